"""Preparing the agenda: items, their order and time, and fixing the numbers when it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome, in_order, numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import AgendaState, Meeting, MeetingState, MinutesState
from coc_tui.domain.numbering import base_number, late_number
from coc_tui.errors import Refused
from coc_tui.store import Change
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.meetings import next_meeting, refuse_when_sealed, sent
from coc_tui.usecases.records.people import Names


@dataclass(frozen=True)
class TimeBudget:
    """The items' planned time against the meeting's length, in minutes."""

    planned: int
    length: int

    @property
    def over(self) -> int:
        """How many minutes too many are planned; 0 when they fit."""
        return max(0, self.planned - self.length)


def time_budget(meeting: Meeting, items: Iterable[AgendaItem]) -> TimeBudget:
    """Return the time the agenda takes against the meeting's length; a dropped item takes none."""
    planned = sum(item.planned_minutes for item in items if item.outcome != Outcome.DROPPED)
    return TimeBudget(planned, meeting.planned_minutes)


@dataclass(frozen=True)
class AgendaLine:
    """One item as it stands in a list: the record, its number, and who presents it."""

    item: AgendaItem
    number: str
    presenter: str
    """The role's title; empty when nobody is named."""


@dataclass(frozen=True)
class Preparation:
    """A meeting's agenda while it is prepared."""

    meeting: Meeting
    lines: tuple[AgendaLine, ...]
    """In the order of the agenda."""
    time: TimeBudget
    earlier: str
    """The id of the meeting before it; empty for the first."""
    later: str
    """The id of the meeting after it; empty for the last."""

    def line(self, item_id: str) -> AgendaLine | None:
        """Return the line of the item with this id."""
        return next((one for one in self.lines if one.item.id == item_id), None)


def preparation(desk: Desk, record: str = "") -> Preparation | None:
    """Return the agenda of the meeting with the id ``record``, or of the item's meeting.

    Without an id, or when it is gone: the agenda of the next meeting, else of the last; None when
    no meeting has been planned.
    """
    look = desk.store.look()
    order = sorted(finding.meetings(look), key=lambda one: (one.begins, one.number))
    if not order:
        return None
    item = look.find(AgendaItem, record) if record else None
    wanted = item.meeting if item else record
    meeting = next((one for one in order if one.id == wanted), None)
    meeting = meeting or next_meeting(look, desk.clock.today()) or order[-1]
    place = next(n for n, one in enumerate(order) if one.id == meeting.id)
    items = finding.items(look, meeting)
    shown = numbers(items)
    names = Names(desk.agreement(look))
    return Preparation(
        meeting=meeting,
        lines=tuple(
            AgendaLine(item, shown[item.id], names.role(item.presenter) if item.presenter else "")
            for item in items
        ),
        time=time_budget(meeting, items),
        earlier=order[place - 1].id if place else "",
        later=order[place + 1].id if place + 1 < len(order) else "",
    )


def add_item(
    desk: Desk, meeting: Meeting, *, after: AgendaItem | None = None, **fields: object
) -> AgendaItem:
    """Put an item on the agenda, behind ``after`` or last.

    Once the agenda is sent the item's printed number is fixed with a suffix (``4a``), it stands behind
    the late items that are there, and the agenda counts as revised.
    """
    with desk.store.change(
        "Item added to meeting {number}", by=desk.person.name, number=meeting.number
    ) as change:
        meeting = change.get(Meeting, meeting.id)
        refuse_when_sealed(meeting)
        items = finding.items(change, meeting)
        place = next((n for n, one in enumerate(items) if after and one.id == after.id), len(items) - 1)
        printed = ""
        if sent(meeting):
            base = base_number(items[place].printed) if items else ""
            while place + 1 < len(items) and base_number(items[place + 1].printed) == base:
                place += 1
            printed = late_number(items[place].printed if items else "", {one.printed for one in items})
            if meeting.agenda_state != AgendaState.REVISED:
                change.edit(meeting, agenda_state=AgendaState.REVISED)
        return change.add(
            AgendaItem.model_validate(
                {**fields, "meeting": meeting.id, "position": _between(items, place), "printed": printed}
            )
        )


def _between(items: list[AgendaItem], place: int) -> float:
    """Return a position right behind ``items[place]``, and before the one that follows it."""
    if not items:
        return 1.0
    here = items[place].position
    if place + 1 >= len(items):
        return here + 1.0
    return (here + items[place + 1].position) / 2


