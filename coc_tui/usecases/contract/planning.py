"""Planning events: an idea, a day, a move, calling off, holding, and how one beyond the quota is covered."""

from datetime import date, time
from decimal import Decimal

from coc_tui.agreement import quota
from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.economy import HoursNote
from coc_tui.domain.events import CalledOffBy, Cover, Event
from coc_tui.domain.text import clean, clean_line
from coc_tui.errors import Refused, WrongUse
from coc_tui.store import Change
from coc_tui.usecases.contract import extras
from coc_tui.usecases.contract.events import BeyondQuota, excess_of
from coc_tui.usecases.term.query_context import QueryContext, query_context


def add_idea(
    desk: Desk,
    title: str,
    *,
    day: date | None = None,
    kind: str = "",
    venue: str = "",
    with_partner: bool = True,
) -> Event:
    """Note an event that is only thought of: it counts nowhere yet."""
    event = Event(
        title=_titled(title), kind=_kind(desk, kind), day=day, venue=venue, with_partner=with_partner
    )
    with desk.store.change("Event thought of: {title}", by=desk.person.name, title=event.title) as change:
        return change.add(event)


def plan(
    desk: Desk,
    title: str,
    day: date,
    *,
    kind: str = "",
    starts: time | None = None,
    planned_minutes: int | None = None,
    venue: str = "",
    with_partner: bool = True,
    cover: Cover | None = None,
    decision: str = "",
) -> Event:
    """Plan a new event on ``day``.

    Raises BeyondQuota when it is more than the year covers and no ``cover`` is chosen, and
    Refused for a cover without a ``decision`` to refer to (Q6).
    """
    _refuse_impossible(planned_minutes)
    event = Event(
        title=_titled(title),
        kind=_kind(desk, kind),
        day=day,
        starts=starts,
        planned_minutes=planned_minutes,
        venue=venue,
        state=EventState.PLANNED,
        with_partner=with_partner,
    )
    with desk.store.change("Event planned: {title}", by=desk.person.name, title=event.title) as change:
        return change.add(_covered(query_context(desk, change), event, cover, decision))


def set_day(desk: Desk, seen: Event, day: date, *, cover: Cover | None = None, decision: str = "") -> Event:
    """Plan an idea on ``day``. Refused for an event that is planned already: that is moving it.

    Raises as :func:`plan`.
    """
    with desk.store.change("Event planned: {title}", by=desk.person.name, title=seen.title) as change:
        event = change.get(Event, seen.id)
        if event.state is not EventState.IDEA:
            raise Refused(
                "{title} is {state} already: move it instead.", title=event.title, state=event.state
            )
        wanted = event.with_(day=day, state=EventState.PLANNED, with_partner=event.with_partner is not False)
        return _stored(change, event, _covered(query_context(desk, change), wanted, cover, decision))


def confirm(desk: Desk, seen: Event) -> Event:
    """Note that a planned or moved event is settled. Refused without a day, and once it has ended."""
    with desk.store.change("Event confirmed: {title}", by=desk.person.name, title=seen.title) as change:
        event = _ahead(change, seen)
        if event.state is EventState.IDEA:
            raise Refused("{title} is only an idea: plan it instead.", title=event.title)
        if event.day is None:
            raise Refused("{title} has no day yet.", title=event.title)
        return change.edit(event, state=EventState.CONFIRMED)


def move(
    desk: Desk,
    seen: Event,
    day: date | None,
    reason: str = "",
    *,
    cover: Cover | None = None,
    decision: str = "",
) -> Event:
    """Move a planned event to ``day``, or away from its day when the new one is not known.

    Nothing is billed by it: hours that have become billable are shown until somebody notes them.
    Raises BeyondQuota as :func:`plan` when the other year is full.
    """
    with desk.store.change("Event moved: {title}", by=desk.person.name, title=seen.title) as change:
        event = _ahead(change, seen)
        if event.state is EventState.IDEA:
            raise Refused("{title} is only an idea: plan it instead.", title=event.title)
        if day is not None and day == event.day:
            raise WrongUse("{title} is on {day} already.", title=event.title, day=day)
        trail = event.moved_from if event.day is None else (*event.moved_from, event.day)
        wanted = event.with_(
            day=day, state=EventState.MOVED, moved_from=trail, moved_reason=reason or event.moved_reason
        )
        return _stored(change, event, _covered(query_context(desk, change), wanted, cover, decision))


def call_off(desk: Desk, seen: Event, by: CalledOffBy, reason: str) -> Event:
    """Call an event off; when the authority does, the hours spent on it are noted as billable (Q3, Q5).

    Raises WrongUse without a reason.
    """
    if not clean(reason).strip():
        raise WrongUse("Say why {title} is called off.", title=seen.title)
    with desk.store.change("Event called off: {title}", by=desk.person.name, title=seen.title) as change:
        event = _ahead(change, seen)
        now = query_context(desk, change)
        cost = quota.cost_of_calling_off(now.agreement, by, event.hours, rate=extras.cancel_rate(now))
        source = next((one.id for one in now.agreement.hours.sources if one.requires == "event"), None)
        if cost.billable and source:
            extras.note_hours(
                now,
                change,
                HoursNote(
                    day=now.today,
                    hours=event.hours,
                    source=source,
                    text=event.title,
                    event=event.id,
                    rate=now.agreement.hours.rate,
                ),
            )
        return change.edit(event, state=EventState.CALLED_OFF, called_off_by=by, called_off_reason=reason)


