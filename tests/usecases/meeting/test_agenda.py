"""Preparing the agenda: order, time, numbers that are fixed once, and two people on one item."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, MeetingState
from coc_tui.errors import Refused
from coc_tui.language import say
from coc_tui.store import Conflict
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.meeting.agenda import Preparation
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.amending import Amendment
from tests.support.cases import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def prepared(desk: Desk, number: int = 6) -> Preparation:
    found = agenda.preparation(desk, finding.meeting(desk.store.look(), number).id)
    assert found is not None
    return found


def item(desk: Desk, number: str) -> AgendaItem:
    return next(one.item for one in prepared(desk).lines if one.number == number)


def numbers(desk: Desk) -> list[str]:
    return [line.number for line in prepared(desk).lines]


def test_without_a_word_the_next_meeting_is_prepared(desk: Desk) -> None:
    view = agenda.preparation(desk)

    assert view is not None
    assert view.meeting.number == 6
    assert view.earlier == finding.meeting(desk.store.look(), 5).id
    assert view.later == ""
    assert view.lines[0].presenter


def test_an_item_leads_to_its_own_meeting(desk: Desk) -> None:
    look = desk.store.look()
    old = finding.items(look, finding.meeting(look, 3))[0]

    view = agenda.preparation(desk, old.id)

    assert view is not None
    assert view.meeting.number == 3


def test_the_time_is_counted_without_what_is_dropped(desk: Desk) -> None:
    agenda.edit_item(desk, item(desk, "4"), planned_minutes=25)
    time = prepared(desk).time
    assert (time.planned, time.length, time.over) == (100, 90, 10)

    agenda.drop_item(desk, item(desk, "4"))
    assert prepared(desk).time.planned == 75


def test_a_new_item_stands_behind_the_one_named(desk: Desk) -> None:
    view = prepared(desk)
    agenda.add_item(desk, view.meeting, after=item(desk, "4"), title="Sommermøde")

    titles = [line.item.title for line in prepared(desk).lines]
    assert titles[3:5] == ["Årsplan 2027", "Sommermøde"]


def test_an_item_moves_and_stops_at_the_ends(desk: Desk) -> None:
    agenda.move_item(desk, item(desk, "2"), -1)
    assert prepared(desk).lines[0].item.title == "Opfølgning på referat og opgaver"
    agenda.move_item(desk, item(desk, "1"), -1)
    assert prepared(desk).lines[0].item.title == "Opfølgning på referat og opgaver"


def test_sending_fixes_the_numbers_and_calls_the_meeting(desk: Desk) -> None:
    agenda.send(desk, prepared(desk).meeting)

    view = prepared(desk)
    assert view.meeting.state == MeetingState.CALLED
    assert numbers(desk) == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    with pytest.raises(Refused):
        agenda.send(desk, view.meeting)
    with pytest.raises(Refused):
        agenda.move_item(desk, item(desk, "2"), -1)


def test_after_sending_a_new_item_gets_a_letter_and_the_agenda_is_revised(desk: Desk) -> None:
    agenda.send(desk, prepared(desk).meeting)
    agenda.add_item(desk, prepared(desk).meeting, after=item(desk, "4"), title="Sommermøde")
    agenda.add_item(desk, prepared(desk).meeting, after=item(desk, "4"), title="Endnu et")

    assert numbers(desk) == ["1", "2", "3", "4", "4a", "4b", "5", "6", "7", "8", "9"]
    assert prepared(desk).meeting.agenda_state == AgendaState.REVISED


def test_after_sending_an_item_is_dropped_and_can_come_back(desk: Desk) -> None:
    agenda.send(desk, prepared(desk).meeting)
    with pytest.raises(Refused):
        agenda.bin_item(desk, item(desk, "4"))

    assert agenda.drop_item(desk, item(desk, "4")).outcome == Outcome.DROPPED
    assert agenda.drop_item(desk, item(desk, "4")).outcome is None


def test_ready_goes_back_to_draft_and_not_past_sending(desk: Desk) -> None:
    assert agenda.mark_ready(desk, prepared(desk).meeting).agenda_state == AgendaState.READY
    assert agenda.mark_ready(desk, prepared(desk).meeting).agenda_state == AgendaState.DRAFT
    agenda.send(desk, prepared(desk).meeting)
    with pytest.raises(Refused):
        agenda.mark_ready(desk, prepared(desk).meeting)


def test_where_something_was_decided_the_item_stays_a_decision_item(desk: Desk) -> None:
    decided = minutes.capture(desk, item(desk, "4"), "b: Fire datoer.").item

    with pytest.raises(Refused):
        agenda.edit_item(desk, decided, kind=ItemKind.INFORMATION)


# --- two people -----------------------------------------------------------------------------


def test_changes_of_different_fields_both_stand(desk: Desk) -> None:
    seen = item(desk, "4")
    form = Amendment(desk, agenda.edit_item, seen)
    agenda.edit_item(desk, seen, planned_minutes=25)

    form.save({"title": "Årsplanen", "planned_minutes": seen.planned_minutes})

    assert (item(desk, "4").title, item(desk, "4").planned_minutes) == ("Årsplanen", 25)


def test_the_same_field_is_refused_with_both_texts_and_saving_again_puts_mine(desk: Desk) -> None:
    seen = item(desk, "4")
    form = Amendment(desk, agenda.edit_item, seen)
    agenda.edit_item(desk, seen, title="Årshjul", planned_minutes=25)

    with pytest.raises(Refused) as refused:
        form.save({"title": "Årsplanen", "planned_minutes": seen.planned_minutes})
    assert "Titel: “Årshjul”" in say(refused.value)
    assert item(desk, "4").title == "Årshjul", "nothing is overwritten unseen"

    form.save({"title": "Årsplanen", "planned_minutes": seen.planned_minutes})
    assert (item(desk, "4").title, item(desk, "4").planned_minutes) == ("Årsplanen", 25), "their time stays"


def test_what_was_binned_meanwhile_is_said(desk: Desk) -> None:
    seen = item(desk, "4")
    form = Amendment(desk, agenda.edit_item, seen)
    agenda.bin_item(desk, seen)

    with pytest.raises(Conflict):
        form.save({"title": "Årsplanen"})


def test_a_form_saved_unchanged_writes_nothing(desk: Desk) -> None:
    seen = item(desk, "4")
    before = desk.store.seq

    Amendment(desk, agenda.edit_item, seen).save({"title": seen.title})

    assert desk.store.seq == before
