"""What is under the cursor: its history is one key away everywhere, and the others see which it is."""

from pathlib import Path
from typing import Any

import pytest

from coc_tui.desk import Desk
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.recorded import RecordPage
from coc_tui.usecases.contract import communication
from tests.support.cases import demo_desk
from tests.support.screens import app_at, press, settled, shown


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = demo_desk(tmp_path)
    communication.add(desk, "Flyer om småjobs", "print")
    return desk


PLACES = [
    "agenda",
    "meetings",
    "people",
    "members",
    "decisions",
    "actions",
    "risks",
    "events",
    "communication",
]


def page(pilot: Any) -> RecordPage | ListPage[Any, Any]:
    found = pilot.app.screen
    assert isinstance(found, RecordPage | ListPage)
    return found


@pytest.mark.parametrize("place", PLACES)
async def test_h_shows_what_happened_to_the_record_under_the_cursor(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = page(pilot).looked_at()
        assert found is not None
        assert found.record
        await press(pilot, "h")
        await settled(pilot)
        assert "demo · Historik" in shown(pilot)


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("agenda", "møde 6, punkt 1"),
        ("meetings", "Møde 6"),
        ("decisions", "B-2025-01"),
        ("risks", "RISK-1"),
        ("communication", "Flyer om småjobs"),
    ],
)
async def test_the_others_see_what_is_looked_at(desk: Desk, place: str, where: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert page(pilot).whereabouts() == where


async def test_a_task_nobody_has_touched_has_no_history(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "end", "h")
        assert "Der er ikke sket noget med den endnu." in shown(pilot)
