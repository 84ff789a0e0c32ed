"""Planning meetings: when, where, and what they start from."""

from dataclasses import dataclass
from datetime import date, time

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind
from coc_tui.domain.case import Deadlines
from coc_tui.domain.meetings import AgendaState, Meeting, MeetingFormat, MeetingState, MinutesState
from coc_tui.errors import Refused
from coc_tui.language import localised
from coc_tui.store import Change, Look
from coc_tui.usecases.records import finding

FINISHED = frozenset({MeetingState.HELD, MeetingState.CALLED_OFF})
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.CALLED, MeetingState.MOVED})
"""Not begun: it can still be moved or called off."""


def plan(
    desk: Desk,
    day: date,
    starts: time,
    *,
    planned_minutes: int = 90,
    venue: str = "",
    format: MeetingFormat = MeetingFormat.PHYSICAL,
    standing: bool = True,
) -> Meeting:
    """Plan a meeting with the next number, and the agreement's standing items unless told otherwise."""
    with desk.store.change("Meeting planned", by=desk.person.name) as change:
        there = finding.meetings(change)
        meeting = change.add(
            Meeting(
                number=max((one.number for one in there), default=0) + 1,
                date=day,
                starts=starts,
                planned_minutes=planned_minutes,
                venue=venue,
                format=format,
            )
        )
        if standing:
            _add_standing_items(desk, change, meeting)
        _follow(change)
        return meeting


def _add_standing_items(desk: Desk, change: Change, meeting: Meeting) -> None:
    for place, item in enumerate(desk.agreement(change).standing_items, 1):
        change.add(
            AgendaItem(
                meeting=meeting.id,
                position=place,
                title=localised(item.title),
                kind=ItemKind(item.kind),
                planned_minutes=item.minutes,
                presenter=item.presenter,
                standing=item.key,
            )
        )


def edit(desk: Desk, seen: Meeting, **fields: object) -> Meeting:
    """Change a meeting's place, length, people or texts.

    Raises Conflict when somebody else changed the same, and Refused when the minutes are approved.
    """
    refuse_when_sealed(seen)
    with desk.store.change("Meeting {number} changed", by=desk.person.name, number=seen.number) as change:
        refuse_when_sealed(change.get(Meeting, seen.id))
        return change.edit(seen, **fields)


def move(desk: Desk, seen: Meeting, day: date, starts: time) -> Meeting:
    """Move a meeting that has not begun to another day. Moving is not calling off (section 7.2)."""
    with desk.store.change("Meeting {number} moved", by=desk.person.name, number=seen.number) as change:
        meeting = change.get(Meeting, seen.id)
        if meeting.state not in AHEAD:
            raise Refused(
                "Meeting {number} is {state} and cannot be moved.", number=meeting.number, state=meeting.state
            )
        moved_from = meeting.moved_from or (meeting.date if day != meeting.date else None)
        moved = change.edit(seen, date=day, starts=starts, moved_from=moved_from)
        _follow(change)
        return moved


def call_off(desk: Desk, seen: Meeting, reason: str) -> Meeting:
    """Call a meeting off. Its agenda stays, so that its items can be carried over."""
    with desk.store.change("Meeting {number} called off", by=desk.person.name, number=seen.number) as change:
        meeting = change.get(Meeting, seen.id)
        if meeting.state not in AHEAD:
            raise Refused(
                "Meeting {number} is {state} and cannot be called off.",
                number=meeting.number,
                state=meeting.state,
            )
        off = change.edit(seen, state=MeetingState.CALLED_OFF, called_off_reason=reason)
        _follow(change)
        return off


def remove(desk: Desk, seen: Meeting) -> None:
    """Put a meeting and its agenda in the bin.

    Only a planned meeting without minutes can go; one that people were called to is called off.
    """
    with desk.store.change("Meeting {number} removed", by=desk.person.name, number=seen.number) as change:
        meeting = change.get(Meeting, seen.id)
        if not can_be_removed(meeting):
            raise Refused(
                "Meeting {number} is {state} and stays in the list. It can be called off.",
                number=meeting.number,
                state=meeting.state,
            )
        for item in change.where(AgendaItem, meeting=meeting.id):
            change.bin(item)
        change.bin(seen)
        _follow(change)


def _follow(change: Change) -> None:
    """Let the open actions that are due at the next meeting be due on the day it has now."""
    for action in change.all(Action):
        if action.due_after is not None and action.open:
            due = day_after(change, action.due_after)
            if due != action.due:
                change.edit(action, due=due)


def day_after(look: Look, day: date) -> date | None:
    """Return the day of the first meeting planned after ``day``; None while there is none."""
    later = [
        one.date for one in finding.meetings(look) if one.date > day and one.state != MeetingState.CALLED_OFF
    ]
    return min(later, default=None)


def can_be_removed(meeting: Meeting) -> bool:
    """Return whether the meeting is planned and nobody has been called to it."""
    return meeting.state == MeetingState.PLANNED and meeting.minutes_state == MinutesState.NOT_BEGUN


@dataclass(frozen=True)
class Calendar:
    """All meetings, and what the group's practice makes of them."""

    meetings: tuple[Meeting, ...]
    """In the order they take place."""
    coming: str
    """The id of the next meeting; empty when none is ahead."""
    deadlines: Deadlines
    cost: Phrase
    """What moving or calling off one of them costs."""

    def meeting(self, id: str) -> Meeting | None:
        """Return the meeting with this id."""
        return next((one for one in self.meetings if one.id == id), None)


def calendar(desk: Desk) -> Calendar:
    """Return the meetings of the case."""
    look = desk.store.look()
    coming = next_meeting(look, desk.clock.today())
    clause = desk.agreement(look).quota.move_clause
    return Calendar(
        meetings=tuple(sorted(finding.meetings(look), key=lambda one: (one.begins, one.number))),
        coming=coming.id if coming else "",
        deadlines=desk.case(look).deadlines,
        cost=Phrase(
            "It costs nothing: section {clause} speaks of events, not of the group's own meetings.",
            clause=clause,
        ),
    )


def sealed(meeting: Meeting) -> bool:
    """Return whether the meeting's minutes are approved, so that nothing of it changes any more."""
    return meeting.minutes_state in {MinutesState.APPROVED, MinutesState.DISTRIBUTED, MinutesState.FILED}


def refuse_when_sealed(meeting: Meeting) -> None:
    """Raise Refused when the meeting's minutes are approved: approved minutes never change."""
    if sealed(meeting):
        raise Refused("The minutes are approved and cannot be changed. Make a correction instead.")


def next_meeting(look: Look, day: date) -> Meeting | None:
    """Return the first meeting that is still to be held on ``day`` or later."""
    ahead = [one for one in finding.meetings(look) if one.state not in FINISHED and one.date >= day]
    return min(ahead, key=lambda one: (one.date, one.starts), default=None)


def after(look: Look, meeting: Meeting) -> Meeting | None:
    """Return the first meeting planned after ``meeting``."""
    later = [
        one
        for one in finding.meetings(look)
        if one.begins > meeting.begins and one.state != MeetingState.CALLED_OFF
    ]
    return min(later, key=lambda one: one.begins, default=None)


def sent(meeting: Meeting) -> bool:
    """Return whether the agenda has been sent, so that its numbers are fixed."""
    return meeting.agenda_state in {AgendaState.SENT, AgendaState.REVISED}
