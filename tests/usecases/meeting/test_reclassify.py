"""A record becomes a line again, so that it can be said another way."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.errors import Refused
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import minutes, reclassify
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def item(desk: Desk, number: str) -> AgendaItem:
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, 6), number)


def numbers(desk: Desk, kind: type[Decision] | type[Action]) -> list[str]:
    return [one.number for one in desk.store.look().all(kind) if "-2027-" in one.number]


def test_the_last_record_comes_back_as_it_was_typed_and_its_number_is_spent(desk: Desk) -> None:
    seen = minutes.capture(desk, item(desk, "4"), "b: Fire datoer.  o: coc to oplægsholdere 12/2").item
    line, after = reclassify.back_to_text(desk, seen, ("først\n", ""))
    assert line == "o: coc to oplægsholdere 12/2"
    assert after.notes == f"først\n{line}"
    assert (numbers(desk, Decision), numbers(desk, Action)) == (["B-2027-01"], [])
    minutes.capture(desk, after, line)
    assert numbers(desk, Action) == ["O-2027-02"]


def test_an_item_whose_only_decision_is_taken_out_is_not_treated_any_more(desk: Desk) -> None:
    seen = minutes.capture(desk, item(desk, "4"), "b: Fire datoer.").item
    assert seen.outcome is Outcome.TREATED
    line, after = reclassify.back_to_text(desk, seen, ("", ""))
    assert (line, after.outcome) == ("b: Fire datoer.", None)


def test_a_decision_without_a_number_comes_back_too(desk: Desk) -> None:
    seen = minutes.capture(desk, item(desk, "1"), "b: Godkendt.").item
    line, after = reclassify.back_to_text(desk, seen, ("", ""))
    assert (line, after.procedural_decision, after.outcome) == ("b: Godkendt.", "", None)


def test_nothing_captured_and_something_worked_on_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Nothing is captured"):
        reclassify.back_to_text(desk, item(desk, "4"), ("", ""))
    seen = minutes.capture(desk, item(desk, "4"), "o: coc to oplægsholdere 12/2").item
    actions.set_status(desk, finding.action(desk.store.look(), "O-2027-01"), ActionStatus.IN_PROGRESS)
    with pytest.raises(Refused, match="has been changed"):
        reclassify.back_to_text(desk, seen, ("", ""))
