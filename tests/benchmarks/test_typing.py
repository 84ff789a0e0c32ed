"""What a key costs in live minutes with ten years of data, against a bare text area in the same run.

400 letters at 12 a second, words being offered all the time. Run with
``python -m pytest tests/benchmarks/test_typing.py -n0 --benchmark-only -s``.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as time_of_day
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from coc_tui import language
from coc_tui.desk import Desk, Folders
from coc_tui.documents.sealing import write
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.store import Store
from coc_tui.usecases import demo
from tests.support.cases import SECRETARY, at
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.skipif("not config.getoption('benchmark_only')", reason="only with --benchmark-only"),
    pytest.mark.timeout(600),
]

ROOT = Path(__file__).parents[2]
PROSE = (
    "Styregruppen drøftede virksomhedernes erfaringer med makkerordningen og jobcentrets opfølgning. "
    "Prøvekantinen foreslog, at opgørelsen deles med netværket, når Code of Care har gennemset den. "
)
TEXT = (PROSE * 3)[:400]
A_SECOND = 12


@dataclass(frozen=True)
class Cost:
    """What each key cost."""

    sent: list[int]
    """Characters the program wrote."""
    seconds: list[float]
    """From the key to its letter on the screen."""

    def late(self, share: float) -> float:
        """Return the seconds that ``share`` of the keys took at most."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))]

    def most(self, share: float) -> int:
        """Return the characters that ``share`` of the keys cost at most."""
        return sorted(self.sent)[int(share * (len(self.sent) - 1))]


def ten_years(folder: Path) -> None:
    """Add to the demo case what ten years of monthly meetings leave behind."""
    language.choose("da")
    demo.fill(folder / "data", folder / "exports", write).close()
    clock = at(2026, 11, 22)
    store = Store.open(folder / "data" / demo.NAME, now=clock.now)
    desk = Desk(store, clock, SECRETARY, Folders(folder / "data", folder / "exports"))
    for month in range(120):
        day = date(2015, 1, 5) + timedelta(days=30 * month)
        with desk.store.change("An earlier meeting", by=SECRETARY.name) as change:
            meeting = change.add(
                Meeting(
                    number=1000 + month,
                    date=day,
                    starts=time_of_day(8, 30),
                    state=MeetingState.HELD,
                    minutes_state=MinutesState.FILED,
                )
            )
            for place in range(9):
                item = change.add(
                    AgendaItem(
                        meeting=meeting.id,
                        position=place,
                        printed=str(place + 1),
                        title=f"Punkt {place} i {day.year}",
                        outcome=Outcome.TREATED,
                        notes=PROSE * 4 + f"Særligt nævnt {month * 9 + place}: emne{month}x{place}.",
                    )
                )
            change.add(Decision(number=f"B-{day.year}-{900 + month}", text=PROSE, date=day, item=item.id))
    store.close()


def typed(terminal: Terminal, text: str) -> Cost:
    """Type ``text`` evenly and see what each key costs."""
    sent, seconds = [], []
    for letter in text:
        before, began = len(terminal.sent), time.perf_counter()
        terminal.keys(letter)
        took = 0.0
        while time.perf_counter() - began < 1 / A_SECOND:
            terminal.read(0.002)
            caret = terminal.emulator.cursor
            row = terminal.emulator.display[caret.y]
            if not took and len(terminal.sent) > before and row[caret.x - 1 : caret.x] == letter:
                took = time.perf_counter() - began
        seconds.append(took or 1 / A_SECOND)
        sent.append(len(terminal.sent) - before)
    return Cost(sent, seconds)


def measured(command: Sequence[str | Path], env: dict[str, str], keys: Sequence[tuple[str, str]]) -> Cost:
    """Start a program, press ``keys`` (each with what it is waited for), and type."""
    with Terminal(command, env=env) as terminal:
        for awaited, key in keys:
            terminal.wait_for(awaited) if awaited else terminal.settle(0.5)
            terminal.press(key)
        terminal.settle(1.0)
        return typed(terminal, TEXT)


def test_a_key_costs_little_with_ten_years_of_data(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    ten_years(tmp_path)
    program = [
        *(sys.executable, "-m", "coc_tui", "--language", "da", "--today", "2027-02-04"),
        *("--data", tmp_path / "data", "--exports", tmp_path / "exports"),
    ]
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "PYTHONPATH": str(ROOT)}
    opening = (("F1 Hjælp", "3"), ("begynder referatet", "enter"), ("", "F5"), ("Bortfaldet", "4"))
    bare = measured([sys.executable, "-m", "tests.benchmarks.bare"], env, [("", "left")])
    ours = benchmark.pedantic(measured, (program, env, opening), rounds=1, iterations=1)
    figures = {
        "bytes p50": statistics.median(ours.sent),
        "bytes p95": ours.most(0.95),
        "paint p50 / bare": ours.late(0.5) / bare.late(0.5),
        "paint p95 / bare": ours.late(0.95) / bare.late(0.95),
        "paint p50 ms": 1000 * ours.late(0.5),
        "paint p95 ms": 1000 * ours.late(0.95),
    }
    benchmark.extra_info |= figures
    sys.stdout.write("\n" + "  ".join(f"{name}: {value:.2f}" for name, value in figures.items()) + "\n")
    assert figures["bytes p50"] <= 160
    assert figures["bytes p95"] <= 400
    assert figures["paint p50 / bare"] <= 1.0
