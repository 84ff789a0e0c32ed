"""The live minutes in a real terminal: a whole meeting as it is typed, and every way it can be cut off."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coc_tui.screens.minutes.ending import BREATH
from coc_tui.store import Store
from coc_tui.usecases.records import finding
from tests.support.cases import demo_folder
from tests.support.terminal import Terminal

GOLDEN = Path(__file__).parent.parent / "golden" / "worked_meeting.md"

WORKED = {
    "1": ["b: Godkendt."],
    "2": ["Seks af syv opgaver er udført. Flyeren afventer tryk.", "<t>"],
    "3": [
        "19 nye småjobs og kontakt med 47 virksomheder.",
        "11 af 13 er fortsat i job efter tre måneder. Opgørelsen deles med Code of Care.",
        "b: taget til efterretning",
    ],
    "4": [
        "Torsdage passer bedst. Prøvekantinen A/S er vært i juni.",
        "b: Tiltrådt. 11. marts, 10. juni, 16. september og 18. november 2027. CoC deltager i alle fire.",
        "o: koordinator kalenderinvitation til netværket efter gennemsyn 18/2",
        "o: coc to oplægsholdere til 11/3, 12/2",
    ],
    "5": [
        "r1: 2x4 flere ledere pr. arrangement",
        "r7: 4x4 skift af projektkoordinator pr. 1. april",
        "b: Vurderingerne er godkendt.",
    ],
    "6": [
        "Indekset for januar 2027 offentliggøres den 10. februar. Prisen er højst 84.000 kr. ekskl. moms.",
        "Parterne afklarer, hvad der gælder, hvis indekset falder.",
        "o: koordinator indtast indeks og skriv notat 12/2",
        "<b>",
    ],
    "7": [
        "Tre ugers overlap. Code of Care tager ét møde ekstra.",
        "b: Tilkøb på højst 10 timer.",
        "o: chef overleveringsplan 26/2",
    ],
    "8": [
        "Kampagnen om småjobs ligger i marts.",
        "b: Materialet sendes til gennemsyn hos Code of Care, før det går til netværket.",
        "<yes>",
        "o: testgartneriet case om småjobs, samtykke via kommunen 4/3",
    ],
    "9": ["Næste møde: torsdag den 20. maj 2027 kl. 08.30, online.", "<b>"],
}
"""Every item as it is typed: a line and Enter, ``<letter>`` an outcome, ``<yes>`` Enter to the question."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The demo case on the eve of its sixth meeting, to be worn out."""
    demo_folder(tmp_path)
    return tmp_path


