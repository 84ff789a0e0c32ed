"""The agreement's time: its days and years, how notice ends it, and when talks on renewal begin.

Months are added and taken away with a plain clamp: a day that a month lacks becomes its last day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.errors import Refused, WrongUse


class TermState(StrEnum):
    """Where a day lies in the term."""

    BEFORE = "before"
    RUNNING = "running"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class AgreementYear:
    """One year of the agreement, counted from 1; the last may be short."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Termination:
    """What a notice does."""

    received: date
    calculated: date
    """Where the notice runs out, were there no expiry."""
    effective: date
    """The last day of the agreement: never after its expiry."""
    independent: bool
    """Whether the notice ends the agreement earlier than it would end anyway."""
    warnings: tuple[Phrase, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class RenewalDates:
    """When renewal is to be prepared, warned of, and begun."""

    prepare: date
    warn: date
    due: date
    """The day by which talks on extension have begun."""
    end: date
    clause: str


def months_before(day: date, months: int) -> date:
    """Return the day ``months`` months before ``day``, clamped to its month; negative months go forward."""
    return day - relativedelta(months=months)


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day + relativedelta(day=31)


def days(agreement: Agreement) -> int:
    """Return how many days the term has, both ends included (R2.1)."""
    return (agreement.term.end - agreement.term.start).days + 1


def years(agreement: Agreement) -> tuple[AgreementYear, ...]:
    """Return the agreement years, each from the start's day and month (R2.1)."""
    start, end = agreement.term.start, agreement.term.end
    found: list[AgreementYear] = []
    first = start
    while first <= end:
        following = start + relativedelta(years=len(found) + 1)
        found.append(AgreementYear(len(found) + 1, first, min(following - timedelta(days=1), end)))
        first = following
    return tuple(found)


def year_of(agreement: Agreement, day: date) -> int | None:
    """Return the number of the agreement year ``day`` lies in, or None outside the term."""
    return next((year.number for year in years(agreement) if year.first <= day <= year.last), None)


def state(agreement: Agreement, day: date, ends: date | None = None) -> TermState:
    """Return where ``day`` lies in the term; nothing renews by itself (R2.2).

    ``ends`` is the last day when a notice has made it earlier. For an accepted extension ask
    about the :func:`extended` agreement.
    """
    if day < agreement.term.start:
        return TermState.BEFORE
    if day > min(ends or agreement.term.end, agreement.term.end):
        return TermState.EXPIRED
    return TermState.RUNNING


def extended(agreement: Agreement, until: date) -> Agreement:
    """Return the agreement with the later end that both parties have accepted (R2.2).

    Raises WrongUse when ``until`` is not after the present end.
    """
    if until <= agreement.term.end:
        raise WrongUse(
            "An extension must end after {end} (section {clause}), not on {until}.",
            end=agreement.term.end,
            until=until,
            clause=agreement.term.clause,
        )
    return agreement.model_copy(update={"term": agreement.term.model_copy(update={"end": until})})


def termination(agreement: Agreement, received: date) -> Termination:
    """Return what a written notice received on ``received`` does (R2.3).

    Raises Refused when the agreement has expired by then.
    """
    clause, expiry = agreement.notice.clause, agreement.term.end
    if received > expiry:
        raise Refused(
            "The agreement expired on {expiry} (section {clause}); notice cannot be given on {received}.",
            expiry=expiry,
            received=received,
            clause=clause,
        )
    calculated = _runs_out(agreement, received)
    return Termination(
        received=received,
        calculated=calculated,
        effective=min(calculated, expiry),
        independent=calculated < expiry,
        warnings=tuple(_warnings(agreement, received, calculated)),
        clause=clause,
    )


def _warnings(agreement: Agreement, received: date, calculated: date) -> Iterator[Phrase]:
    clause, expiry = agreement.notice.clause, agreement.term.end
    if received < agreement.term.start:
        yield Phrase(
            "The notice is received before the agreement starts on {start}.",
            clause=clause,
            start=agreement.term.start,
        )
    if received.weekday() >= 5:
        yield Phrase("{received} is in a weekend: document the receipt.", clause=clause, received=received)
    if calculated >= expiry:
        yield Phrase(
            "The notice has no effect of its own: the agreement expires on {expiry}.",
            clause=agreement.term.clause,
            expiry=expiry,
        )


def earliest(agreement: Agreement, received: Iterable[date]) -> Termination | None:
    """Return the termination that counts among several notices: the one that ends first.

    None when there is no notice. Raises Refused as :func:`termination` does.
    """
    found = [termination(agreement, day) for day in received]
    return min(found, key=lambda one: (one.effective, one.received), default=None)


def last_receipt(agreement: Agreement, end: date) -> date:
    """Return the last day a notice must be received for the agreement to end on ``end`` (R2.3).

    Raises WrongUse when no notice ends it on that day: ``end`` is not the end of a month where
    the clause asks for one, or lies on or after the expiry, when it ends by itself.
    """
    if end >= agreement.term.end:
        raise WrongUse(
            "The agreement ends by itself on {expiry}; no notice is needed (section {clause}).",
            expiry=agreement.term.end,
            clause=agreement.term.clause,
        )
    if agreement.notice.end_of_month and end != month_end(end):
        raise WrongUse(
            "A notice ends the agreement on the last day of a month (section {clause}); {end} is not one.",
            end=end,
            clause=agreement.notice.clause,
        )
    day = month_end(months_before(end, agreement.notice.months))
    while _runs_out(agreement, day) > end:
        day -= timedelta(days=1)
    return day


def last_receipt_with_effect(agreement: Agreement) -> date:
    """Return the last day a notice can be received and still end the agreement before its expiry."""
    before = agreement.term.end - timedelta(days=1)
    if agreement.notice.end_of_month and before != month_end(before):
        before = before.replace(day=1) - timedelta(days=1)
    return last_receipt(agreement, before)


def renewal_due(agreement: Agreement, end: date) -> date:
    """Return the day by which talks on extension have begun for an agreement that ends on ``end`` (R10.4)."""
    return months_before(end, agreement.renewal.months)


def renewal_dates(agreement: Agreement, end: date) -> RenewalDates:
    """Return the days on which renewal is to be prepared, warned of and begun, counted from ``end``."""
    renewal = agreement.renewal
    return RenewalDates(
        prepare=months_before(end, renewal.prepare_months),
        warn=months_before(end, renewal.warn_months),
        due=renewal_due(agreement, end),
        end=end,
        clause=renewal.clause,
    )


def _runs_out(agreement: Agreement, received: date) -> date:
    day = months_before(received, -agreement.notice.months)
    return month_end(day) if agreement.notice.end_of_month else day
