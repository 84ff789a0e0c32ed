"""One meeting in words: when and where, how far it is, and the days the group's practice sets."""

from datetime import timedelta

from coc_tui.domain.case import Deadlines
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.language import _
from coc_tui.language.formats import moment, short_date
from coc_tui.language.words import word
from coc_tui.usecases.records import meetings


def details(meeting: Meeting, days: Deadlines) -> tuple[str, ...]:
    """Return what there is to know about a meeting before one opens it, a line each."""
    when = moment(meeting.date, meeting.starts, meeting.ends.time())
    where = ", ".join(part for part in (meeting.venue, word(meeting.format).lower()) if part)
    lines = [when[:1].upper() + when[1:] + (f" · {where}" if where else "")]
    if meeting.moved_from is not None:
        lines.append(_("Moved from {date}", date=short_date(meeting.moved_from)))
    if meeting.state == MeetingState.CALLED_OFF:
        lines.append(_("Called off: {reason}", reason=meeting.called_off_reason or "–"))
    else:
        lines += dates(meeting, days)
    return tuple(lines)


def dates(meeting: Meeting, days: Deadlines) -> list[str]:
    """Return the days that are still ahead in the meeting's life, a line each."""
    found = []
    if not meetings.sent(meeting):
        proposals = meeting.date - timedelta(days=days.proposals)
        agenda = meeting.date - timedelta(days=days.agenda)
        found.append(_("Proposals for the agenda by {date}", date=short_date(proposals)))
        found.append(_("Agenda sent by {date}", date=short_date(agenda)))
    elif meeting.sent is not None:
        found.append(_("Agenda sent {date}", date=short_date(meeting.sent)))
    if meeting.minutes_state in {MinutesState.NOT_BEGUN, MinutesState.DRAFT}:
        draft = meeting.date + timedelta(days=days.draft)
        found.append(_("Draft minutes by {date}", date=short_date(draft)))
    if meeting.minutes_state == MinutesState.FOR_APPROVAL and meeting.objections_by is not None:
        found.append(_("Objections to the minutes by {date}", date=short_date(meeting.objections_by)))
    if meeting.approved is not None:
        found.append(_("Minutes approved and sealed {date}", date=short_date(meeting.approved)))
    return found
