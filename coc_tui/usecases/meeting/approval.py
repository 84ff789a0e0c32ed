"""From a draft to minutes that stand: sent, objected to, approved and sealed, corrected by addition.

A text is frozen as it is written: documents come after use cases, so whoever approves hands over
the function that writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, Meeting, MeetingState, MinutesState
from coc_tui.domain.numbering import late_number
from coc_tui.domain.privacy import certain_numbers
from coc_tui.domain.sealing import Approval, ApprovalWay, Correction, Objection, Sealed, checksum
from coc_tui.domain.text import clean
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import _, chosen
from coc_tui.store import Change, Look
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience, MinutesView
from coc_tui.usecases.records import finding, meetings

SEALED_FOR = (Audience.GROUP, Audience.NETWORK, Audience.PUBLIC)
"""The audiences with a text of their own; what is for internal use is the group's."""


class Written(NamedTuple):
    """Minutes as they are to be sealed."""

    name: str
    """The file name without what says the format."""
    title: str
    text: str
    """The Markdown."""
    closed: bool
    """Whether it holds anything from a closed item."""


Write = Callable[[MinutesView], Written]
"""What writes minutes down."""


class Addition(NamedTuple):
    """A correction and the sealed text it is to be added to."""

    correction: Correction
    sealed: Sealed


Add = Callable[[Addition], str]
"""What returns the sealed text with a correction added to its end."""


@dataclass(frozen=True)
class ApprovalStory:
    """How one meeting's minutes came to stand, as far as they do."""

    meeting: Meeting
    objections: tuple[Objection, ...]
    approval: Approval | None
    corrections: tuple[Correction, ...]
    editions: tuple[Sealed, ...]
    """The newest sealed text of each audience."""


def story(desk: Desk, meeting: Meeting) -> ApprovalStory:
    """Return how the minutes of ``meeting`` came to stand."""
    look = desk.store.look()
    newest = (_newest(look, meeting, audience) for audience in SEALED_FOR)
    return ApprovalStory(
        meeting=look.get(Meeting, meeting.id),
        objections=tuple(look.where(Objection, meeting=meeting.id)),
        approval=editions.approval_of(look, meeting),
        corrections=_corrections(look, meeting),
        editions=tuple(one for one in newest if one),
    )


def sealed(
    desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP, *, original: bool = False
) -> Sealed:
    """Return the sealed minutes for ``audience`` with the corrections added since.

    ``original`` asks for the text as it was approved. Raises NotFound when they are not approved.
    """
    found = _newest(desk.store.look(), meeting, audience, original=original)
    if found is None:
        raise NotFound("The minutes of meeting {number} are not approved.", number=meeting.number)
    return found


def find_sealed(desk: Desk, meeting: Meeting, audience: Audience) -> Sealed | None:
    """Return the sealed minutes for ``audience`` as :func:`sealed` does, or None when there are none."""
    return _newest(desk.store.look(), meeting, audience)


def _newest(look: Look, meeting: Meeting, audience: Audience, *, original: bool = False) -> Sealed | None:
    own = Audience.GROUP if audience is Audience.INTERNAL else audience
    found = look.where(Sealed, meeting=meeting.id, audience=own.value)
    choose = min if original else max
    return choose(found, key=lambda one: one.addition) if found else None


def _corrections(look: Look, meeting: Meeting) -> tuple[Correction, ...]:
    return tuple(sorted(look.where(Correction, meeting=meeting.id), key=lambda one: one.number))


# --- before the approval ------------------------------------------------------------------------


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
            minutes=5,
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


# --- the approval -------------------------------------------------------------------------------


def approve(desk: Desk, seen: Meeting, write: Write, *, changes: str = "", although: str = "") -> Meeting:
    """Approve the minutes and seal each audience's text, which never changes after that.

    Nobody having objected in time approves them; otherwise the meeting that follows does, as they
    stand or with ``changes``, and both minutes say so. Refused before they have been sent, while
    objections can still come in, before that meeting has begun, and while a certain personal number
    stands in them, unless ``although`` says why it may.
    """
    with desk.store.change(
        "Minutes of meeting {number} approved", by=desk.person.name, number=seen.number
    ) as change:
        head = desk.store.head
        meeting = _open(change, seen)
        if meeting.minutes_state not in {MinutesState.FOR_APPROVAL, MinutesState.APPROVE_NEXT}:
            raise Refused(
                "The minutes of meeting {number} have not been sent for approval.", number=meeting.number
            )
        tacit = meeting.minutes_state == MinutesState.FOR_APPROVAL
        at = None if tacit else _approving(change, meeting)
        if at is None:
            _refuse_early(desk, change, meeting, changes)
        else:
            _say_there(desk, change, meeting, at, changes)
        today = desk.clock.today()
        meeting = change.edit(meeting, minutes_state=MinutesState.APPROVED, approved=at.date if at else today)
        change.add(
            Approval(
                meeting=meeting.id,
                day=at.date if at else today,
                way=ApprovalWay.AT_MEETING if at else ApprovalWay.TACIT,
                at_meeting=at.id if at else "",
                changes=changes,
                head=head,
                language=chosen(),
            )
        )
        for audience in SEALED_FOR:
            written = write(editions.minutes_view(desk, meeting, audience, look=change))
            _refuse_numbers(written.text, although)
            change.add(_seal(meeting, audience, written))
        return meeting


