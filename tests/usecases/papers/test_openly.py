"""A value follows the item it was set under: no outside edition tells what was set under a closed one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents import formats, markdown
from coc_tui.documents.evaluation import evaluation
from coc_tui.documents.minutes import minutes as document
from coc_tui.documents.outgoing import register_leaving
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.risks import Risk, RiskStatus
from coc_tui.usecases.followup import decisions, risks
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.evaluation import pack
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk

NETWORK, PUBLIC, GROUP = Audience.NETWORK, Audience.PUBLIC, Audience.GROUP
OUTSIDE = pytest.mark.parametrize("audience", [NETWORK, PUBLIC])
OPEN, CLOSED = 5, 7
"""Places on the agenda of meeting 6."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    minutes.begin(desk, finding.meeting(desk.store.look(), 6))
    return desk


def item(desk: Desk, place: int) -> AgendaItem:
    look = desk.store.look()
    return finding.items(look, finding.meeting(look, 6))[place - 1]


def risk(desk: Desk, number: int) -> Risk:
    return next(one for one in risks.every(desk.store.look()) if one.number == number)


def assess(desk: Desk, number: int, degrees: tuple[int, int], place: int | None = None) -> None:
    under = item(desk, place) if place else None
    risks.assess(desk, risk(desk, number), *degrees, "Derfor.", item=under)


def fresh(desk: Desk, title: str = "Ny risiko") -> int:
    """A risk nobody has assessed."""
    return risks.add(desk, title).number


def register(desk: Desk, name: str, key: str, audience: Audience) -> tuple[str, dict[str, object]]:
    """The row of one record: as a reader sees it, and as a program does."""
    leaving = register_leaving(desk, name, audience)
    (row,) = [one for one in formats.rendered(leaving.document, "md").decode().split("\n") if key in one]
    data = json.loads(formats.made(desk, leaving, "json"))
    return row, next(one for one in data if key in one.values())


@OUTSIDE
def test_a_register_shows_the_last_assessment_made_in_the_open(desk: Desk, audience: Audience) -> None:
    number = fresh(desk)
    assess(desk, number, (2, 3), OPEN)
    assess(desk, number, (5, 5), CLOSED)
    row, data = register(desk, "risks", f"RISK-{number}", audience)
    assert "2×3 = 6" in row
    assert (data["likelihood"], data["impact"], data["score"], data["level"]) == (2, 3, 6, "medium")
    row, data = register(desk, "risks", f"RISK-{number}", GROUP)
    assert "5×5 = 25" in row
    assert data["score"] == 25


@OUTSIDE
def test_where_there_is_none_it_says_so(desk: Desk, audience: Audience) -> None:
    number = fresh(desk)
    assess(desk, number, (5, 5), CLOSED)
    row, data = register(desk, "risks", f"RISK-{number}", audience)
    assert "Vurderet på et lukket punkt" in row
    assert "25" not in row
    assert (data["likelihood"], data["score"], data["level"]) == (None, None, None)
    assert data["status"] == "not_assessed"
    assert data["next_review"] is None, "the day of the next review would tell the day of the closed one"


@OUTSIDE
def test_before_in_the_next_open_minutes_is_what_was_known_in_the_open(
    desk: Desk, audience: Audience
) -> None:
    known, unknown = fresh(desk, "Kendt"), fresh(desk, "Ukendt")
    assess(desk, known, (2, 3))
    for number in (known, unknown):
        assess(desk, number, (5, 5), CLOSED)
        assess(desk, number, (4, 4), OPEN)
    meeting = finding.meeting(desk.store.look(), 6)
    told = markdown.render(document(editions.minutes_view(desk, meeting, audience)).blocks)
    assert f"| RISK-{known} Kendt | 2×3 = 6 Middel | 4×4 = 16 Høj |" in told
    assert f"| RISK-{unknown} Ukendt | Vurderet på et lukket punkt | 4×4 = 16 Høj |" in told
    assert "25" not in told
    whole = markdown.render(document(editions.minutes_view(desk, meeting, GROUP)).blocks)
    assert f"| RISK-{known} Kendt | 5×5 = 25 Høj | 4×4 = 16 Høj |" in whole


@OUTSIDE
def test_the_evaluation_tells_the_course_as_it_was_in_the_open(desk: Desk, audience: Audience) -> None:
    known, unknown = fresh(desk, "Kendt"), fresh(desk, "Ukendt")
    assess(desk, known, (2, 3), OPEN)
    for number in (known, unknown):
        assess(desk, number, (5, 5), CLOSED)
    told = markdown.render(evaluation(pack(desk, audience)).blocks)
    assert f"| RISK-{known} Kendt | 2×3 = 6 Middel | 2×3 = 6 Middel | Åben | 1 |" in told
    assert f"| RISK-{unknown} Ukendt |  | Vurderet på et lukket punkt | Ikke vurderet | 0 |" in told
    assert "5×5" not in told


@OUTSIDE
def test_a_risk_added_under_a_closed_item_is_nowhere_outside(desk: Desk, audience: Audience) -> None:
    minutes.capture(desk, item(desk, CLOSED), "r: Hemmelig uro")
    assert "Hemmelig uro" in markdown.render(evaluation(pack(desk)).blocks)
    assert "Hemmelig uro" not in markdown.render(evaluation(pack(desk, audience)).blocks)
    assert (
        "Hemmelig uro" not in formats.made(desk, register_leaving(desk, "risks", audience), "json").decode()
    )


@OUTSIDE
def test_a_status_set_under_a_closed_item_is_not_told(desk: Desk, audience: Audience) -> None:
    risks.set_status(desk, risk(desk, 1), RiskStatus.OCCURRED, "Fordi.", item=item(desk, CLOSED))
    row, data = register(desk, "risks", "RISK-1", audience)
    assert "Ændret på et lukket punkt" in row
    assert "Indtruffet" not in row
    assert data["status"] is None


@OUTSIDE
def test_what_replaced_a_decision_under_a_closed_item_is_not_told(desk: Desk, audience: Audience) -> None:
    old = decisions.every(desk.store.look())[0]
    minutes.capture(desk, item(desk, CLOSED), "b: Hemmelig afløser")
    new = next(one for one in decisions.every(desk.store.look()) if one.text == "Hemmelig afløser")
    decisions.replace(desk, old, new)
    row, data = register(desk, "decisions", old.number, audience)
    assert "Ændret på et lukket punkt" in row
    assert "Erstattet" not in row
    assert data["status"] is None
    told = markdown.render(evaluation(pack(desk, audience)).blocks)
    assert "ændret på et lukket punkt" in told
    assert "Hemmelig" not in told


def test_actions_of_closed_items_are_not_counted_outside(desk: Desk) -> None:
    later = replace(desk, clock=at(2027, 3, 1))
    before = pack(later, PUBLIC).overdue
    minutes.capture(desk, item(desk, CLOSED), "o: koordinator hemmelig opgave 12/2")
    assert pack(later).overdue > before
    assert pack(later, PUBLIC).overdue == before


@OUTSIDE
def test_a_count_too_small_to_show_is_not_in_the_data_either(desk: Desk, audience: Audience) -> None:
    data = json.loads(formats.made(desk, register_leaving(desk, "results", audience), "json"))
    small = [one for one in data if one["small"]]
    assert small
    assert {(one["value"], one["n"]) for one in small} == {(None, None)}
