"""The meeting room: meeting 6 of the demo case with its minutes begun, and the hands on its screen."""

from pathlib import Path

from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk
from tests.support.screens import press, settled

THE_DAY = at(2027, 2, 4, 8, 52)


def live_desk(target: Path) -> Desk:
    """The secretary, in the meeting room, with the minutes of meeting 6 begun."""
    desk = demo_desk(target, THE_DAY)
    minutes.begin(desk, finding.meeting(desk.store.look(), 6))
    return desk


def item(desk: Desk, number: str) -> AgendaItem:
    """An item of meeting 6 by its number, as it is stored."""
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, 6), number)


def editor(pilot: Pilot[int]) -> MinutesEditor:
    """The editor of the item in front."""
    return pilot.app.screen.query_one(MinutesEditor)


async def at_item(pilot: Pilot[int], number: int) -> None:
    """Go to an item by its number, once everything is drawn."""
    await settled(pilot)
    await press(pilot, "f5", str(number))
