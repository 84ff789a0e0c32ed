"""The invitation to a meeting as iCalendar: one UID for its whole life, so that a move moves it for all."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coc_tui.desk import Desk
from coc_tui.documents.document import Leaving
from coc_tui.documents.head import item_title, place
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.language import _
from coc_tui.language.formats import duration
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import AgendaView, Audience
from coc_tui.usecases.today.calendar import meeting_uid


def render(desk: Desk, leaving: Leaving) -> bytes:
    """Return the invitation that goes with an agenda, in the same edition."""
    assert leaving.meeting is not None
    return invitation(desk, leaving.meeting, leaving.document.audience)


def invitation(desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP) -> bytes:
    """Return the invitation to ``meeting``, with its agenda as ``audience`` may see it, as an .ics file.

    The UID is the meeting's own, and every later revision has a higher sequence number (RFC 5545), so
    a calendar that has it moves or cancels the entry it has. Nobody is written as invited: the program
    sends nothing, and a file that is passed on must not hold other people's addresses.
    """
    # Costs as much as a whole command to import.
    from icalendar import Calendar, Event, vCalAddress, vText

    view = editions.agenda_view(desk, meeting, audience)
    zone = ZoneInfo(desk.agreement().time_zone)
    called_off = meeting.state is MeetingState.CALLED_OFF
    title = _("{meeting} no. {number}", meeting=view.meeting.called, number=meeting.number)
    event = Event()
    event.add("uid", meeting_uid(meeting))
    event.add("sequence", meeting.rev)
    event.add("dtstamp", (meeting.at or desk.clock.now()).astimezone(UTC))
    event.add("dtstart", meeting.begins.replace(tzinfo=zone))
    event.add("dtend", meeting.ends.replace(tzinfo=zone))
    event.add("summary", title[:1].upper() + title[1:])
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    event.add("location", place(meeting.venue, view.meeting.format))
    event.add("description", _description(view))
    organiser = vCalAddress("invalid:nomail")
    organiser.params["cn"] = vText(view.meeting.letterhead[0] if view.meeting.letterhead else title)
    event["organizer"] = organiser
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//coc-tui//EN")
    calendar.add("method", "CANCEL" if called_off else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=datetime(meeting.date.year - 1, 1, 1).date(),  # noqa: DTZ001
        last_date=datetime(meeting.date.year + 2, 1, 1).date(),  # noqa: DTZ001
    )
    return bytes(calendar.to_ical())


def _description(view: AgendaView) -> str:
    """Return the agenda as plain lines."""
    return "\n".join(
        f"{one.number}. {item_title(one)}"
        + (f" ({duration(one.minutes)})" if one.minutes and one.title else "")
        for one in view.items
    )
