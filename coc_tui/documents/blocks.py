"""A document's tree as plain blocks: what every format but Markdown is made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

Style = Literal["", "strong", "em"]


@dataclass(frozen=True)
class Run:
    """Some words in one style."""

    text: str
    style: Style = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of ``level`` 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Bullets:
    """A list, an item a line."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Table:
    """A table: every row is as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Bullets | Table


def text(runs: Runs) -> str:
    """Return the words of ``runs`` without their style."""
    return "".join(run.text for run in runs)


def blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the blocks of a document's tokens, whether built or read from Markdown."""
    left = iter(tokens)
    for token in left:
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1:]), _inline(next(left)))
            case "paragraph_open":
                yield Paragraph(_inline(next(left)))
            case "bullet_list_open":
                yield Bullets(tuple(_until(left, "bullet_list_close")))
            case "table_open":
                yield _table(left)


def _until(left: Iterator[Token], end: str) -> Iterator[Runs]:
    for token in left:
        if token.type == end:
            return
        if token.type == "inline":
            yield _runs(token.children or [])


def _table(left: Iterator[Token]) -> Table:
    rows: list[list[Runs]] = []
    for token in left:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token.children or []))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _inline(token: Token) -> Runs:
    return _runs(token.children or [])


def _runs(tokens: Sequence[Token]) -> Runs:
    style: Style = ""
    found: list[Run] = []
    for token in tokens:
        match token.type:
            case "strong_open":
                style = "strong"
            case "em_open":
                style = "em"
            case "strong_close" | "em_close":
                style = ""
            case _:
                words = " " if token.type in {"softbreak", "hardbreak"} else token.content
                if not words:
                    continue
                if found and found[-1].style == style:
                    found[-1] = Run(found[-1].text + words, style)
                else:
                    found.append(Run(words, style))
    return tuple(found)
