"""The history: what it tells, and what it does not swallow."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.errors import Damaged
from coc_tui.store import Store, history
from tests.store.conftest import Clock, action, added

Reopen = Callable[[], Store]


def lines(folder: Path) -> Path:
    (file,) = (folder / "history").glob("*.jsonl")
    return file


def edits(store: Store, seen: Action, *texts: str) -> Action:
    for text in texts:
        with store.change("{number} changed", by="Consultant", number=seen.number) as change:
            seen = change.edit(seen, text=text)
    return seen


def test_an_entry_names_the_act_and_keeps_its_values_as_they_were(store: Store, clock: Clock) -> None:
    values = {"day": date(2027, 3, 1), "at": clock(), "status": ActionStatus.DONE, "list": [1, "æ", None]}
    with store.change("{number} moved to {day}", by="Secretary", number="O-1", **values) as change:
        one = change.add(action())
    (entry,) = store.history()
    assert (entry.seq, entry.by, entry.at, entry.what) == (1, "Secretary", clock(), "{number} moved to {day}")
    assert entry.values == {"number": "O-1", **values}
    assert entry.values["status"] is ActionStatus.DONE
    assert entry.hash == store.head
    assert entry.ops[0]["put"]["id"] == one.id


def test_the_history_can_be_asked_by_record_person_and_time(store: Store, clock: Clock) -> None:
    one, other = added(store, "one", "other")
    clock.move(days=1)
    edits(store, one, "changed")
    assert [entry.seq for entry in store.history()] == [2, 1]
    assert [entry.seq for entry in store.history(record=other.id)] == [1]
    assert [entry.seq for entry in store.history(by="Consultant")] == [2]
    assert [entry.seq for entry in store.history(since=clock())] == [2]
    assert [entry.seq for entry in store.history(until=datetime(2027, 2, 4, 23, tzinfo=UTC))] == [1]


def test_a_change_of_a_long_text_is_kept_as_the_place_that_changed(store: Store) -> None:
    (one,) = added(store, "line\n" * 500 + "end")
    edits(store, one, "line\n" * 500 + "the end")
    newest = next(store.history())
    assert newest.ops[0]["text"] == {"text": [2500, "", "the "]}


def test_the_case_can_be_seen_as_it_was(store: Store, clock: Clock) -> None:
    (one,) = added(store, "one")
    clock.move(days=1)
    edits(store, one, "two", "three")
    assert store.as_of(1).get(Action, one.id) == one
    assert store.as_of(2).get(Action, one.id).text == "two"
    assert store.as_of(datetime(2027, 2, 4, 23, tzinfo=UTC)).get(Action, one.id) == one
    assert store.as_of(datetime(2027, 2, 5, 23, tzinfo=UTC)).get(Action, one.id).text == "three"
    assert store.as_of(datetime(2020, 1, 1, tzinfo=UTC)).all(Action) == []


def test_everything_can_be_made_as_it_was_and_that_can_be_undone(store: Store) -> None:
    (one,) = added(store, "one")
    edits(store, one, "two")
    added(store, "more")
    store.restore_at(1, by="Secretary")
    assert [two.text for two in store.look().all(Action)] == ["one"]
    store.undoing.undo("Secretary")
    assert [two.text for two in store.look().all(Action)] == ["two", "more"]


def test_a_clock_that_goes_backwards_changes_no_order(store: Store, clock: Clock, reopen: Reopen) -> None:
    (one,) = added(store, "one")
    clock.move(days=-400)
    edits(store, one, "two")
    again = reopen()
    assert [entry.seq for entry in again.history()] == [2, 1]
    assert again.look().get(Action, one.id).text == "two"
    assert again.check() == []


def test_an_unfinished_last_line_is_ignored_by_readers_and_cut_by_the_next_writer(
    store: Store, folder: Path, reopen: Reopen
) -> None:
    (one,) = added(store, "one")
    with lines(folder).open("ab") as file:
        file.write(b'{"seq":2,"at":"2027')
    assert not store.follow()
    other = reopen()
    assert other.look().get(Action, one.id) == one
    edits(other, one, "two")
    assert store.look().get(Action, one.id).text == "two"
    assert store.check() == []


def test_an_unfinished_line_is_cut_even_when_the_next_goes_to_a_new_file(
    store: Store, folder: Path, clock: Clock
) -> None:
    (one,) = added(store, "one")
    with lines(folder).open("ab") as file:
        file.write(b'{"seq":2,"at":"2027')
    clock.move(days=365)
    edits(store, one, "two")
    assert store.check() == []


def test_a_hole_left_by_a_power_cut_is_an_unfinished_line(store: Store, folder: Path, reopen: Reopen) -> None:
    (one,) = added(store, "one")
    with lines(folder).open("ab") as file:
        file.write(b'{"seq":2,"at":"20' + b"\0" * 40 + b'"}\n')
    other = reopen()
    edits(other, one, "two")
    assert store.look().get(Action, one.id).text == "two"


def test_a_bad_line_followed_by_others_stops_everything_and_overwrites_nothing(
    store: Store, folder: Path, reopen: Reopen
) -> None:
    (one,) = added(store, "one")
    follower = reopen()
    edits(store, one, "two", "three")
    file = lines(folder)
    damaged = file.read_bytes().replace(b"two", b"tvo", 1)
    (folder / "db.json").unlink()
    file.write_bytes(damaged)
    with pytest.raises(Damaged):
        reopen()
    with pytest.raises(Damaged):
        follower.look()
    with pytest.raises(Damaged), follower.change("More", by="Secretary") as change:
        change.add(action())
    assert file.read_bytes() == damaged


def test_a_new_year_and_a_large_file_begin_a_new_one(
    store: Store, folder: Path, clock: Clock, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower = reopen()
    (one,) = added(store, "one")
    clock.move(days=365)
    two = edits(store, one, "two")
    monkeypatch.setattr(history, "LARGE", 100)
    edits(store, two, "three", "four")
    assert [file.stem for file in sorted((folder / "history").iterdir())] == [
        f"{n:012}" for n in (1, 2, 3, 4)
    ]
    assert follower.look().get(Action, one.id).text == "four"
    (folder / "db.json").unlink()
    assert reopen().look().get(Action, one.id).text == "four"
    assert store.check() == []


def test_a_line_taken_back_by_a_writer_whose_disk_failed_is_noticed(
    store: Store, folder: Path, reopen: Reopen
) -> None:
    (one,) = added(store, "one")
    file = lines(folder)
    before = file.read_bytes()
    edits(store, one, "aaaa")
    reader = reopen()
    assert reader.look().get(Action, one.id).text == "aaaa"
    file.write_bytes(before)
    other = reopen()
    edits(other, one, "bbbb")  # as many bytes as the line that was there
    assert reader.look().get(Action, one.id).text == "bbbb"


def test_every_changed_byte_of_a_line_is_found(store: Store, folder: Path) -> None:
    (one,) = added(store, "one")
    edits(store, one, "two")
    file = lines(folder)
    whole = file.read_bytes()
    assert store.check() == []
    for place in range(len(whole)):
        for flip in (1, whole[place]):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
            assert store.check(), f"byte {place} changed to {whole[place] ^ flip}"
    file.write_bytes(whole)
    assert store.check() == []


def test_lines_left_out_or_exchanged_are_found(store: Store, folder: Path) -> None:
    (one,) = added(store, "one")
    edits(store, one, "two", "three", "four")
    store.checkpoint()
    file = lines(folder)
    a, b, c, d = file.read_bytes().splitlines(keepends=True)
    for wrong in ([a, c, d], [a, c, b, d], [a, b, d, c], [a, b, c], [b, c, d], [a, b, b, c, d], []):
        file.write_bytes(b"".join(wrong))
        assert store.check()
