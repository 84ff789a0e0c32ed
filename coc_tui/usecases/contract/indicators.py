"""The early warnings of the risks, measured from what the case holds.

What the case cannot measure can be entered as a result under the warning's own identifier; where
there is neither, or too little, the answer is ``too few`` and never a guess. No measurement looks
at a person.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Any

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.indicators import Light, light
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.quota import EventState
from coc_tui.agreement.start import Indicator
from coc_tui.desk import Desk
from coc_tui.domain.economy import HoursNote
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState, Presence
from coc_tui.domain.members import Member
from coc_tui.domain.people import Participant
from coc_tui.domain.results import Snapshot
from coc_tui.errors import NotFound, WrongUse
from coc_tui.language import localised
from coc_tui.usecases.contract import economy, members
from coc_tui.usecases.followup import actions
from coc_tui.usecases.records import people
from coc_tui.usecases.term.query_context import QueryContext, query_context

LIMITS = "indicator_limits"
"""The case's setting that holds the group's own limits, by the warning's identifier."""

FRESH_DAYS = 200
"""A figure whose period ended longer ago says nothing of today: two quarters and some days."""


@dataclass(frozen=True)
class Measured:
    """What was measured."""

    value: Decimal | None
    """In the warning's unit; None when nothing can be said."""
    observations: int
    basis: Phrase
    """What it rests on."""


@dataclass(frozen=True)
class IndicatorReading:
    """One early warning as of a day."""

    indicator: Indicator
    """With the limits in force: the agreement file's, or the group's own."""
    title: str
    light: Light
    value: Decimal | None
    observations: int
    basis: Phrase


def readings(desk: Desk) -> tuple[IndicatorReading, ...]:
    """Return every early warning on the desk's day, in the agreement's order."""
    now = query_context(desk)
    return tuple(_reading(now, one) for one in limits(now))


def triggered(desk: Desk) -> tuple[IndicatorReading, ...]:
    """Return the early warnings that are yellow or red."""
    return tuple(one for one in readings(desk) if one.light in {Light.YELLOW, Light.RED})


def of_risk(found: Iterable[IndicatorReading], number: int) -> tuple[IndicatorReading, ...]:
    """Return the readings that warn of risk ``number``."""
    return tuple(one for one in found if one.indicator.risk == number)


def limits(now: QueryContext) -> tuple[Indicator, ...]:
    """Return the early warnings with the limits in force."""
    own: dict[str, Any] = now.case.settings.get(LIMITS, {})
    return tuple(
        one.model_copy(update={"yellow": Decimal(own[one.id][0]), "red": Decimal(own[one.id][1])})
        if one.id in own
        else one
        for one in now.agreement.indicators
    )


def set_limits(desk: Desk, indicator_id: str, yellow: Decimal, red: Decimal) -> None:
    """Set the group's own limits of a warning.

    Raises NotFound for an unknown one, WrongUse when red would be reached before yellow.
    """
    with desk.store.change("Limits of an early warning", by=desk.person.name) as change:
        case = desk.case(change)
        found = next((one for one in desk.agreement(change).indicators if one.id == indicator_id), None)
        if found is None:
            raise NotFound("There is no early warning called {name}.", name=indicator_id)
        if (red < yellow) if found.when.startswith(">") else (red > yellow):
            raise WrongUse("The red limit must lie beyond the yellow one.")
        own = {**case.settings.get(LIMITS, {}), indicator_id: [str(yellow), str(red)]}
        change.edit(case, settings={**case.settings, LIMITS: own})


def _reading(now: QueryContext, indicator: Indicator) -> IndicatorReading:
    measure = _MEASURES.get(indicator.id)
    measured = measure(now) if measure else _entered(now, indicator)
    shown = (
        Light.TOO_FEW if measured.value is None else light(indicator, measured.value, measured.observations)
    )
    return IndicatorReading(
        indicator, localised(indicator.title), shown, measured.value, measured.observations, measured.basis
    )


def _entered(now: QueryContext, indicator: Indicator) -> Measured:
    """Return the newest figure entered under the warning's own identifier."""
    found = _newest(now, [one for one in now.look.all(Snapshot) if one.measure == indicator.id])
    if found is None:
        return Measured(None, 0, Phrase("No figure has been entered"))
    basis = Phrase("Entered for {first} to {last}", first=found.first, last=found.last)
    if indicator.unit in {"percent", "ratio"} and found.n:
        share = Decimal(found.value) / found.n
        return Measured(share * 100 if indicator.unit == "percent" else share, found.n, basis)
    return Measured(Decimal(found.value), indicator.needs, basis)


