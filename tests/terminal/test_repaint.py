"""Sending differences must leave the same screen as sending everything."""

import sys
from pathlib import Path
from typing import Any

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from coc_tui.terminal.app import TerminalApp
from coc_tui.terminal.repaint import BLANK, Drawing, Terminal, cells_of, changes, written
from tests.support.terminal import Terminal as RealTerminal

WIDTH = 12

WORDS = ["a", "bc", "Å", "e\u0301", "日", "本語", "🙂", "👩\u200d🚒", "…", "│", " ", "   ", "x" * 5]
STYLES = [None, Style(reverse=True), Style(bold=True), Style(color="red"), Style(color="default")]

line = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(STYLES)), max_size=6).map(
    lambda parts: Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(WIDTH)
)
frame = st.lists(line, min_size=3, max_size=3)


def drawn(sequences: list[str]) -> list[list[Any]]:
    screen = pyte.Screen(WIDTH, 3)
    stream = pyte.Stream(screen)
    for sequence in ["\x1b[?7l", *sequences]:  # no line wrap, as the driver sets it
        stream.feed(sequence)
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(3)]


def whole(strips: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, 3))


@settings(max_examples=60)
@given(st.lists(frame, min_size=1, max_size=5))
def test_differences_draw_what_whole_frames_draw(frames: list[list[Strip]]) -> None:
    terminal = Terminal(WIDTH, 3, ColorSystem.STANDARD)
    sparing = [terminal.show(whole(strips)) for strips in frames]
    anew = Terminal(WIDTH, 3, ColorSystem.STANDARD).show(whole(frames[-1]))
    assert drawn(sparing) == drawn([anew])


@given(frame)
def test_a_frame_that_is_shown_already_sends_nothing(strips: list[Strip]) -> None:
    terminal = Terminal(WIDTH, 3, ColorSystem.STANDARD)
    terminal.show(whole(strips))
    assert terminal.show(whole(strips)) == ""


@given(line)
def test_a_line_has_as_many_cells_as_it_is_wide(strip: Strip) -> None:
    assert len(cells_of(strip)) == WIDTH


def test_a_letter_costs_a_handful_of_bytes() -> None:
    was = [BLANK] * 80
    now = [*was[:40], ("e", ""), *was[41:]]
    assert list(changes(was, now)) == [(40, 41)]
    assert written(now[40:41]) == "e"


def test_two_changes_far_apart_are_two_spans_and_near_ones_are_one() -> None:
    was = [BLANK] * 40
    now = was.copy()
    now[2] = now[30] = ("x", "")
    assert list(changes(was, now)) == [(2, 3), (30, 31)]
    now[6] = ("x", "")
    assert list(changes(was, now)) == [(2, 7), (30, 31)]


def test_right_of_a_wide_character_the_rest_of_the_line_is_sent() -> None:
    was = [("日", ""), ("", ""), *[BLANK] * 8]
    now = [*was[:9], ("x", "")]
    assert list(changes(was, now)) == [(0, 10)]


def test_a_line_begins_and_ends_without_style() -> None:
    assert written([("a", "7"), ("b", "7"), ("c", "1"), ("d", "")]) == "\x1b[7mab\x1b[0;1mc\x1b[0md"


class OneLine(TerminalApp):
    def compose(self) -> ComposeResult:
        yield Static("text", markup=False)


async def test_when_the_inside_of_textual_is_not_as_expected_it_draws_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stock: list[object] = []
    monkeypatch.setattr(App, "_display", lambda self, screen, update: stock.append(update))
    monkeypatch.setattr(Drawing, "_is_drawing", lambda self: True)

    def broken(self: Terminal, update: object) -> str:
        raise AttributeError("strips")

    monkeypatch.setattr(Terminal, "show", broken)
    app = OneLine()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.drawing.stock
        assert stock


STEPS = [
    "Dagsorden\r",
    "o: rådgiver 12/2\x1b[D\x1b[D\x7f",
    "\x1b[200~日本語 🙂 tekst e\u0301\n\x1b[201~",
    "\x1b[1;2A\x1b[1;2A",
    "\x1b[H",
    "x" * 90,
    "\x1a",
    "\x1bOS",
    "b: x\r",
    "\x10",
    "go",
    "\x1b[20~",
    "\x1bOP",
    "\x1b[6~",
    "\x1bOP",
    "\x1b[20~",
    "2",
    "\x1b[B\x1b[B",
    "\x1b[6~",
    "\x1b[H",
    "/kvit",
    "\r",
    "n",
    "Titel\t\t\x1b[C",
    "\x1b[20~",
    "\r",
    "1",
]
"""A session: typing, wide characters, selecting, undo, prompts, dialogs over pages, a table, a form."""


def test_a_session_looks_the_same_cell_by_cell_with_and_without(tmp_path: Path) -> None:
    def run(**environ: str) -> RealTerminal:
        folder = tmp_path / ("stock" if environ else "sparing")
        folder.mkdir()
        command = [sys.executable, "-m", "tests.shell.demo", str(folder)]
        return RealTerminal(command, environ)

    with run() as sparing, run(STOCK_DRAWING="1") as stock:
        for terminal in (sparing, stock):
            terminal.wait_for("F1")
        for step in ["", *STEPS]:
            for terminal in (sparing, stock):
                terminal.keys(step)
            for terminal in (sparing, stock):
                terminal.settle(0.15)
            assert sparing.screen() == stock.screen(), f"after {step!r}"
            assert cells(sparing) == cells(stock), f"after {step!r}"
        assert len(sparing.sent) < 0.5 * len(stock.sent)


def cells(terminal: RealTerminal) -> list[list[Any]]:
    screen = terminal.emulator
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
