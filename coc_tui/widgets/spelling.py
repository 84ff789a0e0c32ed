"""An editor that underlines words that are spelt wrong, once they are written, and goes on to the next."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from rich.style import Style
from textual.widgets.text_area import Edit, EditResult

from coc_tui.widgets.completing import CompletingEditor
from coc_tui.widgets.editor import Look

Faults = Callable[[str, int], Iterable[tuple[int, int]]]
"""From a line, and the column where a word is being written (-1 for none), to the columns of its faults."""

UNDERLINED = Style(underline=True)


def _none(_line: str, _writing: int) -> Iterable[tuple[int, int]]:
    return ()


@dataclass(frozen=True)
class Fault:
    """Where a word stands that is spelt wrong."""

    row: int
    start: int
    end: int


class SpellingEditor(CompletingEditor):
    """Set :attr:`faults`; without it nothing is underlined."""

    faults: Faults = staticmethod(_none)
    """What is asked whenever a row is drawn; it must be quick."""

    _written: tuple[int, int] | None = None
    """Where the last edit ended: a word the caret stands at there is not finished."""

    def looks(self, row: int) -> list[Look]:
        """Return the faults of a line, underlined."""
        caret = self.cursor_location
        writing = caret[1] if row == caret[0] and caret == self._written else -1
        found = self.faults(self.document[row], writing)
        return [*super().looks(row), *((start, end, UNDERLINED) for start, end in found)]

    def edit(self, edit: Edit) -> EditResult:
        """Carry out ``edit``, and know where it was."""
        result = super().edit(edit)
        self._written = result.end_location
        return result

    def offer_anew(self) -> None:
        """Underline with the words that are offered."""
        super().offer_anew()
        self.draw_faults()

    def draw_faults(self, words: Collection[str] | None = None) -> None:
        """Draw the lines with any of ``words`` anew, because more is known of them; without, every line."""
        if words is None:
            self.refresh()
            return
        for row, line in enumerate(self.document.lines):
            if any(word in line for word in words):
                first, last = self._rows((row, 0), (row, 0))
                self.refresh_lines(first, last - first + 1)

    @property
    def fault_here(self) -> Fault | None:
        """The fault the caret stands on, or right after."""
        row, column = self.cursor_location
        before = [one for one in self._faults_of(row) if one.start <= column]
        if not before:
            return None
        gap = self.document[row][before[-1].end : column]
        return None if any(map(str.isalnum, gap)) else before[-1]

    @property
    def next_fault(self) -> Fault | None:
        """The first fault after the caret, or else from the beginning of the text."""
        row, column = self.cursor_location
        count = self.document.line_count
        after = [one for one in self._faults_of(row) if one.start > column]
        others = (one for n in range(row + 1, row + 1 + count) for one in self._faults_of(n % count))
        return next(iter(after), None) or next(others, None)

    def _faults_of(self, row: int) -> Iterator[Fault]:
        for start, end in self.faults(self.document[row], -1):
            yield Fault(row, start, end)

    def word_at(self, fault: Fault) -> str:
        """Return what stands where ``fault`` is; nothing when the line is gone."""
        return (
            self.document[fault.row][fault.start : fault.end] if fault.row < self.document.line_count else ""
        )

    def put_word(self, fault: Fault, text: str) -> None:
        """Put ``text`` in the place of the fault as one thing to undo; the caret keeps its place."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (fault.row, fault.start), (fault.row, fault.end), maintain_selection_offset=False)
        self.history.checkpoint()
        end = fault.start + len(text)
        if row == fault.row and column > fault.start:
            column = max(end, column + end - fault.end)
        self.move_cursor((row, column))
