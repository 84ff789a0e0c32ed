"""Referat: words that are spelt wrong are underlined, and one key leads to what could be meant."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.screen import MinutesScreen
from coc_tui.shell.keys import EVERYWHERE
from coc_tui.usecases.meeting import hunspell, spelling
from coc_tui.widgets.editor import Editor
from tests.support.cases import at, demo_desk
from tests.support.live import editor, live_desk
from tests.support.screens import app_at, press, settled, shown
from tests.support.screens import write as by_keys
from tests.support.spelling import IMPATIENT, fake, real
from tests.support.terminal import Terminal

SCRIPT = """
echo hello
while read -r word; do
    case "$word" in
        ^fejll*) echo "& fejll 3 1: fejl, fjeld, fejle" ;;
        ^ordd*) echo "# ordd 1" ;;
        ^død) exit ;;
        ^tavs) exec sleep 60 ;;
        *) echo "*" ;;
    esac
    echo
done
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path / "case")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hunspell that knows two mistakes; the file its process id stands in."""
    return fake(tmp_path, monkeypatch, SCRIPT)


async def begin(pilot: Pilot[int]) -> None:
    await settled(pilot)
    await press(pilot, "f5", "4")


def underlined(pilot: Pilot[int]) -> list[str]:
    text = editor(pilot)
    parts = [part for row in range(text.size.height) for part in text.render_line(row)]
    return "".join(part.text if part.style and part.style.underline else " " for part in parts).split()


async def until(pilot: Pilot[int], so: Callable[[], bool]) -> None:
    """Wait for what happens behind the writer."""
    for _round in range(200):
        if so():
            return
        await pilot.pause(0.02)
    raise AssertionError(shown(pilot))


async def until_underlined(pilot: Pilot[int], *words: str) -> None:
    await until(pilot, lambda: underlined(pilot) == list(words))


async def test_a_word_is_underlined_once_it_is_written(desk: Desk, program: Path) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "en ordd og fejll")
        await until_underlined(pilot, "ordd")
        await by_keys(pilot, " ")
        await until_underlined(pilot, "ordd", "fejll")


async def test_a_word_written_while_others_are_asked_about_is_asked_about_too(
    desk: Desk, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    go_on = threading.Event()
    ask = hunspell.Hunspell.ask

    def slow(self: hunspell.Hunspell, words: Iterable[str]) -> None:
        asked.extend(words)
        assert go_on.wait(10)
        ask(self, asked)

    monkeypatch.setattr(hunspell.Hunspell, "ask", slow)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "godt ")
        await until(pilot, lambda: "godt" in asked)
        await by_keys(pilot, "fejll ")
        go_on.set()
        # Nothing is drawn for it meanwhile: what is underlined is asked only then.
        await until(pilot, lambda: "fejll" in asked)
        await until_underlined(pilot, "fejll")


async def test_a_word_left_by_the_caret_is_written(desk: Desk, program: Path) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "en fejll")
        await press(pilot, "left")
        await until_underlined(pilot, "fejll")


async def test_only_the_row_of_the_word_is_drawn_again(
    desk: Desk, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        editor(pilot).insert("en\nto\nfejll\ntre\n")
        drawn: list[tuple[int, int]] = []
        monkeypatch.setattr(editor(pilot), "refresh_lines", lambda *rows: drawn.append(rows))
        monkeypatch.setattr(editor(pilot), "refresh", lambda **_how: drawn.append((-1, -1)))
        await until(pilot, lambda: bool(drawn))
        assert drawn == [(2, 1)]


async def test_one_key_shows_what_could_be_meant_and_the_choice_is_one_thing_to_undo(
    desk: Desk, program: Path
) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "en fejll.")
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: "fjeld" in shown(pilot))
        await press(pilot, "down", "enter")
        assert editor(pilot).text == "en fjeld."
        assert editor(pilot).cursor_location == (0, 9)
        await by_keys(pilot, " Ja")
        assert editor(pilot).text == "en fjeld. Ja"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert editor(pilot).text == "en fejll."


async def test_away_from_a_mistake_the_key_goes_on_to_the_next_one_round_the_text(
    desk: Desk, program: Path
) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        editor(pilot).insert("en fejll i\nto\nog en ordd til")
        for place in ((0, 8), (0, 8), (2, 10), (2, 10), (0, 8)):
            await press(pilot, "ctrl+f")
            await until(pilot, lambda: "viser forslag" in shown(pilot) or pilot.app.screen.is_modal)
            assert editor_below(pilot).cursor_location == place
            if pilot.app.screen.is_modal:
                await press(pilot, "escape")
        assert "fejll: Ctrl+F igen viser forslag." in shown(pilot)


def editor_below(pilot: Pilot[int]) -> MinutesEditor:
    return next(iter(pilot.app.screen_stack[0].query(MinutesEditor)))


async def test_without_a_mistake_the_key_says_so(desk: Desk, program: Path) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "alt er godt ")
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: "Ingen stavefejl i punktet." in shown(pilot))


async def test_a_word_can_be_made_one_of_the_cases_own(desk: Desk, program: Path) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "ordd fejll ")
        await until_underlined(pilot, "ordd", "fejll")
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: "Føj til sagens egne ord" in shown(pilot))
        await press(pilot, "up", *["down"] * 3, "enter")
        await until_underlined(pilot, "ordd")
        assert spelling.own(desk) == ("fejll",)


async def test_the_key_that_switches_words_off_switches_the_underlining_off(
    desk: Desk, program: Path
) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "fejll ")
        await until_underlined(pilot, "fejll")
        await press(pilot, "ctrl+n")
        await until_underlined(pilot)
        await press(pilot, "ctrl+n")
        await until_underlined(pilot, "fejll")


@pytest.mark.parametrize("word", ["død", "tavs"])
async def test_a_program_that_dies_or_hangs_is_given_up_with_a_sentence(
    desk: Desk, program: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(hunspell, "PATIENCE", IMPATIENT)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "fejll ")
        await until_underlined(pilot, "fejll")
        await by_keys(pilot, f"{word} ")
        await until(pilot, lambda: "længere: hunspell svarer ikke" in shown(pilot))
        assert underlined(pilot) == []
        assert editor(pilot).text == f"fejll {word} "


async def test_where_it_is_not_installed_nothing_is_said_but_in_the_palette(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with app_at(desk, "minutes").run_test(size=(100, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "fejll ")
        await press(pilot, "ctrl+f")
        assert "hunspell" not in shown(pilot)
        await press(pilot, "ctrl+p")
        await by_keys(pilot, "stavn")
        await settled(pilot)
        assert "programmet hunspell er ikke installeret" in shown(pilot)


async def test_the_program_ends_with_the_app_even_when_it_hangs(desk: Desk, program: Path) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "tavs ")
        await until(pilot, program.exists)
    with pytest.raises(ProcessLookupError):
        os.kill(int(program.read_text()), 0)


def test_a_signal_ends_the_app_and_a_program_that_hangs(tmp_path: Path, program: Path) -> None:
    demo_desk(tmp_path / "case", at(2027, 2, 4)).store.close()
    data = str(tmp_path / "case" / "data")
    command = [sys.executable, "-m", "coc_tui", "--data", data, "--today", "2027-02-04"]
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with Terminal(command, {**env, "PATH": os.environ["PATH"]}) as terminal:
        terminal.wait_for("F1 Hjælp")
        terminal.press("3")
        terminal.wait_for("begynder referatet")
        terminal.press("enter")
        terminal.wait_gone("begynder referatet")
        terminal.keys("tavs fejll ")
        while not program.exists():
            terminal.read(0.05)
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 128 + signal.SIGTERM
        assert terminal.modes_left_on() == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(program.read_text()), 0)


def test_the_keys_of_the_text_take_none_from_the_editor_or_the_app() -> None:
    def keys(bindings: Iterable[BindingType]) -> set[str]:
        return {key for one in Binding.make_bindings(bindings) for key in one.key.split(",")}

    own = {key for key in keys(MinutesScreen.BINDINGS) if key.startswith("ctrl+")}
    assert own.isdisjoint(keys(Editor.BINDINGS) | keys(EVERYWHERE) | {"ctrl+a", "ctrl+b", "ctrl+h"})


@real
async def test_the_real_program_finds_a_danish_mistake(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await by_keys(pilot, "Styregruppen drøftede opfølgingen.")
        await until_underlined(pilot, "opfølgingen")
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: "opfølgningen" in shown(pilot))
        await press(pilot, "enter")
        assert editor(pilot).text == "Styregruppen drøftede opfølgningen."
