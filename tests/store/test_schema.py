"""Cases older and newer than the program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import Refused, StoreTrouble
from coc_tui.store import Store, disk
from coc_tui.store.migrations import MIGRATIONS, RawTables
from coc_tui.store.tables import TABLES
from tests.store.conftest import Clock, added


def shout(tables: RawTables) -> None:
    for fields in tables["actions"].values():
        fields["text"] = [line.upper() for line in fields["text"]]
        fields["mood"] = "loud"


def forget_the_mood(tables: RawTables) -> None:
    for fields in tables["actions"].values():
        del fields["mood"]


NEWER = {1: shout, 2: forget_the_mood}


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[Store]:
    """Return a case that was begun before any format but the first."""
    with Store.create(folder, now=clock, migrations={}) as store:
        yield store


def test_an_older_case_is_brought_up_to_date_once_after_a_copy(
    store: Store, folder: Path, clock: Clock
) -> None:
    (one,) = added(store, "text")
    store.close()
    for _ in range(2):
        with Store.open(folder, now=clock, migrations=NEWER) as newer:
            assert newer.look().get(Action, one.id).text == "TEXT"
            assert [entry.schema for entry in newer.history()] == [3, None]
            assert newer.as_of(1).get(Action, one.id).text == "TEXT", (
                "older states are shown in the present form"
            )
            assert newer.check() == []
    assert len(list((folder / "backups").glob("before-format-3-*.zip"))) == 1


def test_a_newer_case_is_read_and_never_written(store: Store, folder: Path, clock: Clock) -> None:
    (one,) = added(store, "text")
    with Store.open(folder, now=clock, migrations={1: shout}) as newer:
        assert newer.read_only is None
    for again in (store, Store.open(folder, now=clock, migrations={})):
        assert again.look().get(Action, one.id).text == "TEXT"
        assert isinstance(again.read_only, StoreTrouble)
        with pytest.raises(StoreTrouble), again.change("More", by="Secretary"):
            pass


def test_an_older_case_that_cannot_be_written_is_shown_in_the_present_form(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "text")
    store.close()
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr(disk, "writable", lambda path: False)
    with Store.open(folder, now=clock, migrations=NEWER) as newer:
        assert newer.look().get(Action, one.id).text == "TEXT"
    assert sorted(folder.rglob("*")) == before


def test_every_kind_has_a_table_of_its_own() -> None:
    assert [kind.table for kind in TABLES.values()] == list(TABLES)
    assert "meta" not in TABLES
    assert sorted(MIGRATIONS) == list(range(1, len(MIGRATIONS) + 1))


def test_a_new_case_has_the_newest_format_and_is_never_migrated(folder: Path, clock: Clock) -> None:
    with Store.create(folder, now=clock, migrations=NEWER) as store:
        with store.change("Nothing", by="Secretary"):
            pass
        assert list(store.history()) == [], "a change of nothing writes nothing"
    with Store.open(folder, now=clock, migrations=NEWER) as store:
        added(store, "text")
    with Store.open(folder, now=clock, migrations=NEWER) as store:
        assert [entry.schema for entry in store.history()] == [3]
        assert [one.text for one in store.look().all(Action)] == ["text"]
    assert not list((folder / "backups").glob("before-format-*"))


ME, OTHER = "Secretary", "Consultant"


def an_item(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "meeting": "M", "position": 1.0, "title": f"Item {id}", **fields}


def an_older_case(store: Store) -> None:
    """Write two items as the first format had them, and put the second in the bin."""
    with store.change("Written", by=ME) as change:
        change.write("items", 1, an_item("A", minutes=25))
        change.write("items", 2, an_item("B", minutes=40))
    with store.change("Removed", by=ME) as change:
        change.write("items", 2, None)


def test_planned_time_keeps_its_value_under_its_new_name(store: Store, folder: Path, clock: Clock) -> None:
    an_older_case(store)
    store.close()
    clock.move(days=1)
    with Store.open(folder, now=clock) as newer:
        item = newer.look().get(AgendaItem, "A")
        assert item.planned_minutes == 25
        assert (item.by, item.rev) == (ME, 2), "another format is nobody's change"
        assert item.at
        assert item.at < clock()
        assert newer.as_of(1).get(AgendaItem, "B").planned_minutes == 40
        assert newer.check() == []
    with Store.open(folder, now=clock) as again:
        assert again.look().get(AgendaItem, "A") == item


def test_what_is_checked_before_it_is_opened_is_read_as_the_older_case_it_is(store: Store) -> None:
    an_older_case(store)
    assert store.check() == []


def test_what_went_to_the_bin_in_an_older_format_comes_back_whole(
    store: Store, folder: Path, clock: Clock
) -> None:
    an_older_case(store)
    store.close()
    with Store.open(folder, now=clock) as newer:
        (binned,) = newer.bin.contents()
        newer.bin.bring_back(binned.op["id"], by=ME)
        assert newer.look().get(AgendaItem, "B").planned_minutes == 40
        assert newer.check() == []


def test_what_was_done_in_an_older_format_is_not_undone(store: Store, folder: Path, clock: Clock) -> None:
    an_older_case(store)
    store.close()
    with Store.open(folder, now=clock) as newer:
        assert (newer.undoing.undoable(ME), newer.undoing.undoable("")) == (None, None)
        with pytest.raises(Refused):
            newer.undoing.undo(ME)
        with newer.change("Changed", by=ME) as change:
            change.edit(change.get(AgendaItem, "A"), planned_minutes=30)
        assert newer.undoing.undo(ME).what == "Changed"
        assert newer.look().get(AgendaItem, "A").planned_minutes == 25


def test_a_restored_backup_of_an_older_case_is_brought_up_to_date(
    store: Store, folder: Path, tmp_path: Path, clock: Clock
) -> None:
    an_older_case(store)
    backup = store.backup(tmp_path / "older.zip")
    store.close()
    with Store.open(folder, now=clock) as newer:
        newer.restore(backup)
        assert newer.look().get(AgendaItem, "A").planned_minutes == 25
        assert newer.check() == []


def test_what_an_older_program_wrote_in_the_file_is_taken_in_the_present_format(
    store: Store, folder: Path, clock: Clock
) -> None:
    an_older_case(store)
    store.close()
    text = store.path.read_text(encoding="utf-8")
    store.path.write_text(text.replace('"minutes": 25', '"minutes": 35'), encoding="utf-8")
    with Store.open(folder, now=clock) as newer:
        newer.outside.adopt()
        assert newer.look().get(AgendaItem, "A").planned_minutes == 35
