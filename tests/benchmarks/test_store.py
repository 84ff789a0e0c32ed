"""What a save, a checkpoint and an opening cost after 1, 5 and 10 years, against the bare disk.

Run with ``python -m pytest tests/benchmarks -n0 --benchmark-only``.
"""

import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.people import Owner
from coc_tui.store import Store, backup, checkpoint, disk

pytestmark = [
    pytest.mark.skipif("not config.getoption('benchmark_only')", reason="only with --benchmark-only"),
    pytest.mark.timeout(600),
]

YEARS = (1, 5, 10)
MEETINGS, ITEMS, ACTIONS, SAVES = 12, 150, 300, 2000
"""A year of a busy group; a save is one line typed under an item."""
LINE = "Der blev spurgt til praktikpladser i efteråret, og konsulenten følger op."


def now() -> datetime:
    return datetime.now(UTC)


def a_year(store: Store, year: int) -> None:
    draw = random.Random(year)
    with store.change("A year", by="Secretary") as change:
        meetings = [
            change.add(
                Meeting(
                    number=number, date=date(year, 1, 4) + timedelta(days=number), starts=datetime.min.time()
                )
            )
            for number in range(MEETINGS)
        ]
        items = [
            change.add(
                AgendaItem(meeting=meetings[number % MEETINGS].id, position=number, title=f"Punkt {number}")
            )
            for number in range(ITEMS)
        ]
        for number in range(ACTIONS):
            item = draw.choice(items)
            owners = (Owner(kind="role", key="coordinator"),)
            change.add(
                Action(
                    number=f"O-{year}-{number}", text=LINE, owners=owners, meeting=item.meeting, item=item.id
                )
            )
    for number in range(SAVES):
        place = number % ITEMS
        with store.change("Minutes, {title}", by="Secretary", title=items[place].title) as change:
            items[place] = change.edit(items[place], notes=f"{items[place].notes}{LINE} {number}\n")
    with store.change("Long minutes", by="Secretary") as change:
        for item in items:
            change.edit(item, notes=item.notes + f"{LINE}\n" * 42)


@pytest.fixture(scope="module", params=YEARS)
def years(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def folder(years: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(f"years-{years}") / "case"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_data", lambda fd: None)
        store = Store.create(folder, now=now)
        store.behind.keeper.stop()
        for year in range(2025, 2025 + years):
            a_year(store, year)
        store.close()
    return folder


def median(act: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def test_a_save_against_a_bare_append(benchmark: BenchmarkFixture, folder: Path, years: int) -> None:
    store = Store.open(folder, now=now)
    backup.daily(folder, now().date())  # else the first save of the day pays for it behind
    item = store.look().all(AgendaItem)[-1]
    count = iter(range(10**9))

    def save() -> None:
        nonlocal item
        with store.change("Minutes, {title}", by="Secretary", title=item.title) as change:
            item = change.edit(item, notes=f"{item.notes[:4000]}{LINE} {next(count)}")

    fd = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append() -> None:
        os.write(fd, b"x" * 600)
        os.fdatasync(fd)

    save()
    benchmark.pedantic(save, rounds=400)
    bare = median(append, 400)
    ratio = median(save, 400) / bare
    os.close(fd)
    store.close()
    benchmark.extra_info.update(years=years, bare_ms=bare * 1000, ratio=ratio)
    assert ratio <= 5


def test_a_checkpoint_against_a_bare_replacement(
    benchmark: BenchmarkFixture, folder: Path, years: int
) -> None:
    store = Store.open(folder, now=now)
    data = b"".join(checkpoint.encoded(store.look().state))

    def touched() -> None:
        item = store.look().all(AgendaItem)[-1]
        with store.change("Touched", by="Secretary") as change:
            change.edit(item, spent=item.spent + 1)

    def bare() -> None:
        fd = os.open(folder / "bare.tmp", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        disk.write_all(fd, data)
        os.fsync(fd)
        os.close(fd)
        os.replace(folder / "bare.tmp", folder / "bare")  # noqa: PTH105

    benchmark.pedantic(store.checkpoint, setup=touched, rounds=30)
    own, plain = [], []
    for _ in range(30):
        touched()
        own.append(median(store.checkpoint, 1))
        plain.append(median(bare, 1))
    ratio = statistics.median(own) / statistics.median(plain)
    store.close()
    benchmark.extra_info.update(
        years=years, bytes=len(data), bare_ms=statistics.median(plain) * 1000, ratio=ratio
    )
    assert ratio <= 2.5


def test_opening(benchmark: BenchmarkFixture, folder: Path, years: int) -> None:
    benchmark.extra_info.update(years=years, bytes=(folder / "db.json").stat().st_size)
    benchmark(lambda: Store.open(folder, now=now).look())


def test_finding_a_meetings_items_just_after_opening(
    benchmark: BenchmarkFixture, folder: Path, years: int
) -> None:
    def find() -> None:
        look = Store.open(folder, now=now).look()
        meeting = look.all(Meeting)[-1]
        assert look.where(AgendaItem, meeting=meeting.id)

    benchmark(find)
