"""The text field that minutes are typed in: few bytes a key, no blinking, clean text only."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from math import inf
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection, WrappedDocument

from coc_tui.domain.text import clean
from coc_tui.terminal.text_area import caret_shows
from coc_tui.terminal.wrapping import Wrapping, quick

RESERVED = {"f6", "f7", "ctrl+a"}
"""Keys of the stock text area that mean something else here: panes, items, and tmux's own prefix."""


Look = tuple[int, int, Style]
"""Columns of a line from, up to (not with), and how they look."""


def bindings_without(bindings: Iterable[BindingType], reserved: set[str]) -> list[BindingType]:
    """Return ``bindings`` without the keys in ``reserved``."""
    kept: list[BindingType] = []
    for binding in bindings:
        assert isinstance(binding, Binding)
        keys = [key for key in binding.key.split(",") if key not in reserved]
        if keys:
            kept.append(replace(binding, key=",".join(keys)))
    return kept


class Editor(TextArea, inherit_bindings=False):
    """A text area for prose. Its text is always clean: NFC, plain newlines, no control characters."""

    DEFAULT_CSS = """
    Editor { border: none; padding: 0; }
    Editor:focus { border: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_without(TextArea.BINDINGS, RESERVED)

    # The stock reactive repaints the whole widget at every move of the caret.
    selection: reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    class Changed(TextArea.Changed):
        """The text is another than before, whoever changed it."""

        @property
        def editor(self) -> "Editor":
            """The editor that changed."""
            assert isinstance(self.text_area, Editor)
            return self.text_area

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean(text),
            soft_wrap=True,
            read_only=read_only,
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)
        # What one undo takes back follows from what was typed, not from how fast.
        self.history.checkpoint_timer = inf
        if placeholder:
            from textual.content import Content

            self.placeholder = Content(placeholder)
        self.edits = 0
        """How often the writer has changed the text; what others wrote that is merged in does not count."""
        self._shared = text

    @property
    def current_line(self) -> str:
        """The line the caret stands on."""
        return self.document.get_line(self.cursor_location[0])

    def load_text(self, text: str) -> None:
        """Begin anew with ``text``: no undo, caret at the start."""
        self._shared = text
        super().load_text(clean(text))

    @property
    def wrapped_document(self) -> Wrapping:
        """Where the rows of the text are."""
        return self._wrapping

    @wrapped_document.setter
    def wrapped_document(self, document: WrappedDocument) -> None:
        self._wrapping = quick(document)

    def mark_shared(self, text: str | None = None) -> None:
        """Say that ``text`` (else what stands here) is stored: what others change is told from ours by it."""
        self._shared = self.text if text is None else text

    def merge_text(self, new: str) -> bool:
        """Bring in ``new``, which is stored now, without disturbing the person who types here.

        What was typed since the text was last shared stays. Paragraphs only the other changed are
        taken over; the caret keeps its place in its own line, and undo is kept. Returns False where
        both changed the same paragraph: then both stand, the other's after ours.
        """
        new = clean(new)
        base, self._shared = clean(self._shared).split("\n"), new
        mine, theirs = self.text.split("\n"), new.split("\n")
        agreed = True
        edits = self.edits
        self.history.checkpoint()
        # From the end, so that the line numbers before a change stay true.
        for first, last, lines, clash in reversed(_incoming(base, mine, theirs)):
            agreed = agreed and not clash
            self._replace_lines(first, last, lines)
        self.history.checkpoint()
        self.edits = edits
        return agreed

    def _replace_lines(self, first: int, last: int, lines: list[str]) -> None:
        """Put ``lines`` in the place of ``first`` up to ``last`` (not with), touching as little as can be."""
        count = self.document.line_count
        if first == last:
            if not lines:
                return
            if first < count:
                self.replace("\n".join(lines) + "\n", (first, 0), (first, 0))
            else:
                end, selection = self.document.end, self.selection
                self.replace("\n" + "\n".join(lines), end, end)
                self.selection = selection  # a caret at the end stays in its own line
        elif lines:
            old = self.document.lines[first:last]
            new = "\n".join(lines)
            was = "\n".join(old)
            start = _common(was, new)
            stop = _common(was[start:][::-1], new[start:][::-1])
            self.replace(
                new[start : len(new) - stop],
                _location(was, start, first),
                _location(was, len(was) - stop, first),
            )
        elif last < count:
            self.replace("", (first, 0), (last, 0))
        else:
            start_of_cut = (first - 1, len(self.document[first - 1])) if first else (0, 0)
            self.replace("", start_of_cut, self.document.end)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter belongs to the text, as letters do."""
        return super().check_consume_key(key, character) or (key == "enter" and not self.read_only)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted, cleaned."""
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        start, end = self.selection
        result = self.replace(clean(event.text), start, end, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def edit(self, edit: Edit) -> EditResult:
        """Carry out ``edit`` and repaint only the rows it touches."""
        self.edits += 1
        height, empty = self.wrapped_document.height, not self.text_is_there
        result = super().edit(edit)
        if empty or not self.text_is_there:
            self.refresh()  # the placeholder comes or goes
            return result
        first, _row = self.wrapped_document.around(*edit.top)
        _first, last = self._rows(edit.top, max(edit.bottom, result.end_location))
        if self.wrapped_document.height != height:
            last = first + self.size.height
        self.refresh_lines(first, last - first + 1)
        return result

    @property
    def text_is_there(self) -> bool:
        """Whether there is any text."""
        return self.document.line_count > 1 or bool(self.document[0])

    def undo(self) -> None:
        """Undo the last edits."""
        super().undo()
        self.edits += 1
        self.refresh()

    def redo(self) -> None:
        """Redo the last edits that were undone."""
        super().redo()
        self.edits += 1
        self.refresh()

    def watch_selection(self, previous: Selection, selection: Selection) -> None:
        """Repaint the rows the caret or the selection leaves and enters."""
        if previous == selection or not self.is_mounted:
            return
        for part in (previous, selection):
            alone = part.is_empty
            first, last = self.wrapped_document.around(*part.end) if alone else self._rows(*sorted(part))
            self.refresh_lines(first, last - first + 1)

    def _rows(self, top: Location, bottom: Location) -> tuple[int, int]:
        """Return the first and the last screen row of the lines from ``top`` to ``bottom``."""
        last_line = min(bottom[0], self.document.line_count - 1)
        return self.wrapped_document.rows(min(top[0], last_line), last_line)

    # Drawing: the stock one finds out every colour there could be, and lays out the line for each row.

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows of the view."""
        return ScrollView.render_lines(self, crop) if self.text_is_there else super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the view."""
        if not self.text_is_there:
            return super().render_line(y)
        width, style = self.scrollable_content_region.width, self.visual_style.rich_style
        part = self.wrapped_document.part(int(self.scroll_offset.y) + y)
        if part is None:
            return Strip.blank(width, style)
        row, start, stop = part
        line = self.document[row]
        looks = [*self.looks(row), *self._selected(row)]
        if stop == len(line):
            if self.suggestion and self.has_focus and self.selection.end == (row, stop):
                stop += len(self.suggestion)
                looks.append((len(line), stop, self.get_component_rich_style("text-area--suggestion")))
                line += self.suggestion
            # The caret may stand after the last letter.
            line, stop = f"{line} ", stop + 1
        if caret_shows(self) and self.selection.end[0] == row:
            column = self.selection.end[1]
            looks.append((column, column + 1, self.get_component_rich_style("text-area--cursor")))
        cuts = {start, stop, *(n for look in looks for n in look[:2] if start < n < stop)}
        segments = [
            Segment(line[one:other], sum((look[2] for look in looks if look[0] <= one < look[1]), style))
            for one, other in pairwise(sorted(cuts))
        ]
        return Strip(segments).adjust_cell_length(width, style)

    def looks(self, row: int) -> list[Look]:
        """Return what of a line looks otherwise than the rest, apart from the caret and what is selected."""
        return []

    def _selected(self, row: int) -> list[Look]:
        first, last = sorted(self.selection)
        if first == last or not first[0] <= row <= last[0]:
            return []
        start = first[1] if row == first[0] else 0
        end = last[1] if row == last[0] else max(1, len(self.document[row]))
        return [(start, end, self.get_component_rich_style("text-area--selection"))]

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Look for none: prose has brackets that nobody closes, and the search is as long as the text."""
        return None


