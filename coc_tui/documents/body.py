"""Builds a document's blocks one after another: one title first, and no level of heading skipped."""

from collections.abc import Iterable, Sequence

from coc_tui.documents.blocks import (
    Block,
    Fact,
    Facts,
    HeadingBlock,
    List,
    ListItem,
    Paragraph,
    Run,
    TableBlock,
    joined,
    lines,
    strong,
)
from coc_tui.domain.text import clean_line

Parts = Sequence[Run | str]
"""What is joined by spaces to one line."""


class Body:
    """A document's body under construction.

    Parts given together are joined by one space; empty ones are left out, and so is a block of
    nothing. A text of several lines is one line in a heading, a list and a table cell.
    """

    def __init__(self, *, below: int = 0) -> None:
        """``below`` is the level of the heading it goes on under, in a document that stands already."""
        self._blocks: list[Block] = []
        self._level = below

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What was built until now."""
        return tuple(self._blocks)

    def heading(self, level: int, words: str) -> None:
        """Add a heading of ``level`` 1 to 6.

        Raises ValueError for a second title, a level skipped or no text: an error of the caller's.
        """
        if (level == 1) is not (self._level == 0) or level > self._level + 1 or not clean_line(words):
            raise ValueError(
                f"a heading of level {level} cannot follow one of level {self._level}: {words!r}"
            )
        self._level = level
        self._blocks.append(HeadingBlock(level, joined((words,))))

    def paragraph(self, *parts: Run | str) -> None:
        """Add one paragraph."""
        if runs := joined(parts):
            self._blocks.append(Paragraph(runs))

    def text(self, label: str, words: str) -> None:
        """Add a user's text: each line a paragraph, the first one after the ``label``, if any.

        A line break the user typed is a break that every reader of the document sees.
        """
        first, *rest = lines(words) or [""]
        self.paragraph(*([strong(label)] if label and first else []), first)
        for line in rest:
            self.paragraph(line)

    def bullets(self, items: Iterable[Parts]) -> None:
        """Add a list of one-line items."""
        if written := tuple(ListItem(runs) for runs in map(joined, items) if runs):
            self._blocks.append(List(written))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table with a header row; without rows nothing is added.

        Raises ValueError when a row is not as long as the header: an error of the caller's.
        """
        body = list(rows)
        for row in body:
            if len(row) != len(header):
                raise ValueError(f"a row of {len(row)} cells under a header of {len(header)}")
        if body:
            head, *cells = (tuple(joined((cell,)) for cell in row) for row in (header, *body))
            self._blocks.append(TableBlock(head, tuple(cells)))

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add the facts of the ``rows`` of label and text that have a text."""
        if facts := tuple(Fact(clean_line(label), runs) for label, said in rows if (runs := joined((said,)))):
            self._blocks.append(Facts(facts))
