"""The history as people read it: which record, which field, from what to what; and as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.people import Owner
from coc_tui.errors import NotFound
from coc_tui.usecases.case import history
from coc_tui.usecases.case.history import FieldStory
from coc_tui.usecases.records import undo
from tests.support.cases import CONSULTANT, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path)


def first(desk: Desk) -> Action:
    return desk.store.look().all(Action)[0]


def edit(desk: Desk, **fields: object) -> int:
    with desk.store.change("{number} changed", by=desk.person.name, number="O-2025-01") as change:
        change.edit(change.all(Action)[0], **fields)
    return desk.store.seq


def test_a_change_is_told_by_what_fields_and_states_are_called(desk: Desk) -> None:
    seq = edit(desk, status="waiting", waiting_for="svar", owners=(Owner(kind="role", key="adviser"),))
    (story,) = history.story(desk, seq)
    assert (story.title, story.became) == ("Opgave O-2025-01", "changed")
    told = {one.label: one for one in story.fields}
    assert told["Status"].after == "Afventer"
    assert told["Afventer"] == FieldStory("Afventer", "–", "svar")
    assert "rådgiver" in told["Ansvarlig"].after


def test_of_a_long_text_only_the_lines_that_differ_are_told(desk: Desk) -> None:
    edit(desk, note="Et\nTo\nTre")
    seq = edit(desk, note="Et\nTo og en halv\nTre")
    (story,) = history.story(desk, seq)
    assert story.fields == (FieldStory("Note", "To", "To og en halv"),)


def test_a_new_record_is_told_by_what_is_filled_in_and_ids_by_what_they_name(desk: Desk) -> None:
    item = desk.store.look().all(AgendaItem)[0]
    *_later, added = history.read(desk, item.id)
    (story,) = history.story(desk, added.seq, item.id)
    told = {one.label: one.after for one in story.fields}
    assert story.became == "new"
    assert told["Møde"] == "Møde 1"
    assert all(one.before == "–" and one.after != "–" for one in story.fields)


def test_a_binned_record_still_has_its_name_and_its_story(desk: Desk) -> None:
    one = first(desk)
    with desk.store.change("{number} removed", by="x", number=one.number) as change:
        change.bin(change.get(Action, one.id))
    (story,) = history.story(desk, desk.store.seq)
    assert (story.became, story.title) == ("gone", "Opgave O-2025-01")
    assert history.name_of(desk, one.id) == "O-2025-01"
    assert history.as_it_was(desk, desk.store.seq, one.id).facts == ()
    assert history.as_it_was(desk, desk.store.seq - 1, one.id).facts


def test_a_record_is_shown_as_it_was_after_any_of_its_changes(desk: Desk) -> None:
    seqs = {note: edit(desk, note=note) for note in ("først", "siden", "sidst")}
    for note, seq in seqs.items():
        assert ("Note", note) in history.as_it_was(desk, seq, first(desk).id).facts


def test_everyone_who_ever_changed_something_can_be_asked_for(desk: Desk) -> None:
    edit(replace(desk, person=CONSULTANT), note="x")
    assert CONSULTANT.name in history.people(desk)
    assert [one.by for one in history.read(desk, by=CONSULTANT.name)] == [CONSULTANT.name]


def test_an_undoing_is_an_event_of_its_own_that_names_what_it_took_back(desk: Desk) -> None:
    done = edit(desk, note="x")
    sentence = undo.undo(desk)
    newest = next(history.read(desk))
    assert newest.undoes == done
    assert "O-2025-01" in sentence
    (story,) = history.story(desk, newest.seq)
    assert story.fields == (FieldStory("Note", "x", "–"),)


def test_a_change_there_never_was_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="There is no change 99999"):
        history.story(desk, 99999)


def test_every_change_of_the_whole_demo_can_be_told(desk: Desk) -> None:
    for event in history.read(desk):
        for story in history.story(desk, event.seq):
            assert story.title
