"""Builds a document as markdown-it tokens: the one form every output format is made from.

User text only ever becomes the content of a text token, so no format's markup can be written by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from coc_tui.domain.text import clean, clean_line


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Words that are set apart."""

    text: str


Run = str | Strong | Emphasis


def lines(text: str) -> list[str]:
    """Return the lines of a user's text that are not empty, cleaned."""
    return [line for line in map(clean_line, clean(text).split("\n")) if line]


class Tree:
    """A document under construction: one first-level heading first, and no level skipped.

    Runs given together are joined by one space; empty ones are left out, and so is a block of
    nothing. A text of several lines is one line in a heading, a bullet and a table cell.
    """

    def __init__(self, tokens: Sequence[Token] = (), *, below: int = 0) -> None:
        """``tokens`` are a document that was read; ``below`` is the level of the heading it goes on under."""
        self.tokens: list[Token] = list(tokens)
        self._level = below

    def heading(self, level: int, text: str) -> None:
        """Add a heading of ``level`` 1 to 6.

        Raises ValueError for a second title, a level skipped or no text: an error of the caller's.
        """
        if (level == 1) is not (self._level == 0) or level > self._level + 1 or not clean_line(text):
            raise ValueError(f"a heading of level {level} cannot follow one of level {self._level}: {text!r}")
        self._level = level
        self._block("heading", f"h{level}", (text,), markup="#" * level)

    def paragraph(self, *runs: Run) -> None:
        """Add one paragraph."""
        self._block("paragraph", "p", runs)

    def text(self, label: str, text: str) -> None:
        """Add a user's text: each line a paragraph, the first one after the ``label``, if any.

        A line break the user typed is a break that every reader of the document sees.
        """
        first, *rest = lines(text) or [""]
        self.paragraph(*([Strong(label)] if label and first else []), first)
        for line in rest:
            self.paragraph(line)

    def bullets(self, items: Iterable[Sequence[Run]]) -> None:
        """Add a bullet list of one-line items."""
        written = [item for item in items if _inline(item)]
        if not written:
            return
        self._open("bullet_list", "ul", markup="-")
        for item in written:
            self._open("list_item", "li", markup="-")
            self._block("paragraph", "p", item, hidden=True)
            self._close("list_item", "li", markup="-")
        self._close("bullet_list", "ul", markup="-")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table with a header row; without rows nothing is added.

        Raises ValueError when a row is not as long as the header: an error of the caller's.
        """
        body = list(rows)
        if not body:
            return
        self._open("table", "table")
        self._open("thead", "thead")
        self._row("th", header)
        self._close("thead", "thead")
        self._open("tbody", "tbody")
        for row in body:
            if len(row) != len(header):
                raise ValueError(f"a row of {len(row)} cells under a header of {len(header)}")
            self._row("td", row)
        self._close("tbody", "tbody")
        self._close("table", "table")

    def _row(self, cell: str, texts: Sequence[str]) -> None:
        self._open("tr", "tr")
        for text in texts:
            self._open(cell, cell)
            self.tokens.append(Token("inline", "", 0, children=_inline((text,))))
            self._close(cell, cell)
        self._close("tr", "tr")

    def _block(
        self, kind: str, tag: str, runs: Sequence[Run], markup: str = "", hidden: bool = False
    ) -> None:
        if children := _inline(runs):
            self._open(kind, tag, markup, hidden)
            self.tokens.append(Token("inline", "", 0, children=children))
            self._close(kind, tag, markup, hidden)

    def _open(self, kind: str, tag: str, markup: str = "", hidden: bool = False) -> None:
        self.tokens.append(Token(f"{kind}_open", tag, 1, markup=markup, hidden=hidden, block=True))

    def _close(self, kind: str, tag: str, markup: str = "", hidden: bool = False) -> None:
        self.tokens.append(Token(f"{kind}_close", tag, -1, markup=markup, hidden=hidden, block=True))


def _inline(runs: Sequence[Run]) -> list[Token]:
    """Return the inline tokens of ``runs``, joined by single spaces; text beside text becomes one token."""
    tokens: list[Token] = []
    for run in runs:
        text = clean_line(run if isinstance(run, str) else run.text)
        if not text:
            continue
        if tokens:
            _add_text(tokens, " ")
        if isinstance(run, str):
            _add_text(tokens, text)
        else:
            kind, tag, mark = ("strong", "strong", "**") if isinstance(run, Strong) else ("em", "em", "*")
            tokens.append(Token(f"{kind}_open", tag, 1, markup=mark))
            _add_text(tokens, text)
            tokens.append(Token(f"{kind}_close", tag, -1, markup=mark))
    return tokens


def _add_text(tokens: list[Token], text: str) -> None:
    if tokens and tokens[-1].type == "text":
        tokens[-1].content += text
    else:
        tokens.append(Token("text", "", 0, content=text))
