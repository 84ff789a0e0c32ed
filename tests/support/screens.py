"""Driving the app in tests: opened at one place, and read as a person would read it."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.screens.places import LISTED
from coc_tui.screens.writing_aids import WritingAids
from coc_tui.shell.app import CocApp
from coc_tui.shell.drafting import DraftKeeper
from coc_tui.shell.places import Place
from coc_tui.shell.status import Situation
from coc_tui.terminal.app import TerminalApp
from coc_tui.widgets.table import Table


def app_at(
    desk: Desk,
    place: str,
    follow: Callable[[], bool] = lambda: False,
    drafts: DraftKeeper | None = None,
) -> CocApp:
    """The app on a case, with ``place`` first so that it is shown at once."""
    listed = sorted(LISTED, key=lambda one: one.id != place)
    return CocApp(
        desk,
        tuple(Place(one.id, one.key, one.title(), one.load) for one in listed),
        situation=lambda: Situation("demo", desk.person.name),
        follow=follow,
        clock=lambda: datetime(2026, 11, 22, 8, 30),  # noqa: DTZ001
        drafts=drafts,
        noting=lambda: WritingAids(desk),
        head=lambda: desk.store.head,
    )


async def settled(pilot: Pilot[int]) -> None:
    """Wait until everything asked for has been answered and drawn."""
    assert isinstance(pilot.app, TerminalApp)
    for _round in range(3):
        while pilot.app.keyboard.busy:
            await asyncio.sleep(0.005)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each when the one before is done with."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Type a text, letter by letter."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))


def shown(pilot: Pilot[int]) -> str:
    """The whole screen as plain text, each line without the space at its end."""
    screen = pilot.app.screen
    width, height = screen.size
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text[:width].rstrip() for strip in strips[:height])


def table(pilot: Pilot[int]) -> Table:
    """The table of the page in front."""
    return pilot.app.screen.query_one(Table)


def column(pilot: Pilot[int], place: int) -> list[str]:
    """The cells of one column of that table, from the top."""
    return [row.cells[place] for row in table(pilot).rows]