def _refuse_early(desk: Desk, change: Change, meeting: Meeting, changes: str) -> None:
    if meeting.objections_by and desk.clock.today() <= meeting.objections_by:
        raise Refused("Objections can be made until {date}.", date=meeting.objections_by)
    if clean(changes).strip():
        raise Refused("Silence approves the minutes as they were sent; changes are approved at a meeting.")
    sent = meeting.minutes_sent
    standing = [
        one
        for one in change.where(Objection, meeting=meeting.id)
        if one.in_time and not one.settled and sent is not None and one.day >= sent
    ]
    if standing:
        raise Refused(
            "{who} has objected, so the minutes are approved at the next meeting.", who=standing[0].who
        )


def _approving(change: Change, meeting: Meeting) -> Meeting:
    """Return the meeting that approves the minutes: the next one that has begun. Refused before it has."""
    later = [
        one
        for one in finding.meetings(change)
        if one.begins > meeting.begins and one.state in {MeetingState.IN_PROGRESS, MeetingState.HELD}
    ]
    if not later:
        raise Refused(
            "The minutes of meeting {number} are approved at the next meeting, which has not begun.",
            number=meeting.number,
        )
    source = f"minutes:{meeting.number}"
    asked = [one for one in later if any(item.source == source for item in finding.items(change, one))]
    return min(asked or later, key=lambda one: one.begins)


def _say_there(desk: Desk, change: Change, meeting: Meeting, at: Meeting, changes: str) -> None:
    """Write the approval into the minutes of the meeting that gave it, unless they say it already."""
    if meetings.sealed(at):
        return
    item = _approval_item(desk, change, meeting, at)
    said = item.procedural_decision
    if not said and changes:
        said = _("The minutes of meeting {number} are approved with changes.", number=meeting.number)
    elif not said:
        said = _("The minutes of meeting {number} are approved.", number=meeting.number)
    if changes and clean(changes) not in said:
        said = f"{said}\n{clean(changes)}"
    change.edit(item, procedural_decision=said, outcome=Outcome.TREATED)


def _refuse_numbers(text: str, although: str) -> None:
    certain = certain_numbers(text)
    if certain and not clean(although).strip():
        raise Refused(
            "Line {line} of the minutes holds what looks like a personal number, and approved minutes"
            " never change. Remove it first.",
            line=certain[0].line,
        )


def _seal(meeting: Meeting, audience: Audience, written: Written, addition: int = 0) -> Sealed:
    record = Sealed(
        meeting=meeting.id,
        audience=audience.value,
        addition=addition,
        name=written.name,
        title=written.title,
        text=written.text,
        sha256=checksum(written.text),
        closed=written.closed,
        language=chosen(),
    )
    if not record.whole:
        raise Refused("The minutes cannot be stored byte for byte. Nothing was saved.")
    return record


# --- after the approval -------------------------------------------------------------------------


def correct(desk: Desk, seen: Meeting, text: str, add: Add, *, item: str = "") -> Correction:
    """Add a numbered correction to approved minutes; what was approved stays byte for byte.

    A correction of a closed item, named by its printed number, stays in the texts that show it.
    Refused before the minutes are approved.
    """
    if not clean(text).strip():
        raise WrongUse("The correction says nothing.")
    with desk.store.change(
        "Correction to the minutes of meeting {number}", by=desk.person.name, number=seen.number
    ) as change:
        meeting = change.get(Meeting, seen.id)
        if not meetings.sealed(meeting):
            raise Refused(
                "The minutes of meeting {number} are not approved yet: change them instead.",
                number=meeting.number,
            )
        closed = finding.item(change, meeting, item).closed if item else False
        correction = change.add(
            Correction(
                meeting=meeting.id,
                number=len(_corrections(change, meeting)) + 1,
                day=desk.clock.today(),
                text=text,
                item=item,
                closed=closed,
            )
        )
        for audience in SEALED_FOR:
            newest = _newest(change, meeting, audience)
            if newest is None or (closed and not audience.sees_closed):
                continue
            whole = Written(
                newest.name, newest.title, add(Addition(correction, newest)), newest.closed or closed
            )
            change.add(_seal(meeting, audience, whole, correction.number))
        return correction


def mark_distributed(desk: Desk, seen: Meeting) -> Meeting:
    """Note that the approved minutes were sent to everybody they are for."""
    return _onwards(desk, seen, MinutesState.APPROVED, MinutesState.DISTRIBUTED)


def mark_filed(desk: Desk, seen: Meeting) -> Meeting:
    """Note that the approved minutes were put in the file system."""
    return _onwards(desk, seen, MinutesState.DISTRIBUTED, MinutesState.FILED)


def _onwards(desk: Desk, seen: Meeting, earliest: MinutesState, state: MinutesState) -> Meeting:
    with desk.store.change(
        "Minutes of meeting {number} distributed"
        if state is MinutesState.DISTRIBUTED
        else "Minutes of meeting {number} filed",
        by=desk.person.name,
        number=seen.number,
    ) as change:
        meeting = change.get(Meeting, seen.id)
        if not meetings.sealed(meeting):
            raise Refused("The minutes of meeting {number} are not approved.", number=meeting.number)
        order = (MinutesState.APPROVED, MinutesState.DISTRIBUTED, MinutesState.FILED)
        if order.index(meeting.minutes_state) < order.index(earliest):
            raise Refused("The minutes of meeting {number} have not been sent out.", number=meeting.number)
        if order.index(meeting.minutes_state) >= order.index(state):
            return meeting
        return change.edit(meeting, minutes_state=state)
