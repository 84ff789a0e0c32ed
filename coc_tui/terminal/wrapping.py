"""Where the lines of a text stand when they are wrapped, found in a time that does not grow with the text.

Textual's own counts all rows again, and builds styled text to cut a line, several times a key. This
module reaches into its tables; they are described in its source.
"""

from bisect import bisect_right
from itertools import pairwise

from textual.document._wrapped_document import WrappedDocument


class Wrapping(WrappedDocument):
    """A wrapped document that answers from its tables."""

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