def opened(case: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(
        [
            *(sys.executable, "-m", "coc_tui", "--language", "da"),
            *("--data", case / "data", "--exports", case / "exports", "--today", "2027-02-04"),
        ],
        env={"XDG_CONFIG_HOME": str(case / "config")},
        size=size,
    )


def begun(terminal: Terminal) -> None:
    """Open Referat and begin the sixth meeting."""
    terminal.wait_for("F1 Hjælp")
    terminal.press("3")
    terminal.wait_for("begynder referatet af møde 6")
    terminal.press("enter")
    terminal.wait_gone("begynder referatet")


@pytest.fixture
def live(case: Path) -> Iterator[Terminal]:
    """Referat with the minutes of meeting 6 begun."""
    with opened(case) as terminal:
        begun(terminal)
        yield terminal


def notes(case: Path, number: str) -> str:
    """Return what is stored under an item of meeting 6."""
    with Store.open(case / "data" / "demo") as store:
        look = store.look()
        return finding.item(look, finding.meeting(look, 6), number).notes


def type_item(terminal: Terminal, lines: list[str]) -> None:
    for line in lines:
        if line == "<yes>":
            terminal.wait_for("Enter skifter type")
            terminal.press("enter")
            terminal.wait_gone("Enter skifter type")
        elif line.startswith("<"):
            terminal.press("F5")
            terminal.wait_for("Bortfaldet")
            terminal.press(line[1])
            terminal.wait_gone("Bortfaldet")
        else:
            terminal.keys(line)
            terminal.press("enter")


def test_the_worked_meeting_from_the_first_key_to_the_exported_minutes(case: Path) -> None:
    with opened(case) as terminal:
        begun(terminal)
        terminal.press("F6")
        terminal.press("d")
        terminal.wait_for("Deltagere, møde 6")
        terminal.press("F5")
        terminal.wait_for("7 til stede")
        terminal.keys("demo")
        terminal.press("enter")
        terminal.wait_for("6 til stede; ikke her: Repræsentanten for Demo Logistik A/S")
        terminal.press("escape", "F6")
        for number, lines in WORKED.items():
            terminal.wait_for(f" {number}. ")
            type_item(terminal, lines)
            terminal.press("F8")
        terminal.press("F5", "m")
        terminal.wait_for("Afslut mødet nu")
        terminal.press("enter")
        terminal.wait_for("indsigelser senest 18.02.2027")
        terminal.settle(quiet=BREATH)
        terminal.press("enter")
        terminal.wait_for("Der kan gøres indsigelse til og med 18.02.2027")
        terminal.settle(quiet=BREATH)
        terminal.press("end", "up", "enter")
        terminal.wait_for("Gemt:")
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert terminal.modes_left_on() == []
    exported = case / "exports" / "2027-02-04_styregruppe_06_referat.md"
    text = exported.read_text()
    if os.environ.get("GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text)
    assert text == GOLDEN.read_text()
    with Store.open(case / "data" / "demo") as store:
        look = store.look()
        meeting = finding.meeting(look, 6)
        assert (meeting.state, meeting.minutes_state) == ("held", "for_approval")
        assert len(finding.items(look, meeting)) == 9


def test_what_is_typed_is_stored_within_a_second_without_being_asked_to(case: Path, live: Terminal) -> None:
    live.keys("Dagsordenen blev gennemgået")
    live.wait_for("Gemmer")
    live.wait_for("Gemt ")
    live.kill9()
    assert notes(case, "1") == "Dagsordenen blev gennemgået"


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_mid_sentence_loses_nothing(case: Path, live: Terminal, ending: int) -> None:
    live.keys("midt i en sæt")
    live.wait_for("midt i en sæt")
    live.signal(ending)
    assert live.exit_status() == 128 + ending
    assert live.modes_left_on() == []
    assert notes(case, "1") == "midt i en sæt"


def test_a_lost_line_in_mid_sentence_loses_nothing(case: Path, live: Terminal) -> None:
    live.keys("forbindelsen røg")
    live.wait_for("forbindelsen røg")
    live.hang_up()
    live.exit_status()
    assert notes(case, "1") == "forbindelsen røg"


def test_kill_9_in_mid_sentence_leaves_a_draft_that_is_offered_back(case: Path, live: Terminal) -> None:
    live.keys("gemt tekst. ")
    live.wait_for("Gemt ")
    live.keys("ikke gemt endnu")
    live.wait_for("ikke gemt endnu")
    live.read(0.25)
    live.kill9()
    with opened(case) as again:
        again.wait_for("F1 Hjælp")
        again.press("3")
        again.wait_for("ikke gemt endnu")
        again.wait_for("Kladde")
        again.press("1")
        again.wait_gone("Kladde")
        again.wait_for("gemt tekst. ikke gemt endnu")
        again.wait_for("Gemt ")
        again.press("ctrl+q")
        again.exit_status()
    assert notes(case, "1") == "gemt tekst. ikke gemt endnu"


def test_words_and_abbreviations_in_one_burst_come_out_as_one_by_one(case: Path, live: Terminal) -> None:
    live.press("F8", "F8", "F8")
    live.wait_for(" 4. ")
    live.keys("Sg drøftede Prø\t, og virk\ter glade.\rb: gsi\rjc følger op.")
    live.wait_for("jobcentret følger op.")
    live.wait_for("B-2027-01 Godkendt som indstillet.")
    live.wait_for("Gemt ")
    live.press("ctrl+q")
    live.exit_status()
    first, last = notes(case, "4").splitlines()
    assert first.startswith("Styregruppen drøftede Prøvekantinen A/S, og virksomhed")
    assert first.endswith(" er glade.")
    assert last == "jobcentret følger op."
