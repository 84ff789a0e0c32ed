"""A table that costs what is on the screen, not what is in it: ten thousand rows open at once.

The stock DataTable measures and renders every row when it is filled; this one renders a row when it
comes into view, and keeps its cursor on a row's key, not its place, when the rows are replaced.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coc_tui.domain.text import clean_line
from coc_tui.language import _

GAP = 2
"""Columns between two cells."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, and how wide it is in terminal columns."""

    title: str
    """The heading."""
    width: int = 0
    """A fixed width, more where the heading needs it; 0 shares what is left with the other such columns."""
    weight: int = 1
    """The share of what is left, where ``width`` is 0."""
    right: bool = False
    """Whether the cells stand at the right edge: numbers and money."""


@dataclass(frozen=True)
class Row:
    """One row: the key it is known by, and its cells as plain text."""

    key: str
    """What names the row, whatever its place: usually a record's id."""
    cells: tuple[str, ...]
    """One text a column. Never markup."""
    tone: str = ""
    """``dim``, ``bold``, ``warning``, ``error`` or nothing. Colour only repeats what a cell says."""


def fitted(text: str, width: int, right: bool = False) -> str:
    """Return ``text`` as exactly ``width`` terminal columns, with an ellipsis where it was cut."""
    text = clean_line(text)
    room = cell_len(text)
    if room > width:
        return set_cell_size(text, width - 1) + "…" if width else ""
    return " " * (width - room) + text if right else text + " " * (width - room)


def widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return each column's width, so that all of them and their gaps fill ``room`` columns."""
    own = [max(column.width, cell_len(column.title)) if column.width else 0 for column in columns]
    fixed = sum(own) + GAP * max(0, len(columns) - 1)
    shares = sum(column.weight for column in columns if not column.width)
    left = max(0, room - fixed)
    result = []
    for column, width in zip(columns, own, strict=True):
        if width:
            result.append(width)
        else:
            share = left * column.weight // shares
            left, shares = left - share, shares - column.weight
            result.append(share)
    return result


