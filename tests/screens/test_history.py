"""The history on the screen: for the case, one record, one person, one day, and as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from tests.support.cases import CONSULTANT, demo_desk
from tests.support.screens import app_at, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    desk = demo_desk(tmp_path)
    theirs = replace(desk, person=CONSULTANT)
    with theirs.store.change("{number} changed", by=CONSULTANT.name, number="O-2025-01") as change:
        change.edit(change.all(Action)[0], note="[b]husk[/b]")
    return desk


async def test_the_newest_is_first_and_told_field_by_field_with_hostile_text_as_it_is(desk: Desk) -> None:
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = shown(pilot)
        assert "O-2025-01 ændret" in screen
        assert "Note: – → [b]husk[/b]" in screen


async def test_h_shows_one_record_and_escape_everything_again(desk: Desk) -> None:
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        everything = len(table(pilot).rows)
        await press(pilot, "h")
        assert "kun O-2025-01" in shown(pilot)
        assert 1 < len(table(pilot).rows) < everything
        await press(pilot, "escape")
        assert len(table(pilot).rows) == everything


async def test_v_shows_the_record_as_it_was(desk: Desk) -> None:
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h", "down", "v")
        screen = shown(pilot)
        assert "O-2025-01, som den var" in screen
        assert "husk" not in screen


async def test_f_asks_for_one_person(desk: Desk) -> None:
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await write(pilot, "k")
        await press(pilot, "ctrl+s")
        assert "af Konsulenten" in shown(pilot)
        assert len(table(pilot).rows) == 1


async def test_f_asks_for_one_day_and_one_record_by_its_number(desk: Desk) -> None:
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "tab")
        await write(pilot, "05.11.2026")
        await press(pilot, "ctrl+s")
        assert "den 05.11.2026" in shown(pilot)
        assert {row.cells[0] for row in table(pilot).rows} == {"05.11.2026"}
        await press(pilot, "escape", "f", "tab", "tab")
        await write(pilot, "O-2026-99")
        await press(pilot, "ctrl+s")
        assert "O-2026-99" in shown(pilot)
        await press(pilot, "backspace", "backspace", "0", "9", "ctrl+s")
        assert "kun O-2026-09" in shown(pilot)


async def test_a_register_leads_to_the_history_of_its_record(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h")
        assert "kun O-2026-09" in shown(pilot)


async def test_the_oldest_are_read_on_when_one_comes_to_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coc_tui.screens.history.screen.PORTION", 50)
    async with app_at(desk, "history").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert len(table(pilot).rows) == 50
        at = table(pilot)
        await press(pilot, "end")
        assert len(at.rows) == 100
        assert at.cursor == 49
