"""Taking minutes: what a line becomes, what stays text, who wrote what, and when a meeting can end."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.sealing import write
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState, Presence
from coc_tui.domain.people import Participant
from coc_tui.domain.risks import Risk, RiskStatus
from coc_tui.errors import Refused
from coc_tui.language import say
from coc_tui.store import Store
from coc_tui.usecases.followup import risks
from coc_tui.usecases.meeting import approval, attendance, minutes, objections
from coc_tui.usecases.records import finding
from tests.support.cases import CONSULTANT, at, demo_desk

THE_DAY = at(2027, 2, 4, 8, 33)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, THE_DAY)


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def item(desk: Desk, number: str) -> AgendaItem:
    return finding.item(desk.store.look(), meeting(desk), number)


def of_2027(desk: Desk, kind: type[Decision] | type[Action]) -> list[Decision | Action]:
    return [one for one in desk.store.look().all(kind) if one.number[2:6] == "2027"]


def treat_all(desk: Desk) -> None:
    for number in "123456789":
        minutes.set_outcome(desk, item(desk, number), Outcome.TREATED)


def test_beginning_fixes_the_numbers_and_the_time_and_happens_once(desk: Desk) -> None:
    begun = minutes.begin(desk, meeting(desk))

    assert (begun.state, begun.minutes_state) == (MeetingState.IN_PROGRESS, MinutesState.DRAFT)
    assert begun.started == time(8, 33)
    assert [one.printed for one in finding.items(desk.store.look(), begun)] == list("123456789")
    assert minutes.begin(desk, begun) == begun


def test_on_another_day_the_planned_time_is_taken(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 6, 20, 0))

    assert minutes.begin(desk, meeting(desk)).started == time(8, 30)


def test_a_line_with_two_captures_becomes_both_and_the_note_before_them_stays(desk: Desk) -> None:
    done = minutes.capture(
        desk, item(desk, "4"), "helst torsdage  b: 11/3 og 10/6  o: coc to oplægsholdere 12/2"
    )

    assert [one.kind for one in done.understood] == ["decision", "action"]
    assert done.item.notes == "helst torsdage"
    assert done.item.outcome is Outcome.TREATED


def test_in_an_editor_what_stays_text_stays_where_it_was(desk: Desk) -> None:
    seen = minutes.write_notes(desk, item(desk, "4"), "før\nmidt  b: vedtaget\nefter")

    done = minutes.capture(desk, seen, "midt  b: vedtaget", around=("før\n", "efter"))

    assert done.item.notes == "før\nmidt\nefter"


def test_in_an_editor_a_line_that_became_a_record_is_gone(desk: Desk) -> None:
    seen = minutes.write_notes(desk, item(desk, "4"), "b: vedtaget\nefter")

    assert minutes.capture(desk, seen, "b: vedtaget", around=("", "efter")).item.notes == "efter"


def test_a_decision_under_an_information_item_waits_for_the_kind(desk: Desk) -> None:
    done = minutes.capture(desk, item(desk, "2"), "b: flyeren trykkes")

    assert done.ask_kind
    assert done.item.notes == "b: flyeren trykkes"
    assert done.item.kind is ItemKind.INFORMATION
    assert of_2027(desk, Decision) == []


def test_taken_note_of_is_an_outcome_and_no_decision(desk: Desk) -> None:
    done = minutes.capture(desk, item(desk, "2"), "b: Taget til efterretning.")

    assert done.item.outcome is Outcome.NOTED
    assert of_2027(desk, Decision) == []


def test_the_same_words_under_a_decision_item_are_a_decision(desk: Desk) -> None:
    assert minutes.capture(desk, item(desk, "4"), "b: til efterretning").understood[0].kind == "decision"


def test_the_agenda_is_approved_without_a_number(desk: Desk) -> None:
    done = minutes.capture(desk, item(desk, "1"), "b: Godkendt.")

    assert done.item.procedural_decision == "Godkendt."
    assert of_2027(desk, Decision) == []


def test_what_cannot_be_understood_is_told_beforehand_without_storing_it(desk: Desk) -> None:
    before = desk.store.seq

    assert minutes.unclear(desk, item(desk, "4"), "o: ingen gør noget") is not None
    assert minutes.unclear(desk, item(desk, "4"), "r99: 2x4 noget") is not None
    assert minutes.unclear(desk, item(desk, "2"), "b: vedtaget") is not None
    assert minutes.unclear(desk, item(desk, "4"), "b: vedtaget") is None
    assert minutes.unclear(desk, item(desk, "2"), "b: til efterretning") is None
    assert desk.store.seq == before


def test_taking_a_captured_line_back_leaves_what_was_typed(desk: Desk) -> None:
    seen = minutes.write_notes(desk, item(desk, "4"), "før\nb: vedtaget\n")
    minutes.capture(desk, seen, "b: vedtaget", around=("før\n", ""))

    minutes.take_back(desk, "b: vedtaget")

    assert item(desk, "4").notes == "før\nb: vedtaget\n"
    assert item(desk, "4").outcome is None
    assert of_2027(desk, Decision) == []


def test_only_the_last_thing_done_can_be_taken_back_as_a_line(desk: Desk) -> None:
    done = minutes.capture(desk, item(desk, "4"), "b: vedtaget")
    minutes.write_notes(desk, done.item, "mere")

    with pytest.raises(Refused):
        minutes.take_back(desk, "b: vedtaget")
    assert len(of_2027(desk, Decision)) == 1


def test_two_people_writing_different_lines_are_merged(desk: Desk) -> None:
    other = Desk(Store.open(desk.store.folder), THE_DAY, CONSULTANT, desk.folders)
    seen = minutes.write_notes(desk, item(desk, "4"), "en\nto\ntre")
    theirs = minutes.write_notes(other, item(other, "4"), "EN\nto\ntre")

    mine = minutes.write_notes(desk, seen, "en\nto\nTRE")

    assert theirs.notes == "EN\nto\ntre"
    assert mine.notes == "EN\nto\nTRE"
    other.store.close()


def test_two_people_writing_the_same_line_is_told_with_both_texts(desk: Desk) -> None:
    other = Desk(Store.open(desk.store.folder), THE_DAY, CONSULTANT, desk.folders)
    seen = minutes.write_notes(desk, item(desk, "4"), "en")
    minutes.write_notes(other, item(other, "4"), "en deres")

    with pytest.raises(minutes.NotesClash) as told:
        minutes.write_notes(desk, seen, "en min")

    assert (told.value.mine, told.value.current.notes) == ("en min", "en deres")
    assert say(told.value) == "Konsulenten har rettet de samme linjer imens."
    other.store.close()


def test_time_spent_adds_up_whoever_notes_it(desk: Desk) -> None:
    seen = item(desk, "4")
    minutes.write_notes(desk, seen, "", seconds=90)

    assert minutes.write_notes(desk, seen, "", seconds=30).spent == 120


def test_all_present_leaves_those_alone_of_whom_something_is_noted(desk: Desk) -> None:
    people = {one.organisation: one for one in desk.store.look().all(Participant)}
    attendance.set_presence(desk, meeting(desk), people["Demo Logistik A/S"], Presence.REGRETS)
    done = attendance.all_present(desk, meeting(desk))

    assert [one.presence for one in done.attendance].count(Presence.REGRETS) == 1
    assert len(done.attendance) == 7


def test_ending_is_refused_with_the_list_while_an_item_has_no_outcome(desk: Desk) -> None:
    minutes.begin(desk, meeting(desk))
    treat_all(desk)
    minutes.set_outcome(desk, item(desk, "7"), None)

    with pytest.raises(Refused) as told:
        minutes.end(desk, meeting(desk))
    assert "7. Bemanding" in say(told.value)


def test_nobody_gets_fewer_days_for_objections_than_agreed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 20))
    minutes.begin(desk, meeting(desk))
    treat_all(desk)
    sent = objections.send_for_approval(desk, minutes.end(desk, meeting(desk)))

    assert sent.objections_by == date(2027, 2, 27)


def test_minutes_are_not_approved_while_objections_can_be_made(desk: Desk) -> None:
    minutes.begin(desk, meeting(desk))
    treat_all(desk)
    sent = objections.send_for_approval(desk, minutes.end(desk, meeting(desk)))

    assert sent.objections_by == date(2027, 2, 18)
    with pytest.raises(Refused):
        approval.approve(desk, sent, write)


def test_approved_minutes_never_change(desk: Desk) -> None:
    look = desk.store.look()
    sealed = finding.meeting(look, 5)
    first = finding.items(look, sealed)[0]

    for change in (
        lambda: minutes.write_notes(desk, first, "andet"),
        lambda: minutes.capture(desk, first, "b: andet"),
        lambda: minutes.set_outcome(desk, first, Outcome.DROPPED),
        lambda: attendance.all_present(desk, sealed),
    ):
        with pytest.raises(Refused) as told:
            change()
        assert say(told.value) == "Referatet er godkendt og kan ikke ændres. Opret en rettelse."


def test_a_closed_risk_is_not_assessed_by_a_line(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    risk = next(one for one in look.all(Risk) if one.number == 8)
    risks.set_status(desk, risk, RiskStatus.CLOSED, "Budgettet er vedtaget for hele perioden")

    captured = minutes.capture(desk, finding.item(look, finding.meeting(look, 6), "5"), "r8: 2x4 nye tal")

    assert captured.kept == "r8: 2x4 nye tal"
    assert "RISK-8" in str(captured.unclear[0])


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("Udsat.", Outcome.POSTPONED), ("punktet bortfalder", Outcome.DROPPED)],
)
def test_putting_off_and_dropping_are_outcomes_of_any_item_and_no_logged_decisions(
    desk: Desk, said: str, outcome: Outcome
) -> None:
    for number in ("4", "8"):
        assert minutes.unclear(desk, item(desk, number), f"b: {said}") is None
        captured = minutes.capture(desk, item(desk, number), f"b: {said}")
        assert (captured.item.outcome, captured.kept, captured.ask_kind) == (outcome, "", False)
    assert of_2027(desk, Decision) == []
    more = minutes.capture(desk, item(desk, "5"), "b: Udsat til efteråret, når tallene er der.")
    assert [one.kind for one in more.understood] == ["outcome"]
    assert more.kept == "Udsat til efteråret, når tallene er der."
    assert of_2027(desk, Decision) == []