class Table(ScrollView, can_focus=True):
    """Rows to choose from with the keyboard."""

    DEFAULT_CSS = """
    Table { height: 1fr; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--heading",
        "table--cursor",
        "table--idle",
        "table--dim",
        "table--bold",
        "table--warning",
        "table--error",
    }
    """The looks of rows; ``--cursor`` has the keyboard, ``--idle`` marks the place while it has not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", _("Up"), show=False),
        Binding("down", "move(1)", _("Down"), show=False),
        Binding("pageup", "page(-1)", _("Page up"), show=False),
        Binding("pagedown", "page(1)", _("Page down"), show=False),
        Binding("home", "to_start", _("First row"), show=False),
        Binding("end", "to_end", _("Last row"), show=False),
        Binding("enter", "choose", _("Open"), id="table.open", tooltip=_("Open the row under the cursor")),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The place of the cursor, from 0."""

    class Chosen(Message):
        """Enter was pressed on a row, or it was clicked twice."""

        def __init__(self, table: "Table", key: str) -> None:
            self.table = table
            self.key = key
            super().__init__()

        @property
        def control(self) -> "Table":
            """The table."""
            return self.table

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, table: "Table", key: str) -> None:
            self.table = table
            self.key = key
            super().__init__()

        @property
        def control(self) -> "Table":
            """The table."""
            return self.table

    def __init__(
        self,
        columns: Iterable[Column],
        rows: Iterable[Row] = (),
        *,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = tuple(rows)
        self.empty = empty
        """The sentence shown where there are no rows."""

    def on_mount(self) -> None:
        """Measure."""
        self._measure()

    def on_resize(self) -> None:
        """Measure again; a view that got lower must not lose its cursor."""
        self._measure()
        self.call_after_refresh(self._bring_into_view)

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self.rows) + 1)
        self._measure_columns()
        self.refresh()

    def _measure_columns(self) -> None:
        self._measured = self.scrollable_content_region.width
        self._widths = widths(self.columns, self._measured)

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty where there are no rows."""
        return self.rows[self.cursor].key if self.rows else ""

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show ``rows`` instead; the cursor stays on its row, or at its place when that is gone."""
        key, place = self.key, self.cursor
        self.rows = tuple(rows)
        self._measure()
        found = next((n for n, row in enumerate(self.rows) if row.key == key), None)
        self.cursor = max(0, min(place, len(self.rows) - 1)) if found is None else found
        if self.key != key:
            self.post_message(self.Moved(self, self.key))

    def move_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; return whether there is one."""
        for place, row in enumerate(self.rows):
            if row.key == key:
                self.cursor = place
                return True
        return False

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(place, len(self.rows) - 1))

    def watch_cursor(self, before: int, place: int) -> None:
        """Repaint the two rows, bring the new one into view, and tell."""
        self.refresh_lines(before + 1)
        self.refresh_lines(place + 1)
        self._bring_into_view()
        if before != place and self.rows:
            self.post_message(self.Moved(self, self.key))

    def _bring_into_view(self) -> None:
        """Scroll no further than it takes to show the row under the cursor."""
        # The heading covers the first line of the view.
        top = int(self.scroll_offset.y)
        height = max(1, self.scrollable_content_region.height - 1)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        """Return one line of the view; the heading stays on the first."""
        width = self.scrollable_content_region.width
        if width != self._measured:
            # A scrollbar has come or gone since the columns were measured.
            self._measure_columns()
        if y == 0:
            texts = [
                fitted(column.title, room, column.right)
                for column, room in zip(self.columns, self._widths, strict=True)
            ]
            return self._line(texts, width, self.get_component_rich_style("table--heading", partial=True))
        place = int(self.scroll_offset.y) + y - 1
        if place >= len(self.rows):
            sentence = self.empty if y == 1 and not self.rows else ""
            return self._line([fitted(sentence, width)], width, Style.null())
        row = self.rows[place]
        texts = [
            fitted(text, room, column.right)
            for text, room, column in zip(row.cells, self._widths, self.columns, strict=True)
        ]
        style = Style.null()
        if row.tone:
            style += self.get_component_rich_style(f"table--{row.tone}", partial=True)
        if place == self.cursor:
            look = "table--cursor" if self.has_focus else "table--idle"
            style += self.get_component_rich_style(look, partial=True)
        return self._line(texts, width, style)

    def _line(self, texts: list[str], width: int, style: Style) -> Strip:
        base = self.rich_style
        text = fitted_line((" " * GAP).join(texts), width)
        return Strip([Segment(text, base + style)], width)

    def on_focus(self) -> None:
        """Show the cursor as one that has the keyboard."""
        self.refresh_lines(self.cursor + 1)

    def on_blur(self) -> None:
        """Show the cursor as a mark only."""
        self.refresh_lines(self.cursor + 1)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Repaint lines of the content; 0 is the heading."""
        top = int(self.scroll_offset.y)
        self.refresh(Region(0, y_start - top, self.size.width, line_count))

    def action_move(self, steps: int) -> None:
        """Move the cursor by rows."""
        self.cursor += steps

    def action_page(self, direction: int) -> None:
        """Move the cursor by what fits in the view."""
        self.cursor += direction * max(1, self.scrollable_content_region.height - 2)

    def action_to_start(self) -> None:
        """Move to the first row."""
        self.cursor = 0

    def action_to_end(self) -> None:
        """Move to the last row."""
        self.cursor = len(self.rows) - 1

    def action_choose(self) -> None:
        """Open the row."""
        if self.rows:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; twice opens."""
        place = int(self.scroll_offset.y) + event.y - 1
        if event.y > 0 and place < len(self.rows):
            self.cursor = place
            if event.chain > 1:
                self.action_choose()


def fitted_line(text: str, width: int) -> str:
    """Return ``text`` as exactly ``width`` columns."""
    return set_cell_size(text, width)
