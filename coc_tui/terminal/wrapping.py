"""Where the lines of a text stand when they are wrapped, found in a time that does not grow with the text.

Textual's own counts all rows again, and builds styled text to cut a line, several times a key. It keeps
tables of what is asked here; where it does not any more, everything is counted as it counts.
"""

from bisect import bisect_right
from itertools import pairwise
from typing import Any

from textual.widgets.text_area import Document, WrappedDocument

TABLES = ("_offset_to_line_info", "_wrap_offsets", "_line_index_to_offsets")


class Wrapping(WrappedDocument):
    """A wrapped document that knows what each row shows, counted in the stock way."""

    def rows(self, first_line: int, last_line: int) -> tuple[int, int]:
        """Return the first row of the one line, and the last of the other."""
        first = sum(len(self.get_offsets(line)) + 1 for line in range(first_line))
        return first, first + sum(len(self.get_offsets(n)) + 1 for n in range(first_line, last_line + 1)) - 1

    def around(self, line: int, column: int) -> tuple[int, int]:
        """Return the row a place is in, and the one before it in the same line, where its word may begin."""
        line = min(line, self.document.line_count - 1)
        section = bisect_right(self.get_offsets(line), column)
        row = self.rows(line, line)[0] + section
        return row - (section > 0), row

    def part(self, row: int) -> tuple[int, int, int] | None:
        """Return what a row shows: the line, and its columns from and up to; None below the text."""
        for line in range(self.document.line_count if row >= 0 else 0):
            cuts = [0, *self.get_offsets(line), len(self.document[line])]
            if row < len(cuts) - 1:
                return line, cuts[row], cuts[row + 1]
            row -= len(cuts) - 1
        return None


class QuickWrapping(Wrapping):
    """One that answers from Textual's tables; they are described in its source."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

    def get_sections(self, line_index: int) -> list[str]:
        """Return the line's text, cut into rows."""
        line = self.document[line_index]
        cuts = self._wrap_offsets[line_index]
        return [line[start:stop] for start, stop in pairwise([0, *cuts, len(line)])] if cuts else [line]

    def rows(self, first_line: int, last_line: int) -> tuple[int, int]:
        """Return the first row of the one line, and the last of the other."""
        rows = self._line_index_to_offsets
        return rows[first_line][0], rows[last_line][-1]

    def around(self, line: int, column: int) -> tuple[int, int]:
        """Return the row a place is in, and the one before it in the same line, where its word may begin."""
        line = min(line, len(self._wrap_offsets) - 1)
        section = bisect_right(self._wrap_offsets[line], column)
        row = self._line_index_to_offsets[line][section]
        return row - (section > 0), row

    def part(self, row: int) -> tuple[int, int, int] | None:
        """Return what a row shows: the line, and its columns from and up to; None below the text."""
        if not 0 <= row < len(self._offset_to_line_info):
            return None
        line, section = self._offset_to_line_info[row]
        cuts = [0, *self._wrap_offsets[line], len(self.document[line])]
        return line, cuts[section], cuts[section + 1]


AS_KNOWN = all(hasattr(WrappedDocument(Document("")), table) for table in TABLES)
"""Whether Textual keeps the tables that are read here."""


def quick(document: Any, *, as_known: bool = AS_KNOWN) -> Wrapping:
    """Give a wrapped document of Textual's the answers of this module, the tables it has as they are."""
    document.__class__ = QuickWrapping if as_known else Wrapping
    found: Wrapping = document
    return found
