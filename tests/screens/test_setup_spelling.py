"""Opsætning: the words that are right because the case says so, changed, added and removed by keys."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.usecases.meeting import spelling
from tests.support.cases import demo_desk
from tests.support.screens import app_at, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return demo_desk(tmp_path)


async def test_a_word_is_added_shown_taken_away_and_brought_back(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("word:")
        await press(pilot, "e")
        await write(pilot, "makkerskab")
        await press(pilot, "enter")
        assert spelling.own(desk) == ("makkerskab",)
        table(pilot).move_to("word:makkerskab")
        await settled(pilot)
        assert "Understreges ikke i referatet." in shown(pilot)
        await press(pilot, "e", *["backspace"] * 10, "enter")
        assert spelling.own(desk) == ()
        await press(pilot, "u")
        assert spelling.own(desk) == ("makkerskab",)