def edit_item(desk: Desk, seen: AgendaItem, **fields: object) -> AgendaItem:
    """Change an item as it was ``seen``. Raises Conflict when somebody else changed the same."""
    with desk.store.change("Item {title} changed", by=desk.person.name, title=seen.title) as change:
        refuse_when_sealed(change.get(Meeting, seen.meeting))
        if fields.get("kind") == ItemKind.INFORMATION and change.where(Decision, item=seen.id):
            raise Refused(
                "Something has been decided under {title}: it stays a decision item.", title=seen.title
            )
        return change.edit(seen, **fields)


def drop_item(desk: Desk, seen: AgendaItem) -> AgendaItem:
    """Let an item lapse before the meeting, or bring a lapsed one back. It keeps its printed number."""
    outcome = None if seen.outcome == Outcome.DROPPED else Outcome.DROPPED
    return edit_item(desk, seen, outcome=outcome)


def move_item(desk: Desk, seen: AgendaItem, step: int) -> AgendaItem:
    """Move an item ``step`` places (-1 up, +1 down); at the ends it stays.

    Refused once the agenda is sent: printed numbers are fixed.
    """
    with desk.store.change("Item {title} moved", by=desk.person.name, title=seen.title) as change:
        meeting = change.get(Meeting, seen.meeting)
        if sent(meeting):
            raise Refused(
                "The agenda of meeting {number} has been sent: its order is fixed.", number=meeting.number
            )
        items = finding.items(change, meeting)
        here = next(n for n, one in enumerate(items) if one.id == seen.id)
        there = here + step
        if not 0 <= there < len(items):
            return items[here]
        rest = [one for one in items if one.id != seen.id]
        item = change.get(AgendaItem, seen.id)
        position = rest[0].position - 1.0 if there == 0 else _between(rest, there - 1)
        return change.edit(item, position=position)


def bin_item(desk: Desk, seen: AgendaItem) -> None:
    """Put an item in the bin. Refused once the agenda is sent: the printed numbers are fixed."""
    with desk.store.change("Item {title} removed", by=desk.person.name, title=seen.title) as change:
        meeting = change.get(Meeting, seen.meeting)
        refuse_when_sealed(meeting)
        item = change.get(AgendaItem, seen.id)
        if sent(meeting):
            raise Refused(
                "The agenda of meeting {number} has been sent: mark the item as dropped instead.",
                number=meeting.number,
            )
        change.bin(item)


def mark_ready(desk: Desk, meeting: Meeting) -> Meeting:
    """Mark a draft agenda as ready to be sent, and a ready one as a draft again. Refused once it is sent."""
    with desk.store.change(
        "Agenda of meeting {number} ready", by=desk.person.name, number=meeting.number
    ) as change:
        meeting = change.get(Meeting, meeting.id)
        if sent(meeting):
            raise Refused("The agenda of meeting {number} has already been sent.", number=meeting.number)
        ready = meeting.agenda_state == AgendaState.READY
        return change.edit(meeting, agenda_state=AgendaState.DRAFT if ready else AgendaState.READY)


def send(desk: Desk, meeting: Meeting) -> Meeting:
    """Mark the agenda as sent: numbers are printed and fixed, and the meeting is called.

    Refused for an empty agenda. The program itself sends nothing.
    """
    with desk.store.change(
        "Agenda of meeting {number} sent", by=desk.person.name, number=meeting.number
    ) as change:
        meeting = change.get(Meeting, meeting.id)
        refuse_when_sealed(meeting)
        if sent(meeting):
            raise Refused("The agenda of meeting {number} has already been sent.", number=meeting.number)
        if not finding.items(change, meeting):
            raise Refused("The agenda of meeting {number} has no items yet.", number=meeting.number)
        return fix_numbers(desk, change, meeting)


def fix_numbers(desk: Desk, change: Change, meeting: Meeting) -> Meeting:
    """Fix every item's printed number inside ``change``, once: 1, 2, 3 ... in the order of the agenda."""
    if sent(meeting):
        return meeting
    for place, item in enumerate(in_order(change.where(AgendaItem, meeting=meeting.id)), 1):
        change.edit(item, printed=str(place))
    state = MeetingState.CALLED if meeting.state == MeetingState.PLANNED else meeting.state
    return change.edit(meeting, agenda_state=AgendaState.SENT, sent=desk.clock.now(), state=state)


def can_be_prepared(meeting: Meeting) -> bool:
    """Return whether the agenda can still be changed by preparing it, before the minutes are begun."""
    return meeting.minutes_state == MinutesState.NOT_BEGUN and meeting.state in {
        MeetingState.PLANNED,
        MeetingState.CALLED,
    }
