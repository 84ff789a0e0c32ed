"""What starting costs: a command against a Python that only imports pydantic and TinyDB, the first screen
against a bare text area.

Run with ``python -m pytest tests/benchmarks/test_start.py -n0 --benchmark-only``. Most of a
command's difference is the making of the record and agreement classes, which no command can do without.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.support.cases import demo_folder
from tests.support.running import PROGRAM, environment
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.skipif("not config.getoption('benchmark_only')", reason="only with --benchmark-only"),
    pytest.mark.timeout(600),
]

BARE = (sys.executable, "-c", "import pydantic, tinydb; pydantic.BaseModel")
ROUNDS = 15


def seconds(command: Sequence[str], home: Path) -> float:
    """The least CPU time of the process in several runs: other work on the machine only adds to it."""
    least = float("inf")
    for _ in range(ROUNDS):
        before = os.times()
        subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        used = after.children_user + after.children_system
        least = min(least, used - before.children_user - before.children_system)
    return least


@pytest.mark.parametrize(
    ("arguments", "most"),
    [(["--version"], 1.0), (["meetings"], 3.0), (["status"], 4.5), (["status", "--json"], 4.5)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_start(benchmark: BenchmarkFixture, tmp_path: Path, arguments: list[str], most: float) -> None:
    data = demo_folder(tmp_path)
    command = [*PROGRAM, "--data", str(data), *arguments]
    bare = seconds(BARE, tmp_path)
    ratio = seconds(command, tmp_path) / bare
    benchmark.extra_info.update(bare_ms=bare * 1000, ratio=ratio)
    benchmark.pedantic(
        subprocess.run,
        args=(command,),
        kwargs={"env": environment(tmp_path), "stdout": subprocess.DEVNULL, "check": True},
        rounds=3,
    )
    assert ratio <= most


def until(shown: str, command: Sequence[str | Path], home: Path) -> tuple[float, int]:
    """Seconds from the start of ``command`` until ``shown`` is on its screen, and the characters it sent."""
    began = time.perf_counter()
    with Terminal(command, env=environment(home)) as terminal:
        terminal.wait_for(shown)
        took, sent = time.perf_counter() - began, len(terminal.sent)
        # Long enough for the case to be read behind the screen, and the picture of it kept.
        terminal.settle(1.0)
    return took, sent


def test_first_screen(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    command = [*PROGRAM, "--data", demo_folder(tmp_path)]
    until("Kvote", command, tmp_path)
    bare, ours = [], []
    for _ in range(7):
        bare.append(until("▊", [sys.executable, "-m", "tests.benchmarks.bare"], tmp_path))
        ours.append(until("Kvote", command, tmp_path))
    ratio = statistics.median(took for took, _sent in ours) / statistics.median(took for took, _sent in bare)
    benchmark.extra_info.update(ratio=ratio, characters=ours[0][1])
    benchmark.pedantic(until, args=("Kvote", command, tmp_path), rounds=1)
    sys.stdout.write(f"\nfirst screen / bare: {ratio:.2f}, {ours[0][1]} characters\n")
    assert ratio <= 1.25
    assert ours[0][1] <= 4000
