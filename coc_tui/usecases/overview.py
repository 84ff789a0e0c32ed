"""What matters today: the next meeting, what is due and why, and what cannot be said yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coc_tui.agreement import term
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase, Unknown
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.case import Case, Deadlines
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.store import Look
from coc_tui.usecases import actions, finding, meetings, people


class RenewalState(StrEnum):
    """How far the agreement is from its renewal."""

    NOT_YET = "not_yet"
    PREPARING = "preparing"
    OPEN = "open"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Deadline:
    """A day something is due, with the clause it follows from and how the day was found."""

    date: date
    title: Phrase
    clause: str
    """The agreement's section; empty for the group's own practice."""
    basis: Phrase
    meeting: int | None = None
    """The meeting it belongs to, when it does."""


@dataclass(frozen=True)
class RenewalView:
    """The renewal of the agreement (section 10), as of a day."""

    opens: date
    """The day by which talks have begun."""
    days_left: int
    """Days from today until then; 0 when it has come."""
    state: RenewalState
    clause: str


@dataclass(frozen=True)
class Overview:
    """The whole picture of one day."""

    case: str
    agreement: str
    today: date
    next_meeting: Meeting | None
    expiry: date
    days_to_expiry: int
    renewal: RenewalView
    deadlines: tuple[Deadline, ...]
    """The soonest first; from today on."""
    open_actions: tuple[Action, ...]
    overdue_actions: tuple[Action, ...]
    unknown: tuple[Unknown, ...]
    warnings: tuple[str, ...]
    """What the agreement asks for and is not so, in words."""


def overview(desk: Desk) -> Overview:
    """Return the picture of the desk's day."""
    look = desk.store.look()
    today = desk.clock.today()
    case = desk.case(look)
    agreement = desk.agreement(look)
    return Overview(
        case=case.name,
        agreement=agreement.name,
        today=today,
        next_meeting=meetings.next_meeting(look, today),
        expiry=agreement.term.end,
        days_to_expiry=(agreement.term.end - today).days,
        renewal=_renewal(agreement, today),
        deadlines=tuple(sorted(_deadlines(look, case, agreement, today), key=lambda one: one.date)),
        open_actions=tuple(actions.open_ones(look)),
        overdue_actions=tuple(actions.overdue(look, today)),
        unknown=tuple(_unknown(case, agreement, today)),
        warnings=tuple(people.warnings(desk)),
    )


def _renewal(agreement: Agreement, today: date) -> RenewalView:
    dates = term.renewal_dates(agreement, agreement.term.end)
    if today > agreement.term.end:
        state = RenewalState.EXPIRED
    elif today >= dates.due:
        state = RenewalState.OPEN
    elif today >= dates.prepare:
        state = RenewalState.PREPARING
    else:
        state = RenewalState.NOT_YET
    return RenewalView(dates.due, max(0, (dates.due - today).days), state, dates.clause)


def _deadlines(look: Look, case: Case, agreement: Agreement, today: date) -> Iterator[Deadline]:
    for deadline in (*_of_meetings(look, case.deadlines), *_of_agreement(agreement)):
        if deadline.date >= today:
            yield deadline


def _of_meetings(look: Look, days: Deadlines) -> Iterator[Deadline]:
    for meeting in finding.meetings(look):
        number = meeting.number
        if meeting.state == MeetingState.PLANNED and not meetings.sent(meeting):
            yield Deadline(
                meeting.date - timedelta(days=days.proposals),
                Phrase("Proposals for the agenda of meeting {number}", number=number),
                "",
                Phrase("{days} days before the meeting", days=days.proposals),
                number,
            )
            yield Deadline(
                meeting.date - timedelta(days=days.agenda),
                Phrase("Agenda of meeting {number} is sent", number=number),
                "",
                Phrase("{days} days before the meeting", days=days.agenda),
                number,
            )
        if meeting.state == MeetingState.HELD and meeting.minutes_state == MinutesState.DRAFT:
            yield Deadline(
                meeting.date + timedelta(days=days.draft),
                Phrase("Draft minutes of meeting {number} are sent", number=number),
                "",
                Phrase("{days} days after the meeting", days=days.draft),
                number,
            )
        if meeting.minutes_state == MinutesState.FOR_APPROVAL and meeting.objections_by:
            yield Deadline(
                meeting.objections_by,
                Phrase("Last day for objections to the minutes of meeting {number}", number=number),
                "",
                Phrase("Set when the draft was sent"),
                number,
            )


def _of_agreement(agreement: Agreement) -> Iterator[Deadline]:
    expiry = agreement.term.end
    for invoice in agreement.fee.invoices:
        if invoice.due_to:
            yield Deadline(
                invoice.due_to,
                Phrase("Invoice for year {year}", year=invoice.year),
                invoice.clause,
                Phrase(
                    "The invoice is due from {first} to {last}", first=invoice.due_from, last=invoice.due_to
                ),
            )
            yield from _notice_before_invoice(agreement, invoice.due_from, invoice.year)
    index = agreement.fee.index
    if index and index.published:
        yield Deadline(
            index.published,
            Phrase("The index for {month} is published", month=index.month),
            index.clause,
            Phrase("The price of year {year} is adjusted by it", year=index.years[0]),
        )
    yield Deadline(
        term.last_receipt_with_effect(agreement),
        Phrase("Last day a notice has an effect of its own"),
        agreement.notice.clause,
        Phrase("{months} months' notice before {expiry}", months=agreement.notice.months, expiry=expiry),
    )
    dates = term.renewal_dates(agreement, expiry)
    yield Deadline(
        dates.prepare,
        Phrase("Preparing the renewal"),
        dates.clause,
        Phrase("{months} months before {expiry}", months=agreement.renewal.prepare_months, expiry=expiry),
    )
    yield Deadline(
        dates.due,
        Phrase("Talks on extension have begun"),
        dates.clause,
        Phrase("{months} months before {expiry}", months=agreement.renewal.months, expiry=expiry),
    )
    yield Deadline(
        expiry,
        Phrase("The agreement expires"),
        agreement.term.clause,
        Phrase("The last day of the agreement"),
    )


def _notice_before_invoice(agreement: Agreement, due_from: date | None, year: int) -> Iterator[Deadline]:
    """The last day a notice ends the agreement before an invoice falls due."""
    if due_from is None:
        return
    end = due_from - timedelta(days=1)
    if agreement.term.start <= end < agreement.term.end and end == term.month_end(end):
        yield Deadline(
            term.last_receipt(agreement, end),
            Phrase("Last day a notice stops the agreement before the invoice for year {year}", year=year),
            agreement.notice.clause,
            Phrase("A notice received then takes effect on {end}", end=end),
        )


def _unknown(case: Case, agreement: Agreement, today: date) -> Iterator[Unknown]:
    if case.signed is None and any(invoice.at_signing for invoice in agreement.fee.invoices):
        clause = next(invoice.clause for invoice in agreement.fee.invoices if invoice.at_signing)
        yield Unknown(
            Phrase("When the first invoice is due"), Phrase("the date the agreement was signed"), clause
        )
    index = agreement.fee.index
    if index and "index_value" not in case.settings:
        yield Unknown(
            Phrase("The price of year {year}", year=index.years[0]),
            Phrase("the index for {month}", month=index.month),
            index.clause,
        )
