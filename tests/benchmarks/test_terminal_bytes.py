"""What the terminal costs: bytes, not seconds, so that the figures hold on every machine.

The limits are those of a 128 kbit/s line shared with a telephone's hotspot: a key must fit in a
packet, a dialog in a handful.
"""

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

PROSE = "Formanden bød velkommen og gennemgik dagsordenen. "


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "notes.txt").write_text("\n\n".join(f"Afsnit {n}: {PROSE * 3}" for n in range(40)))
    command = [sys.executable, "-m", "tests.shell.demo", tmp_path]
    with Terminal(command) as running:
        running.wait_for("F1")
        running.settle()
        yield running


def cost(terminal: Terminal, *keys: str) -> int:
    """Return the characters the terminal is sent for ``keys``."""
    terminal.settle(0.3)  # on a busy machine what came before is still being drawn
    before = len(terminal.sent)
    terminal.press(*keys)
    terminal.settle(0.15)
    return len(terminal.sent) - before


def test_a_key_in_the_middle_of_a_text_costs_a_packet_at_most(terminal: Terminal) -> None:
    terminal.press("down", "down", "end")
    costs = [cost(terminal, key) for key in PROSE]
    assert statistics.median(costs) <= 70
    assert max(costs) <= 400


def test_the_start_costs_little_more_than_the_text_on_it(terminal: Terminal) -> None:
    assert len(terminal.sent) <= 3_000


def test_idle_costs_nothing(terminal: Terminal) -> None:
    assert terminal.read(2.0) == 0


@pytest.mark.parametrize("key", ["pagedown", "ctrl+end"])
def test_a_page_down_costs_a_screen_at_most(terminal: Terminal, key: str) -> None:
    assert cost(terminal, key) <= 2_500


def test_changing_the_screen_and_opening_a_dialog_stay_cheap(terminal: Terminal) -> None:
    terminal.press("escape")
    assert cost(terminal, "2") <= 3_300
    assert cost(terminal, "F1") <= 6_700
    assert cost(terminal, "F1") <= 3_300
    assert cost(terminal, "n") <= 6_700
