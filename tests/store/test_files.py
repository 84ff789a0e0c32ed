"""The folder of a case: what others may find there, what they may do to it, and what is refused."""

import json
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tinydb

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.errors import Damaged, NotFound, Refused, StoreTrouble
from coc_tui.store import Store, checkpoint, disk, rescue
from coc_tui.store.migrations import MIGRATIONS, newest
from coc_tui.store.storage import CaseStorage
from tests.store.conftest import OWNER, Clock, action, added

Reopen = Callable[[], Store]


def edit(store: Store, one: Action, by: str = "Secretary", **fields: object) -> None:
    with store.change("Changed", by=by) as change:
        change.edit(change.get(Action, one.id), **fields)


def test_a_case_is_made_only_where_there_is_none(store: Store, folder: Path) -> None:
    with pytest.raises(Refused):
        Store.create(folder)


def test_there_must_be_a_case_to_open(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_db_json_is_plain_tinydb_with_long_texts_by_line(store: Store, folder: Path) -> None:
    (one,) = added(store, "Ring til virksomhederne\n\nog Ø-klubben")
    store.checkpoint()
    with tinydb.TinyDB(folder / "db.json", access_mode="r", encoding="utf-8") as plain:
        (document,) = plain.table("actions").search(tinydb.where("id") == one.id)
        assert document.doc_id == 1
        assert document["text"] == ["Ring til virksomhederne", "", "og Ø-klubben"]
        (meta,) = plain.table("meta").all()
        assert (meta["seq"], meta["head"], meta["schema"]) == (1, store.head, newest(MIGRATIONS))
    assert '    "og Ø-klubben"\n' in (folder / "db.json").read_text(encoding="utf-8")


def test_a_checkpoint_is_the_same_bytes_whoever_writes_it(store: Store, folder: Path, reopen: Reopen) -> None:
    one, _ = added(store, "one\ntwo", 'brace } and "quote"\n  "1": {')
    store.checkpoint()
    first = (folder / "db.json").read_bytes()
    again = reopen()
    assert b"".join(checkpoint.encoded(again.look().state)) == first
    assert b"".join(checkpoint.encoded(again.as_of(1).state)) == first
    assert again.look().get(Action, one.id) == one


def added_and_first(store: Store, *texts: str) -> Action:
    return added(store, *texts)[0]


@pytest.mark.parametrize("lost", ["missing", "behind"])
def test_a_db_json_that_is_missing_or_behind_is_made_from_the_history(
    store: Store, folder: Path, reopen: Reopen, lost: str
) -> None:
    one = added_and_first(store, "one")
    store.checkpoint()
    old = (folder / "db.json").read_bytes()
    edit(store, one, text="two")
    store.close()
    if lost == "missing":
        (folder / "db.json").unlink()
    else:
        (folder / "db.json").write_bytes(old)
    again = reopen()
    assert again.look().get(Action, one.id).text == "two"
    again.checkpoint()
    assert b'"two"' in (folder / "db.json").read_bytes()
    assert again.check() == []


@pytest.mark.parametrize(
    "garbage", [b"", b"hello", b"[1, 2]", b'{"actions": 1}', b'{"actions": {"x": {}}}', b"\xff\0"]
)
def test_a_db_json_that_is_something_else_stops_the_opening_and_is_left_alone(
    store: Store, folder: Path, reopen: Reopen, clock: Clock, garbage: bytes
) -> None:
    one = added_and_first(store, "one")
    store.close()
    (folder / "db.json").write_bytes(garbage)
    with pytest.raises(Damaged):
        reopen()
    assert (folder / "db.json").read_bytes() == garbage
    kept = rescue.rescue(folder, now=clock())
    assert (kept / "db.json").read_bytes() == garbage
    assert reopen().look().get(Action, one.id) == one


def test_a_foreign_tinydb_file_is_not_taken_for_a_case(tmp_path: Path) -> None:
    with tinydb.TinyDB(tmp_path / "db.json") as plain:
        plain.insert({"a": 1})
    before = (tmp_path / "db.json").read_bytes()
    with pytest.raises(Damaged):
        Store.open(tmp_path)
    assert (tmp_path / "db.json").read_bytes() == before


def test_a_history_that_ends_before_db_json_is_damage(store: Store, folder: Path, reopen: Reopen) -> None:
    added(store, "one")
    added(store, "two")
    store.close()
    (file,) = (folder / "history").iterdir()
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(Damaged):
        reopen()
    assert store.check()


class TestOutsideEdits:
    def hand(self, folder: Path, **fields: object) -> None:
        data = json.loads((folder / "db.json").read_bytes())
        data["actions"]["1"].update(fields)
        (folder / "db.json").write_text(json.dumps(data), encoding="utf-8")

    def test_one_is_noticed_shown_and_never_overwritten(
        self, store: Store, folder: Path, reopen: Reopen
    ) -> None:
        one = added_and_first(store, "one")
        store.checkpoint()
        self.hand(folder, text=["by hand"])
        before = (folder / "db.json").read_bytes()
        edit(store, one, status=ActionStatus.DONE)
        store.checkpoint()
        assert store.outside.file
        (op,) = store.outside.changes()
        assert op["text"] == {"text": [0, "one", "by hand"]}
        other = reopen()
        assert other.outside.file
        assert other.look().get(Action, one.id).text == "one"
        assert (folder / "db.json").read_bytes() == before
        assert [problem.what for problem in other.check()] == ["db.json was changed by another program"]

    def test_one_can_be_adopted_beside_what_was_saved_meanwhile(self, store: Store, folder: Path) -> None:
        one = added_and_first(store, "one")
        store.checkpoint()
        self.hand(folder, text=["by hand"])
        edit(store, one, status=ActionStatus.DONE)
        store.checkpoint()
        store.outside.adopt()
        now = store.look().get(Action, one.id)
        assert (now.text, now.status, now.by, now.rev) == ("by hand", ActionStatus.DONE, "outside", 3)
        assert (store.outside.file, store.outside.changes(), store.check()) == ("", (), [])

    def test_one_can_be_put_back_and_is_kept(self, store: Store, folder: Path) -> None:
        one = added_and_first(store, "one")
        store.checkpoint()
        self.hand(folder, text=["by hand"])
        edit(store, one, status=ActionStatus.DONE)
        store.checkpoint()
        store.outside.put_back()
        assert store.look().get(Action, one.id).text == "one"
        assert store.check() == []
        (kept,) = (folder / "backups").glob("outside-*.json")
        assert "by hand" in kept.read_text(encoding="utf-8")

    @pytest.mark.parametrize("fields", [{"status": "nonsense"}, {"text": ["clash"]}])
    def test_one_that_is_no_record_or_clashes_is_refused(
        self, store: Store, folder: Path, fields: dict[str, object]
    ) -> None:
        one = added_and_first(store, "one")
        store.checkpoint()
        self.hand(folder, **fields)
        edit(store, one, text="meanwhile")
        store.checkpoint()
        with pytest.raises(Refused):
            store.outside.adopt()
        assert store.look().get(Action, one.id).text == "meanwhile"
        assert store.outside.file


class TestPlainTinydb:
    def test_insert_update_and_remove_go_through_the_history(
        self, store: Store, folder: Path, clock: Clock
    ) -> None:
        (one,) = added(store, "one")
        with tinydb.TinyDB(folder, storage=CaseStorage, by="script", now=clock) as db:
            actions = db.table("actions")
            fields = {"number": "O-2027-07", "text": ["new"], "owners": [OWNER.model_dump()]}
            number = actions.insert(fields)
            actions.update({"status": "done"}, tinydb.where("number") == "O-2027-07")
            db.table("notes").insert({"free": "form"})
            actions.remove(doc_ids=[1])
        (new,) = store.look().all(Action)
        assert (new.text, new.status, new.by, new.rev, number) == ("new", ActionStatus.DONE, "script", 2, 2)
        assert [entry.by for entry in store.history()] == ["script"] * 4 + ["Secretary"]
        assert store.check() == []
        store.bin.bring_back(one.id, by="Secretary")
        assert len(store.look().all(Action)) == 2

    def test_two_writers_both_succeed_on_different_fields(
        self, store: Store, folder: Path, clock: Clock
    ) -> None:
        (one,) = added(store, "one")
        with tinydb.TinyDB(folder, storage=CaseStorage, now=clock) as db:

            def slow(document: dict[str, object]) -> None:
                edit(store, one, text="two")
                document["status"] = "done"

            db.table("actions").update(slow, doc_ids=[1])
        now = store.look().get(Action, one.id)
        assert (now.text, now.status) == ("two", ActionStatus.DONE)

    def test_a_write_that_clashes_is_refused_and_nothing_is_stored(
        self, store: Store, folder: Path, clock: Clock
    ) -> None:
        (one,) = added(store, "one")
        with tinydb.TinyDB(folder, storage=CaseStorage, now=clock) as db:

            def slow(document: dict[str, object]) -> None:
                edit(store, one, status=ActionStatus.WAITING)
                document["status"] = "done"

            with pytest.raises(Refused):
                db.table("actions").update(slow, doc_ids=[1])
            with pytest.raises(Refused):
                db.table("actions").update({"status": "nonsense"}, doc_ids=[1])
        assert store.look().get(Action, one.id).status is ActionStatus.WAITING


def test_files_are_open_to_the_group_whatever_the_umask(tmp_path: Path, clock: Clock) -> None:
    before = os.umask(0o077)
    try:
        folder = tmp_path / "case"
        with Store.create(folder, now=clock) as store:
            added(store, "one")
            store.backup(folder / "backups" / "mine.zip")
    finally:
        os.umask(before)
    modes = {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")
    }
    modes["."] = stat.S_IMODE(folder.stat().st_mode)
    for name, mode in modes.items():
        assert mode == (0o2770 if (folder / name).is_dir() else 0o660), name
    assert {
        "lock",
        "db.json",
        "history",
        "history/000000000001.jsonl",
        "backups/2027-02-04.zip",
    } <= modes.keys()


def test_a_case_that_cannot_be_written_is_read_and_says_so_until_it_can(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "one")
    assert store.read_only is None
    with monkeypatch.context() as patch:
        patch.setattr(disk, "writable", lambda path: False)
        assert isinstance(store.read_only, StoreTrouble)
        assert store.look().get(Action, one.id) == one
        with pytest.raises(StoreTrouble), store.change("More", by="Secretary"):
            pass
        store.checkpoint()
    edit(store, one, text="two")


def test_the_checkpoint_is_written_behind_the_writer(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coc_tui.store.keeper.PAUSE", 0.0)
    added(store, "one")
    for _ in range(500):
        if checkpoint.seq_of(folder / "db.json") == 1:
            break
        time.sleep(0.01)
    assert checkpoint.seq_of(folder / "db.json") == 1


def test_an_older_checkpoint_never_replaces_a_newer(store: Store, folder: Path, reopen: Reopen) -> None:
    added(store, "one")
    other = reopen()
    added(other, "two")
    other.checkpoint()
    assert store.seq == 1
    store.checkpoint()
    assert checkpoint.seq_of(folder / "db.json") == 2


def test_half_written_files_of_the_dead_are_swept_out_when_old(store: Store, folder: Path) -> None:
    old, new = folder / ".db.json.1-a.tmp", folder / ".db.json.1-b.tmp"
    for path in (old, new):
        path.write_text("half")
    os.utime(old, (0, 0))
    added(store, "one")
    store.checkpoint()
    assert (old.exists(), new.exists()) == (False, True)


def test_two_stores_in_one_process_are_two_writers(store: Store, reopen: Reopen) -> None:
    other = reopen()
    (one,) = added(store, "one")
    for number in range(10):
        edit(store if number % 2 else other, one, text=f"{number}")
    assert store.look().get(Action, one.id).text == "9"
    assert other.look().get(Action, one.id).text == "9"
    assert store.check() == []


def test_a_broken_name_in_the_data_is_kept_as_data(store: Store, reopen: Reopen) -> None:
    hostile = '"},"hash":"' + "0" * 64 + '"}\n{"seq":1} }\n "meta": {\n  "1": {\n   "sum": "'
    (one,) = added(store, hostile, by='"} ev\x1bil \u202e')
    store.checkpoint()
    again = reopen()
    assert again.look().get(Action, one.id) == one
    assert one.text == action(hostile).text
    assert again.check() == []


def test_every_changed_byte_is_a_line_in_the_list_of_what_is_wrong(store: Store, folder: Path) -> None:
    with store.change("{count} added", by="Secretary", count=1) as change:
        one = change.add(action("Ring til firmaerne"))
    with store.change("edited", by="Secretary") as change:
        one = change.edit(one, text="Ring til alle firmaer", status=ActionStatus.DONE)
    with store.change("binned", by="Secretary") as change:
        change.bin(one)
    store.checkpoint()
    for path in (next((folder / "history").glob("*.jsonl")), folder / "db.json"):
        whole = path.read_bytes()
        for place in range(0, len(whole), 7):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 7]) + whole[place + 1 :])
            assert store.check() != [], f"{path.name}, byte {place}"
        path.write_bytes(whole)
    assert store.check() == []
