"""Writes a document as a tagged PDF for archives and screen readers: PDF/A-2a and PDF/UA-1.

The words go to the typesetter as data, never as source, so nothing a user wrote can be read as its
language. The fonts are its own: the same document gives the same bytes on every machine.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from coc_tui.documents.blocks import Block, Facts, HeadingBlock, List, Paragraph, Runs, TableBlock
from coc_tui.documents.document import Document
from coc_tui.documents.layout import shares
from coc_tui.errors import Refused
from coc_tui.language import _, speaking

_SOURCE = b"""
#let data = json(bytes(sys.inputs.data))
#let day = data.date.split("-").map(int)
#set document(title: data.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: data.lang, size: 10.5pt)
#set par(leading: 0.6em, spacing: 0.9em)
#let small(words) = text(size: 8.5pt, fill: luma(90), words)
#set page(
  paper: "a4",
  margin: (x: 2.2cm, top: 2.6cm, bottom: 2.2cm),
  header: small(data.running),
  footer: context align(right, small({
    let parts = data.page
    parts.at(0) + counter(page).display("1") + parts.at(1) + str(counter(page).final().first()) + parts.at(2)
  })),
)
#set table(stroke: 0.5pt + luma(120), inset: 5pt, align: left + top)
#set table.cell(breakable: false)
#show table: set text(size: 9.5pt, hyphenate: true)
#show heading.where(level: 1): set text(size: 1.35em)
#show heading: set block(above: 1.4em, below: 0.8em)
#let run(one) = {
  if one.style == "strong" { strong(one.text) } else if one.style == "em" { emph(one.text) } else [#one.text]
}
#let words(runs) = runs.map(run).join()
#let items(one) = {
  let lines = one.items.map(item => words(item.runs) + if item.inner != none { items(item.inner) })
  if one.ordered { enum(..lines) } else { list(..lines) }
}
#for block in data.blocks {
  if block.kind == "heading" { heading(level: block.level, words(block.runs)) }
  if block.kind == "paragraph" { par(words(block.runs)) }
  if block.kind == "list" { items(block) }
  if block.kind == "facts" { terms(..block.facts.map(one => terms.item(one.label, words(one.runs)))) }
  if block.kind == "table" {
    table(
      columns: block.columns.map(one => one * 1fr),
      table.header(..block.header.map(cell => strong(words(cell)))),
      ..block.rows.flatten().map(cell => words(cell.runs)),
    )
  }
}
"""


def render(document: Document) -> bytes:
    """Return ``document`` as PDF.

    A sign no font of the typesetter has is written by its name. Raises Refused when the extra is not
    installed, or the document cannot be typeset.
    """
    try:
        import typst  # noqa: F401
    except ImportError as error:
        raise Refused("PDF needs more to be installed: pip install 'coc-tui[pdf]'") from error
    if (made := _typeset(_data(document, _broken))) is not None:
        return made
    signs = {
        one for one in json.dumps(_data(document, _broken), ensure_ascii=False) if ord(one) >= _BEYOND_LATIN
    }
    missing = frozenset(_missing("".join(sorted(signs))))
    if (made := _typeset(_data(document, partial(_named_where, missing)))) is not None:
        return made
    raise Refused("The document cannot be typeset as PDF.")


_BEYOND_LATIN = 0x250


def _typeset(data: dict[str, Any]) -> bytes | None:
    import typst

    try:
        made = typst.compile(
            _SOURCE,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        return None
    return made if isinstance(made, bytes) else None


def _missing(signs: str) -> Iterator[str]:
    """Yield the signs no font of the typesetter has, found by halves: most are there."""
    run = {"text": " ".join(signs), "style": ""}
    said = {"title": "x", "running": "x", "page": ["", "", ""], "date": "2000-01-01", "lang": "da"}
    if not signs or _typeset({**said, "blocks": [{"kind": "paragraph", "runs": [run]}]}) is not None:
        return
    if len(signs) == 1:
        yield signs
        return
    half = len(signs) // 2
    yield from _missing(signs[:half])
    yield from _missing(signs[half:])


Shown = Callable[[str], str]


_UNBROKEN = 28
"""Letters from which a word without a place to break gets one, so that it never leaves its column."""


def _broken(words: str) -> str:
    return _LONG.sub(lambda found: f"{found[0]}\u200b", words)


_LONG = re.compile(rf"\S{{{_UNBROKEN}}}(?=\S)")


def _named_where(missing: frozenset[str], words: str) -> str:
    """Return ``words`` with the names of the ``missing`` signs in their places."""
    return _broken("".join(_named(one) if one in missing else one for one in words))


def _named(sign: str) -> str:
    return f"({unicodedata.name(sign, f'U+{ord(sign):04X}').lower()})"


def _data(document: Document, shown: Shown) -> dict[str, Any]:
    return {
        "title": shown(document.title),
        "running": shown(document.running),
        "page": _page(document),
        "date": document.date.isoformat(),
        "lang": document.language,
        "blocks": [_block(one, shown) for one in document.blocks],
    }


def _page(document: Document) -> list[str]:
    """Return what stands before, between and after the number of the page and of all pages."""
    with speaking(document.language):
        return _("Page {page} of {pages}", page="\0", pages="\0").split("\0")


def _block(block: Block, shown: Shown) -> dict[str, Any]:
    match block:
        case HeadingBlock():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs, shown)}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs, shown)}
        case List():
            return {"kind": "list", **_list(block, shown)}
        case Facts():
            return {
                "kind": "facts",
                "facts": [{"label": shown(one.label), "runs": _runs(one.runs, shown)} for one in block.facts],
            }
        case TableBlock():
            return {
                "kind": "table",
                "columns": list(_columns(block)),
                "header": [_runs(cell, shown) for cell in block.header],
                "rows": [[{"runs": _runs(cell, shown)} for cell in row] for row in block.rows],
            }


def _list(block: List, shown: Shown) -> dict[str, Any]:
    return {
        "ordered": block.ordered,
        "items": [
            {"runs": _runs(item.runs, shown), "inner": _list(item.inner, shown) if item.inner else None}
            for item in block.items
        ],
    }


def _columns(table: TableBlock) -> list[int]:
    """Return each column's share of the width."""
    return list(shares(table))


def _runs(runs: Runs, shown: Shown) -> list[dict[str, str]]:
    return [{"text": shown(run.text), "style": run.style} for run in runs]