def _newest(now: QueryContext, snapshots: list[Snapshot]) -> Snapshot | None:
    since = now.today - timedelta(days=FRESH_DAYS)
    fresh = [one for one in snapshots if since <= one.last <= now.today]
    return max(fresh, key=lambda one: (one.last, one.first), default=None)


# --- companies and the target group -------------------------------------------------------------


def _held(now: QueryContext) -> list[Event]:
    """Return the events held within the term, the oldest first."""
    return sorted(
        (
            one
            for one in now.look.all(Event)
            if one.state == EventState.HELD and one.day and now.agreement.term.start <= one.day <= now.today
        ),
        key=lambda one: (one.day or now.today, one.id),
    )


def _companies_per_event(now: QueryContext) -> Measured:
    counts = [one.companies for one in _held(now) if one.companies is not None][-6:]
    basis = Phrase("{count} events with a number of companies", count=len(counts))
    if len(counts) < 6 or not sum(counts[:3]):
        return Measured(None, len(counts), basis)
    change = Decimal(100 * (sum(counts[3:]) - sum(counts[:3]))) / sum(counts[:3])
    return Measured(change, len(counts), basis)


def _never_attended(now: QueryContext) -> Measured:
    there = members.active(now.look, now.today)
    held = {one.id for one in _held(now)}
    if not any(held & set(one.events) for one in now.look.all(Member)):
        return Measured(None, 0, Phrase("No event has its participants registered"))
    never = sum(not held & set(one.events) for one in there)
    value = Decimal(100 * never) / len(there) if there else None
    return Measured(value, len(there), Phrase("{count} of {n} members", count=never, n=len(there)))


def _new_members(now: QueryContext) -> Measured:
    dated = [one.since for one in now.look.all(Member) if one.since]
    since = now.today - relativedelta(months=6)
    new = sum(since < day <= now.today for day in dated)
    basis = Phrase("{count} members with a known first day", count=len(dated))
    return Measured(Decimal(new) if dated else None, len(dated), basis)


def _representatives(now: QueryContext) -> Measured:
    role = now.agreement.composition.member
    seats = sum(one.role == role for one in people.on_seats(now.look, now.today))
    return Measured(Decimal(seats), 1, Phrase("The seats held on {day}", day=now.today))


def _events_without_target_group(now: QueryContext) -> Measured:
    return _in_a_row([one.target_group for one in _held(now) if one.target_group is not None])


def _no_management(now: QueryContext) -> Measured:
    return _in_a_row([one.management for one in _held(now) if one.management is not None])


def _in_a_row(was_so: list[bool]) -> Measured:
    """Return how many at the end were not so, in a row."""
    row = sum(1 for _ in takewhile(lambda one: not one, reversed(was_so)))
    basis = Phrase("{count} events where it is noted", count=len(was_so))
    return Measured(Decimal(row) if was_so else None, len(was_so), basis)


# --- results ------------------------------------------------------------------------------------


def _jobs_per_quarter(now: QueryContext) -> Measured:
    found = _newest(
        now, [one for one in now.look.all(Snapshot) if one.measure == "jobs" and 85 <= one.length <= 95]
    )
    if found is None:
        return Measured(None, 0, Phrase("No figure for a quarter has been entered"))
    basis = Phrase("Entered for {first} to {last}", first=found.first, last=found.last)
    return Measured(Decimal(found.value), 1, basis)


def _early_endings(now: QueryContext) -> Measured:
    followed = [
        one for one in now.look.all(Snapshot) if one.measure == "retained" and one.months == 3 and one.n
    ]
    found = _newest(now, followed)
    if found is None or found.n is None:
        return Measured(None, 0, Phrase("No figure after 3 months has been entered"))
    basis = Phrase("{count} of {n} still in work", count=found.value, n=found.n)
    return Measured(Decimal(100 * (found.n - found.value)) / found.n, found.n, basis)


# --- meetings and people ------------------------------------------------------------------------


def _meetings_held(now: QueryContext) -> list[Meeting]:
    held = [one for one in now.look.all(Meeting) if one.state == MeetingState.HELD and one.date <= now.today]
    return sorted(held, key=lambda one: one.begins)


