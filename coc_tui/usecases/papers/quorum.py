"""Whether enough members came to decide, by the group's own number: the agreement asks for none (A7)."""

from collections.abc import Iterator, Sequence

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.agenda import numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Attendance, Meeting, MeetingState, Presence
from coc_tui.domain.people import Participant
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.term.query_context import QueryContext


def lacking(now: QueryContext, meeting: Meeting) -> Phrase | None:
    """Return that fewer members came than the setting ``quorum`` asks for, or that nobody's coming is noted.

    When enough came, but some were gone under an item that decided something, it is the item that is told.
    None before the meeting begins, while no number is chosen, and when enough were there. The chair and
    the company representatives are the members (R5.5, R5.6).
    """
    rule = now.number("quorum", 0)
    if not rule or meeting.state not in {MeetingState.IN_PROGRESS, MeetingState.HELD}:
        return None
    if not meeting.attendance:
        return Phrase(
            "Meeting {number}: whether the group could decide cannot be said, for attendance is not noted."
            " By the group's own rule {needed} members must be present; the agreement has no such rule.",
            number=meeting.number,
            needed=rule,
        )
    seats = {now.agreement.composition.chair, now.agreement.composition.member}
    members = [one for one in meeting.attendance if now.look.get(Participant, one.participant).role in seats]
    came = sum(one.presence is Presence.PRESENT for one in members)
    if came >= rule:
        return _gone(now, meeting, members, rule)
    return Phrase(
        "Meeting {number}: members present are {came}. By the group's own rule {needed} must be present"
        " to decide; the agreement has no such rule.",
        number=meeting.number,
        came=came,
        needed=rule,
    )


def _gone(now: QueryContext, meeting: Meeting, members: Sequence[Attendance], rule: int) -> Phrase | None:
    items = finding.items(now.look, meeting)
    agenda = [one.id for one in items]
    shown = numbers(items)
    short = [
        shown[item.id]
        for item in items
        if now.look.where(Decision, item=item.id)
        and sum(one.under(item.id, agenda) for one in members) < rule
    ]
    if not short:
        return None
    return Phrase(
        "Meeting {number}: too few members were still there at item {items}, where something was decided."
        " By the group's own rule {needed} must be present; the agreement has no such rule.",
        number=meeting.number,
        items=", ".join(short),
        needed=rule,
    )


def warnings(now: QueryContext) -> Iterator[Phrase]:
    """Yield what :func:`lacking` says of each meeting whose minutes are not approved yet."""
    for meeting in finding.meetings(now.look):
        if not meetings.sealed(meeting) and (found := lacking(now, meeting)):
            yield found
