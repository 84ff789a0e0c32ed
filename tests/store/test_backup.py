"""Backups: whole, verified, swept, and put back without losing what they replace."""

import os
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.errors import Damaged, NotFound
from coc_tui.store import Store, backup
from tests.store.conftest import Clock, added

Reopen = Callable[[], Store]


def test_a_backup_holds_everything_and_is_put_back(
    store: Store, tmp_path: Path, folder: Path, reopen: Reopen
) -> None:
    (one,) = added(store, "one")
    file = store.backup(tmp_path / "elsewhere" / "mine.zip")
    assert backup.verify(file) == 1
    other = reopen()
    added(store, "two")
    store.checkpoint()
    assert len(other.look().all(Action)) == 2
    kept = store.restore(file)
    assert store.look().all(Action) == [one]
    assert other.look().all(Action) == [one], "another session notices"
    with Store.open(kept, now=store.now) as replaced:
        assert len(replaced.look().all(Action)) == 2
    added(other, "three")
    assert [action.text for action in store.look().all(Action)] == ["one", "three"]
    assert store.check() == []


def test_a_backup_that_is_not_whole_changes_nothing(store: Store, tmp_path: Path) -> None:
    (one,) = added(store, "one")
    file = store.backup(tmp_path / "mine.zip")
    whole = file.read_bytes()
    for broken in (b"", whole[:-30], whole.replace(b"history", b"../../x"), b"PK" + whole[200:]):
        file.write_bytes(broken)
        with pytest.raises(Damaged):
            store.restore(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("history/000000000001.jsonl", '{"seq":1}\n{"seq":2}\n')
    with pytest.raises(Damaged):
        store.restore(file)
    with pytest.raises(NotFound):
        store.restore(tmp_path / "nothing.zip")
    assert store.look().all(Action) == [one]


def test_the_first_change_of_a_day_is_backed_up(
    store: Store, folder: Path, reopen: Reopen, clock: Clock
) -> None:
    added(store, "one")
    store.close()
    assert [file.name for file in (folder / "backups").iterdir()] == ["2027-02-04.zip"]
    clock.move(days=1)
    reopen().close()
    assert len(list((folder / "backups").iterdir())) == 1, "nothing was changed that day"


def test_fourteen_days_and_twelve_months_are_kept(store: Store, folder: Path) -> None:
    added(store, "one")
    mine = store.backup(folder / "backups" / "mine.zip")
    store.close()
    day = date(2027, 2, 5)
    for _ in range(700):
        (folder / "backups" / f"{day}.zip").write_bytes(b"")
        day += timedelta(days=1)
    backup.daily(folder, day)
    left = sorted(path.stem for path in (folder / "backups").glob("2*.zip"))
    assert left[-14:] == [str(day - timedelta(days=back)) for back in reversed(range(14))]
    assert len({stem[:7] for stem in left}) == 12
    assert len(left) <= 14 + 12
    assert mine.exists()
    assert backup.daily(folder, day) is None


def test_a_damaged_history_is_rescued_from_the_newest_good_backup(
    store: Store, folder: Path, clock: Clock, reopen: Reopen
) -> None:
    (one,) = added(store, "one")
    backup.daily(folder, date(2027, 2, 4))
    (folder / "backups" / "2027-02-05.zip").write_bytes(b"broken")
    store.backup(folder / "backups" / "oldest.zip")
    os.utime(folder / "backups" / "oldest.zip", (0, 0))
    added(store, "two")
    store.checkpoint()
    (file,) = (folder / "history").iterdir()
    file.write_bytes(file.read_bytes().replace(b"one", b"eno"))
    kept = backup.rescue(folder, now=clock())
    assert b"eno" in next((kept / "history").iterdir()).read_bytes()
    assert reopen().look().all(Action) == [one]


def test_without_a_good_backup_nothing_is_touched(store: Store, folder: Path, clock: Clock) -> None:
    added(store, "one")
    (file,) = (folder / "history").iterdir()
    file.write_bytes(b"broken\n")
    with pytest.raises(NotFound):
        backup.rescue(folder, now=clock())
    assert file.read_bytes() == b"broken\n"
