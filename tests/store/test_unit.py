"""Looking and changing: what one person sees and writes."""

# ruff: noqa: PT012 - what is refused at the end of a transaction is refused by the block

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.case import Counter
from coc_tui.errors import NotFound
from coc_tui.store import Conflict, Store
from tests.store.conftest import Clock, action, added

Reopen = Callable[[], Store]


def test_what_was_added_is_there_when_the_case_is_opened_again(store: Store, reopen: Reopen) -> None:
    (one,) = added(store, "Call the companies\n\n- first\n- then")
    assert len(one.id) == 26
    assert (one.rev, one.by) == (1, "Secretary")
    assert reopen().look().get(Action, one.id) == one


def test_records_come_in_order_of_insertion(store: Store, reopen: Reopen) -> None:
    records = added(store, *"abcdefghijklm")
    store.checkpoint()
    assert store.look().all(Action) == records
    assert reopen().look().all(Action) == records


def test_a_look_stays_as_it_is_whatever_is_written_later(store: Store) -> None:
    (one,) = added(store, "before")
    look = store.look()
    with store.change("Changed", by="Secretary") as change:
        change.edit(one, text="after")
    assert look.get(Action, one.id).text == "before"
    assert store.look().get(Action, one.id).text == "after"


@pytest.mark.parametrize("checkpointed", [False, True])
def test_where_finds_by_any_field(store: Store, reopen: Reopen, checkpointed: bool) -> None:
    with store.change("Added", by="Secretary") as change:
        plain = change.add(action('æøå "quoted" \\ back'))
        due = change.add(action("b", due=date(2027, 3, 1), status=ActionStatus.WAITING))
    if checkpointed:
        store.checkpoint()
    look = reopen().look()
    assert look.where(Action, text='æøå "quoted" \\ back') == [plain]
    assert look.where(Action, due=date(2027, 3, 1), status=ActionStatus.WAITING) == [due]
    assert look.where(Action, number="O-2027-01") == [plain, due]
    assert look.where(Action, number="O-2027") == []


def test_an_unknown_record_is_not_found(store: Store) -> None:
    look = store.look()
    assert look.find(Action, "nobody") is None
    with pytest.raises(NotFound):
        look.get(Action, "nobody")


def test_a_change_sees_what_it_has_written_itself(store: Store) -> None:
    with store.change("Added", by="Secretary") as change:
        one = change.add(action())
        two = change.edit(one, status=ActionStatus.DONE)
        assert change.where(Action, status=ActionStatus.DONE) == [two]
        change.bin(two)
        assert change.all(Action) == []
    assert store.seq == 0, "in the end nothing was changed"


def test_a_block_that_raises_stores_nothing(store: Store) -> None:
    with pytest.raises(KeyError), store.change("Added", by="Secretary") as change:
        change.add(action())
        raise KeyError
    assert store.look().all(Action) == []
    assert store.seq == 0


def test_writing_the_same_values_again_writes_nothing(store: Store) -> None:
    (one,) = added(store, "text")
    with store.change("Nothing", by="Consultant") as change:
        assert change.edit(one, text="text", status=ActionStatus.OPEN) == one
    assert store.seq == 1


def test_a_revision_counts_transactions_and_says_who_and_when(store: Store, clock: Clock) -> None:
    (one,) = added(store, "text")
    clock.move(minutes=5)
    with store.change("Changed", by="Consultant") as change:
        two = change.edit(one, text="other")
        two = change.edit(two, text="another")
    assert (two.rev, two.by, two.at) == (2, "Consultant", clock())
    assert store.look().get(Action, one.id) == two


def test_an_edit_that_makes_no_record_is_refused(store: Store) -> None:
    (one,) = added(store, "text")
    with pytest.raises(ValidationError), store.change("Changed", by="Secretary") as change:
        change.edit(one, owners=())
    assert store.seq == 1


def test_what_is_in_the_bin_is_gone_and_can_be_brought_back(store: Store, reopen: Reopen) -> None:
    a, b, c = added(store, "a", "b", "c")
    with store.change("{number} to the bin", by="Secretary", number=b.number) as change:
        change.bin(b)
    assert store.look().all(Action) == [a, c]
    (binned,) = store.bin.contents()
    assert (binned.op["id"], binned.entry.values) == (b.id, {"number": b.number})
    store.bin.bring_back(b.id, by="Consultant")
    assert [one.text for one in reopen().look().all(Action)] == ["a", "b", "c"]
    assert store.look().get(Action, b.id).rev == 2
    assert list(store.bin.contents()) == []
    with pytest.raises(NotFound):
        store.bin.bring_back(b.id, by="Consultant")


