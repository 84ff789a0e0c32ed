"""The two lines above the agenda: which meeting, how far it is, and whether the time holds."""

from coc_tui.domain.meetings import MeetingState
from coc_tui.language import _, ngettext
from coc_tui.language.formats import moment, short_date
from coc_tui.language.words import word
from coc_tui.usecases.meeting.agenda import Preparation, TimeBudget


def meeting_line(view: Preparation) -> str:
    """Return number, day, hours, place and form of the meeting."""
    meeting = view.meeting
    where = ", ".join(part for part in (meeting.venue, word(meeting.format).lower()) if part)
    when = moment(meeting.date, meeting.starts, meeting.ends.time())
    return _("Meeting {number} · {when} · {where}", number=meeting.number, when=when, where=where)


def state_line(view: Preparation, proposals: int = 0) -> str:
    """Return how far the meeting and its agenda are, the time, and how many proposals wait."""
    meeting = view.meeting
    agenda = word(meeting.agenda_state)
    if meeting.sent is not None:
        agenda = _("{state} {date}", state=agenda, date=short_date(meeting.sent))
    parts = [
        word(meeting.state),
        _("Agenda: {state}", state=agenda),
        time_line(view.time),
    ]
    if proposals:
        parts.append(ngettext("{count} proposal: p", "{count} proposals: p", proposals))
    if meeting.state == MeetingState.CALLED_OFF and meeting.called_off_reason:
        parts.append(_("Reason: {reason}", reason=meeting.called_off_reason))
    return " · ".join(parts)


def time_line(time: TimeBudget) -> str:
    """Return the planned time against the meeting's length, in words."""
    used = _("{planned} of {length} min", planned=time.planned, length=time.length)
    if time.over:
        return _("{used}: {over} too many", used=used, over=time.over)
    left = time.length - time.planned
    return _("{used}: {left} left", used=used, left=left) if left else used
