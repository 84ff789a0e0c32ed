"""The shell as a person meets it: real keys, a real terminal, the screen read back."""

import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def demo(tmp_path: Path) -> Open:
    def run(
        language: str = "en",
        size: tuple[int, int] = (80, 24),
        ignore: Sequence[int] = (),
        **environ: str,
    ) -> Terminal:
        command = [sys.executable, "-m", "tests.shell.demo", tmp_path, language]
        return Terminal(command, environ, size, ignore=ignore)

    return run


def ready(terminal: Terminal) -> Terminal:
    terminal.wait_for("F1")
    terminal.settle()
    return terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_restores_the_terminal_and_ends(demo: Open, tmp_path: Path, number: int) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed just now")
        terminal.press("F4")
        terminal.keys("half a line")
        terminal.wait_for("half a line")
        terminal.signal(number)
        assert terminal.exit_status() == 128 + number
        assert terminal.modes_left_on() == []
    assert (tmp_path / "notes.txt").read_text() == "typed just now"
    assert (tmp_path / "line.txt").read_text() == "half a line"
    assert (tmp_path / "closed").exists()


def test_a_second_signal_does_not_interrupt_the_first(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed")
        terminal.wait_for("typed")
        for _time in range(5):
            terminal.signal(signal.SIGTERM)
            terminal.signal(signal.SIGHUP)
        assert terminal.exit_status() in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
        assert terminal.modes_left_on() == []
    assert (tmp_path / "notes.txt").read_text() == "typed"


def test_a_closed_terminal_ends_the_app_with_the_text_saved(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed")
        terminal.wait_for("typed")
        terminal.hang_up()
        assert terminal.exit_status() == 128 + signal.SIGHUP
    assert (tmp_path / "notes.txt").read_text() == "typed"


def test_a_closed_terminal_ends_the_app_even_where_hang_up_is_ignored(demo: Open, tmp_path: Path) -> None:
    with demo(ignore=[signal.SIGHUP]) as terminal:
        ready(terminal)
        terminal.keys("typed")
        terminal.wait_for("typed")
        terminal.hang_up()
        assert terminal.exit_status() == 128 + signal.SIGHUP
    assert (tmp_path / "notes.txt").read_text() == "typed"


def test_a_terminal_that_takes_no_more_bytes_does_not_hold_the_end(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed")
        terminal.wait_for("typed")
        # Nobody reads: redrawing fills the line until it takes no more.
        for _time in range(200):
            terminal.press("ctrl+l")
            time.sleep(0.005)
        terminal.signal(signal.SIGTERM)
        end = time.monotonic() + 10
        while terminal.process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        assert terminal.process.poll() == 128 + signal.SIGTERM
    assert (tmp_path / "notes.txt").read_text() == "typed"


def test_text_in_an_open_form_is_handed_over_at_the_end(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.press("escape", "2", "n")
        terminal.wait_for("Titel")
        terminal.keys("unsaved title")
        terminal.wait_for("unsaved title")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 128 + signal.SIGTERM
    assert (tmp_path / "form.txt").read_text() == "unsaved title"


def test_a_fault_of_the_program_saves_and_ends_with_a_sentence(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed")
        terminal.press("escape", "x")
        assert terminal.exit_status() == 1
        assert terminal.modes_left_on() == []
        assert "Traceback" not in terminal.sent
        assert "What you typed is saved" in terminal.screen()
    assert (tmp_path / "notes.txt").read_text() == "typed"


def test_quitting_asks_only_when_something_could_not_be_saved(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("typed")
        (tmp_path / "full").touch()
        terminal.press("ctrl+q")
        assert "The disk is full." in terminal.wait_for("Quit anyway?")
        terminal.press("escape")
        screen = terminal.wait_gone("Quit anyway?")
        assert "NOT SAVED" in screen
        terminal.keys(" more")
        terminal.wait_for("typed more")
        (tmp_path / "full").unlink()
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert terminal.modes_left_on() == []
    assert (tmp_path / "notes.txt").read_text() == "typed more"


@pytest.mark.parametrize(("language", "word"), [("da", "F1 Hjælp"), ("en", "F1 Help")])
def test_the_hints_fit_eighty_columns_in_both_languages(demo: Open, language: str, word: str) -> None:
    with demo(language) as terminal:
        ready(terminal)
        for place in ("1", "2"):
            terminal.press("escape", place)
            terminal.settle()
            line = terminal.screen().splitlines()[-1]
            assert line.startswith(word)
            assert len(line) <= 80
            assert line.count("  ") <= 5


def test_markup_in_titles_is_text(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        assert "Code of Care [Prøve]" in terminal.screen()
        terminal.press("F7")
        terminal.wait_for("Råb [b]her[/b]")
        terminal.press("escape", "2")
        screen = terminal.wait_for("[bilag] A")
        assert "[/b] slut" in screen
        assert "[@click=app.quit]kvit[/]" in screen
        assert "\x1b[31m" not in terminal.sent
        terminal.press("n")
        terminal.wait_for("Ny [opgave]")


def test_global_keys_work_inside_an_editor_and_letters_are_text(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("cq1u?:/")
        terminal.wait_for("cq1u?:/")
        terminal.press("F4")
        terminal.keys("b: x")
        terminal.wait_for("Capture: b: x")
        terminal.press("enter")
        terminal.wait_for("Beslutning [forstået]")
        terminal.keys("!")
        terminal.wait_for("cq1u?:/!")
        terminal.press("ctrl+p")
        terminal.wait_for("Commands")
        terminal.press("escape", "F1")
        terminal.wait_for("EVERYWHERE")
        terminal.press("F9", "F2")
        terminal.wait_for("Note: Beslutning [forstået]")
        terminal.press("F2", "ctrl+s")
        terminal.wait_for("Saved 10:42:07")


def test_keys_that_arrive_in_one_burst_act_in_their_order(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("ab\x1bOSb: x\rcd")
        screen = terminal.wait_for("abcd")
        assert "Beslutning [forstået]" in terminal.wait_for("Beslutning")
        assert "Capture:" not in screen
        terminal.press("escape")
        terminal.keys("2n" + "Titel\r" + "mandag\r")
        screen = terminal.wait_for("mandag")
        assert " Titel " in screen


def test_a_line_that_is_not_taken_stays_with_its_reason(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.press("F4")
        terminal.keys("forkert\r")
        screen = terminal.wait_for("Kun b: [her]")
        assert "Capture: forkert" in screen
        terminal.press("escape", "F4")
        assert "Capture: forkert" in terminal.wait_for("Capture:")


def test_the_palette_says_why_an_action_is_off(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.press("ctrl+p")
        assert "(off: Mødet er ikke begyndt.)" in terminal.wait_for("Aldrig")
        assert "Skjult sted" in terminal.screen()
        terminal.keys("aldrig\r")
        terminal.wait_gone("Commands ─")
        terminal.wait_for("Mødet er ikke begyndt.")


def test_back_never_quits_and_never_drops_text(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("kept")
        terminal.press("escape", "escape", "F9", "q", "q")
        terminal.settle()
        assert terminal.process.poll() is None
        assert "kept" in terminal.screen()
    assert (tmp_path / "notes.txt").read_text() == "kept"


def test_what_another_process_saved_appears_without_moving_the_caret(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("mine")
        terminal.wait_for("mine")
        (tmp_path / "notes.txt").write_text("theirs\n")
        (tmp_path / "changed").touch()
        terminal.wait_for("theirs")
        terminal.keys("!")
        terminal.wait_for("mine!")


def test_a_pasted_escape_sequence_is_never_obeyed(demo: Open, tmp_path: Path) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.paste("før\x07\x1b[31mrød\x1b]0;titel\x07\x1bOS\x11\r\nefter\u202e" + "\x1b" * 40)
        terminal.keys("!")
        screen = terminal.wait_for("efter!")
        assert "Capture:" not in screen
        assert "\x1b]0;titel" not in terminal.sent
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
    assert (tmp_path / "notes.txt").read_text() == "førrød\nefter!"


def test_idle_writes_nothing(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("x")
        terminal.settle()
        assert terminal.read(2.0) == 0


def test_a_window_too_small_keeps_everything_and_recovers(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("kept")
        terminal.wait_for("kept")
        terminal.resize(60, 10)
        terminal.wait_for("too small")
        terminal.keys("lost?")
        terminal.settle()
        terminal.resize(100, 30)
        assert "kept" in terminal.wait_gone("too small")
        terminal.settle()
        terminal.keys("!")
        terminal.wait_for("kept!")


@pytest.mark.parametrize(
    ("environ", "size", "words"),
    [
        ({"TERM": "dumb"}, (80, 24), "cannot move its cursor"),
        ({}, (71, 24), "71 x 24"),
        ({}, (72, 19), "72 x 19"),
    ],
)
def test_a_terminal_that_cannot_show_the_screens_is_refused_with_a_sentence(
    demo: Open, environ: dict[str, str], size: tuple[int, int], words: str
) -> None:
    with demo(size=size, **environ) as terminal:
        assert terminal.exit_status() == 1
        assert words in " ".join(terminal.screen().split())


def test_without_colour_the_caret_and_the_cursor_row_can_be_seen(demo: Open) -> None:
    with demo(NO_COLOR="1") as terminal:
        ready(terminal)
        terminal.keys("x")
        terminal.wait_for("x")
        terminal.settle()
        assert terminal.emulator.buffer[1][1].reverse
        terminal.press("escape", "2")
        terminal.wait_for("bilag")
        terminal.settle()
        assert terminal.emulator.buffer[2][3].reverse
        assert not re.search(r"\x1b\[(\d+;)*[34][0-7]m", terminal.sent)


def test_other_people_and_who_i_am_stand_on_the_status_line(demo: Open) -> None:
    with demo() as terminal:
        line = ready(terminal).screen().splitlines()[0]
        assert "Koordinator" in line
        assert "Rådgiver" in line
        assert "Noter" in line


def test_ctrl_l_repairs_what_something_else_wrote(demo: Open) -> None:
    with demo() as terminal:
        ready(terminal)
        terminal.keys("text")
        terminal.wait_for("text")
        terminal._stream.feed("\x1b[2J\x1b[5;5Hgarbage")
        terminal.press("ctrl+l")
        terminal.wait_for("text")
        assert "garbage" not in terminal.screen()
