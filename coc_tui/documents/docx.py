"""Writes a document as DOCX for those who must work on in a word processor.

The file is written part by part, so that it holds nothing but the document: a library's own template
brings a page size, a maker's name and a picture with it, and takes its time with long ones.
"""

from collections.abc import Iterable, Iterator
from html import escape

from coc_tui.documents import docx_parts as parts
from coc_tui.documents.archive import zipped
from coc_tui.documents.blocks import Block, Fact, Facts, HeadingBlock, List, Paragraph, Run, Runs, TableBlock
from coc_tui.documents.document import Document
from coc_tui.documents.layout import shares
from coc_tui.language import _, speaking

_LOCALES = {"da": "da-DK", "en": "en-GB"}
_DEEPEST = 8
"""The deepest level of lists a word processor knows."""


def render(document: Document) -> bytes:
    """Return ``document`` as DOCX on A4, with real headings, lists and header rows, and no maker's name."""
    body = _Body()
    written = "".join(part for block in document.blocks for part in body.block(block))
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.RELATIONS,
        "docProps/core.xml": _properties(document),
        "word/document.xml": _part("document", f"<w:body>{written}{parts.SECTION}</w:body>"),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/styles.xml": parts.styles(_locale(document)),
        "word/numbering.xml": parts.numbering(body.ordered),
        "word/settings.xml": parts.SETTINGS,
        "word/header1.xml": _part("hdr", _paragraph((Run(document.running),), "Header")),
        "word/footer1.xml": _part("ftr", _footer(document)),
    }
    return zipped([(name, text.encode()) for name, text in files.items()], document.date)


def _locale(document: Document) -> str:
    return _LOCALES.get(document.language, document.language)


def _part(kind: str, inside: str) -> str:
    return f'{parts.HEAD}<w:{kind} xmlns:w="{parts.W}" xmlns:r="{parts.R}">{inside}</w:{kind}>'


def _properties(document: Document) -> str:
    moment = f"{document.date.isoformat()}T00:00:00Z"
    return (
        f"{parts.HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title[:255])}</dc:title><dc:creator></dc:creator>"
        f"<cp:lastModifiedBy></cp:lastModifiedBy><dc:language>{_locale(document)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _footer(document: Document) -> str:
    """Return the number of the page out of all, in the document's language."""
    with speaking(document.language):
        said = _("Page {page} of {pages}", page="\0PAGE\0", pages="\0NUMPAGES\0")
    runs = (
        f'<w:fldSimple w:instr="{piece}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if place % 2
        else _run(Run(piece))
        for place, piece in enumerate(said.split("\0"))
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{"".join(runs)}</w:p>'


class _Body:
    """The document's blocks as they are written, and how many numbered lists there were."""

    def __init__(self) -> None:
        self.ordered = 0

    def block(self, block: Block) -> Iterator[str]:
        """Yield a block as paragraphs and tables."""
        match block:
            case HeadingBlock():
                yield _paragraph(block.runs, f"Heading{block.level}")
            case Paragraph():
                yield _paragraph(block.runs)
            case List():
                yield from self._list(block)
            case TableBlock():
                yield _table(block)
                yield "<w:p/>"
            case Facts():
                yield _facts(block.facts)
                yield "<w:p/>"

    def _list(self, block: List, level: int = 0) -> Iterator[str]:
        number = 1
        if block.ordered:
            self.ordered += 1
            number = self.ordered + 1
        for item in block.items:
            place = f'<w:numPr><w:ilvl w:val="{min(level, _DEEPEST)}"/><w:numId w:val="{number}"/></w:numPr>'
            yield _paragraph(item.runs, "ListParagraph", place)
            if item.inner:
                yield from self._list(item.inner, level + 1)


def _paragraph(runs: Runs, style: str = "", place: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{styled}{place}</w:pPr>" if styled or place else ""
    return f"<w:p>{about}{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    look = {"strong": "<w:rPr><w:b/></w:rPr>", "em": "<w:rPr><w:i/></w:rPr>"}.get(run.style, "")
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r>'


def _table(table: TableBlock) -> str:
    widths = [parts.WIDTH * share // 100 for share in shares(table)]
    header = [tuple(Run(run.text, "strong") for run in cell) for cell in table.header]
    rows = [_row(header, widths, "<w:tblHeader/>"), *(_row(row, widths) for row in table.rows)]
    return _grid(rows, widths, "single")


def _facts(facts: Iterable[Fact]) -> str:
    widths = [parts.WIDTH * 27 // 100, parts.WIDTH * 73 // 100]
    return _grid([_row(((Run(one.label, "strong"),), one.runs), widths) for one in facts], widths, "none")


def _grid(rows: Iterable[str], widths: list[int], line: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="{line}" w:sz="4" w:color="767676"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: Iterable[Runs], widths: list[int], about: str = "") -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, "Cell")}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{about}</w:trPr>{written}</w:tr>"
