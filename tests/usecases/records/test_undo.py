"""Taking back: named, and a number that was given is never given again."""

from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.people import Participant
from coc_tui.errors import Refused
from coc_tui.language import say
from coc_tui.usecases.followup import actions, decisions
from coc_tui.usecases.meeting import attendance, minutes
from coc_tui.usecases.papers import editions
from coc_tui.usecases.records import finding, people, undo
from tests.support.cases import CONSULTANT, demo_desk


def test_a_capture_taken_back_leaves_no_decision_and_spends_its_number(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 6), "4")
    first = minutes.capture(desk, item, "b: Fire datoer.")
    assert [one.record.number for one in first.understood] == ["B-2027-01"]

    assert "b: Fire datoer." in undo.undo(desk)

    assert "B-2027-01" not in [one.number for one in decisions.every(desk.store.look())]
    look = desk.store.look()
    again = minutes.capture(desk, finding.item(look, finding.meeting(look, 6), "4"), "b: Tre datoer.")
    assert [one.record.number for one in again.understood] == ["B-2027-02"]


def test_what_was_taken_back_can_be_done_again(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    actions.set_status(desk, finding.action(desk.store.look(), "O-2026-10"), ActionStatus.DONE)

    undo.undo(desk)
    assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.OPEN
    undo.redo(desk)
    assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.DONE


def test_nobody_takes_back_what_another_has_changed_since(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    actions.set_status(desk, finding.action(desk.store.look(), "O-2026-10"), ActionStatus.DONE)
    with desk.store.change("{number} changed", by=CONSULTANT.name, number="O-2026-10") as change:
        change.edit(finding.action(change, "O-2026-10"), status=ActionStatus.CANCELLED)

    with pytest.raises(Refused):
        undo.undo(desk)
    assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.CANCELLED


def test_a_seat_is_not_taken_back_once_another_has_noted_it_as_present(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    other = replace(desk, person=CONSULTANT)
    people.add(desk, Participant(role="company_rep", organisation="Ny Prøve ApS"))
    meeting = minutes.begin(other, finding.meeting(desk.store.look(), 6))
    attendance.all_present(other, meeting)

    with pytest.raises(Refused) as told:
        undo.undo(desk)

    assert say(told.value) == "Konsulenten har brugt det siden, så det kan ikke fortrydes."
    assert "Ny Prøve ApS" in editions.minutes_view(desk, finding.meeting(desk.store.look(), 6)).attendees
