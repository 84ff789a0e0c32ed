"""The case's calendar as one iCalendar file, to be read once or subscribed to (RFC 5545)."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.usecases.today import calendar
from coc_tui.usecases.today.calendar import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Calendar, Event


def feed(desk: Desk, *, mine: bool = False) -> bytes:
    """Return the entries of the desk's day as an .ics file; the same state gives the same bytes.

    Each entry keeps its UID as long as it is the same thing, so that a calendar that reads the file again
    moves what has moved. The moment of an entry is that of its record, and of the case where it is worked
    out, since a file that changed at every reading would be news to every reader.
    """
    # Costs as much as a whole command to import.
    from icalendar import Calendar

    zone, found = ZoneInfo(desk.agreement().time_zone), calendar.entries(desk, mine=mine)
    made = desk.case().at or datetime(desk.agreement().term.start.year, 1, 1, tzinfo=UTC)
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//coc-tui//EN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", desk.agreement().name)
    for one in found:
        whole.add_component(_event(one, zone, made))
    if any(one.starts for one in found):
        first, last = found[0].day, found[-1].day
        whole.add_missing_timezones(
            first_date=first.replace(month=1, day=1), last_date=last.replace(month=12, day=31)
        )
    return _bytes(whole)


def _bytes(whole: "Calendar") -> bytes:
    return bytes(whole.to_ical())


def _event(one: CalendarEntry, zone: ZoneInfo, made: datetime) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.revision)
    event.add("dtstamp", (one.changed or made).astimezone(UTC))
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
    event.add("summary", one.title)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
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
