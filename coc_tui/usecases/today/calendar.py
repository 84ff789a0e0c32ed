"""What belongs in a calendar: the meetings, the events, every day something is due, and what one owes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.language import _, localised, say
from coc_tui.language.words import word
from coc_tui.usecases.contract import deadlines, events
from coc_tui.usecases.followup import actions
from coc_tui.usecases.records import finding
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context


@dataclass(frozen=True)
class CalendarEntry:
    """One entry: it lasts the whole of ``day`` unless it begins at an hour."""

    uid: str
    """What calendars know it by: the same as long as it is the same thing."""
    title: str
    day: date
    starts: time | None = None
    ends: datetime | None = None
    """When it ends, local time of the agreement; None for what lasts the day."""
    place: str = ""
    about: str = ""
    """Why it is there: the clause and how the day was found."""
    cancelled: bool = False
    revision: int = 0
    changed: datetime | None = None
    """When its record was last written; None for what is worked out."""
    warn: timedelta = timedelta(days=1)
    """How long before it the calendar reminds."""


def entries(desk: Desk, *, mine: bool = False) -> tuple[CalendarEntry, ...]:
    """Return what stands in the calendar, the earliest first.

    With ``mine`` the meetings and what the person at the desk owes; else also the events and every
    day something is due. What belongs to a closed item is told by its number alone: colleagues look
    over a shoulder into a calendar.
    """
    now = query_context(desk)
    found = [*_meetings(now), *(_action(now, one) for one in actions.mine(now.look, desk.person) if one.due)]
    if not mine:
        found += [_event(now, one) for one in events.every(now.look) if one.day is not None and one.ahead]
        found += _deadlines(now)
    return tuple(sorted(found, key=lambda one: (one.day, one.starts or time.min, one.title)))


def meeting_uid(meeting: Meeting) -> str:
    """Return the name calendars know a meeting by, which never changes."""
    return f"{meeting.id}@coc-tui"


def _meetings(now: QueryContext) -> Iterator[CalendarEntry]:
    called = _("{group} meeting", group=localised(now.agreement.group.name))
    for one in finding.meetings(now.look):
        title = _("{meeting} no. {number}", meeting=called, number=one.number)
        yield CalendarEntry(
            meeting_uid(one),
            title[:1].upper() + title[1:],
            one.date,
            one.starts,
            one.ends,
            place=", ".join(part for part in (one.venue, word(one.format)) if part),
            about=word(one.state),
            cancelled=one.state is MeetingState.CALLED_OFF,
            revision=one.rev,
            changed=one.at,
        )


def _event(now: QueryContext, event: Event) -> CalendarEntry:
    assert event.day is not None
    starts = event.starts
    begins = datetime.combine(event.day, starts) if starts else None
    length = timedelta(minutes=event.planned_minutes or now.agreement.events.longest_minutes)
    return CalendarEntry(
        f"{event.id}@coc-tui",
        event.title,
        event.day,
        starts,
        begins + length if begins else None,
        place=event.venue,
        about=word(event.state),
        revision=event.rev,
        changed=event.at,
        warn=timedelta(days=7),
    )


def _action(now: QueryContext, action: Action) -> CalendarEntry:
    assert action.due is not None
    item = now.look.find(AgendaItem, action.item) if action.item else None
    hidden = item is not None and item.closed
    text = _("closed item") if hidden else " ".join(action.text.split())
    return CalendarEntry(
        f"{action.id}@coc-tui",
        f"{action.number} {text}",
        action.due,
        about=word(action.status),
        revision=action.rev,
        changed=action.at,
    )


def _deadlines(now: QueryContext) -> Iterator[CalendarEntry]:
    for one in deadlines.every(now):
        clause = _(" (section {clause})", clause=one.clause) if one.clause else ""
        yield CalendarEntry(
            _deadline_uid(now, one),
            say(one.title) + clause,
            one.date,
            about=say(one.basis),
            warn=timedelta(days=7),
        )


def _deadline_uid(now: QueryContext, one: Deadline) -> str:
    """Return a name that stays when the day moves: of what is due, not of when."""
    what = one.key or one.title.template
    values = ",".join(f"{name}={value}" for name, value in sorted(one.title.values.items()))
    name = "/".join([now.case.id, what, str(one.meeting or ""), values])
    return f"{uuid5(NAMESPACE_URL, name)}@coc-tui"
