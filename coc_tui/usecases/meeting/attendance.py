"""Who is at a meeting: present or not, and who came, left and came back, when and under which item."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import takewhile

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import (
    Attendance,
    Meeting,
    MeetingState,
    MinutesState,
    Movement,
    Presence,
    Way,
)
from coc_tui.domain.people import Participant
from coc_tui.domain.text import clean_line
from coc_tui.errors import WrongUse
from coc_tui.language import marked
from coc_tui.store import Change
from coc_tui.store.ops import Op, names
from coc_tui.usecases.records import finding, meetings, people

_NOTED = marked("Attendance of meeting {number}")
"""What the history calls a change of one participant's attendance."""


def all_present(desk: Desk, meeting: Meeting) -> Meeting:
    """Note everyone on a seat as present, but for those something is noted of already."""
    with desk.store.change(
        "All present at meeting {number}", by=desk.person.name, number=meeting.number
    ) as change:
        meeting = _open(change, meeting)
        noted = {one.participant for one in meeting.attendance}
        more = [
            Attendance(participant=one.id, presence=Presence.PRESENT)
            for one in people.on_seats(change, meeting.date)
            if one.id not in noted
        ]
        return change.edit(meeting, attendance=(*meeting.attendance, *more))


def set_presence(desk: Desk, meeting: Meeting, participant: Participant, presence: Presence) -> Meeting:
    """Note whether a participant was there. Movements stay, and count again once they are present again."""
    with desk.store.change(_NOTED, by=desk.person.name, number=meeting.number) as change:
        meeting = _open(change, meeting)
        before = _noted(meeting, participant)
        return _store(change, meeting, before.model_copy(update={"presence": presence}))


def set_substitute(desk: Desk, meeting: Meeting, participant: Participant, name: str) -> Meeting:
    """Note that ``name`` came in a participant's place; an empty one: that they came themselves."""
    with desk.store.change(_NOTED, by=desk.person.name, number=meeting.number) as change:
        meeting = _open(change, meeting)
        told = {"presence": Presence.PRESENT, "substitute": clean_line(name)}
        return _store(change, meeting, _noted(meeting, participant).model_copy(update=told))


def strike_out(desk: Desk, meeting: Meeting, participant: Participant) -> Meeting:
    """Let nothing be noted of a participant."""
    with desk.store.change(_NOTED, by=desk.person.name, number=meeting.number) as change:
        meeting = _open(change, meeting)
        rest = tuple(one for one in meeting.attendance if one.participant != participant.id)
        return change.edit(meeting, attendance=rest)


def note_movement(
    desk: Desk,
    meeting: Meeting,
    participant: Participant,
    way: Way,
    *,
    at: time | None = None,
    item: str | None = None,
    current: str = "",
) -> Meeting:
    """Note that a participant, who is present then, came or left ``at`` a time; without one: now.

    ``item`` is the number of the item it happened under, empty when that is not to be said; without one
    it is found by the time, where ``current`` is the id of the item that is treated now.
    Raises WrongUse when now is not while the meeting is held, and NotFound for an item there is not.
    """
    now = at is None
    at = at or _now(desk, meeting)
    if item is None:
        under = current if now and current else item_at(desk, meeting, at, current)
    else:
        under = finding.item(desk.store.look(), meeting, item).id if item else ""
    with desk.store.change(_NOTED, by=desk.person.name, number=meeting.number) as change:
        meeting = _open(change, meeting)
        moved = _noted(meeting, participant).moved(Movement(way=way, at=at, item=under))
        return _store(change, meeting, moved)


def _open(change: Change, meeting: Meeting) -> Meeting:
    """Return the meeting as it is now. Refused when its minutes are approved."""
    meeting = change.get(Meeting, meeting.id)
    meetings.refuse_when_sealed(meeting)
    return meeting


def _noted(meeting: Meeting, participant: Participant) -> Attendance:
    new = Attendance(participant=participant.id, presence=Presence.PRESENT)
    return meeting.presence_of(participant.id) or new


def _store(change: Change, meeting: Meeting, noted: Attendance) -> Meeting:
    if meeting.presence_of(noted.participant) is None:
        return change.edit(meeting, attendance=(*meeting.attendance, noted))
    attendance = tuple(noted if one.participant == noted.participant else one for one in meeting.attendance)
    return change.edit(meeting, attendance=attendance)


def runs_now(desk: Desk, meeting: Meeting) -> bool:
    """Return whether the meeting is being held today, so that the present time is the meeting's."""
    today = desk.clock.now().date() == meeting.date == desk.clock.today()
    return meeting.state == MeetingState.IN_PROGRESS and today


def _now(desk: Desk, meeting: Meeting) -> time:
    if not runs_now(desk, meeting):
        raise WrongUse("The meeting is not being held now: write the time, for example -9.40.")
    return _minute(desk.clock.now())


def _minute(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)


def outside(meeting: Meeting, at: time) -> bool:
    """Return whether a time lies before the meeting began or after it ended, as far as that is known."""
    early = meeting.started is not None and at < meeting.started
    return early or (meeting.ended is not None and at > meeting.ended)


def item_at(desk: Desk, meeting: Meeting, at: time, current: str = "") -> str:
    """Return the id of the item that was treated ``at`` a time; empty when that cannot be said.

    It is the one that was next written under, since time used on an item is stored when it is left;
    ``current`` is written under now. Only what was written while the meeting ran counts.
    """
    if meeting.minutes_state == MinutesState.NOT_BEGUN or outside(meeting, at):
        return ""
    work = [(_minute(desk.clock.now()), current)] if current and runs_now(desk, meeting) else []
    for moment, item in _written(desk, meeting):
        if not outside(meeting, moment):
            work.insert(0, (moment, item))
    next_one = next((item for moment, item in work if moment > at), "")
    return next_one or (work[-1][1] if work else "")


def _written(desk: Desk, meeting: Meeting) -> Iterator[tuple[time, str]]:
    """Yield when each item was written under on the meeting's day, the latest first."""
    items = {one.id for one in finding.items(desk.store.look(), meeting)}
    zone = desk.clock.now().tzinfo
    for entry in takewhile(
        lambda entry: entry.at.astimezone(zone).date() >= meeting.date, desk.store.history()
    ):
        moment = entry.at.astimezone(zone)
        if moment.date() != meeting.date:
            continue
        for op in entry.ops:
            item = _under(op)
            if item in items:
                yield _minute(moment), item


def _under(op: Op) -> str:
    """Return the id of the item that an operation writes under; empty for another one."""
    if op["in"] == AgendaItem.table and names(op) & {"notes", "spent", "outcome"}:
        return str(op["id"])
    if op["in"] in {Decision.table, Action.table}:
        return str(op.get("put", {}).get("item", ""))
    return ""
