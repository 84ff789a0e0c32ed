"""How many network events the partner has taken part in, by which year, and what moving one costs.

Meetings of the steering group never count. Only events within the term do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.fee import half_up, with_vat
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.term import year_of, years
from coc_tui.errors import Refused, WrongUse

Basis = Literal["calendar", "agreement"]
"""The year that counts: the setting ``quota_basis`` (A1)."""


class EventState(StrEnum):
    """An event's life."""

    IDEA = "idea"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    HELD = "held"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class EventFact:
    """What the count needs to know of one event."""

    kind: str
    day: date | None
    """When it was held, or is to be; None while a moved event has no new date."""
    state: EventState
    with_partner: bool
    """Whether the partner took part, or is to."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """The count of one year."""

    basis: Basis
    year: int
    """The calendar year, or the number of the agreement year."""
    held: int
    planned: int
    allowed: int

    @property
    def exceeded(self) -> bool:
        """Whether held and planned together are more than the year allows."""
        return self.held + self.planned > self.allowed


@dataclass(frozen=True, slots=True)
class Quota:
    """Both counts, so that nobody has to trust one reading (A1)."""

    basis: Basis
    calendar: tuple[YearCount, ...]
    agreement: tuple[YearCount, ...]
    held: int
    planned: int
    allowed_in_term: int
    """A year's number times the agreement years: a soft limit."""
    warnings: tuple[Phrase, ...]
    clause: str

    @property
    def counts(self) -> tuple[YearCount, ...]:
        """The count by the chosen basis."""
        return self.calendar if self.basis == "calendar" else self.agreement


@dataclass(frozen=True, slots=True)
class Excess:
    """One event more than the year covers: the group chooses how it is covered (A3)."""

    number: int
    """The event's number in the year."""
    year: int
    choices: tuple[tuple[str, str], ...]
    """Identifier and clause of each way: ``purchase``, and ``attendance`` where the agreement has it."""
    warning: Phrase


@dataclass(frozen=True, slots=True)
class ActCost:
    """What moving or calling off an event costs, to be seen before it is done."""

    billable: bool
    amount: Decimal
    amount_with_vat: Decimal
    billable_from: date | None
    """The day the hours become billable when no new date is set by then."""
    reason: Phrase
    inferred: bool
    """Whether the agreement does not say so itself."""


def count(
    agreement: Agreement, events: Iterable[EventFact], *, basis: Basis = "calendar", prorate: bool = False
) -> Quota:
    """Return how many events with the partner are held and planned, by both kinds of year (R3.4).

    ``prorate`` is the setting ``quota_prorate``: a part of a year covers its share of the number,
    by months and half up (A2).
    """
    counted = [(_state_counts(one), one.day) for one in events if _counts(agreement, one)]
    held = [day for happened, day in counted if happened and day]
    planned = [day for happened, day in counted if not happened and day]
    quota, term = agreement.quota, agreement.term
    calendar = tuple(
        _year_count(agreement, "calendar", year, _calendar_year(year), held, planned, prorate)
        for year in range(term.start.year, term.end.year + 1)
    )
    by_agreement = tuple(
        _year_count(agreement, "agreement", year.number, (year.first, year.last), held, planned, prorate)
        for year in years(agreement)
    )
    total = quota.per_year * len(by_agreement)
    return Quota(
        basis=basis,
        calendar=calendar,
        agreement=by_agreement,
        held=len(held),
        planned=len(planned),
        allowed_in_term=total,
        warnings=_warnings(agreement, basis, calendar, by_agreement, len(held) + len(planned), total),
        clause=quota.clause,
    )


def _calendar_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _year_count(
    agreement: Agreement,
    basis: Basis,
    year: int,
    bounds: tuple[date, date],
    held: Sequence[date],
    planned: Sequence[date],
    prorate: bool,
) -> YearCount:
    first, last = bounds
    return YearCount(
        basis,
        year,
        sum(first <= day <= last for day in held),
        sum(first <= day <= last for day in planned),
        _allowed(agreement, first, last) if prorate else agreement.quota.per_year,
    )