def test_a_doc_id_is_never_given_again(store: Store, reopen: Reopen) -> None:
    _, last = added(store, "a", "b")
    with store.change("Binned", by="Secretary") as change:
        change.bin(last)
    store.close()
    again = reopen()
    added(again, "c")
    assert [one.doc_id for one in again.look().state.tables["actions"].values()] == [1, 3]


class TestTwoPeople:
    def test_changes_of_different_fields_both_stand(self, store: Store) -> None:
        (seen,) = added(store, "text")
        with store.change("Status", by="Secretary") as change:
            change.edit(seen, status=ActionStatus.DONE)
        with store.change("Deadline", by="Consultant") as change:
            both = change.edit(seen, due=date(2027, 3, 1))
        assert (both.status, both.due, both.rev) == (ActionStatus.DONE, date(2027, 3, 1), 3)

    def test_changes_of_different_lines_of_one_text_both_stand(self, store: Store) -> None:
        (seen,) = added(store, "one\ntwo\nthree")
        with store.change("Text", by="Secretary") as change:
            change.edit(seen, text="ONE\ntwo\nthree")
        with store.change("Text", by="Consultant") as change:
            assert change.edit(seen, text="one\ntwo\nTHREE").text == "ONE\ntwo\nTHREE"

    def test_the_same_change_made_twice_is_made_once(self, store: Store) -> None:
        (seen,) = added(store, "text")
        for by in ("Secretary", "Consultant"):
            with store.change("Done", by=by) as change:
                change.edit(seen, status=ActionStatus.DONE)
        assert (store.seq, store.look().get(Action, seen.id).by) == (2, "Secretary")

    def test_a_conflict_carries_both_texts_and_stores_nothing_of_the_transaction(self, store: Store) -> None:
        seen, other = added(store, "text", "other")
        with store.change("Text", by="Secretary") as change:
            theirs = change.edit(seen, text="theirs")
        with pytest.raises(Conflict) as caught, store.change("Text", by="Consultant") as change:
            change.edit(other, text="changed too")
            change.edit(seen, text="mine", due=date(2027, 3, 1))
        conflict = caught.value
        assert conflict.current == theirs
        assert isinstance(conflict.mine, Action)
        assert conflict.mine.text == "mine"
        assert (conflict.base, conflict.fields) == (seen, ("text",))
        assert store.look().all(Action) == [theirs, other]

    def test_a_conflict_that_is_caught_inside_still_stores_nothing(self, store: Store) -> None:
        (seen,) = added(store, "text")
        with store.change("Text", by="Secretary") as change:
            change.edit(seen, text="theirs")
        with pytest.raises(Conflict), store.change("Text", by="Consultant") as change:
            change.add(action("new"))
            with pytest.raises(Conflict):
                change.edit(seen, text="mine")
        assert len(store.look().all(Action)) == 1

    def test_a_change_of_what_was_put_in_the_bin_keeps_the_authors_text(self, store: Store) -> None:
        (seen,) = added(store, "text")
        with store.change("Binned", by="Secretary") as change:
            change.bin(seen)
        with pytest.raises(Conflict) as caught, store.change("Text", by="Consultant") as change:
            change.edit(seen, text="mine")
        assert caught.value.current is None
        assert isinstance(caught.value.mine, Action)
        assert caught.value.mine.text == "mine"

    def test_what_has_changed_since_it_was_seen_is_not_put_in_the_bin(self, store: Store) -> None:
        (seen,) = added(store, "text")
        with store.change("Text", by="Secretary") as change:
            change.edit(seen, text="more")
        with pytest.raises(Conflict), store.change("Binned", by="Consultant") as change:
            change.bin(seen)
        assert store.look().get(Action, seen.id).text == "more"

    def test_numbers_drawn_in_a_change_are_never_drawn_twice(
        self, folder: object, store: Store, reopen: Reopen
    ) -> None:
        with store.change("Series", by="Secretary") as change:
            counter = change.add(Counter(series="O-2027"))
        other = reopen()
        for one in (store, other, store, other):
            with one.change("Number", by="Secretary") as change:
                fresh = change.get(Counter, counter.id)
                change.edit(fresh, last=fresh.last + 1)
        assert store.look().get(Counter, counter.id).last == 4
        assert (other.seq, store.seq) == (5, 5)


def test_a_change_inside_a_change_is_a_mistake_of_the_program(store: Store) -> None:
    with pytest.raises(RuntimeError), store.change("a", by="x"), store.change("b", by="x"):
        pass
