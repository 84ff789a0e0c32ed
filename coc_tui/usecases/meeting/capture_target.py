"""A line for the minutes that is typed on another screen: the item it goes to, and why it may not."""

from coc_tui.desk import Desk
from coc_tui.errors import NotFound, Refused
from coc_tui.usecases.meeting import live, minutes
from coc_tui.usecases.meeting.live import LiveItem, LiveMinutes
from coc_tui.usecases.meeting.minutes import Captured
from coc_tui.usecases.records import meetings


def note(desk: Desk, line: str, item_id: str = "") -> tuple[LiveItem, Captured]:
    """Capture ``line`` under an item, and return the item as it was and what the line became.

    It is the item with the id ``item_id``, which the minutes were left at; when it cannot be written
    to any more, or is not told, the first item of the running meeting without an outcome. Nothing is
    stored of a line with a part that is not understood: its error is raised. Raises NotFound when no
    meeting is planned, Refused when no minutes can be written or no item is the obvious one.
    """
    view = live.read(desk, item_id)
    if view is not None and item_id and not view.running:
        present = live.read(desk)
        view = present if present is not None and present.running else view
    if view is None:
        raise NotFound("No meeting is planned, so there is no item for a line.")
    item = _item(view, item_id)
    unclear = minutes.unclear(desk, item.record, line)
    if unclear is not None:
        raise unclear
    return item, minutes.capture(desk, item.record, line)


def _item(view: LiveMinutes, item_id: str) -> LiveItem:
    meeting = view.meeting
    if view.unwritable is not None:
        raise view.unwritable
    meetings.refuse_when_sealed(meeting)
    if not view.begun:
        raise Refused(
            "The minutes of meeting {number} are not begun. 3 Minutes begins them.", number=meeting.number
        )
    if view.following and view.pen is not None:
        raise Refused(
            "{person} has recorded meeting {number} since {since}. In 3 Minutes, p takes the pen.",
            person=view.pen.person,
            number=meeting.number,
            since=view.pen.since,
        )
    if (known := view.item(item_id)) is not None:
        return known
    waiting = view.without_outcome() if view.running else []
    if not waiting:
        raise Refused("It is not clear which item the line is for. 3 Minutes: go to the item first.")
    return waiting[0]