def _chief_absent(now: QueryContext) -> Measured:
    role = now.agreement.composition.chair
    chiefs = {one.id for one in now.look.all(Participant) if one.role == role}
    noted = [one for one in _meetings_held(now) if one.attendance]
    there = [
        any(one.participant in chiefs and one.presence == Presence.PRESENT for one in meeting.attendance)
        for meeting in noted
    ]
    row = sum(1 for _ in takewhile(lambda one: not one, reversed(there)))
    basis = Phrase("{count} meetings with noted attendance", count=len(noted))
    return Measured(Decimal(row) if noted else None, len(noted), basis)


def _overdue_of_authority(now: QueryContext) -> Measured:
    own = {role.id for role in now.agreement.roles if role.party == now.agreement.authority.id}
    late = [
        one
        for one in actions.overdue(now.look, now.today)
        if any(owner.kind == "role" and owner.key in own for owner in one.owners)
    ]
    return Measured(Decimal(len(late)), 1, Phrase("The follow-up list on {day}", day=now.today))


def _coordinators(now: QueryContext) -> list[Participant]:
    role = now.agreement.secretary
    return [one for one in now.look.all(Participant) if role and one.role == role.id]


def _coordinator_changes(now: QueryContext) -> Measured:
    since = now.today - relativedelta(months=12)
    # The first known holder began; only those after it changed anything.
    begun = sorted(one.since or date.min for one in _coordinators(now))[1:]
    changes = sum(since < day <= now.today for day in begun)
    return Measured(Decimal(changes), 1, Phrase("The seats held since {day}", day=since))


def _vacancy_days(now: QueryContext) -> Measured:
    since = max(now.today - relativedelta(months=12), now.agreement.term.start)
    away = [
        (one.absence_from, one.absence_to or one.absence_from)
        for one in now.look.all(HoursNote)
        if one.absence_from
    ]
    holders = _coordinators(now)
    filled = [
        since + timedelta(days=n)
        for n in range((now.today - since).days + 1)
        if any(one.holds_seat(since + timedelta(days=n)) for one in holders)
        and not any(first <= since + timedelta(days=n) <= last for first, last in away)
    ]
    edges = [since - timedelta(days=1), *filled, now.today + timedelta(days=1)]
    longest = max((after - before).days - 1 for before, after in pairwise(edges))
    return Measured(Decimal(longest), 1, Phrase("The longest gap since {day}", day=since))


def _draft_days(now: QueryContext) -> Measured:
    held = _meetings_held(now)
    if not held:
        return Measured(None, 0, Phrase("No meeting has been held"))
    last = held[-1]
    waits = last.minutes_sent is None and last.minutes_state == MinutesState.DRAFT
    sent = now.today if waits else last.minutes_sent
    basis = Phrase("Meeting {number}", number=last.number)
    return Measured(Decimal((sent - last.date).days) if sent else None, int(sent is not None), basis)


# --- events and money ---------------------------------------------------------------------------


def _moved_events(now: QueryContext) -> Measured:
    events = now.look.all(Event)
    since = now.today - relativedelta(months=12)
    moved = sum(any(since < day <= now.today for day in one.moved_from) for one in events)
    basis = Phrase("{count} events in the register", count=len(events))
    return Measured(Decimal(moved) if events else None, len(events), basis)


def _invoice_late(now: QueryContext) -> Measured:
    late = [one.days_late for one in economy.invoices(now)]
    return Measured(Decimal(max(late, default=0)), 1, Phrase("The agreed invoices on {day}", day=now.today))


_MEASURES: dict[str, Callable[[QueryContext], Measured]] = {
    "companies_per_event": _companies_per_event,
    "never_attended": _never_attended,
    "new_members": _new_members,
    "representatives": _representatives,
    "events_without_target_group": _events_without_target_group,
    "jobs_per_quarter": _jobs_per_quarter,
    "early_endings": _early_endings,
    "chief_absent": _chief_absent,
    "no_management_at_event": _no_management,
    "overdue_jobcentre_actions": _overdue_of_authority,
    "coordinator_changes": _coordinator_changes,
    "vacancy_days": _vacancy_days,
    "draft_days": _draft_days,
    "moved_events": _moved_events,
    "invoice_late": _invoice_late,
}
"""How the case measures a warning, by its identifier; every other is entered."""
