"""Any register as a document, and as comma-separated values."""

import csv
from io import StringIO

from coc_tui.desk import Desk
from coc_tui.documents.document import Document, Leaving
from coc_tui.documents.head import edition_row, head, stem
from coc_tui.language import _, pgettext
from coc_tui.language.formats import long_date
from coc_tui.usecases.papers.views import RegisterView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    """Return a register's table as a file of comma-separated values."""
    assert isinstance(leaving.view, RegisterView)
    return separated(leaving.view).encode()


def separated(view: RegisterView) -> str:
    """Return a register as comma-separated values by RFC 4180, the header first.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, so that a note
    somebody typed can never be run on somebody else's machine.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(view.columns)
    for row in view.rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return written.getvalue()
