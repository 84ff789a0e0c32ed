"""Every day something is due, from each feature's own source: one line a feature."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.meetings import MeetingState, MinutesState
from coc_tui.usecases.contract import duties, economy, events
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.term import term_status
from coc_tui.usecases.term.query_context import Deadline, QueryContext


def of_meetings(now: QueryContext) -> Iterator[Deadline]:
    """Yield the days the group's practice asks for, meeting by meeting."""
    days = now.case.deadlines
    for meeting in finding.meetings(now.look):
        number = meeting.number
        if meeting.state is MeetingState.PLANNED and not meetings.sent(meeting):
            yield Deadline(
                meeting.date - timedelta(days=days.proposals),
                Phrase("Proposals for the agenda of meeting {number}", number=number),
                "",
                Phrase("{days} days before the meeting", days=days.proposals),
                number,
            )
            yield Deadline(
                meeting.date - timedelta(days=days.agenda),
                Phrase("Agenda of meeting {number} is sent", number=number),
                "",
                Phrase("{days} days before the meeting", days=days.agenda),
                number,
            )
        if meeting.state is MeetingState.HELD and meeting.minutes_state is MinutesState.DRAFT:
            yield Deadline(
                meeting.date + timedelta(days=days.draft),
                Phrase("Draft minutes of meeting {number} are sent", number=number),
                "",
                Phrase("{days} days after the meeting", days=days.draft),
                number,
            )
        if meeting.minutes_state is MinutesState.FOR_APPROVAL and meeting.objections_by:
            yield Deadline(
                meeting.objections_by,
                Phrase("Last day for objections to the minutes of meeting {number}", number=number),
                "",
                Phrase("Set when the draft was sent"),
                number,
            )


SOURCES: tuple[Callable[[QueryContext], Iterator[Deadline]], ...] = (
    of_meetings,
    economy.deadlines,
    term_status.deadlines,
    events.deadlines,
    duties.deadlines,
)


def every(now: QueryContext) -> tuple[Deadline, ...]:
    """Return everything that is or was due, the soonest first."""
    return tuple(sorted((one for source in SOURCES for one in source(now)), key=lambda one: one.date))


def ahead(now: QueryContext) -> tuple[Deadline, ...]:
    """Return what is due from today on, the soonest first."""
    return tuple(one for one in every(now) if one.date >= now.today)


def late(now: QueryContext) -> tuple[Deadline, ...]:
    """Return what was due before today and is still to be done, the oldest first."""
    return tuple(one for one in every(now) if one.date < now.today and (one.stays or one.meeting is not None))