def hold(
    desk: Desk,
    seen: Event,
    *,
    with_partner: bool,
    planned_minutes: int | None = None,
    companies: int | None = None,
    management: bool | None = None,
    target_group: bool | None = None,
    cover: Cover | None = None,
    decision: str = "",
) -> Event:
    """Note that an event was held, and who was there; only one with the partner uses the quota (Q8).

    Refused without a day and before that day. Raises BeyondQuota as :func:`plan`, and WrongUse for
    figures that cannot be.
    """
    _refuse_impossible(planned_minutes, companies)
    with desk.store.change("Event held: {title}", by=desk.person.name, title=seen.title) as change:
        event = _ahead(change, seen)
        if event.day is None:
            raise Refused("{title} has no day yet.", title=event.title)
        if event.day > desk.clock.today():
            raise Refused("{title} is on {day}, which has not come.", title=event.title, day=event.day)
        told = {
            "planned_minutes": planned_minutes,
            "companies": companies,
            "management": management,
            "target_group": target_group,
        }
        wanted = event.with_(
            state=EventState.HELD,
            with_partner=with_partner,
            **{name: value for name, value in told.items() if value is not None},
        )
        return _stored(change, event, _covered(query_context(desk, change), wanted, cover, decision))


def cover_event(desk: Desk, seen: Event, cover: Cover, decision: str) -> Event:
    """Note how an event beyond the year's number is covered, with the decision that says so (Q6)."""
    with desk.store.change("Event covered: {title}", by=desk.person.name, title=seen.title) as change:
        event = change.get(Event, seen.id)
        found = excess_of(query_context(desk, change), event)
        if found is None:
            raise Refused("{title} is within what the year covers.", title=event.title)
        quota.cover(found, cover, clean_line(decision))
        return change.edit(event, cover=cover, cover_decision=decision)


def spend(desk: Desk, seen: Event, hours: Decimal) -> Event:
    """Note how many hours the partner has spent on an event so far.

    Raises WrongUse below zero, and for a part of an hour that is never billed.
    """
    step = desk.agreement().hours.step
    if not hours.is_finite() or hours < 0 or hours % step:
        raise WrongUse(
            "Hours are zero or more, in steps of {step}, not {hours}.", step=step, hours=str(hours)
        )
    with desk.store.change("Hours spent on {title}", by=desk.person.name, title=seen.title) as change:
        return change.edit(seen, hours=hours)


FREE = frozenset(
    {
        "title",
        "venue",
        "starts",
        "planned_minutes",
        "target_group",
        "target_group_note",
        "companies",
        "management",
    }
)
"""What can be changed of an event without that being an act of its own."""


def edit(desk: Desk, seen: Event, **fields: object) -> Event:
    """Change what is known of an event; its day and state have acts of their own.

    Raises WrongUse for another field or a figure that cannot be, and Conflict when somebody else
    changed the same.
    """
    other = fields.keys() - FREE
    if other:
        raise WrongUse("{fields} cannot be changed by editing an event.", fields=", ".join(sorted(other)))
    if "title" in fields:
        _titled(str(fields["title"]))
    _refuse_impossible(fields.get("planned_minutes"), fields.get("companies"))
    with desk.store.change("Event changed: {title}", by=desk.person.name, title=seen.title) as change:
        return change.edit(seen, **fields)


def remove(desk: Desk, seen: Event) -> None:
    """Put an idea in the bin. Refused for anything more: planned events are called off."""
    with desk.store.change("Event removed: {title}", by=desk.person.name, title=seen.title) as change:
        event = change.get(Event, seen.id)
        if event.state is not EventState.IDEA:
            raise Refused("{title} is {state}: call it off instead.", title=event.title, state=event.state)
        change.bin(event)


def _titled(title: str) -> str:
    title = clean_line(title)
    if not title:
        raise WrongUse("The event has no title.")
    return title


def _refuse_impossible(minutes: object = None, companies: object = None) -> None:
    """Raise WrongUse for a length or a number of companies that cannot be."""
    if isinstance(minutes, int) and not 0 < minutes <= 24 * 60:
        raise WrongUse("An event lasts from one minute to a day, not {minutes} minutes.", minutes=minutes)
    if isinstance(companies, int) and companies < 0:
        raise WrongUse("The number of companies is zero or more, not {companies}.", companies=companies)


def _kind(desk: Desk, kind: str) -> str:
    kinds = desk.agreement().quota.kinds
    if kind and kind not in kinds:
        raise WrongUse(
            "{name} must be one of {choices}, not {value}.", name="kind", choices=kinds, value=kind
        )
    return kind or kinds[0]


def _ahead(change: Change, seen: Event) -> Event:
    """Return the event as it is now. Refused once it is held or called off."""
    event = change.get(Event, seen.id)
    if not event.ahead:
        raise Refused("{title} is {state}: nothing can follow.", title=event.title, state=event.state)
    return event


def _stored(change: Change, event: Event, wanted: Event) -> Event:
    changed = {name: value for name, value in wanted if value != getattr(event, name)}
    return change.edit(event, **changed) if changed else event


def _covered(now: QueryContext, event: Event, cover: Cover | None, decision: str) -> Event:
    """Return the event with its cover. Raises BeyondQuota when it needs one and none is told."""
    if event.cover is not None and cover is None:
        return event
    excess = excess_of(now, event)
    if excess is None:
        return event
    if cover is None:
        raise BeyondQuota(excess)
    quota.cover(excess, cover, clean_line(decision))
    return event.with_(cover=cover, cover_decision=decision)
