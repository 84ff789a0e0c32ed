"""Writes blocks as Markdown and proves it by reading it back: CommonMark and pipe tables, nothing else."""

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdformat.plugins import PARSER_EXTENSIONS
from mdformat.renderer import MDRenderer

from coc_tui.documents.blocks import Block, Blocks
from coc_tui.documents.document import Document
from coc_tui.documents.tokens import blocks, tokens
from coc_tui.errors import Refused

# mdformat escapes the first of two `<` in a row and passes the second one over.
_SECOND_LESS_THAN = re.compile(r"(?<=\\<)<")
_ESCAPES = SimpleNamespace(
    RENDERERS={},
    POSTPROCESSORS={"text": lambda text, _node, _context: _SECOND_LESS_THAN.sub(r"\<", text)},
)


def render(several: Blocks) -> str:
    """Return blocks as Markdown. The same blocks give the same text.

    Raises Refused when reading the text back would not give the same headings, lists, tables and
    paragraphs: such a document must not leave the program.
    """
    options: dict[str, Any] = {
        # The table plugin writes the tables; the others only escape.
        "parser_extension": [PARSER_EXTENSIONS["tables"], PARSER_EXTENSIONS["gfm"], _ESCAPES],
        # Padding would make every row as wide as the longest decision.
        "mdformat": {"compact_tables": True},
    }
    meant = tokens(several)
    text = MDRenderer().render(meant, options, {})
    if structure(meant) != structure(parsed(text)):
        raise Refused("The document cannot be written so that it reads back the same. Nothing was saved.")
    return text


def written(document: Document) -> str:
    """Return a document's Markdown: the sealed one as it was sealed. Raises Refused as :func:`render`."""
    return document.frozen or render(document.blocks)


def encoded(document: Document) -> bytes:
    """Return a document's Markdown as its file holds it. Raises Refused as :func:`render`."""
    return written(document).encode()


def read(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of ``markdown``."""
    return tuple(blocks(parsed(markdown)))


def parsed(markdown: str) -> list[Token]:
    """Return the tokens of ``markdown`` as CommonMark with pipe tables."""
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def structure(tokens: Sequence[Token]) -> list[tuple[str, ...]]:
    """Return what a reader would see in ``tokens``: the blocks with their levels, and their text by style."""
    seen: list[tuple[str, ...]] = []
    for token in tokens:
        if token.type != "inline":
            seen.append((token.type, token.tag, str(token.hidden)))
            continue
        for child in token.children or []:
            if child.type == "text" and seen and seen[-1][0] == "text":
                seen[-1] = ("text", seen[-1][1] + child.content)
            elif child.type != "text" or child.content:
                seen.append((child.type, child.content or child.tag))
    return seen