def _counts(agreement: Agreement, event: EventFact) -> bool:
    return (
        event.with_partner
        and event.kind in agreement.quota.kinds
        and event.day is not None
        and event.state not in {EventState.IDEA, EventState.CALLED_OFF}
        and agreement.term.start <= event.day <= agreement.term.end
    )


def _state_counts(event: EventFact) -> bool:
    return event.state is EventState.HELD


def _allowed(agreement: Agreement, first: date, last: date) -> int:
    start, after = max(first, agreement.term.start), min(last, agreement.term.end) + timedelta(days=1)
    part = relativedelta(after, start)
    months = part.years * 12 + part.months
    return (agreement.quota.per_year * months * 2 + 12) // 24


def _warnings(
    agreement: Agreement,
    basis: Basis,
    calendar: Sequence[YearCount],
    by_agreement: Sequence[YearCount],
    total: int,
    allowed: int,
) -> tuple[Phrase, ...]:
    clause, move_clause = agreement.quota.clause, agreement.quota.move_clause
    chosen, other = (calendar, by_agreement) if basis == "calendar" else (by_agreement, calendar)
    found = [_beyond(one, clause) for one in chosen if one.exceeded]
    found += [
        _beyond_by_other_reading(one, clause if basis == "calendar" else move_clause)
        for one in other
        if one.exceeded
    ]
    if total > allowed:
        found.append(
            Phrase(
                "{count} events in the whole term: {allowed} would be the yearly number every year.",
                count=total,
                allowed=allowed,
                clause=clause,
            )
        )
    return tuple(found)


def _beyond(one: YearCount, clause: str) -> Phrase:
    numbers: dict[str, Any] = {"count": one.held + one.planned, "year": one.year, "allowed": one.allowed}
    if one.basis == "calendar":
        return Phrase(
            "{count} events in {year}: the agreement covers up to {allowed} a year (section {clause}).",
            clause=clause,
            **numbers,
        )
    return Phrase(
        "{count} events in agreement year {year}: the agreement covers up to {allowed} a year"
        " (section {clause}).",
        **numbers,
    )


def _beyond_by_other_reading(one: YearCount, clause: str) -> Phrase:
    numbers: dict[str, Any] = {"count": one.held + one.planned, "year": one.year, "allowed": one.allowed}
    if one.basis == "agreement":
        return Phrase(
            "Counted by agreement year, year {year} has {count} events; up to {allowed} are covered.",
            clause=clause,
            **numbers,
        )
    return Phrase(
        "Counted by calendar year, {year} has {count} events; up to {allowed} are covered.",
        clause=clause,
        **numbers,
    )


def excess(
    agreement: Agreement,
    others: Iterable[EventFact],
    day: date,
    *,
    basis: Basis = "calendar",
    prorate: bool = False,
) -> Excess | None:
    """Return how an event on ``day`` beside ``others`` goes beyond the quota; None when it does not (Q6)."""
    added = EventFact(agreement.quota.kinds[0], day, EventState.PLANNED, with_partner=True)
    year = day.year if basis == "calendar" else year_of(agreement, day)
    counts = count(agreement, [*others, added], basis=basis, prorate=prorate).counts
    one = next((one for one in counts if one.year == year), None)
    if one is None or not one.exceeded or not _counts(agreement, added):
        return None
    quota = agreement.quota
    ways = [("purchase", agreement.hours.clause)]
    if quota.attendance_clause:
        ways.append(("attendance", quota.attendance_clause))
    return Excess(
        number=one.held + one.planned,
        year=one.year,
        choices=tuple(ways),
        warning=Phrase(
            "This is event no. {number} with {partner} in {year}. The agreement covers up to {allowed} a year"
            " (section {clause}). Choose how it is covered.",
            number=one.held + one.planned,
            partner=agreement.partner.name,
            year=one.year,
            allowed=one.allowed,
            clause=quota.clause,
        ),
    )


