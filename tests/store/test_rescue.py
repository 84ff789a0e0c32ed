"""A damaged case is brought back from the best of its copies, and what is told of each of them is true."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.errors import CocError, NotFound
from coc_tui.store import Store, backup, rescue
from tests.store.conftest import Clock, added

Reopen = Callable[[], Store]


@pytest.fixture
def history(folder: Path) -> Callable[[], Path]:
    return lambda: next((folder / "history").glob("*.jsonl"))


def texts(store: Store) -> list[str]:
    return [one.text for one in store.look().all(Action)]


def filled(store: Store, clock: Clock, count: int = 6) -> list[str]:
    """Store so many actions, a minute apart, with a checkpoint after all."""
    for number in range(count):
        clock.move(minutes=1)
        added(store, f"text {number}")
    store.checkpoint()
    return [f"text {number}" for number in range(count)]


def duplicated(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def swapped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


def missing(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], *lines[3:]]


def from_windows(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b"\n", b"\r\n") for line in lines]


def marked(lines: list[bytes]) -> list[bytes]:
    return [b"\xef\xbb\xbf" + lines[0], *lines[1:]]


def flipped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2].replace(b"text", b"tekt"), *lines[3:]]


def older(lines: list[bytes]) -> list[bytes]:
    return lines[:3]


DAMAGES = (duplicated, swapped, missing, from_windows, marked, flipped, older)


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_a_sound_file_beside_it_no_damage_to_the_history_costs_a_change(
    store: Store,
    folder: Path,
    clock: Clock,
    reopen: Reopen,
    history: Callable[[], Path],
    damage: Callable[[list[bytes]], list[bytes]],
) -> None:
    backup.daily(folder, clock().date())
    wanted = filled(store, clock)
    lines = history().read_bytes().splitlines(keepends=True)
    history().write_bytes(b"".join(damage(lines)))
    assert store.check() != []
    best = rescue.ways(folder)[0]
    assert best.lost == ()
    kept = rescue.go(folder, best, now=clock(), by="Secretary")
    rescued = reopen()
    assert texts(rescued) == wanted
    assert rescued.check() == []
    assert rescued.look().epoch
    assert (kept / "history").is_dir(), "what was replaced is kept"


def test_what_was_saved_after_the_file_is_kept_too_although_a_line_before_it_is_gone(
    store: Store, folder: Path, clock: Clock, reopen: Reopen, history: Callable[[], Path]
) -> None:
    wanted = filled(store, clock)
    added(store, "after the checkpoint")
    lines = history().read_bytes().splitlines(keepends=True)
    history().write_bytes(b"".join(missing(lines)))
    rescue.rescue(folder, now=clock())
    assert texts(reopen()) == [*wanted, "after the checkpoint"]


def test_without_the_file_the_backups_lines_fill_the_gap(
    store: Store, folder: Path, clock: Clock, reopen: Reopen, history: Callable[[], Path]
) -> None:
    wanted = filled(store, clock)
    store.backup(folder / "backups" / "mine.zip")
    added(store, "after the backup")
    (folder / "db.json").unlink()
    lines = history().read_bytes().splitlines(keepends=True)
    history().write_bytes(b"".join(flipped(lines)))
    best = rescue.ways(folder)[0]
    assert best.lost == ()
    rescue.go(folder, best, now=clock())
    assert texts(reopen()) == [*wanted, "after the backup"]


def test_what_no_copy_holds_is_told_before_with_its_number_and_who_made_it(
    store: Store, folder: Path, clock: Clock, reopen: Reopen, history: Callable[[], Path]
) -> None:
    filled(store, clock)
    (folder / "db.json").unlink()
    lines = history().read_bytes().splitlines(keepends=True)
    history().write_bytes(b"".join(missing(lines)))
    best = rescue.ways(folder)[0]
    assert (best.state.seq, best.by) == (2, "Secretary")
    assert [(one.seq, one.by) for one in best.lost] == [(number, "Secretary") for number in (4, 5, 6)]
    rescue.go(folder, best, now=clock())
    assert texts(reopen()) == ["text 0", "text 1"]


def test_a_whole_history_makes_the_file_anew_and_begins_no_new_epoch(
    store: Store, folder: Path, clock: Clock, reopen: Reopen
) -> None:
    wanted = filled(store, clock)
    (folder / "db.json").write_bytes(b"{")
    best = rescue.ways(folder)[0]
    assert best.whole
    rescue.go(folder, best, now=clock())
    rescued = reopen()
    assert (texts(rescued), rescued.look().epoch) == (wanted, "")


def test_an_older_file_is_no_reason_to_undo_a_restore(
    store: Store, folder: Path, clock: Clock, reopen: Reopen
) -> None:
    filled(store, clock, 2)
    file = store.backup(folder / "backups" / "mine.zip")
    filled(store, clock, 4)
    later = (folder / "db.json").read_bytes()
    clock.move(minutes=1)
    store.restore(file, by="Secretary")
    clock.move(minutes=1)
    added(store, "after the restore")
    (folder / "db.json").write_bytes(later)
    rescue.rescue(folder, now=clock())
    assert texts(reopen()) == ["text 0", "text 1", "after the restore"]


def test_without_a_good_copy_nothing_is_touched(store: Store, folder: Path, clock: Clock) -> None:
    added(store, "one")
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "db.json").unlink(missing_ok=True)
    (file,) = (folder / "history").iterdir()
    file.write_bytes(b"broken\n")
    with pytest.raises(NotFound):
        rescue.rescue(folder, now=clock())
    assert file.read_bytes() == b"broken\n"


def test_after_a_death_in_the_middle_of_a_restore_what_was_set_aside_is_offered(
    store: Store, folder: Path, clock: Clock, reopen: Reopen
) -> None:
    wanted = filled(store, clock)
    aside = folder / "backups" / "replaced-20270204-120000"
    aside.mkdir(parents=True)
    for name in ("db.json", "history"):
        (folder / name).rename(aside / name)
    with pytest.raises(CocError):
        Store.open(folder, now=clock)
    rescue.rescue(folder, now=clock())
    assert texts(reopen()) == wanted


@pytest.mark.parametrize("seed", range(20))
def test_after_any_damage_what_is_left_is_the_best_of_the_copies(
    store: Store, folder: Path, clock: Clock, reopen: Reopen, history: Callable[[], Path], seed: int
) -> None:
    draw = random.Random(seed)
    for number in range(draw.randint(5, 12)):
        clock.move(minutes=1)
        added(store, f"text {number}")
        if draw.random() < 0.2:
            store.checkpoint()
        if draw.random() < 0.2:
            store.backup(folder / "backups" / f"{number}.zip")
    there = texts(store)
    lines = history().read_bytes().splitlines(keepends=True)
    history().write_bytes(b"".join(draw.choice(DAMAGES)(lines)))
    try:
        found = rescue.ways(folder)
        best = found[0]
    except IndexError:
        return
    clock.move(minutes=1)
    rescue.go(folder, best, now=clock(), by="Secretary")
    left = texts(reopen())
    assert left == there[: len(left)], "nothing stands there that nobody wrote"
    assert len(left) == best.state.seq
    assert len(left) >= max(way.state.seq for way in found if way.state.at and way.state.at <= best.state.at)
    assert len(there) - len(left) <= len(best.lost) + (len(lines) - best.state.seq - len(best.lost))
    assert reopen().check() == []
