"""Between the draft and its approval: it is sent, objected to, and left to the next meeting."""

from datetime import date, timedelta

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind
from coc_tui.domain.meetings import AgendaState, Meeting, MeetingState, MinutesState
from coc_tui.domain.numbering import late_number
from coc_tui.domain.sealing import Objection
from coc_tui.domain.text import clean
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import _
from coc_tui.store import Change
from coc_tui.usecases.records import finding, meetings


def send_for_approval(desk: Desk, seen: Meeting, objections_by: date | None = None) -> Meeting:
    """Mark the draft minutes as sent to the group, open to objections until ``objections_by``.

    Without a date the group's own deadlines decide, and nobody gets fewer days than they say.
    Sending them anew gives new days: what was objected to is then settled.
    """
    with desk.store.change(
        "Minutes of meeting {number} sent for approval", by=desk.person.name, number=seen.number
    ) as change:
        meeting = _open(change, seen)
        if meeting.state != MeetingState.HELD:
            raise Refused("Meeting {number} has not ended yet.", number=meeting.number)
        deadlines = desk.case(change).deadlines
        today = desk.clock.today()
        due = meeting.date + timedelta(days=deadlines.draft)
        return change.edit(
            meeting,
            minutes_state=MinutesState.FOR_APPROVAL,
            minutes_sent=today,
            objections_by=objections_by or max(due, today) + timedelta(days=deadlines.objections),
        )


def _open(change: Change, seen: Meeting) -> Meeting:
    meeting = change.get(Meeting, seen.id)
    meetings.refuse_when_sealed(meeting)
    return meeting


def object_to(desk: Desk, seen: Meeting, who: str, text: str, *, item: str = "") -> Objection:
    """Note an objection to the draft minutes, about the item with the printed number ``item`` or the whole.

    One that comes in time leaves the approval to the next meeting, whose agenda it is put on first.
    Refused before the draft was sent; NotFound for an item that is not there.
    """
    if not clean(who).strip() or not clean(text).strip():
        raise WrongUse("An objection needs somebody who makes it, and what it says.")
    with desk.store.change(
        "Objection to the minutes of meeting {number}", by=desk.person.name, number=seen.number
    ) as change:
        meeting = _open(change, seen)
        if meeting.minutes_state not in {MinutesState.FOR_APPROVAL, MinutesState.APPROVE_NEXT}:
            raise Refused(
                "The minutes of meeting {number} have not been sent for approval.", number=meeting.number
            )
        if item:
            finding.item(change, meeting, item)
        today = desk.clock.today()
        in_time = meeting.objections_by is None or today <= meeting.objections_by
        objection = change.add(
            Objection(meeting=meeting.id, who=who, text=text, day=today, in_time=in_time, item=item)
        )
        if in_time:
            _leave_to_next(desk, change, meeting)
        return objection


def leave_to_next(desk: Desk, seen: Meeting) -> Meeting:
    """Leave the approval to the next meeting, as the first item of its agenda."""
    with desk.store.change(
        "Minutes of meeting {number} left to the next meeting", by=desk.person.name, number=seen.number
    ) as change:
        meeting = _open(change, seen)
        if meeting.state != MeetingState.HELD:
            raise Refused("Meeting {number} has not ended yet.", number=meeting.number)
        return _leave_to_next(desk, change, meeting)


def _leave_to_next(desk: Desk, change: Change, meeting: Meeting) -> Meeting:
    following = meetings.after(change, meeting)
    if following is not None and following.minutes_state == MinutesState.NOT_BEGUN:
        _approval_item(desk, change, meeting, following)
    return change.edit(meeting, minutes_state=MinutesState.APPROVE_NEXT)


def _approval_item(desk: Desk, change: Change, meeting: Meeting, at: Meeting) -> AgendaItem:
    """Return the item of ``at`` that approves the minutes; one is put first when there is none."""
    # The name the agenda's own proposal has, so that it is not proposed once more.
    source = f"minutes:{meeting.number}"
    items = finding.items(change, at)
    there = next((one for one in items if one.source == source), None)
    if there is not None:
        return there
    printed = ""
    if meetings.sent(at):
        printed = late_number("", {one.printed for one in items})
        change.edit(at, agenda_state=AgendaState.REVISED)
    return change.add(
        AgendaItem(
            meeting=at.id,
            position=items[0].position - 1 if items else 1.0,
            printed=printed,
            title=_("Approval of the minutes of meeting {number}", number=meeting.number),
            kind=ItemKind.DECISION,
            planned_minutes=5,
            presenter=at.chair or desk.agreement(change).composition.chair,
            standing="approve_minutes",
            source=source,
        )
    )


def settle(desk: Desk, seen: Objection, how: str) -> Objection:
    """Note how an objection was settled, such as what was changed for it."""
    with desk.store.change("Objection settled", by=desk.person.name) as change:
        _open(change, change.get(Meeting, seen.meeting))
        return change.edit(seen, settled=how)
