"""How many actions were closed by the next meeting, over time: a bar and the figures it is drawn from."""

from collections.abc import Sequence

from textual.content import Content

from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.screens.bars import bar
from coc_tui.usecases.followup.actions import FollowUp

_BAR = 20


def followed_up(found: Sequence[FollowUp], width: int) -> Content:
    """Return one line a meeting, the newest first, each with its count beside the bar."""
    lines = [Content.styled(_("Closed by the next meeting"), "bold")]
    for one in reversed([one for one in found if one.given]):
        head = _("Meeting {number}, {date}", number=one.meeting.number, date=short_date(one.meeting.date))
        if one.until is None:
            drawn = "·" * _BAR
            said = _("{done} of {given} so far", done=one.done, given=one.given)
        else:
            drawn = bar(one.closed, one.given, _BAR)
            drawn += "░" * (_BAR - len(drawn))
            said = _("{closed} of {given}", closed=one.closed, given=one.given)
            if one.done > one.closed:
                said = _("{said}, {late} later", said=said, late=one.done - one.closed)
        lines.append(Content(f"{head:<22} {drawn} {said}").truncate(width, ellipsis=True))
    if len(lines) == 1:
        lines.append(Content(_("No meeting has given actions yet.")))
    return Content("\n").join(lines)
