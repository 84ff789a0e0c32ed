"""Where no screen can be shown, the program says so in one sentence and leaves the terminal as it was."""

from pathlib import Path

import pytest

from tests.support.running import PROGRAM, environment
from tests.support.terminal import Terminal


@pytest.mark.parametrize(
    ("term", "size", "sentence"),
    [
        ("dumb", (80, 24), 'kan ikke flytte sin markør (TERM er "dumb")'),
        ("xterm-256color", (60, 20), "Terminalen er 60 x 20; der kræves mindst 72 x 20."),
    ],
)
def test_a_terminal_that_cannot_show_the_screens(
    data: Path, term: str, size: tuple[int, int], sentence: str
) -> None:
    command = [*PROGRAM, "--data", str(data)]
    with Terminal(command, env=environment(data.parent), size=size, term=term) as terminal:
        assert terminal.exit_status() == 1
        said = " ".join(terminal.sent.split())
        assert sentence in said
        assert "\x1b" not in terminal.sent
        assert "Traceback" not in said


def test_a_sign_of_life_comes_at_once_and_leaves_the_prompt_a_clean_line(data: Path) -> None:
    with Terminal([*PROGRAM, "--data", str(data)], env=environment(data.parent)) as terminal:
        terminal.wait_for("Overblik")
        before, _screen, _drawn = terminal.sent.partition("\x1b[?1049h")
        assert before.startswith("coc-tui …\r")
        assert f"Åbner {data}" in before
        assert before.endswith("\r\x1b[K\r")


def test_a_command_works_in_a_terminal_that_cannot_show_the_screens(data: Path) -> None:
    command = [*PROGRAM, "--data", str(data), "meetings"]
    with Terminal(command, env=environment(data.parent), size=(40, 10), term="dumb") as terminal:
        assert terminal.exit_status() == 0
        assert "04.02.2027" in terminal.sent


def test_lines_typed_at_the_keyboard_are_captured_until_the_end_of_input(data: Path) -> None:
    command = [*PROGRAM, "--data", str(data), "capture", "6", "4"]
    with Terminal(command, env=environment(data.parent)) as terminal:
        terminal.keys("første linje\r")
        terminal.wait_for("saved 1")
        terminal.press("ctrl+d")
        assert terminal.exit_status() == 0
