"""Real processes: killed while they write, and many at once on the same records."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tinydb

from coc_tui.domain.actions import Action
from coc_tui.errors import StoreTrouble
from coc_tui.store import Store, lock
from tests.store import worker
from tests.store.conftest import Clock, action, added

ROUNDS = 200


def start(folder: Path, name: str, seed: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", worker.__name__, str(folder), name, str(seed), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def all_lines(store: Store) -> set[tuple[str, str]]:
    return {(one.id, line) for one in store.look().all(Action) for line in one.text.split("\n")}


def saved(output: str) -> set[tuple[str, str]]:
    whole = output[: output.rfind("\n") + 1].splitlines()
    return {(id, text) for _, id, text in (one.split(" ", 2) for one in whole if one.startswith("saved"))}


def test_eight_processes_lose_no_edit_they_were_told_was_saved(store: Store, folder: Path) -> None:
    added(store, *"abcdefghijkl")
    writers = [start(folder, f"writer{number}", number, 500) for number in range(8)]
    told = [writer.communicate(timeout=100)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 8
    assert [len(one.splitlines()) for one in told] == [501] * 8
    acknowledged = set().union(*map(saved, told))
    assert acknowledged <= all_lines(store)
    assert len(acknowledged) > 2000
    assert len(all_lines(store)) == len(acknowledged) + 12, "and nothing that was not"
    assert store.check() == []


def test_a_process_killed_at_any_moment_loses_nothing_it_said_was_saved(
    store: Store, folder: Path, clock: Clock
) -> None:
    """One process forks the writers, so that two hundred of them do not each start an interpreter."""
    added(store, *"abcdefgh")
    store.checkpoint()
    draw = random.Random(2027)
    acknowledged: set[tuple[str, str]] = set()
    nursery = subprocess.Popen(
        [sys.executable, "-m", "tests.store.nursery", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    for number in range(ROUNDS):
        nursery.stdin.write(f"{number} {draw.uniform(0.0, 0.06):.4f}\n")
        nursery.stdin.flush()
        output = json.loads(nursery.stdout.readline())
        acknowledged |= saved(output)
        if number % 10 == 0:
            tinydb.TinyDB(folder / "db.json", access_mode="r").close()
            with Store.open(folder, now=clock) as fresh:
                assert acknowledged <= all_lines(fresh)
    nursery.stdin.close()
    nursery.wait(timeout=10)
    nursery.stdout.close()
    assert acknowledged <= all_lines(store)
    assert len(acknowledged) > ROUNDS // 10, "a busy machine lets few of them write before they die"
    assert store.check() == []


def test_another_process_sees_a_change_by_following(store: Store, folder: Path, clock: Clock) -> None:
    with Store.open(folder, now=clock) as other:
        assert not other.follow()
        (one,) = added(store, "text")
        assert other.follow()
        assert not other.follow()
        assert other.look().get(Action, one.id) == one


def test_a_change_is_told_of_also_when_a_look_or_a_save_has_read_it_first(
    store: Store, folder: Path, clock: Clock
) -> None:
    with Store.open(folder, now=clock) as other:
        added(store, "seen by a look")
        other.look()
        assert other.follow()
        added(store, "seen by a save")
        added(other, "one's own")
        assert other.follow()
        added(other, "one's own again")
        assert not other.follow()


def test_who_waits_too_long_for_the_lock_is_told_who_has_it(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    other = Store.open(folder, now=clock)
    monkeypatch.setattr(other._writer.lock, "_patience", 0.05)
    with store.change("Long", by="Secretary") as change:
        change.add(action())
        with pytest.raises(StoreTrouble, match="Secretary"), other.change("Short", by="Consultant"):
            pass
    with other.change("Now", by="Consultant") as change:
        change.add(action())
    assert lock.PATIENCE == 5.0
    other.close()


def test_the_lock_of_a_killed_process_is_free_at_once(store: Store, folder: Path) -> None:
    added(store, "a")
    writer = start(folder, "writer", 1, 100_000)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(0.2)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    added(store, "b")
    assert store.look().all(Action)[-1].text == "b"
