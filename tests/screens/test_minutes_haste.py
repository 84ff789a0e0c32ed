"""Referat as it is typed in haste: several things on a line, the wrong key, a key too soon."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind
from coc_tui.domain.decisions import Decision
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.usecases import finding, minutes
from tests.support.cases import at, demo_desk
from tests.support.screens import app_at, press, settled, shown


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The secretary, in the meeting room, with the minutes of meeting 6 begun."""
    desk = demo_desk(tmp_path, at(2027, 2, 4, 8, 52))
    minutes.begin(desk, finding.meeting(desk.store.look(), 6))
    return desk


def item(desk: Desk, number: str) -> AgendaItem:
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, 6), number)


def editor(pilot: Pilot[int]) -> MinutesEditor:
    return pilot.app.screen.query_one(MinutesEditor)


async def at_item(pilot: Pilot[int], number: int) -> None:
    await settled(pilot)
    await press(pilot, "f5", str(number))


async def line(pilot: Pilot[int], text: str) -> None:
    """Write a line and Enter, and wait for what comes of it."""
    editor(pilot).insert(text)
    await pilot.pause()
    await press(pilot, "enter")


def taken(desk: Desk) -> list[str]:
    look = desk.store.look()
    there = [*look.all(Decision), *look.all(Action)]
    return sorted(one.number for one in there if "-2027-" in one.number)


async def test_A3_a_decision_among_other_captures_is_logged_when_the_kind_is_changed(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 8)
        await line(pilot, "drøftet kort  b: til gennemsyn  o: coc teksten 12/2")
        assert editor(pilot).text == "drøftet kort  b: til gennemsyn\n"
        await press(pilot, "enter")
        assert item(desk, "8").kind is ItemKind.DECISION
        assert editor(pilot).text == "drøftet kort\n"
        assert taken(desk) == ["B-2027-01", "O-2027-01"]


async def test_ctrl_z_is_offered_for_a_capture_only_until_more_is_typed(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "b: 11. marts")
        assert "B-2027-01 · Ctrl+Z fortryder" in shown(pilot)
        await press(pilot, "m")
        assert "Ctrl+Z fortryder" not in shown(pilot)


async def test_a_deadline_nearly_a_year_ahead_is_questioned_when_no_year_was_written(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "o: coc oplæg 3/2")
        assert "Fristen er først 03.02.2028. Enter beholder · Esc fortryder" in shown(pilot)
        await press(pilot, "escape")
        assert editor(pilot).text == "o: coc oplæg 3/2\n"
        await line(pilot, "o: coc oplæg 3/2-28")
        assert "Fristen er først" not in shown(pilot)
        assert finding.action(desk.store.look(), "O-2027-02").due == date(2028, 2, 3)


async def test_why_a_line_was_not_understood_is_read_to_its_end_at_80_columns(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "o: virksomhedsrepræsentanterne finder hver et emne fre")
        told = [row.strip() for row in shown(pilot).splitlines()[-3:-1]]
        assert told == [
            "Står som tekst: Opgaven mangler en ansvarlig: hvem er",
            "virksomhedsrepræsentanterne?",
        ]
