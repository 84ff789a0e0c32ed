"""When somebody else has saved, every screen reads again without moving the cursor or eating a word."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.risks import Risk
from coc_tui.screens.places import LISTED
from coc_tui.store import Store
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.multiline_input import LinesInput
from coc_tui.widgets.page import DataChanged
from coc_tui.widgets.table import Table
from tests.support.cases import demo_desk
from tests.support.screens import app_at, press, settled, write

PLACES = [place.id for place in LISTED]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    language.choose("da")
    desk = demo_desk(tmp_path)
    yield desk
    desk.store.close()


async def others_save(pilot: Pilot[int], desk: Desk) -> None:
    """Another process adds a meeting's item, renames a risk and finishes the first open action."""
    with (
        Store.open(desk.store.folder, now=desk.clock.now) as other,
        other.change("x", by="Rådgiver") as change,
    ):
        change.add(AgendaItem(meeting=change.all(Meeting)[-1].id, position=0.5, title="Et nyt første punkt"))
        risk = change.all(Risk)[0]
        change.edit(risk, title="En risiko med et nyt navn")
        action = next(one for one in change.all(Action) if one.open)
        change.edit(action, note="En note fra en anden")
    assert desk.store.follow()
    pilot.app.screen_stack[0].post_message(DataChanged())
    await settled(pilot)


def spot(pilot: Pilot[int]) -> list[Any]:
    """Where the user is: the focused widget, every table's row, every editor's text and caret."""
    screen = pilot.app.screen_stack[0]
    focused = pilot.app.screen.focused
    return [
        focused.id if focused is not None else None,
        [(one.id, one.key) for one in screen.query(Table) if one.display],
        [(one.id, one.text, one.selection) for one in screen.query(Editor) if one.display],
    ]


@pytest.mark.parametrize("place", PLACES)
async def test_the_cursor_stays_on_its_row(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        before = spot(pilot)
        await others_save(pilot, desk)
        assert spot(pilot) == before


@pytest.mark.parametrize("place", PLACES)
async def test_a_half_typed_capture_line_is_left_alone(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await write(pilot, "o: halvt")
        await settled(pilot)
        await others_save(pilot, desk)
        line = pilot.app.screen.focused
        assert isinstance(line, LinesInput)
        assert line.text == "o: halvt"


@pytest.mark.parametrize(
    "place", ["agenda", "actions", "decisions", "risks", "meetings", "people", "members"]
)
async def test_a_half_filled_form_is_left_alone(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        form: Any = pilot.app.screen
        assert form is not pilot.app.screen_stack[0]
        await write(pilot, "halvt")
        await settled(pilot)
        focused, typed = form.focused, form.typed()
        await others_save(pilot, desk)
        assert (form.focused, form.typed()) == (focused, typed)
        assert pilot.app.screen is form
