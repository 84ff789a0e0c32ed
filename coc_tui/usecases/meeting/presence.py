"""Who else works in the case just now, and where; and whose the pen of a running meeting is.

Nobody is stopped from writing here: the pen tells people who records, so that the others follow.
What two write at once all the same is merged or shown to both by the store.
"""

from dataclasses import dataclass
from datetime import datetime

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.text import clean_line
from coc_tui.errors import Refused
from coc_tui.store.presence import PresenceBoard


@dataclass(frozen=True)
class Other:
    """Somebody who has the case open in another session."""

    person: str
    place: str
    """The screen's id, as in the list of places."""
    at: str
    """What on the screen is looked at, as the screen calls it; empty when it does not say."""
    since: datetime
    """When they came there, in the agreement's time zone."""


@dataclass(frozen=True)
class Pen:
    """Whoever records a meeting."""

    person: str
    since: datetime
    """When it was taken, in the agreement's time zone."""
    own: bool
    """Whether it is this session's."""


def here(desk: Desk, place: str, at: str = "") -> None:
    """Tell the others that this session shows ``place``, and there ``at``.

    Costs nothing when it has not moved. Where nothing can be written the others do not see it.
    """
    desk.sessions.here(clean_line(desk.person.name), f"{place}/{clean_line(at)}")


def others(desk: Desk) -> tuple[Other, ...]:
    """Return who else has the case open, in the order they came to where they are."""
    found = []
    for one in desk.sessions.others():
        place, _slash, at = one.place.partition("/")
        found.append(Other(clean_line(one.person), place, clean_line(at), _here(desk, one.since)))
    return tuple(found)


def leave(desk: Desk) -> None:
    """Be gone for the others, and let every pen go."""
    desk.sessions.close()


def pen_holder(desk: Desk, meeting: Meeting) -> Pen | None:
    """Return who records the meeting, this session included; None when the pen lies free."""
    found = desk.sessions.pen_holder(meeting.id)
    if found is None:
        return None
    return _pen(desk, found, meeting.id)


def pens(desk: Desk) -> dict[str, Pen]:
    """Return the pens that are held, this session's included, by the id of their meeting."""
    return {one.place: _pen(desk, one, one.place) for one in desk.sessions.pens()}


def _pen(desk: Desk, found: PresenceBoard, meeting: str) -> Pen:
    return Pen(clean_line(found.person), _here(desk, found.since), desk.sessions.has_pen(meeting))


def _here(desk: Desk, moment: datetime) -> datetime:
    """Return a moment as the clocks of the agreement's own place tell it."""
    return moment.astimezone(desk.clock.now().tzinfo)


def take_pen(desk: Desk, meeting: Meeting, *, over: bool = False) -> bool:
    """Take the pen of a meeting; ``over`` takes it from a living holder, who has been warned about.

    Returns False when there is nowhere to keep a pen, as in a case that can only be read.
    Raises Refused naming the holder when it is taken and not to be taken over.
    """
    if desk.sessions.take_pen(meeting.id, clean_line(desk.person.name), over=over):
        return True
    holder = pen_holder(desk, meeting)
    if holder is None:
        return False
    raise Refused(
        "{person} has recorded meeting {number} since {since}.",
        person=holder.person,
        number=meeting.number,
        since=holder.since,
    )


def put_down(desk: Desk, meeting: Meeting) -> None:
    """Let the pen of the meeting go, if it is this session's."""
    desk.sessions.lay_down_pen(meeting.id)
