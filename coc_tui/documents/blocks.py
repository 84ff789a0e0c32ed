"""A document as blocks: the one form it is built in, and what every format is made from.

A user's words are only ever the text of a run, so no format's markup can be written by them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from coc_tui.domain.text import clean, clean_line

Style = Literal["", "strong", "em"]


@dataclass(frozen=True)
class Run:
    """Some words in one style."""

    text: str
    style: Style = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class HeadingBlock:
    """A heading of ``level`` 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class ListItem:
    """One line of a list, with the list that stands under it, if any."""

    runs: Runs
    inner: "List | None" = None


@dataclass(frozen=True)
class List:
    """A list, an item a line: marked by dashes, or ``ordered`` by numbers from 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True)
class TableBlock:
    """A table: every row is as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Fact:
    """What is told under one label, such as when and where."""

    label: str
    runs: Runs


@dataclass(frozen=True)
class Facts:
    """The facts at the head of a document, a line each."""

    facts: tuple[Fact, ...]


Block = HeadingBlock | Paragraph | List | TableBlock | Facts
Blocks = Sequence[Block]


def strong(words: str) -> Run:
    """Return words that stand out."""
    return Run(words, "strong")


def emphasis(words: str) -> Run:
    """Return words that are set apart."""
    return Run(words, "em")


def text(runs: Runs) -> str:
    """Return the words of ``runs`` without their style."""
    return "".join(run.text for run in runs)


def lines(words: str) -> list[str]:
    """Return the lines of a user's text that are not empty, cleaned."""
    return [line for line in map(clean_line, clean(words).split("\n")) if line]


def joined(parts: Iterable[Run | str]) -> Runs:
    """Return ``parts`` joined by one space, cleaned; empty ones are left out, and one style is one run."""
    found: Runs = ()
    for part in parts:
        run = Run(part) if isinstance(part, str) else part
        if words := clean_line(run.text):
            found = together(found, Run(" ")) if found else found
            found = together(found, Run(words, run.style))
    return found


def together(runs: Runs, run: Run) -> Runs:
    """Return ``runs`` with ``run`` after them; beside one of its own style it becomes a part of that."""
    if runs and runs[-1].style == run.style:
        return (*runs[:-1], Run(runs[-1].text + run.text, run.style))
    return (*runs, run)
