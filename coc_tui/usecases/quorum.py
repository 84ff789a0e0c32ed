"""Whether enough members came to decide, by the group's own number: the agreement asks for none (A7)."""

from collections.abc import Iterator

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.meetings import Meeting, MeetingState, Presence
from coc_tui.domain.people import Participant
from coc_tui.usecases import finding, meetings
from coc_tui.usecases.standing import Standing


def lacking(now: Standing, meeting: Meeting) -> Phrase | None:
    """Return that fewer members came than the setting ``quorum`` asks for, or that nobody's coming is noted.

    None before the meeting begins, while no number is chosen, and when enough came. The chair and the
    company representatives are the members (R5.5, R5.6).
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
    came = sum(
        one.presence is Presence.PRESENT and now.look.get(Participant, one.participant).role in seats
        for one in meeting.attendance
    )
    if came >= rule:
        return None
    return Phrase(
        "Meeting {number}: members present are {came}. By the group's own rule {needed} must be present"
        " to decide; the agreement has no such rule.",
        number=meeting.number,
        came=came,
        needed=rule,
    )


def warnings(now: Standing) -> Iterator[Phrase]:
    """Yield what :func:`lacking` says of each meeting whose minutes are not approved yet."""
    for meeting in finding.meetings(now.look):
        if not meetings.sealed(meeting) and (found := lacking(now, meeting)):
            yield found
