"""What a key costs in live minutes with ten years of data, against a bare text area in the same run.

400 letters at 12 a second, words being offered all the time; as it is here, as it would be over a slow
line, and in a very long text. And what it costs that nobody types. Run with
``python -m pytest tests/benchmarks/test_typing.py -n0 --benchmark-only -s``.
"""

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
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding
from tests.support.cases import SECRETARY, at, demo_folder
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.skipif("not config.getoption('benchmark_only')", reason="only with --benchmark-only"),
    pytest.mark.timeout(600),
]

PROSE = (
    "Styregruppen drøftede virksomhedernes erfaringer med makkerordningen og jobcentrets opfølgning. "
    "Prøvekantinen foreslog, at opgørelsen deles med netværket, når Code of Care har gennemset den. "
)
TEXT = (PROSE * 3)[:400]
A_SECOND = 12

ROUND_TRIP = 0.15
"""Seconds to a server far away and back."""
BITS_A_SECOND = 128_000
IDLE = 20.0
"""Seconds in which nobody does anything."""
PACKET = 44
"""Bytes that ssh adds to what it carries."""


@dataclass(frozen=True)
class Cost:
    """What each key cost."""

    sent: list[int]
    """Characters the program wrote."""
    seconds: list[float]
    """From the key to its letter on the screen."""
    cpu: float
    """Seconds of CPU a key."""

    def far_away(self) -> "Cost":
        """Return the same as it would be seen over a slow line, where what is sent waits for its turn."""
        seconds, free = [], 0.0
        for number, (size, took) in enumerate(zip(self.sent, self.seconds, strict=True)):
            pressed = number / A_SECOND
            free = max(free, pressed + took) + (size + PACKET) * 8 / BITS_A_SECOND
            seconds.append(free - pressed + ROUND_TRIP)
        return Cost(self.sent, seconds, self.cpu)

    def late(self, share: float) -> float:
        """Return the seconds that ``share`` of the keys took at most."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))]

    def most(self, share: float) -> int:
        """Return the characters that ``share`` of the keys cost at most."""
        return sorted(self.sent)[int(share * (len(self.sent) - 1))]


def ten_years(folder: Path) -> None:
    """Add to the demo case what ten years of monthly meetings leave behind."""
    language.choose("da")
    demo_folder(folder)
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
    used = cpu(terminal)
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
    return Cost(sent, seconds, (cpu(terminal) - used) / len(text))


def cpu(terminal: Terminal) -> float:
    """Return the seconds of CPU the program has used so far."""
    tasks = Path(f"/proc/{terminal.process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def long_text(folder: Path, lines: int) -> None:
    """Let the first item of the coming meeting have a text of so many lines."""
    clock = at(2027, 2, 4)
    store = Store.open(folder / "data" / demo.NAME, now=clock.now)
    desk = Desk(store, clock, SECRETARY, Folders(folder / "data", folder / "exports"))
    meeting = next(one for one in finding.meetings(store.look()) if one.date == clock.today())
    if meeting.minutes_state is MinutesState.NOT_BEGUN:
        meeting = minutes.begin(desk, meeting)
    text = "".join(
        f"Linje {number}: {PROSE[number % 60 :][: 20 + number * 13 % 100]}\n" for number in range(lines)
    )
    minutes.write_notes(desk, finding.items(store.look(), meeting)[0], text)
    store.close()


def measured(command: Sequence[str | Path], env: dict[str, str], keys: Sequence[tuple[str, str]]) -> Cost:
    """Start a program, press ``keys`` (each with what it is waited for), and type."""
    with Terminal(command, env=env) as terminal:
        for awaited, key in keys:
            terminal.wait_for(awaited) if awaited else terminal.settle(0.5)
            terminal.press(key)
        terminal.settle(1.0)
        return typed(terminal, TEXT)


def program(folder: Path) -> tuple[list[str | Path], dict[str, str]]:
    """Return how to start the program on the day of the meeting, and in which environment."""
    command = [
        *(sys.executable, "-m", "coc_tui", "--language", "da", "--today", "2027-02-04"),
        *("--data", folder / "data", "--exports", folder / "exports"),
    ]
    return command, {"XDG_CONFIG_HOME": str(folder / "config")}


BARE = (sys.executable, "-m", "tests.benchmarks.bare")


def told(benchmark: BenchmarkFixture, **figures: float) -> None:
    """Keep the figures and show them."""
    benchmark.extra_info |= figures
    sys.stdout.write("\n" + "  ".join(f"{name}: {value:.2f}" for name, value in figures.items()) + "\n")


def test_a_key_costs_little_with_ten_years_of_data(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    ten_years(tmp_path)
    command, env = program(tmp_path)
    opening = (("F1 Hjælp", "3"), ("begynder referatet", "enter"), ("", "F5"), ("Bortfaldet", "4"))
    bare = measured(BARE, env, [("", "left")])
    ours = benchmark.pedantic(measured, (command, env, opening), rounds=1, iterations=1)
    far = ours.far_away()
    told(
        benchmark,
        bytes_p50=ours.most(0.5),
        bytes_p95=ours.most(0.95),
        paint_p50=ours.late(0.5) / bare.late(0.5),
        paint_p95=ours.late(0.95) / bare.late(0.95),
        cpu=ours.cpu / bare.cpu,
        paint_p50_ms=1000 * ours.late(0.5),
        far_p50_ms=1000 * far.late(0.5),
        far_p95_ms=1000 * far.late(0.95),
        bare_far_p50_ms=1000 * bare.far_away().late(0.5),
    )
    assert ours.most(0.5) <= 160
    assert ours.most(0.95) <= 400
    assert ours.late(0.5) <= bare.late(0.5)
    assert far.late(0.5) <= ROUND_TRIP + 0.03
    assert far.late(0.95) <= ROUND_TRIP + 0.06


def test_a_key_in_five_thousand_lines_costs_little_more_than_in_three_hundred(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    ten_years(tmp_path)
    command, env = program(tmp_path)
    opening = (("F1 Hjælp", "3"), ("Linje", "ctrl+end"))
    long_text(tmp_path, 300)
    short = measured(command, env, opening)
    long_text(tmp_path, 5000)
    long = benchmark.pedantic(measured, (command, env, opening), rounds=1, iterations=1)
    told(
        benchmark,
        paint_p50=long.late(0.5) / short.late(0.5),
        paint_p95=long.late(0.95) / short.late(0.95),
        cpu=long.cpu / short.cpu,
        paint_p50_ms=1000 * long.late(0.5),
    )
    assert long.late(0.5) <= 1.5 * short.late(0.5)
    assert long.late(0.95) <= 1.5 * short.late(0.95)
    assert long.cpu <= 1.5 * short.cpu


def idle(command: Sequence[str | Path], env: dict[str, str], *keys: str) -> tuple[int, float]:
    """Return the characters a program writes and the CPU it uses in ``IDLE`` seconds after ``keys``."""
    with Terminal(command, env=env) as terminal:
        terminal.settle(2.0)
        terminal.press(*keys)
        terminal.settle(2.0)
        used = cpu(terminal)
        return terminal.read(IDLE), cpu(terminal) - used


def test_idle_minutes_cost_what_a_greeting_costs(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    ten_years(tmp_path)
    long_text(tmp_path, 3)
    command, env = program(tmp_path)
    _sent, bare = idle([*BARE, "--hello"], env)
    sent, used = benchmark.pedantic(idle, (command, env, "3"), rounds=1, iterations=1)
    told(benchmark, bytes=sent, cpu=used / bare, cpu_percent=100 * used / IDLE)
    assert sent == 0
    assert used <= 1.25 * bare
