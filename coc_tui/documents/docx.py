"""Writes a document as DOCX for those who must work on in a word processor."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from coc_tui.documents.archive import zipped
from coc_tui.documents.blocks import Facts, Heading, List, Paragraph, Run, Runs, Table
from coc_tui.documents.document import Document
from coc_tui.errors import Refused

if TYPE_CHECKING:
    from docx.document import Document as Word

_LOCALES = {"da": "da-DK", "en": "en-GB"}


def render(document: Document) -> bytes:
    """Return ``document`` as DOCX, with real headings, lists and header rows, and nobody's name in it.

    Raises Refused when the extra is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise Refused("DOCX needs more to be installed: pip install 'coc-tui[docx]'") from error
    word = docx.Document()
    _properties(word, document)
    for block in document.blocks:
        match block:
            case Heading():
                _write(word.add_heading(level=block.level), block.runs)
            case Paragraph():
                _write(word.add_paragraph(), block.runs)
            case List():
                _list(word, block)
            case Table():
                _table(word, block)
            case Facts():
                _facts(word, block)
    made = BytesIO()
    word.save(made)
    with ZipFile(made) as parts:
        return zipped([(name, parts.read(name)) for name in parts.namelist()], document.date)


def _properties(word: "Word", document: Document) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    said = word.core_properties
    said.title = document.title[:255]
    said.author = said.last_modified_by = said.comments = said.keywords = said.subject = said.category = ""
    said.language = _LOCALES.get(document.language, document.language)
    said.created = said.modified = datetime.combine(document.date, time(), UTC).replace(tzinfo=None)
    said.revision = 1
    # The language of the words themselves, which a screen reader goes by.
    properties = word.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), said.language)
    properties.append(language)


_DEEPEST = 3
"""Levels of lists a word processor has a style for."""


def _list(word: "Word", block: List, level: int = 1) -> None:
    style = "List Number" if block.ordered else "List Bullet"
    for item in block.items:
        paragraph = word.add_paragraph(style=style if level == 1 else f"{style} {min(level, _DEEPEST)}")
        _write(paragraph, item.runs)
        if item.inner:
            _list(word, item.inner, level + 1)


def _facts(word: "Word", block: Facts) -> None:
    made = word.add_table(rows=0, cols=2)
    for one in block.facts:
        label, said = made.add_row().cells
        _write(label.paragraphs[0], (Run(one.label),), bold=True)
        _write(said.paragraphs[0], one.runs)
    word.add_paragraph()


def _table(word: "Word", table: Table) -> None:
    from docx.oxml import OxmlElement

    made = word.add_table(rows=0, cols=len(table.header), style="Table Grid")
    for place, row in enumerate((table.header, *table.rows)):
        cells = made.add_row().cells
        for cell, runs in zip(cells, row, strict=True):
            _write(cell.paragraphs[0], runs, bold=place == 0)
    header = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(header)
    word.add_paragraph()


def _write(paragraph: Any, runs: Runs, *, bold: bool = False) -> None:
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold = True if bold or run.style == "strong" else None
        made.italic = True if run.style == "em" else None
