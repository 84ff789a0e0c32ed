"""iCalendar (RFC 5545): a meeting's invitation and the case's calendar, a UID for each thing's whole life."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coc_tui.desk import Desk
from coc_tui.documents.document import Leaving
from coc_tui.documents.head import item_title, place
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.language import _
from coc_tui.language.formats import duration
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import AgendaView, Audience
from coc_tui.usecases.today import calendar
from coc_tui.usecases.today.calendar import CalendarEntry, meeting_uid

if TYPE_CHECKING:
    from icalendar import Calendar, Event


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
    from icalendar import vCalAddress, vText

    view = editions.agenda_view(desk, meeting, audience)
    zone = ZoneInfo(desk.agreement().time_zone)
    called_off = meeting.state is MeetingState.CALLED_OFF
    title = _("{meeting} no. {number}", meeting=view.meeting.called, number=meeting.number)
    event = _named(
        meeting_uid(meeting),
        meeting.rev,
        meeting.at or desk.clock.now(),
        title[:1].upper() + title[1:],
        cancelled=called_off,
    )
    event.add("dtstart", meeting.begins.replace(tzinfo=zone))
    event.add("dtend", meeting.ends.replace(tzinfo=zone))
    event.add("location", place(meeting.venue, view.meeting.format))
    event.add("description", _description(view))
    organiser = vCalAddress("invalid:nomail")
    organiser.params["cn"] = vText(view.meeting.letterhead[0] if view.meeting.letterhead else title)
    event["organizer"] = organiser
    whole = _calendar("CANCEL" if called_off else "PUBLISH")
    whole.add_component(event)
    whole.add_missing_timezones(
        first_date=datetime(meeting.date.year - 1, 1, 1).date(),  # noqa: DTZ001
        last_date=datetime(meeting.date.year + 2, 1, 1).date(),  # noqa: DTZ001
    )
    return bytes(whole.to_ical())


def _description(view: AgendaView) -> str:
    """Return the agenda as plain lines."""
    return "\n".join(
        f"{one.number}. {item_title(one)}"
        + (f" ({duration(one.minutes)})" if one.minutes and one.title else "")
        for one in view.items
    )


def feed(desk: Desk, *, mine: bool = False) -> bytes:
    """Return the entries of the desk's day as an .ics file; the same state gives the same bytes.

    Each entry keeps its UID as long as it is the same thing, so that a calendar that reads the file again
    moves what has moved. The moment of an entry is that of its record, and of the case where it is worked
    out, since a file that changed at every reading would be news to every reader.
    """
    zone, found = ZoneInfo(desk.agreement().time_zone), calendar.entries(desk, mine=mine)
    made = desk.case().at or datetime(desk.agreement().term.start.year, 1, 1, tzinfo=UTC)
    whole = _calendar("PUBLISH")
    whole.add("x-wr-calname", desk.agreement().name)
    for one in found:
        whole.add_component(_entry(one, zone, made))
    if any(one.starts for one in found):
        first, last = found[0].day, found[-1].day
        whole.add_missing_timezones(
            first_date=first.replace(month=1, day=1), last_date=last.replace(month=12, day=31)
        )
    return bytes(whole.to_ical())


def _entry(one: CalendarEntry, zone: ZoneInfo, made: datetime) -> "Event":
    from icalendar import Alarm

    event = _named(one.uid, one.revision, one.changed or made, one.title, cancelled=one.cancelled)
    if one.changed:
        event.add("last-modified", one.changed.astimezone(UTC))
    if one.starts and one.ends:
        event.add("dtstart", datetime.combine(one.day, one.starts, tzinfo=zone))
        event.add("dtend", one.ends.replace(tzinfo=zone))
    else:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        # A day something is due takes nobody's time.
        event.add("transp", "TRANSPARENT")
    if one.place:
        event.add("location", one.place)
    if one.about:
        event.add("description", one.about)
    if not one.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("Reminder: {what}", what=one.title))
        alarm.add("trigger", -one.warn)
        event.add_component(alarm)
    return event


def _calendar(method: str) -> "Calendar":
    # Costs as much as a whole command to import.
    from icalendar import Calendar

    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//coc-tui//EN")
    whole.add("method", method)
    return whole


def _named(uid: str, revision: int, written: datetime, title: str, *, cancelled: bool) -> "Event":
    """Return an event as calendars know it again and know which of two is the newer."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", revision)
    event.add("dtstamp", written.astimezone(UTC))
    event.add("summary", title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event