def cover(excess: Excess, choice: str, decision: str) -> str:
    """Return the clause that covers an event beyond the quota (Q6).

    Raises WrongUse for a way that is not open, and Refused without a decision to refer to.
    """
    clause = dict(excess.choices).get(choice)
    if clause is None:
        raise WrongUse(
            "Choose one of {choices}, not {choice}.",
            choices=", ".join(way for way, _ in excess.choices),
            choice=choice,
        )
    if not decision:
        raise Refused(
            "An event beyond the quota needs a decision to refer to (section {clause}).", clause=clause
        )
    return clause


def cost_of_moving(
    agreement: Agreement,
    original: date,
    new: date | None,
    hours: Decimal,
    today: date,
    *,
    rate: Decimal | None = None,
) -> ActCost:
    """Return what moving an event from ``original`` costs, with ``hours`` spent on it so far (R7.5).

    Within the same year nothing is billed and the event still counts once. To another year the
    hours are billable: the clause protects the same year only, so the rest is inferred. Without a
    new date they become so when the year is over.
    """
    clause = agreement.quota.move_clause
    free = _nothing(Phrase("Moved within the year: nothing is billed.", clause=clause), inferred=False)
    if new is not None:
        if _same_year(agreement, original, new):
            return free
        reason = Phrase("Moved to another year: hours spent so far can be billed.", clause=clause)
        return _billed(agreement, hours, rate, reason, inferred=True)
    next_year = _year_after(agreement, original)
    if today >= next_year:
        reason = Phrase(
            "Moved, date missing: hours spent can be billed since {day}.", day=next_year, clause=clause
        )
        return _billed(agreement, hours, rate, reason, inferred=True)
    reason = Phrase(
        "Moved, date missing: hours spent can be billed from {day}.", day=next_year, clause=clause
    )
    return ActCost(False, Decimal("0.00"), Decimal("0.00"), next_year, reason, inferred=True)


def cost_of_calling_off(
    agreement: Agreement, by: str, hours: Decimal, *, rate: Decimal | None = None
) -> ActCost:
    """Return what calling an event off costs, with ``hours`` spent on it so far (R7.4).

    ``by`` is ``authority`` or ``partner`` for the parties, anything else for a host or other; only
    the authority's own act is billed. The quota is not used either way.
    """
    clause = agreement.quota.move_clause
    if by == "authority":
        reason = Phrase(
            "Called off by {party}: hours spent are billed.", party=agreement.authority.name, clause=clause
        )
        return _billed(agreement, hours, rate, reason, inferred=False)
    return _nothing(
        Phrase(
            "Not called off by {party}: nothing is billed.", party=agreement.authority.name, clause=clause
        ),
        inferred=False,
    )


def _same_year(agreement: Agreement, one: date, other: date) -> bool:
    if agreement.quota.move_within == "calendar":
        return one.year == other.year
    year = year_of(agreement, one)
    return year is not None and year == year_of(agreement, other)


def _year_after(agreement: Agreement, day: date) -> date:
    if agreement.quota.move_within == "calendar":
        return date(day.year + 1, 1, 1)
    year = next((year for year in years(agreement) if year.first <= day <= year.last), None)
    return (year.last if year else agreement.term.end) + timedelta(days=1)


def _billed(
    agreement: Agreement, hours: Decimal, rate: Decimal | None, reason: Phrase, *, inferred: bool
) -> ActCost:
    amount = half_up(hours * (agreement.hours.rate if rate is None else rate))
    return ActCost(amount > 0, amount, with_vat(agreement, amount), None, reason, inferred)


def _nothing(reason: Phrase, *, inferred: bool) -> ActCost:
    return ActCost(False, Decimal("0.00"), Decimal("0.00"), None, reason, inferred)
