"""Taking back one's own last act, in the presence of others'."""

import pytest

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.errors import Refused
from coc_tui.store import Store
from tests.store.conftest import action, added

ME, OTHER = "Secretary", "Consultant"


def edit(store: Store, seen: Action, by: str = ME, **fields: object) -> Action:
    with store.change("{number} changed", by=by, number=seen.number) as change:
        return change.edit(seen, **fields)


def text(store: Store, one: Action) -> str:
    return store.look().get(Action, one.id).text


def test_undo_takes_back_the_last_act_and_redo_does_it_again(store: Store) -> None:
    (one,) = added(store, "first")
    two = edit(store, one, text="second")
    edit(store, two, text="third")
    assert store.undoing.undo(ME).what == "{number} changed"
    assert text(store, one) == "second"
    store.undoing.undo(ME)
    assert text(store, one) == "first"
    store.undoing.redo(ME)
    store.undoing.redo(ME)
    assert text(store, one) == "third"
    with pytest.raises(Refused):
        store.undoing.redo(ME)


def test_undo_goes_back_to_the_beginning_and_then_refuses(store: Store) -> None:
    (one,) = added(store, "first")
    edit(store, one, text="second")
    store.undoing.undo(ME)
    undone = store.undoing.undo(ME)
    assert (undone.what, undone.values, undone.undoes) == ("{count} actions added", {"count": 1}, 1)
    assert store.look().all(Action) == []
    assert store.undoing.undoable(ME) is None
    with pytest.raises(Refused):
        store.undoing.undo(ME)
    store.undoing.redo(ME)
    assert text(store, one) == "first"


def test_a_new_act_ends_what_can_be_done_again(store: Store) -> None:
    (one,) = added(store, "first")
    edit(store, one, text="second")
    store.undoing.undo(ME)
    edit(store, store.look().get(Action, one.id), text="other")
    assert store.undoing.redoable(ME) is None
    store.undoing.undo(ME)
    assert text(store, one) == "first"


def test_undo_of_a_redo_and_redo_of_that(store: Store) -> None:
    (one,) = added(store, "first")
    edit(store, one, text="second")
    for _ in range(3):
        store.undoing.undo(ME)
        assert text(store, one) == "first"
        store.undoing.redo(ME)
        assert text(store, one) == "second"


def test_undo_takes_back_only_ones_own(store: Store) -> None:
    mine, theirs = added(store, "mine", "theirs")
    edit(store, mine, text="mine 2")
    edit(store, theirs, by=OTHER, text="theirs 2")
    store.undoing.undo(ME)
    assert (text(store, mine), text(store, theirs)) == ("mine", "theirs 2")
    assert store.undoing.undoable("Somebody else") is None


def test_undo_leaves_what_others_changed_in_other_fields(store: Store) -> None:
    (one,) = added(store, "first")
    two = edit(store, one, text="second")
    edit(store, two, by=OTHER, status=ActionStatus.DONE)
    store.undoing.undo(ME)
    now = store.look().get(Action, one.id)
    assert (now.text, now.status) == ("first", ActionStatus.DONE)


@pytest.mark.parametrize("theirs", ["second and more", "quite different"])
def test_undo_is_refused_when_others_changed_the_same(store: Store, theirs: str) -> None:
    (one,) = added(store, "first")
    two = edit(store, one, text="second")
    edit(store, two, by=OTHER, text=theirs)
    with pytest.raises(Refused, match=OTHER):
        store.undoing.undo(ME)
    assert text(store, one) == theirs


def test_undo_is_possible_again_when_others_took_theirs_back(store: Store) -> None:
    (one,) = added(store, "first")
    two = edit(store, one, text="second")
    edit(store, two, by=OTHER, text="theirs")
    store.undoing.undo(OTHER)
    store.undoing.undo(ME)
    assert text(store, one) == "first"


def test_undo_of_adding_is_refused_when_others_have_worked_on_it(store: Store) -> None:
    (one,) = added(store, "first")
    edit(store, one, by=OTHER, text="second")
    with pytest.raises(Refused):
        store.undoing.undo(ME)
    assert text(store, one) == "second"


def test_undo_brings_back_what_was_put_in_the_bin_in_its_old_place(store: Store) -> None:
    a, b, c = added(store, "a", "b", "c")
    with store.change("To the bin", by=ME) as change:
        change.bin(b)
    store.undoing.undo(ME)
    assert [one.id for one in store.look().all(Action)] == [a.id, b.id, c.id]
    assert store.look().get(Action, b.id).rev == 2


def test_undo_takes_back_the_whole_of_an_act_on_several_records(store: Store) -> None:
    a, b = added(store, "a", "b")
    with store.change("Much", by=ME) as change:
        change.edit(a, text="A", status=ActionStatus.WAITING)
        change.bin(b)
        change.add(action("c", number="O-2027-09"))
    store.undoing.undo(ME)
    assert [(one.text, one.status) for one in store.look().all(Action)] == [
        ("a", ActionStatus.OPEN),
        ("b", ActionStatus.OPEN),
    ]
    store.undoing.redo(ME)
    assert [one.text for one in store.look().all(Action)] == ["A", "c"]
