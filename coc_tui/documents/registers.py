"""Any register as a document, and as a file for a spreadsheet."""

from coc_tui.desk import Desk
from coc_tui.documents.document import Document, Leaving
from coc_tui.documents.head import edition_row, head, stem
from coc_tui.language import _, pgettext, spreadsheet
from coc_tui.language.formats import long_date
from coc_tui.usecases.papers.views import RegisterView


def register(view: RegisterView) -> Document:
    """Return a register as a document."""
    body = head(
        view.title,
        view.letterhead,
        [
            (pgettext("document", "As of"), long_date(view.date)),
            edition_row(view.audience, closed=view.closed),
        ],
    )
    if not view.rows:
        body.paragraph(_("The register is empty."))
    body.table(view.columns, view.rows)
    return Document(
        kind=view.name,
        title=view.title,
        blocks=body.blocks,
        date=view.date,
        stem=stem(view.date, view.title),
        audience=view.audience,
        closed=view.closed,
        version="",
    )


def as_csv(_desk: Desk, leaving: Leaving) -> bytes:
    """Return a register as a file for a spreadsheet, or for programs where that is asked for."""
    assert isinstance(leaving.view, RegisterView)
    return spreadsheet.written(leaving.view.sheet, plain=leaving.plain)
