"""The decision log: found, replaced, revoked, looked at again, and followed through the meetings."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision, DecisionStatus, touches
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import Wanted
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.records import finding
from coc_tui.usecases.today import proposals
from tests.support.cases import demo_desk


def numbers(found: list[Decision]) -> list[str]:
    return [one.number for one in found]


def test_a_decision_is_found_by_word_year_and_clause(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()

    assert numbers(decisions.find(look, Wanted(words="FLYEREN trykkes"))) == ["B-2026-04"]
    assert numbers(decisions.find(look, Wanted(words="b-2026-04"))) == ["B-2026-04"]
    assert {one.date.year for one in decisions.find(look, Wanted(year=2025))} == {2025}
    assert len(decisions.find(look, Wanted())) == len(decisions.every(look))


def test_R3_1_a_decision_is_found_by_the_goal_it_serves(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = finding.decision(desk.store.look(), "B-2025-02")
    decisions.edit(desk, one, goal="inclusive_culture")

    assert numbers(decisions.find(desk.store.look(), Wanted(goal="inclusive_culture"))) == ["B-2025-02"]
    with pytest.raises(NotFound, match="no goal called peace"):
        decisions.edit(desk, one, goal="peace")


def test_R3_2_decisions_on_vision_and_strategy_can_be_told_apart(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    strategic = decisions.find(desk.store.look(), Wanted(strategic=True))

    assert numbers(strategic) == ["B-2025-01"]


@pytest.mark.parametrize(
    ("clauses", "wanted", "found"),
    [
        ("3, 7.2", "7", True),
        ("3, 7.2", "7.2", True),
        ("10", "1", False),
        ("", "3", False),
        ("7", "7.2", False),
    ],
)
def test_a_section_holds_those_within_it(clauses: str, wanted: str, found: bool) -> None:
    assert touches(clauses, wanted) is found


def test_the_text_of_an_approved_decision_never_changes(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = finding.decision(desk.store.look(), "B-2026-04")

    with pytest.raises(Refused):
        decisions.edit(desk, one, text="Noget andet.")

    assert decisions.edit(desk, one, review=date(2027, 5, 1)).text == one.text


def test_a_decision_between_meetings_is_final_at_once(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    one = decisions.log_written(desk, "Flyeren trykkes i 700 eksemplarer.", date(2026, 11, 20))

    assert (one.number, one.meeting, one.written) == ("B-2026-06", "", True)
    assert numbers(decisions.find(desk.store.look(), Wanted(written=True))) == ["B-2026-06"]
    with pytest.raises(Refused, match="decided in writing"):
        decisions.edit(desk, one, text="800")
    with pytest.raises(WrongUse):
        decisions.log_written(desk, " ")
    with pytest.raises(WrongUse):
        decisions.log_written(desk, "I morgen.", date(2026, 11, 23))


def test_a_replaced_decision_and_its_successor_point_at_each_other(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    old = finding.decision(desk.store.look(), "B-2026-04")
    new = decisions.log_written(desk, "Flyeren trykkes i 700 eksemplarer.")

    old, new = decisions.replace(desk, old, new)

    assert (old.status, old.replaced_by, old.ended) == (DecisionStatus.REPLACED, new.id, new.date)
    assert new.replaces == old.id
    with pytest.raises(Refused):
        decisions.revoke(desk, old, "Overhalet.")
    with pytest.raises(Refused):
        decisions.replace(desk, new, new)


def test_a_decision_is_revoked_with_a_reason(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = finding.decision(desk.store.look(), "B-2026-04")

    with pytest.raises(WrongUse):
        decisions.revoke(desk, one, " ")
    one = decisions.revoke(desk, one, "Trykkeriet er lukket.")

    assert (one.status, one.ended) == (DecisionStatus.REVOKED, date(2026, 11, 22))
    assert numbers(decisions.find(desk.store.look(), Wanted(status=DecisionStatus.REVOKED))) == ["B-2026-04"]


def test_a_decision_asks_to_be_looked_at_again_on_its_day_while_it_stands(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()

    assert decisions.due_for_review(look, date(2027, 1, 31)) == []
    assert numbers(decisions.due_for_review(look, date(2027, 2, 1))) == ["B-2025-01"]

    decisions.revoke(desk, decisions.due_for_review(look, date(2027, 2, 1))[0], "Ny arbejdsform.")
    assert decisions.due_for_review(desk.store.look(), date(2027, 2, 1)) == []


def test_a_topic_is_followed_from_its_first_item_to_its_last_action(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    ahead = finding.meeting(look, 6)
    old = finding.decision(look, "B-2026-04")
    first = look.get(AgendaItem, old.item)
    later = agenda.add_item(desk, ahead, title="Flyer, igen", follows=first.id, kind="decision")
    minutes.capture(desk, later, "b: Flyeren genoptrykkes.")
    minutes.capture(desk, later, "o: koordinator bestil tryk 1/3")

    chain = decisions.chain(desk.store.look(), later)

    assert [(one.meeting, type(one.record)) for one in chain] == [
        (5, AgendaItem),
        (5, Decision),
        (5, Action),
        (5, Action),
        (5, Action),
        (6, AgendaItem),
        (6, Decision),
        (6, Action),
    ]
    assert [one.record.id for one in decisions.chain(desk.store.look(), old)] == [
        one.record.id for one in chain
    ]


def test_a_written_decision_joins_the_chain_of_what_it_replaces(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    old = finding.decision(desk.store.look(), "B-2026-04")
    new = decisions.log_written(desk, "Flyeren trykkes i 700 eksemplarer.")
    decisions.replace(desk, old, new)

    chain = decisions.chain(desk.store.look(), old)

    assert (chain[-1].record.id, chain[-1].meeting) == (new.id, None)


def test_a_review_comes_back_as_a_proposal_and_stays_in_the_chain(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = finding.meeting(desk.store.look(), 6)
    found = {one.key: one for one in proposals.for_meeting(desk, meeting)}["decision:B-2025-01"]
    assert found.day == date(2027, 2, 1)

    item = proposals.accept(desk, meeting, found.key)

    decision = finding.decision(desk.store.look(), "B-2025-01")
    assert item.id in [one.record.id for one in decisions.chain(desk.store.look(), decision)]