def _common(one: str, other: str) -> int:
    """Return how many characters both texts begin with."""
    shortest = min(len(one), len(other))
    return next((n for n in range(shortest) if one[n] != other[n]), shortest)


def _location(text: str, offset: int, first_line: int) -> tuple[int, int]:
    """Return the line and column of ``offset`` in ``text``, whose first line is ``first_line``."""
    before = text[:offset]
    return first_line + before.count("\n"), offset - (before.rfind("\n") + 1)


Incoming = tuple[int, int, list[str], bool]
"""Our lines from, up to (not with), what replaces them, and whether both had changed them."""


def _differences(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where ``old`` and ``new`` differ: lines from, up to in the one, from, up to in the other."""
    parts = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(first, last, start, stop) for tag, first, last, start, stop in parts if tag != "equal"]


def _incoming(base: list[str], mine: list[str], theirs: list[str]) -> list[Incoming]:
    """Return the changes from ``base`` to ``theirs`` as changes of ``mine``, in order."""
    ours = _differences(base, mine)
    incoming: list[Incoming] = []
    for first, last, start, stop in _differences(base, theirs):
        lines = theirs[start:stop]
        met = [part for part in ours if (part[0] < last and first < part[1]) or part[:2] == (first, last)]
        if not met:
            shift = sum((part[3] - part[2]) - (part[1] - part[0]) for part in ours if part[1] <= first)
            incoming.append((first + shift, last + shift, lines, False))
        elif lines != [line for part in met for line in mine[part[2] : part[3]]]:
            after = met[-1][3]
            # Two additions at one place are no quarrel; two versions of one paragraph are.
            incoming.append((after, after, lines, first < last or met[0][0] < met[0][1]))
    return incoming
