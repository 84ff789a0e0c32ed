"""The whole term at a glance: every day that matters, behind and ahead, each with its clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coc_tui.agreement.fee import InvoiceStatus
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.term import AgreementYear
from coc_tui.desk import Desk
from coc_tui.domain.meetings import MeetingState
from coc_tui.usecases.contract import economy, events
from coc_tui.usecases.records import finding
from coc_tui.usecases.term import term_status
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context


class Lane(StrEnum):
    """What kind of day it is; each has a line of its own."""

    MEETINGS = "meetings"
    EVENTS = "events"
    INVOICES = "invoices"
    NOTICE = "notice"
    RENEWAL = "renewal"
    EXPIRY = "expiry"


@dataclass(frozen=True)
class DayMark:
    """One day of the term."""

    lane: Lane
    day: date
    title: Phrase
    done: bool
    """Whether what belongs to the day has happened, or the day has passed where nothing is to be done."""
    clause: str = ""
    key: str = ""
    """The deadline's name where it has one, else the record's id."""


@dataclass(frozen=True)
class Timeline:
    """The term from its first day to its last, with every day that matters in it, in order."""

    start: date
    expiry: date
    today: date
    years: tuple[AgreementYear, ...]
    marks: tuple[DayMark, ...]


def timeline(desk: Desk) -> Timeline:
    """Return the whole term as it stands on the desk's day."""
    now = query_context(desk)
    view = term_status.view(desk, now)
    found = [*_meetings(now), *_events(now), *_invoices(now), *_of_the_term(now)]
    return Timeline(
        start=view.start,
        expiry=view.expiry,
        today=now.today,
        years=view.years,
        marks=tuple(sorted(found, key=lambda one: (one.day, list(Lane).index(one.lane)))),
    )


def _meetings(now: QueryContext) -> Iterator[DayMark]:
    for meeting in finding.meetings(now.look):
        if meeting.state is not MeetingState.CALLED_OFF:
            title = Phrase("Meeting {number}: {state}", number=meeting.number, state=meeting.state)
            yield DayMark(
                Lane.MEETINGS, meeting.date, title, meeting.state is MeetingState.HELD, key=meeting.id
            )


def _events(now: QueryContext) -> Iterator[DayMark]:
    period = now.agreement.term
    for event in events.every(now.look):
        if event.certain and event.day and period.start <= event.day <= period.end:
            title = Phrase("{title}: {state}", title=event.title, state=event.state)
            yield DayMark(
                Lane.EVENTS, event.day, title, not event.ahead, now.agreement.quota.clause, key=event.id
            )


def _invoices(now: QueryContext) -> Iterator[DayMark]:
    for one in economy.invoices(now):
        if one.due_from is not None:
            title = Phrase("Invoice for year {year}: {status}", year=one.year, status=one.status)
            done = one.status in {InvoiceStatus.PAID, InvoiceStatus.SENT, InvoiceStatus.LAPSED}
            yield DayMark(Lane.INVOICES, one.due_from, title, done, one.clause, key=one.id)
            stop = term_status.before_invoice(now, one.due_from, one.year)
            if stop and now.end.notice is None:
                yield _mark(Lane.NOTICE, stop, now)


def _of_the_term(now: QueryContext) -> Iterator[DayMark]:
    lanes = {"notice": Lane.NOTICE, "end": Lane.EXPIRY}
    for one in term_status.deadlines(now):
        yield _mark(lanes.get(one.key, Lane.RENEWAL), one, now)


def _mark(lane: Lane, one: Deadline, now: QueryContext) -> DayMark:
    return DayMark(lane, one.date, one.title, one.date < now.today, one.clause, one.key)
