"""The registers in a real terminal: followed up, drawn, searched everywhere and handed out by keys alone."""

import sys
from pathlib import Path

import pytest

from coc_tui.domain.actions import ActionStatus
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.records import finding
from tests.support.cases import demo_folder
from tests.support.terminal import Terminal


@pytest.fixture
def case(tmp_path: Path) -> Path:
    demo_folder(tmp_path)
    return tmp_path


def opened(case: Path, *, colours: bool = True) -> Terminal:
    profile = case / "config" / "coc-tui" / "profile.toml"
    profile.parent.mkdir(parents=True)
    profile.write_text('name = "Sekretæren"\nlanguage = "da"\n', encoding="utf-8")
    return Terminal(
        [
            *(sys.executable, "-m", "coc_tui", "--data", case / "data", "--exports", case / "exports"),
            *("--today", "2026-11-22"),
        ],
        env={"XDG_CONFIG_HOME": str(case / "config"), **({} if colours else {"NO_COLOR": "1"})},
    )


def test_an_action_is_closed_and_what_was_said_of_it_is_found_from_everywhere(case: Path) -> None:
    with opened(case) as terminal:
        terminal.wait_for("F1 Hjælp")
        terminal.press("5")
        terminal.wait_for("O-2026-12")
        terminal.press("space")
        terminal.wait_for("O-2026-09 er udført.")
        terminal.press("F3")
        terminal.wait_for("Søg:")
        terminal.keys("flyer")
        terminal.press("F3")
        terminal.wait_for("6 fundet")
        terminal.press("enter", "enter")
        terminal.wait_for("Beslutningslog")
        terminal.press("x")
        terminal.wait_for("Hvad skal gemmes?")
        terminal.press("enter")
        terminal.wait_for("Gemt:")
    assert len(list((case / "exports").glob("*beslutningslog.md"))) == 1
    with Store.open(case / "data" / demo.NAME, now=lambda: None) as store:  # type: ignore[arg-type,return-value]
        assert finding.action(store.look(), "O-2026-09").status == ActionStatus.DONE


def test_the_pictures_can_be_read_without_any_colour(case: Path) -> None:
    with opened(case, colours=False) as terminal:
        terminal.wait_for("F1 Hjælp")
        terminal.press("6")
        terminal.wait_for("RISK-8")
        terminal.press("v")
        terminal.wait_for("R1 står her.")
        terminal.press("7")
        terminal.wait_for("Drøftelser senest 29.02.2028")
        terminal.press("v")
        terminal.wait_for("i dag  ◆ drøftelser begynder")
        terminal.press("8")
        terminal.wait_for("3. kvt. 2026")
        terminal.press("v")
        terminal.wait_for("Sådan er der talt:")
