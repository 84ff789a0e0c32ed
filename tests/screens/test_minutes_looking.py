"""Referat looked away from and back: the preview, what goes on, a topic's earlier meetings."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.records import meetings
from tests.support.live import item, live_desk
from tests.support.screens import app_at, press, settled, shown, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path)


async def test_the_preview_shows_the_closed_item_to_the_group_and_hides_it_from_the_public(
    desk: Desk,
) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "7")
        await write(pilot, "Tre ugers overlap")
        await press(pilot, "f5", "v")
        assert "Som gruppen læser det" in shown(pilot)
        assert "Tre ugers overlap" in shown(pilot)
        await press(pilot, "v")
        assert "Som offentligheden læser det" in shown(pilot)
        assert "Tre ugers overlap" not in shown(pilot)
        await press(pilot, "escape")
        assert "7. Bemanding" in shown(pilot)


async def test_what_goes_on_is_listed_with_its_count_and_space_drops_it(desk: Desk) -> None:
    earlier = minutes.set_outcome(desk, item(desk, "8"), Outcome.POSTPONED)
    later = meetings.plan(desk, date(2027, 5, 20), time(8, 30), standing=False)
    again = agenda.add_item(desk, later, title=earlier.title, follows=earlier.id)
    minutes.begin(desk, later)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.screen.show(again.id)  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "f5", "u")
        await press(pilot, "f5", "k")
        assert "1 punkt går videre til næste møde, som ikke er planlagt endnu" in shown(pilot)
        assert "Udsat 2. gang" in shown(pilot)
        await press(pilot, "space")
        assert "Bortfaldet" in shown(pilot)
        await press(pilot, "escape")
        assert desk.store.look().get(AgendaItem, again.id).outcome is Outcome.DROPPED


async def test_a_topic_is_followed_back_through_the_meetings(desk: Desk) -> None:
    earlier = minutes.capture(desk, item(desk, "4"), "b: Fire datoer.").item
    later = meetings.plan(desk, date(2027, 5, 20), time(8, 30), standing=False)
    again = agenda.add_item(desk, later, title="Datoer igen", follows=earlier.id)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "3", "f5", "l")
        assert "Emnet har ikke været på et tidligere møde." in shown(pilot)
        pilot.app.screen.show(again.id)  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "l")
        assert "04.02.2027, møde 6, punkt 4: B-2027-01 Fire datoer." in shown(pilot)


async def test_f5_c_closes_an_item_in_the_meeting_and_opens_it_again(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "4", "f5", "c")
        assert item(desk, "4").closed
        assert "Beslutning · Lukket" in shown(pilot)
        assert "Offentlig beslutning: ikke skrevet" in shown(pilot)
        await press(pilot, "f5", "c")
        assert not item(desk, "4").closed
