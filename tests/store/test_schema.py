"""Cases older and newer than the program."""

from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.errors import StoreTrouble
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
    for again in (store, Store.open(folder, now=clock)):
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
