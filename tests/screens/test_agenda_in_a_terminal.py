"""Preparing a meeting in a real terminal: from the first key to the saved agenda, alone and together."""

import signal
import sys
from pathlib import Path

import pytest

from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import AgendaState
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.records import finding
from tests.support.cases import demo_folder
from tests.support.terminal import Terminal


@pytest.fixture
def case(tmp_path: Path) -> Path:
    demo_folder(tmp_path)
    return tmp_path


def opened(case: Path, who: str) -> Terminal:
    config = case / f"config-{who}"
    (config / "coc-tui").mkdir(parents=True)
    (config / "coc-tui" / "profile.toml").write_text(f'name = "{who}"\nlanguage = "da"\n', encoding="utf-8")
    return Terminal(
        [
            *(sys.executable, "-m", "coc_tui", "--data", case / "data", "--exports", case / "exports"),
            *("--today", "2026-11-22"),
        ],
        env={"XDG_CONFIG_HOME": str(config)},
    )


def test_a_meeting_is_planned_prepared_sent_and_saved(case: Path) -> None:
    with opened(case, "Sekretæren") as terminal:
        terminal.wait_for("F1 Hjælp")
        terminal.press("0")
        terminal.wait_for("Prøvekantinen")
        terminal.press("n")
        terminal.wait_for("Nyt møde")
        terminal.keys("20/5-27")
        terminal.press("ctrl+s")
        terminal.wait_for("20.05.2027")
        terminal.press("enter")
        terminal.wait_for("Enter vælg")
        terminal.press("enter")
        terminal.wait_for("Møde 7 · torsdag den 20. maj 2027")
        terminal.press("n")
        terminal.wait_for("Nyt punkt")
        terminal.keys("Sommermøde på Ærø")
        terminal.press("ctrl+s")
        terminal.wait_for("Det nye punkt er på dagsordenen.")
        terminal.press("i")
        terminal.wait_for("Numrene 1–9 låses")
        terminal.press("enter")
        terminal.wait_for("Dagsorden: Udsendt")
        terminal.press("x")
        terminal.wait_for("Hvad skal gemmes?")
        terminal.press("enter")
        terminal.wait_for("Gemt:")
    with Store.open(case / "data" / demo.NAME) as store:
        assert finding.meeting(store.look(), 7).agenda_state is AgendaState.SENT
    text = (case / "exports" / "2027-05-20_styregruppe_07_dagsorden.md").read_text(encoding="utf-8")
    assert "## 2. Sommermøde på Ærø (drøftelse)" in text


def test_two_people_prepare_the_same_agenda_and_see_each_other(case: Path) -> None:
    with opened(case, "Sekretæren") as one, opened(case, "Konsulenten") as other:
        for terminal in (one, other):
            terminal.wait_for("F1 Hjælp")
            terminal.press("2")
            terminal.wait_for("Møde 6 · torsdag den 4. februar 2027")
        one.press("n")
        one.wait_for("Nyt punkt")
        one.keys("Fra sekretæren")
        one.press("ctrl+s")
        other.wait_for("Fra sekretæren")
        other.press("e")
        other.wait_for("Titel *")
        one.press("up", "l")
        one.wait_for("Punkt 1: lukket punkt")
        other.keys(" X")
        other.press("ctrl+s")
        one.wait_for("Godkendelse af dagsorden X")
        other.wait_for("Punkt 1 er gemt.")
    with Store.open(case / "data" / demo.NAME) as store:
        first = finding.item(store.look(), finding.meeting(store.look(), 6), "1")
        assert (first.title, first.closed) == ("Godkendelse af dagsorden X", True), "both changes stand"


def test_a_half_written_item_survives_the_end_of_the_terminal(case: Path) -> None:
    with opened(case, "Sekretæren") as terminal:
        terminal.wait_for("F1 Hjælp")
        terminal.press("2")
        terminal.wait_for("Møde 6")
        terminal.press("n")
        terminal.wait_for("Nyt punkt")
        terminal.keys("Halvt skrevet")
        terminal.wait_for("Halvt skrevet")
        terminal.signal(signal.SIGTERM)
        terminal.exit_status()
    with Store.open(case / "data" / demo.NAME) as store:
        assert "Halvt skrevet" in [one.title for one in store.look().all(AgendaItem)]
