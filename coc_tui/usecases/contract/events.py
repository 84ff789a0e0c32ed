"""Network events: planned, confirmed, moved, called off and held, and how many the agreement covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coc_tui.agreement import obligations, quota, term
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.quota import ActCost, Basis, EventState, Excess, Quota
from coc_tui.agreement.start import PastEvent
from coc_tui.desk import Desk
from coc_tui.domain.economy import HoursNote
from coc_tui.domain.events import CalledOffBy, Event
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.errors import Refused
from coc_tui.store import Look
from coc_tui.usecases.contract import extras
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context


class BeyondQuota(Refused):
    """The event is more than the year covers: the group chooses how it is covered, by a decision (Q6)."""

    def __init__(self, excess: Excess) -> None:
        super().__init__(excess.warning.template, **excess.warning.values)
        self.excess = excess
        """Its number in the year, and the ways to cover it with their clauses."""


@dataclass(frozen=True)
class EventView:
    """One event with what the rules say of it."""

    event: Event
    year: int | None
    """The agreement year it lies in; None outside the term or without a day."""
    number: int | None
    """Its number among the events that count in its year, by the chosen reading."""
    beyond: bool
    """Whether it is more than the year covers."""
    remarks: tuple[Phrase, ...]


def past_record(agreement: Agreement, past: PastEvent) -> Event:
    """Return the record of an event from before the agreement; who took part in it is not written down."""
    return Event(
        title=past.title,
        kind=agreement.quota.kinds[0],
        day=past.day,
        month=past.month or "",
        venue=past.venue,
        state=EventState.IDEA if past.tentative else EventState.HELD,
        with_partner=None,
    )


def every(look: Look) -> list[Event]:
    """Return all events by day; those that know only a month stand at its end, and those without last."""
    return sorted(look.all(Event), key=lambda one: (_when(one), one.id))


def _when(event: Event) -> str:
    if event.day:
        return event.day.isoformat()
    return f"{event.month}-99" if event.month else "9999"


def find(look: Look, event_id: str) -> Event:
    """Return the event. Raises NotFound."""
    return look.get(Event, event_id)


def views(desk: Desk) -> list[EventView]:
    """Return all events by day with what the rules say of each."""
    now = query_context(desk)
    places = _numbers(now)
    allowed = _allowed(now)
    found = []
    for event in every(now.look):
        number = places.get(event.id)
        year = term.year_of(now.agreement, event.day) if event.day else None
        beyond = number is not None and event.day is not None and number > allowed[_year(now, event.day)]
        found.append(EventView(event, year, number, beyond, tuple(_remarks(now, event))))
    return found


def counted(now: QueryContext, without: str = "") -> Quota:
    """Return both counts of the events but the one whose id is ``without`` (R3.4)."""
    facts = [one.fact for one in now.look.all(Event) if one.id != without]
    return quota.count(now.agreement, facts, basis=_basis(now), prorate=_prorate(now))


def quota_view(desk: Desk) -> Quota:
    """Return both year readings side by side and the term's total."""
    return counted(query_context(desk))


def _basis(now: QueryContext) -> Basis:
    return "agreement" if now.choice("quota_basis", "calendar") == "agreement" else "calendar"


def _prorate(now: QueryContext) -> bool:
    return now.choice("quota_prorate", "full") == "prorate"


def _year(now: QueryContext, day: date) -> int | None:
    return day.year if _basis(now) == "calendar" else term.year_of(now.agreement, day)


def _allowed(now: QueryContext) -> dict[int | None, int]:
    return {one.year: one.allowed for one in counted(now).counts}


def _numbers(now: QueryContext) -> dict[str, int]:
    """Return by id the number each counting event has in its year."""
    period = now.agreement.term
    seen: dict[int | None, int] = {}
    numbers = {}
    for event in every(now.look):
        fact = event.fact
        if not (event.certain and fact.with_partner and fact.kind in now.agreement.quota.kinds):
            continue
        if event.day is None or not period.start <= event.day <= period.end:
            continue
        year = _year(now, event.day)
        seen[year] = numbers[event.id] = seen.get(year, 0) + 1
    return numbers


# --- the acts ---------------------------------------------------------------------------------


def cost_of_moving(desk: Desk, event: Event, day: date | None, *, hours: Decimal | None = None) -> ActCost:
    """Return what moving an event to ``day`` would cost, before it is done (R7.5).

    ``hours`` replaces those noted as spent on it; without a ``day`` the new one is still open.
    """
    now = query_context(desk)
    return _moving(now, event, day, event.hours if hours is None else hours)


def _moving(now: QueryContext, event: Event, day: date | None, hours: Decimal) -> ActCost:
    original = event.moved_from[0] if event.moved_from else event.day
    if original is None:
        raise Refused("{title} has no day to be moved from.", title=event.title)
    return quota.cost_of_moving(now.agreement, original, day, hours, now.today, rate=extras.cancel_rate(now))


