"""The risk register: assessed with a reason, seen on the map, closed and never deleted."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.people import Owner
from coc_tui.domain.risks import Risk, RiskLevel, RiskStatus, Strategy
from coc_tui.errors import Refused, WrongUse
from coc_tui.store import Look
from coc_tui.usecases.followup import risks
from coc_tui.usecases.records import finding
from tests.support.cases import demo_desk


def risk(look: Look, number: int) -> Risk:
    return next(one for one in risks.every(look) if one.number == number)


def test_R11_1_the_agreements_eight_risks_are_there_and_those_not_assessed_say_so(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    found = risks.every(desk.store.look())

    assert [one.number for one in found] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {one.clause for one in found} == {"11"}
    assert [one.number for one in found if one.status == RiskStatus.NOT_ASSESSED] == [2, 3, 5, 6]
    assert risks.suggestion(desk, risk(desk.store.look(), 2)) == (3, 4)
    assert risks.suggestion(desk, risk(desk.store.look(), 1)) is None


def test_the_map_shows_where_each_risk_came_from(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    marks = {one.risk.number: one for one in risks.on_map(desk.store.look())}

    assert (marks[1].came_from, marks[1].at, marks[1].level) == ((4, 4), (3, 4), RiskLevel.MEDIUM)
    assert (marks[8].came_from, marks[8].at) == ((2, 4), (1, 4))
    assert marks[4].came_from is None
    assert set(marks) == {1, 4, 7, 8}


def test_R11_2_the_history_tells_when_why_and_at_which_item(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()

    history = risks.history(look, risk(look, 1))

    assert [(one.meeting, one.item) for one in history] == [(1, "4"), (3, "4"), (5, "5")]
    assert history[1].assessment.reason == "fem nye virksomheder i foråret"


def test_an_assessment_needs_a_reason_and_degrees_there_are(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = risk(desk.store.look(), 2)

    with pytest.raises(WrongUse, match="reason"):
        risks.assess(desk, one, 3, 4, " ")
    with pytest.raises(WrongUse):
        risks.assess(desk, one, 6, 4, "for højt")

    one = risks.assess(desk, one, 3, 4, "Få mødte op.")
    assert (one.degrees, one.status) == ((3, 4), RiskStatus.OPEN)


def test_an_assessment_under_an_item_lands_in_its_minutes(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 6), "5")

    risks.assess(desk, risk(look, 7), 4, 4, "Ny koordinator.", item=item)

    change = risks.changes_of_item(desk.store.look(), item)[0]
    assert (change.risk.number, change.before, change.after) == (7, (2, 4), (4, 4))
    assert change.risk.current is not None
    assert change.risk.current.date == date(2027, 2, 4)


def test_closing_a_risk_keeps_it_with_the_reason_and_notes_it_under_the_item(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 6), "5")

    with pytest.raises(WrongUse):
        risks.set_status(desk, risk(look, 8), RiskStatus.CLOSED, "")
    closed = risks.set_status(desk, risk(look, 8), RiskStatus.CLOSED, "Budgettet er flerårigt.", item=item)

    look = desk.store.look()
    assert risk(look, 8).status_reason == "Budgettet er flerårigt."
    assert "Budgettet er flerårigt." in look.get(AgendaItem, item.id).notes
    assert 8 not in {one.risk.number for one in risks.on_map(look)}
    with pytest.raises(Refused):
        risks.assess(desk, closed, 1, 1, "igen")


def test_no_risk_is_changed_under_an_item_of_approved_minutes(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 5), "5")

    with pytest.raises(Refused):
        risks.assess(desk, risk(look, 1), 1, 1, "bagefter", item=item)
    with pytest.raises(Refused):
        risks.set_status(desk, risk(look, 1), RiskStatus.CLOSED, "bagefter", item=item)


def test_the_agreements_own_words_stand_and_the_rest_can_be_changed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = risk(desk.store.look(), 3)

    with pytest.raises(Refused, match="section 11"):
        risks.edit(desk, one, title="Noget andet")
    one = risks.edit(desk, one, strategy=Strategy.REDUCE, target=4, owner=Owner(kind="role", key="adviser"))

    assert (one.strategy, one.target) == (Strategy.REDUCE, 4)


def test_a_new_risk_gets_the_number_after_the_eight_and_may_be_reworded(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    new = risks.add(desk, "Lokaler kan ikke lejes")

    assert new.key == "RISK-9"
    assert risks.edit(desk, new, title="Lokaler mangler").title == "Lokaler mangler"
    with pytest.raises(WrongUse):
        risks.add(desk, " ")


def test_a_risk_is_looked_at_again_on_the_day_set_or_a_quarter_after_it_was_assessed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()

    assert risk(look, 1).review_due == date(2027, 2, 5)
    assert risk(look, 8).review_due == date(2027, 8, 1)
    assert [one.number for one in risks.due(look, date(2027, 2, 5))] == [1, 4, 7]
