"""Writes a document as a tagged PDF for archives and screen readers: PDF/A-2a and PDF/UA-1.

The words go to the typesetter as data, never as source, so nothing a user wrote can be read as its
language. The fonts are its own: the same document gives the same bytes on every machine.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from coc_tui.documents.blocks import Block, Facts, Heading, List, Paragraph, Runs, Table, text
from coc_tui.documents.document import Document
from coc_tui.errors import Refused

_SOURCE = b"""
#let data = json(bytes(sys.inputs.data))
#let day = data.date.split("-").map(int)
#set document(title: data.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: data.lang, size: 10.5pt)
#set par(leading: 0.6em, spacing: 0.9em)
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), numbering: "1 / 1")
#set table(stroke: 0.5pt + luma(120), inset: 5pt, align: left + top)
#show table: set text(size: 9.5pt)
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
      columns: block.columns.map(one => if one == "wide" { 1fr } else { auto }),
      table.header(..block.header.map(cell => strong(words(cell)))),
      ..block.rows.flatten().map(cell => words(cell.runs)),
    )
  }
}
"""

_WIDE = 24
"""Letters from which a column takes the room that is left."""


def render(document: Document) -> bytes:
    """Return ``document`` as PDF.

    A sign no font of the typesetter has is written by its name. Raises Refused when the extra is not
    installed, or the document cannot be typeset.
    """
    try:
        import typst
    except ImportError as error:
        raise Refused("PDF needs more to be installed: pip install 'coc-tui[pdf]'") from error
    for shown in (_as_it_is, _without_pictures, _latin):
        try:
            made = typst.compile(
                _SOURCE,
                format="pdf",
                sys_inputs={"data": json.dumps(_data(document, shown), ensure_ascii=False)},
                pdf_standards=["a-2a", "ua-1"],
                ignore_system_fonts=True,
            )
        except typst.TypstError:
            continue
        if isinstance(made, bytes):
            return made
    raise Refused("The document cannot be typeset as PDF.")


Shown = Callable[[str], str]


def _as_it_is(words: str) -> str:
    return words


def _without_pictures(words: str) -> str:
    """Return ``words`` with the names of signs that fonts for our languages lack."""
    return "".join(_named(one) if ord(one) >= 0x2E80 else one for one in words)


def _latin(words: str) -> str:
    return "".join(one if ord(one) < 0x250 or one in "–—‑“”‘’…×€·" else _named(one) for one in words)


def _named(sign: str) -> str:
    return f"({unicodedata.name(sign, f'U+{ord(sign):04X}').lower()})"


def _data(document: Document, shown: Shown) -> dict[str, Any]:
    return {
        "title": shown(document.title),
        "date": document.date.isoformat(),
        "lang": document.language,
        "blocks": [_block(one, shown) for one in document.blocks],
    }


def _block(block: Block, shown: Shown) -> dict[str, Any]:
    match block:
        case Heading():
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
        case Table():
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


def _columns(table: Table) -> Iterator[str]:
    for place in range(len(table.header)):
        cells = [table.header[place], *(row[place] for row in table.rows)]
        yield "wide" if max(len(text(cell)) for cell in cells) > _WIDE else "narrow"


def _runs(runs: Runs, shown: Shown) -> list[dict[str, str]]:
    return [{"text": shown(run.text), "style": run.style} for run in runs]
