"""What the live minutes show: the meeting that matters now, its items, its seats and what is still loose."""

from dataclasses import dataclass
from datetime import date, timedelta

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.meetings import Attendance, Meeting, MeetingState, MinutesState, Presence, Way
from coc_tui.domain.people import Participant
from coc_tui.errors import CocError
from coc_tui.store import Look
from coc_tui.usecases.meeting import presence
from coc_tui.usecases.meeting.attendance import outside
from coc_tui.usecases.meeting.presence import Pen
from coc_tui.usecases.papers import editions, quorum
from coc_tui.usecases.papers.views import ItemView
from coc_tui.usecases.records import finding, people
from coc_tui.usecases.records.meetings import next_meeting
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term.query_context import query_context

SEALED = frozenset({MinutesState.APPROVED, MinutesState.DISTRIBUTED, MinutesState.FILED})
"""The states of minutes that never change any more."""


@dataclass(frozen=True)
class LiveItem:
    """One item: the record that is written to, and everything that is shown of it."""

    record: AgendaItem
    shown: ItemView

    @property
    def number(self) -> str:
        """The item's number as printed."""
        return self.shown.number


@dataclass(frozen=True)
class LiveSeat:
    """Somebody who is called to the meeting, and what is noted of them."""

    participant: Participant
    name: str
    attendance: Attendance | None


@dataclass(frozen=True)
class LiveMinutes:
    """One meeting with everything its minutes are taken from."""

    meeting: Meeting
    items: tuple[LiveItem, ...]
    """In the order of the agenda."""
    seats: tuple[LiveSeat, ...]
    objections_by: date
    """The last day for objections: as set, else as it will be when the minutes are sent today."""
    pen: Pen | None = None
    """Who records the meeting; None while nobody does."""
    unwritable: CocError | None = None
    """Why nothing can be stored just now."""
    too_few: Phrase | None = None
    """That too few members came by the group's own rule, when it has one."""

    @property
    def begun(self) -> bool:
        """Whether the minutes are begun."""
        return self.meeting.minutes_state != MinutesState.NOT_BEGUN

    @property
    def running(self) -> bool:
        """Whether the meeting is being held."""
        return self.meeting.state == MeetingState.IN_PROGRESS

    @property
    def sealed(self) -> bool:
        """Whether the minutes are approved and never change any more."""
        return self.meeting.minutes_state in SEALED

    @property
    def following(self) -> bool:
        """Whether somebody else records the meeting, so that this session only looks on."""
        return self.running and self.pen is not None and not self.pen.own

    @property
    def writable(self) -> bool:
        """Whether minutes can be typed here and now."""
        return self.begun and not self.sealed and not self.following and self.unwritable is None

    def item(self, id: str) -> LiveItem | None:
        """Return the item with this id."""
        return next((one for one in self.items if one.record.id == id), None)

    def out(self, item: AgendaItem) -> list[LiveSeat]:
        """Return who is present at the meeting, but not under ``item``, or has left under it."""
        agenda = [one.record.id for one in self.items]
        treated_now = self.running and item.outcome is None

        def is_out(noted: Attendance) -> bool:
            if noted.presence != Presence.PRESENT:
                return False
            here = [one for one in noted.movements if one.item == item.id]
            if here:
                return here[-1].way == Way.LEFT
            return not noted.under(item.id, agenda) or (treated_now and noted.gone)

        return [one for one in self.seats if one.attendance and is_out(one.attendance)]

    def without_outcome(self) -> list[LiveItem]:
        """Return the items that keep the meeting from ending."""
        return [one for one in self.items if one.record.outcome is None]

    def without_attendance(self) -> list[LiveSeat]:
        """Return the seats nothing is noted of."""
        return [one for one in self.seats if one.attendance is None]

    def out_of_time(self) -> list[LiveSeat]:
        """Return who came or left at a time when the meeting was not held."""
        return [
            one
            for one in self.seats
            if one.attendance and any(outside(self.meeting, moved.at) for moved in one.attendance.movements)
        ]

    def without_deadline(self) -> list[tuple[LiveItem, str]]:
        """Return the actions of this meeting that have no deadline: item and number."""
        return [
            (one, action.number)
            for one in self.items
            for action in one.shown.actions
            if not action.due and not action.due_next_meeting
        ]


def read(desk: Desk, wanted: str = "") -> LiveMinutes | None:
    """Return the minutes of the meeting (or of the meeting of the item) with the id ``wanted``.

    Without one: of the meeting in progress, else of the one to be held today, else of one whose draft is
    not sent yet, else of the next one, else of the last. None when no meeting is planned.
    """
    look = desk.store.look()
    meeting = _meeting(look, wanted) or _matters(look, desk.clock.today())
    if meeting is None:
        return None
    names = Names(desk.agreement(look))
    records = finding.items(look, meeting)
    shown = numbers(records)
    return LiveMinutes(
        meeting=meeting,
        items=tuple(LiveItem(one, editions.item_view(look, names, one, shown[one.id])) for one in records),
        seats=_seats(look, names, meeting),
        objections_by=meeting.objections_by or _objections_by(desk, look, meeting),
        pen=presence.pen_holder(desk, meeting),
        unwritable=desk.store.read_only,
        too_few=quorum.lacking(query_context(desk, look), meeting),
    )


def join(desk: Desk, wanted: str = "") -> LiveMinutes | None:
    """Return the same as :func:`read`, and take the pen of a running meeting when nobody has it."""
    view = read(desk, wanted)
    if view is None or not view.running or view.pen is not None or not presence.take_pen(desk, view.meeting):
        return view
    return read(desk, view.meeting.id)


def _meeting(look: Look, wanted: str) -> Meeting | None:
    if not wanted:
        return None
    item = look.find(AgendaItem, wanted)
    return look.find(Meeting, item.meeting if item else wanted)


def _matters(look: Look, today: date) -> Meeting | None:
    there = finding.meetings(look)
    running = [one for one in there if one.state == MeetingState.IN_PROGRESS]
    ahead = next_meeting(look, today)
    if ahead is not None and ahead.date == today and not running:
        return ahead
    drafts = [
        one for one in there if one.state == MeetingState.HELD and one.minutes_state == MinutesState.DRAFT
    ]
    found = [*running, *drafts, *([ahead] if ahead else []), *there[-1:]]
    return found[0] if found else None


def _seats(look: Look, names: Names, meeting: Meeting) -> tuple[LiveSeat, ...]:
    called = people.on_seats(look, meeting.date)
    ids = {one.id for one in called}
    # Somebody who has left the group since is still in the attendance.
    called += [
        found
        for one in meeting.attendance
        if one.participant not in ids and (found := look.find(Participant, one.participant))
    ]
    return tuple(LiveSeat(one, names.participant(one), meeting.presence_of(one.id)) for one in called)


def _objections_by(desk: Desk, look: Look, meeting: Meeting) -> date:
    deadlines = desk.case(look).deadlines
    due = meeting.date + timedelta(days=deadlines.draft)
    return max(due, desk.clock.today()) + timedelta(days=deadlines.objections)
