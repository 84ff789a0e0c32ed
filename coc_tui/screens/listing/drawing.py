"""How a list is drawn: the lines above, the chart, the table, and what is told of a row."""

from dataclasses import replace
from typing import Generic

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.selection import A, ListContent, ListState, R
from coc_tui.widgets.table import Row, Table


class ListDrawing(Generic[R, A]):
    """The widgets of one list. What is on them comes from its state alone."""

    def __init__(self, page: Widget, listing: Listing[R, A]) -> None:
        self._page = page
        self._listing = listing
        self._columns: tuple[ListColumn[R], ...] = listing.columns()

    def compose(self) -> ComposeResult:
        """Yield the lines above, the chart, the table and the row under the cursor."""
        for above in (Static(id="list-head", markup=False), Static(id="list-line", markup=False)):
            above.display = False  # until there is something to say
            yield above
        with VerticalScroll(id="list-chart", classes="pane"):
            yield Static(id="list-drawing", markup=False)
        yield Table((one.layout for one in self._columns), id="list-table", classes="pane")
        with VerticalScroll(id="list-detail", classes="pane"):
            yield Static(id="list-told", markup=False)

    @property
    def table(self) -> Table:
        """The rows."""
        return self._page.query_one("#list-table", Table)

    @property
    def detail(self) -> VerticalScroll:
        """What is told of the row under the cursor."""
        return self._page.query_one("#list-detail", VerticalScroll)

    def load(self, desk: Desk, scope: str) -> ListContent[R, A]:
        """Read the list, and make a line of each row; called in a worker."""
        content = self._listing.read(desk, scope)
        return replace(content, lines={line.key: line for line in map(self._line, content.rows)})

    def _line(self, row: R) -> Row:
        cells = tuple(column.text(row) for column in self._columns)
        return Row(self._listing.key(row), cells, self._listing.tone(row))

    def draw_table(self, state: ListState[R, A]) -> None:
        """Draw the rows that are shown, and the lines above them."""
        if state.content is None:
            return
        shown = state.shown(self._listing.key)
        hidden = state.narrowed and state.rows
        self.table.empty = _("Nothing matches. Esc shows all.") if hidden else self._listing.empty()
        self.table.set_rows(shown)
        self._draw_head(state)
        line = self._page.query_one("#list-line", Static)
        line.update(Content(self._said(state, len(shown))))
        line.display = self._selects(state)

    def _selects(self, state: ListState[R, A]) -> bool:
        filters = state.content.filters if state.content else ()
        return bool(filters or self._listing.sorts or state.sought)

    def _draw_head(self, state: ListState[R, A]) -> None:
        head = self._page.query_one("#list-head", Static)
        if state.content is not None:
            head.update(Content("\n").join(map(Content, state.content.head)))
            head.set_class(state.content.warning, "-warning")
        head.display = bool(state.content and state.content.head)

    def _said(self, state: ListState[R, A], count: int) -> str:
        parts = [_("{count} of {all}", count=count, all=len(state.rows))]
        if state.content is not None and state.content.filters:
            names = ", ".join(one.label for one in state.filters)
            parts.append(_("f filter: {name}", name=names or _("all")))
        if state.sort is not None:
            parts.append(_("s order: {name}", name=state.sort.label()))
        if state.sought:
            parts.append(_("searching: {text}", text=state.sought))
        return " · ".join(parts)

    def draw_told(self, told: Content) -> None:
        """Tell about the row under the cursor."""
        self._page.query_one("#list-told", Static).update(told)
        self.detail.scroll_home(animate=False)

    def draw_chart(self, state: ListState[R, A], row: R | None, size: Size) -> None:
        """Draw the other view for a page of this size, where it is shown."""
        if state.charted and state.content is not None and self._listing.chart is not None:
            drawing = self._listing.chart(state, row, size.width, size.height)
            self._page.query_one("#list-drawing", Static).update(drawing)
