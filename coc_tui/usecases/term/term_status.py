"""The agreement's time: where the day lies in it, what a notice does and by when it must be received."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coc_tui.agreement import term
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.term import AgreementYear, RenewalDates, Termination, TermState
from coc_tui.desk import Desk
from coc_tui.domain.renewal import TerminationNotice
from coc_tui.errors import WrongUse
from coc_tui.usecases.term import ending
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context


@dataclass(frozen=True)
class NoticeLine:
    """A registered notice and what it does."""

    notice: TerminationNotice
    does: Termination
    counts: bool
    """Whether it is the one that ends the agreement, among several."""


@dataclass(frozen=True)
class TermStatus:
    """The term as it stands on a day."""

    start: date
    expiry: date
    """The agreed last day, with any extension both parties have accepted."""
    ends: date
    """The last day: the expiry, or earlier by a notice."""
    days: int
    """Days of the whole term as agreed, both ends included."""
    state: TermState
    year: int | None
    """The number of the agreement year the day lies in; None outside the term."""
    years: tuple[AgreementYear, ...]
    renewal: RenewalDates
    last_notice: date | None
    """The last day a notice can be received and end the agreement early; None when that has no day."""
    notices: tuple[NoticeLine, ...]
    clause: str


@dataclass(frozen=True)
class LastReceipt:
    """The reverse question: by when a notice must be received for the agreement to end on a day."""

    end: date
    last_receipt: date
    past: bool
    """Whether that day has gone."""
    clause: str


def view(desk: Desk, now: QueryContext | None = None) -> TermStatus:
    """Return the term as it stands on the desk's day."""
    now = now or query_context(desk)
    agreement = now.agreement
    lines = [
        NoticeLine(one, term.termination(agreement, one.received), counts=one == now.end.notice)
        for one in ending.notices_in_force(now.look)
    ]
    return TermStatus(
        start=agreement.term.start,
        expiry=agreement.term.end,
        ends=now.ends,
        days=term.days(agreement),
        state=now.state,
        year=term.year_of(agreement, now.today),
        years=term.years(agreement),
        renewal=term.renewal_dates(agreement, now.ends),
        last_notice=_last_notice(now),
        notices=tuple(lines),
        clause=agreement.term.clause,
    )


def received_on(desk: Desk, day: date) -> Termination:
    """Return what a written notice received on ``day`` would do (R2.3). Raises Refused after the expiry."""
    return term.termination(desk.agreement(), day)


def to_end_on(desk: Desk, end: date) -> LastReceipt:
    """Return by when a notice must be received for the agreement to end on ``end`` (R2.3).

    Raises WrongUse for a day that no notice ends it on.
    """
    agreement = desk.agreement()
    if end < agreement.term.start:
        raise WrongUse(
            "The agreement starts on {start} (section {clause}); it cannot end on {end}.",
            start=agreement.term.start,
            end=end,
            clause=agreement.term.clause,
        )
    last = term.last_receipt(agreement, end)
    return LastReceipt(end, last, last < desk.clock.today(), agreement.notice.clause)


def _last_notice(now: QueryContext) -> date | None:
    if now.agreement.term.end - timedelta(days=1) < now.agreement.term.start:
        return None
    return term.last_receipt_with_effect(now.agreement)


def deadlines(now: QueryContext) -> Iterator[Deadline]:
    """Yield the days of the term and its renewal, each with its clause."""
    agreement = now.agreement
    expiry, notice, talks = agreement.term.end, agreement.notice, agreement.renewal
    last = _last_notice(now)
    if last and now.end.notice is None:
        yield Deadline(
            last,
            Phrase("Last day a notice has an effect of its own"),
            notice.clause,
            Phrase("{months} months' notice before {expiry}", months=notice.months, expiry=expiry),
            key="notice",
        )
    dates = term.renewal_dates(agreement, now.ends)
    yield Deadline(
        dates.prepare,
        Phrase("Preparing the renewal"),
        dates.clause,
        Phrase("{months} months before {expiry}", months=talks.prepare_months, expiry=now.ends),
    )
    yield Deadline(
        dates.due,
        Phrase("Talks on extension have begun"),
        dates.clause,
        Phrase("{months} months before {expiry}", months=talks.months, expiry=now.ends),
    )
    yield Deadline(
        now.ends,
        Phrase("The agreement ends by notice") if now.end.notice else Phrase("The agreement expires"),
        now.end.clause,
        now.end.basis,
        key="end",
    )


def before_invoice(now: QueryContext, due_from: date, year: int) -> Deadline | None:
    """Return the last day a notice ends the agreement before an invoice falls due, when there is one."""
    agreement = now.agreement
    end = due_from - timedelta(days=1)
    whole_month = not agreement.notice.end_of_month or end == term.month_end(end)
    if not (agreement.term.start <= end < agreement.term.end and whole_month):
        return None
    return Deadline(
        term.last_receipt(agreement, end),
        Phrase("Last day a notice stops the agreement before the invoice for year {year}", year=year),
        agreement.notice.clause,
        Phrase("A notice received then takes effect on {end}", end=end),
        key=f"notice-before-year-{year}",
    )
