"""Backups: whole, verified, swept, and put back without losing what they replace."""

import os
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.errors import Damaged, NotFound
from coc_tui.store import Conflict, Store, backup
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


def test_days_without_a_copy_are_told_once_the_last_change_has_had_time_for_one(
    store: Store, folder: Path, reopen: Reopen, clock: Clock
) -> None:
    added(store, "one")
    store.close()
    (folder / "backups" / "2027-02-04.zip").rename(folder / "backups" / "2027-01-28.zip")
    again = reopen()
    assert again.behind.days_without_copy == 0, "just changed: the day's first copy is on its way"
    clock.move(minutes=10)
    assert again.behind.days_without_copy == 7


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


def test_a_file_dated_before_1980_is_backed_up_like_any_other(store: Store, folder: Path) -> None:
    added(store, "one")
    store.checkpoint()
    for path in (folder / "db.json", *(folder / "history").iterdir()):
        os.utime(path, (0, 0))
    assert backup.verify(store.backup(folder / "backups" / "old.zip")) == 1


def test_what_another_program_made_of_the_file_does_not_spoil_the_backup(store: Store, folder: Path) -> None:
    added(store, "one")
    store.checkpoint()
    file = folder / "db.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert backup.verify(store.backup(folder / "backups" / "mine.zip")) == 1


@pytest.mark.parametrize("spoil", ["a flipped bit", "a missing first file"])
def test_a_backup_that_could_not_be_put_back_is_not_made(
    store: Store, folder: Path, clock: Clock, spoil: str
) -> None:
    added(store, "one")
    clock.move(days=365)
    added(store, "in the next year's file")
    file = min((folder / "history").iterdir())
    if spoil == "a flipped bit":
        file.write_bytes(file.read_bytes().replace(b"one", b"onf"))
    else:
        file.unlink()
    store.checkpoint()
    with pytest.raises(Damaged):
        store.backup(folder / "backups" / "mine.zip")
    assert not (folder / "backups" / "mine.zip").exists()


def test_any_fault_behind_the_work_is_told_and_the_next_time_is_tried(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault nobody thought of")

    added(store, "one")
    with monkeypatch.context() as patch:
        patch.setattr(backup, "daily", broken)
        store.behind.keeper.attempt()
    assert "nobody thought of" in str(store.behind.trouble)
    store.behind.keeper.attempt()
    assert store.behind.trouble is None
    assert list((folder / "backups").glob("*.zip"))


def test_when_something_has_ended_a_backup_is_made_beside_the_days_first(
    store: Store, folder: Path, clock: Clock
) -> None:
    added(store, "one")
    store.behind.keeper.attempt()
    added(store, "two")
    store.behind.keep_copy()
    store.close()
    files = sorted(path.name for path in (folder / "backups").iterdir())
    assert files == ["2027-02-04-ended.zip", "2027-02-04.zip"]
    assert [backup.verify(folder / "backups" / name) for name in files] == [2, 1]


def test_a_restore_is_a_new_epoch_for_every_session(store: Store, tmp_path: Path, reopen: Reopen) -> None:
    (one,) = added(store, "one")
    file = store.backup(tmp_path / "mine.zip")
    other = reopen()
    with store.change("edited", by="Secretary") as change:
        seen = change.edit(one, text="later")
    before = other.look().epoch
    store.restore(file, by="Consultant")
    assert other.look().epoch == store.look().epoch != before
    newest = next(other.history())
    assert (newest.by, newest.restores is not None) == ("Consultant", True)
    assert other.undoing.undoable("Consultant") is None
    with other.change("edited anew", by="Consultant") as change:
        change.edit(other.look().get(Action, one.id), text="after the restore")
    assert other.look().get(Action, one.id).rev == seen.rev
    with pytest.raises(Conflict), store.change("edited blindly", by="Secretary") as change:
        change.edit(seen, text="over it")
    assert store.look().get(Action, one.id).text == "after the restore"


def test_going_back_to_a_moment_is_a_new_epoch_too_and_so_is_taking_that_back(store: Store) -> None:
    added(store, "one")
    added(store, "two")
    epochs = [store.look().epoch]
    store.restore_at(1, by="Secretary")
    epochs.append(store.look().epoch)
    store.undoing.undo("Secretary")
    epochs.append(store.look().epoch)
    assert len(set(epochs)) == 3
    store.checkpoint()
    with Store.open(store.folder, now=store.now) as other:
        assert other.look().epoch == epochs[-1]
