"""From a draft to minutes that stand: sent, objected to, approved and sealed, corrected by addition.

A text is frozen as it is written: documents come after use cases, so whoever approves hands over
the function that writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from coc_tui.desk import Desk
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.privacy import certain_numbers
from coc_tui.domain.sealing import Approval, ApprovalWay, Correction, Objection, Sealed, checksum
from coc_tui.domain.text import clean
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import _, chosen
from coc_tui.store import Change, Look
from coc_tui.usecases.meeting.objections import _approval_item, _open
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
        meeting = _sent(change, seen)
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


def _sent(change: Change, seen: Meeting) -> Meeting:
    meeting = _open(change, seen)
    if meeting.minutes_state not in {MinutesState.FOR_APPROVAL, MinutesState.APPROVE_NEXT}:
        raise Refused(
            "The minutes of meeting {number} have not been sent for approval.", number=meeting.number
        )
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
