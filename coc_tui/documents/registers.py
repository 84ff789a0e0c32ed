"""Registers as documents: the decision log, the follow-up list, the risk register and any other table."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from coc_tui.documents.document import Document
from coc_tui.documents.head import edition_row, head, stem
from coc_tui.documents.minutes import assessment
from coc_tui.language import _, pgettext
from coc_tui.language.formats import long_date, short_date
from coc_tui.language.words import word
from coc_tui.usecases.views import ActionRow, Audience, DecisionRow, RegisterView, RiskRow

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decisions(
    rows: Iterable[DecisionRow], day: date, letterhead: tuple[str, ...], audience: Audience = Audience.GROUP
) -> RegisterView:
    """Return the decision log for ``audience``; what was decided under closed items stays inside."""
    shown = [one for one in rows if audience.sees_closed or not one.closed]
    return RegisterView(
        name="decisions",
        title=_("Decision log"),
        columns=(
            pgettext("document", "No."),
            pgettext("document", "Decision"),
            pgettext("document", "Date"),
            pgettext("document", "Meeting"),
            pgettext("document", "Item"),
            pgettext("document", "Status"),
        ),
        rows=tuple(
            (
                one.number,
                one.text,
                short_date(one.date),
                _("Written procedure") if one.meeting is None else str(one.meeting),
                one.item,
                word(one.status),
            )
            for one in shown
        ),
        date=day,
        letterhead=letterhead,
        closed=any(one.closed for one in shown),
        audience=audience,
    )


def actions(
    rows: Iterable[ActionRow], day: date, letterhead: tuple[str, ...], audience: Audience = Audience.GROUP
) -> RegisterView:
    """Return the follow-up list for ``audience``; actions from closed items stay inside."""
    shown = [one for one in rows if audience.sees_closed or not one.closed]
    return RegisterView(
        name="actions",
        title=_("Follow-up"),
        columns=(
            pgettext("document", "No."),
            pgettext("document", "Action"),
            pgettext("document", "Owner"),
            pgettext("document", "Due date"),
            pgettext("document", "Status"),
            pgettext("document", "Meeting"),
            pgettext("document", "Item"),
        ),
        rows=tuple(
            (
                one.number,
                one.text,
                one.owner,
                short_date(one.due) if one.due else _("no due date"),
                f"{word(one.status)}, {_('overdue')}" if one.overdue else word(one.status),
                "" if one.meeting is None else str(one.meeting),
                one.item,
            )
            for one in shown
        ),
        date=day,
        letterhead=letterhead,
        closed=any(one.closed for one in shown),
        audience=audience,
    )


def risks(
    rows: Iterable[RiskRow], day: date, letterhead: tuple[str, ...], audience: Audience = Audience.GROUP
) -> RegisterView:
    """Return the risk register."""
    return RegisterView(
        name="risks",
        title=_("Risk register"),
        columns=(
            pgettext("document", "No."),
            pgettext("document", "Risk"),
            pgettext("document", "Likelihood × impact"),
            pgettext("document", "Status"),
            pgettext("document", "Risk owner"),
            pgettext("document", "Next review"),
            pgettext("document", "Clause"),
        ),
        rows=tuple(
            (
                one.key,
                one.title,
                assessment(one.degrees),
                word(one.status),
                one.owner,
                short_date(one.next_review) if one.next_review else "",
                one.clause,
            )
            for one in rows
        ),
        date=day,
        letterhead=letterhead,
        audience=audience,
    )


def register(view: RegisterView) -> Document:
    """Return a register as a document."""
    tree = head(
        view.title,
        view.letterhead,
        [
            (pgettext("document", "As of"), long_date(view.date)),
            edition_row(view.audience, closed=view.closed),
        ],
    )
    if not view.rows:
        tree.paragraph(_("The register is empty."))
    tree.table(view.columns, view.rows)
    return Document(
        kind=view.name,
        title=view.title,
        tree=tree,
        date=view.date,
        stem=stem(view.date, view.title),
        audience=view.audience,
        closed=view.closed,
        version="",
    )


def as_csv(view: RegisterView) -> str:
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