def cost_of_calling_off(
    desk: Desk, event: Event, by: CalledOffBy, *, hours: Decimal | None = None
) -> ActCost:
    """Return what calling an event off would cost, before it is done (R7.4)."""
    now = query_context(desk)
    spent = event.hours if hours is None else hours
    return quota.cost_of_calling_off(now.agreement, by, spent, rate=extras.cancel_rate(now))


def excess_of(now: QueryContext, event: Event) -> Excess | None:
    """Return how the event goes beyond its year beside the others that count, or None."""
    counts = event.with_partner and event.kind in now.agreement.quota.kinds
    if event.day is None or not counts or event.state is EventState.CALLED_OFF:
        return None
    others = [one.fact for one in now.look.all(Event) if one.id != event.id]
    return quota.excess(now.agreement, others, event.day, basis=_basis(now), prorate=_prorate(now))


# --- what the rules say -----------------------------------------------------------------------


def uncovered(now: QueryContext) -> list[tuple[Event, Phrase]]:
    """Return the events beyond their year's number that nobody has decided on, ideas with a day too."""
    allowed = _allowed(now)
    places = _numbers(now)
    found = []
    for event in every(now.look):
        if event.cover is not None or event.day is None:
            continue
        number = places.get(event.id)
        if number is not None and number <= allowed[_year(now, event.day)]:
            continue
        excess = excess_of(now, event)
        if excess is not None:
            found.append((event, excess.warning))
    return found


def _remarks(now: QueryContext, event: Event) -> Iterator[Phrase]:
    """Yield what is not as agreed about one event of this term."""
    agreement = now.agreement
    if event.day is not None and not _in_term(now, event):
        return
    yield from _moved(now, event)
    if not event.certain:
        return
    if event.ahead and event.day is not None and event.day < now.today:
        yield Phrase(
            "{title} was to be on {day}: held, moved or called off?", title=event.title, day=event.day
        )
        return
    if event.planned_minutes is not None:
        length = obligations.event_length(agreement, event.planned_minutes)
        if length:
            yield length
    duty = next((one for one in agreement.duties if one.id == "target_group"), None)
    if duty and not event.target_group and (event.ahead or event.target_group is False):
        yield Phrase(
            "{title}: how the target group is involved is not told (section {clause})."
            if event.ahead
            else "{title} was held without the target group (section {clause}).",
            title=event.title,
            clause=duty.clause,
        )
    if event.management is False:
        yield Phrase(
            "{title}: the management was not there (section {clause}).",
            title=event.title,
            clause=agreement.composition.clause,
        )


def _in_term(now: QueryContext, event: Event) -> bool:
    period = now.agreement.term
    return event.day is not None and period.start <= event.day <= period.end


def _moved(now: QueryContext, event: Event) -> Iterator[Phrase]:
    """Yield what a move leaves to be settled: a day to find, and hours that can be billed, held or not."""
    if event.date_missing:
        cost = _moving(now, event, None, event.hours)
        yield Phrase(
            "{title}: moved, date missing.", title=event.title, clause=now.agreement.quota.move_clause
        )
        if event.hours:
            yield cost.reason
    elif event.moved_from and event.day and event.hours and not _billed(now, event):
        cost = _moving(now, event, event.day, event.hours)
        if cost.billable:
            yield cost.reason


def _billed(now: QueryContext, event: Event) -> bool:
    return any(one.event == event.id for one in now.look.all(HoursNote))


def warnings(now: QueryContext) -> Iterator[Phrase]:
    """Yield what is not as agreed about the events: counts, length, target group, meetings between."""
    yield from counted(now).warnings
    for event in every(now.look):
        if event.ahead:
            yield from _remarks(now, event)
        elif event.state is EventState.HELD and _in_term(now, event):
            yield from _moved(now, event)
    yield from without_meeting_between(now)


def without_meeting_between(now: QueryContext) -> Iterator[Phrase]:
    """Yield each pair of events, the later still to come, with no steering meeting between (R8.4)."""
    days = [one.day for one in every(now.look) if one.certain and one.day]
    last = max((day for day in days if day < now.today), default=None)
    considered = [day for day in days if day >= now.today or day == last]
    steering = {one.date for one in now.look.all(Meeting) if one.state is not MeetingState.CALLED_OFF}
    yield from obligations.without_steering_between(now.agreement, considered, steering)


def deadlines(now: QueryContext) -> Iterator[Deadline]:
    """Yield the days hours spent on a moved event without a date become billable (Q4)."""
    for event in every(now.look):
        if event.date_missing and event.hours:
            cost = _moving(now, event, None, event.hours)
            if cost.billable_from:
                yield Deadline(
                    cost.billable_from,
                    Phrase("{title}: hours spent can be billed", title=event.title),
                    now.agreement.quota.move_clause,
                    Phrase("Moved, and no new date is set"),
                    key=f"moved-{event.id}",
                )
