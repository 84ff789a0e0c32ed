"""Opsætning: the abbreviations of the minutes, changed, added and removed by keys."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.usecases.meeting.phrases import phrases
from tests.support.cases import demo_desk
from tests.support.screens import app_at, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return demo_desk(tmp_path)


async def test_a_phrase_is_added_and_shown_and_undone(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("phrase:")
        await press(pilot, "e")
        await write(pilot, "vh")
        await press(pilot, "enter")
        await write(pilot, "virksomhederne")
        await press(pilot, "enter")
        assert phrases(desk)["vh"] == "virksomhederne"
        assert "virksomhederne" in shown(pilot)
        await press(pilot, "u")
        assert "vh" not in phrases(desk)


async def test_an_empty_text_takes_a_phrase_away(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("phrase:jc")
        await press(pilot, "e", "enter", *["backspace"] * 10, "enter")
        assert "jc" not in phrases(desk)
