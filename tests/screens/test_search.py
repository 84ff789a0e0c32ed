"""Search over everything: typed, found, and opened where it lives; F3 twice leads there from any page."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.screens.places import LISTED
from coc_tui.usecases.records import finding
from coc_tui.usecases.today.search import searched
from tests.support.cases import demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_found_as_it_is_drawn(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "search").run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"search_empty_{size[0]}x{size[1]}", shown(pilot))
        await write(pilot, "flyer")
        await settled(pilot)
        same_screen(f"search_{size[0]}x{size[1]}", shown(pilot))


async def test_enter_goes_to_the_hits_and_once_more_opens_the_place(desk: Desk) -> None:
    wanted = finding.decision(desk.store.look(), "B-2026-04")
    async with app_at(desk, "search").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "eksemplarer flyer")
        await settled(pilot)
        await press(pilot, "enter", "enter")
        assert pilot.app.place.id == "decisions"
        assert table(pilot).key == wanted.id


async def test_F3_twice_takes_the_words_along_from_any_register(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f3")
        await write(pilot, "flyer")
        await press(pilot, "f3")
        await settled(pilot)
        assert pilot.app.place.id == "search"
        assert set(column(pilot, 0)) == {"Beslutning", "Opgave", "Punkt", "Hvor vi begyndte"}
        await press(pilot, "down", "slash")
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#search-line")


async def test_nothing_found_says_what_to_try(desk: Desk) -> None:
    async with app_at(desk, "search").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "findes-ikke")
        await settled(pilot)
        assert "Intet rummer alle ordene" in shown(pilot)


def test_every_kind_that_is_searched_is_shown_in_one_place() -> None:
    shown_there = [table for place in LISTED for table in place.tables]
    assert sorted(shown_there) == sorted(kind.table for kind in searched())
