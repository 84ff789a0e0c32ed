"""Papirkurv: what was removed is seen with what it said, and comes back."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import NotFound, Refused
from coc_tui.usecases.case import bin as binned
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.records import finding, meetings
from tests.support.cases import demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def remove_last_meeting(desk: Desk) -> Meeting:
    last = finding.meetings(desk.store.look())[-1]
    meetings.remove(desk, last)
    return last


async def test_an_empty_bin_says_how_something_comes_here(desk: Desk) -> None:
    async with app_at(desk, "bin").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Papirkurven er tom" in shown(pilot)


async def test_what_was_removed_is_drawn_with_what_it_said(desk: Desk) -> None:
    meeting = finding.meetings(desk.store.look())[-1]
    agenda.bin_item(desk, finding.items(desk.store.look(), meeting)[3])
    remove_last_meeting(desk)
    async with app_at(desk, "bin").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        same_screen("bin_80x24", shown(pilot))


async def test_space_brings_a_meeting_back_with_all_its_items_and_undo_takes_them_again(desk: Desk) -> None:
    meeting = finding.meetings(desk.store.look())[-1]
    items = finding.items(desk.store.look(), meeting)
    remove_last_meeting(desk)
    async with app_at(desk, "bin").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert finding.meetings(desk.store.look())[-1].id == meeting.id
        assert len(finding.items(desk.store.look(), meeting)) == len(items)
        await press(pilot, "u")
        assert len(column(pilot, 0)) == 1


async def test_enter_asks_first(desk: Desk) -> None:
    remove_last_meeting(desk)
    async with app_at(desk, "bin").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "Hent “Møde" in shown(pilot)
        await press(pilot, "escape")
        assert len(column(pilot, 0)) == 1
        await press(pilot, "enter", "enter")
        await settled(pilot)
        assert column(pilot, 0) == []


def test_what_belongs_to_a_meeting_in_the_bin_waits_for_it(desk: Desk) -> None:
    meeting = finding.meetings(desk.store.look())[-1]
    agenda.bin_item(desk, finding.items(desk.store.look(), meeting)[3])
    remove_last_meeting(desk)
    whole, item = binned.content(desk)
    with pytest.raises(Refused):
        binned.bring_back(desk, item.seq)
    binned.bring_back(desk, whole.seq)
    binned.bring_back(desk, item.seq)
    assert binned.content(desk) == ()


def test_what_is_not_in_the_bin_cannot_come_back(desk: Desk) -> None:
    with pytest.raises(NotFound):
        binned.bring_back(desk, 1)
