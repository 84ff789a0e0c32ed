"""Settings: every ambiguity has a default, a question, a reason, and a choice."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.domain.case import Deadlines
from coc_tui.errors import WrongUse
from coc_tui.usecases.contract import results
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.papers import editions
from coc_tui.usecases.records import finding
from coc_tui.usecases.term import settings
from coc_tui.usecases.today.overview import overview
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk


def test_A1_to_A18_are_all_there_and_explained(tmp_path: Path) -> None:
    there = settings.choices(fresh_desk(tmp_path, date(2026, 11, 22)))
    assert {one.id for one in there} >= {f"A{number}" for number in range(1, 19)}
    assert all(one.question and one.why and one.clause for one in there)
    assert not any(one.chosen for one in there)


def test_a_choice_is_kept_and_can_be_put_back(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert settings.choose(desk, "quota_basis", "agreement").chosen
    assert desk.case().settings == {"quota_basis": "agreement"}
    assert not settings.choose(desk, "quota_basis", "calendar").chosen
    assert desk.case().settings == {}


def test_a_number_is_read_as_one(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert settings.choose(desk, "review_days", "3").value == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quota_basis", "lunar"),
        ("review_days", "soon"),
        ("review_days", -1),
        ("chair_role", "king"),
        ("chair_title", "  "),
        ("colour", "red"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(tmp_path: Path, name: str, value: str | int) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    with pytest.raises(WrongUse):
        settings.choose(desk, name, value)


def test_A9_fewer_representatives_can_be_enough(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert [one.duty for one in overview(desk).duties].count("composition") == 1
    settings.choose(desk, "fewest_reps", 0)
    assert "composition" not in [one.duty for one in overview(desk).duties]


def test_the_groups_own_deadlines_can_be_changed(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert settings.set_deadlines(desk, draft=5) == Deadlines(draft=5)
    with pytest.raises(WrongUse):
        settings.set_deadlines(desk, agenda=91)


def test_the_second_agreement_has_its_one_question(tmp_path: Path) -> None:
    (only,) = settings.choices(fresh_desk(tmp_path, date(2027, 2, 1), "havneby"))
    assert (only.name, only.value) == ("quota_basis", "agreement")


def test_A18_the_chair_is_called_by_the_title_chosen_and_answers_to_the_old_one(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    settings.choose(desk, "chair_title", "Centerchef")
    look = desk.store.look()
    meeting = finding.meeting(look, 6)

    minutes.capture(desk, finding.item(look, meeting, "4"), "o: erhvervs- og beskæftigelseschef plan 18/2")

    view = editions.minutes_view(desk, finding.meeting(desk.store.look(), 6))
    assert view.meeting.chair == "Centerchef"
    assert [one.owner for item in view.items for one in item.actions] == ["Centerchef"]


def test_A16_the_name_beside_the_partners_can_be_another(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    settings.choose(desk, "second_logo", "Ishøj Kommune")

    meeting = finding.meeting(desk.store.look(), 6)
    assert editions.agenda_view(desk, meeting).meeting.letterhead == ("Code of Care Ishøj", "Ishøj Kommune")


def test_every_answer_that_can_be_changed_is_asked_for_somewhere(tmp_path: Path) -> None:
    package = Path(settings.__file__).parents[2]
    code = "".join(one.read_text(encoding="utf-8") for one in package.rglob("*.py"))
    there = settings.choices(fresh_desk(tmp_path, date(2026, 11, 22)))
    assert [one.name for one in there if not one.fixed and f'"{one.name}"' not in code] == []


def test_A8_the_facilitator_is_the_coordinator_and_nobody_else(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert settings.choice(desk, "facilitator_role").fixed
    with pytest.raises(WrongUse):
        settings.choose(desk, "facilitator_role", "adviser")


def test_A14_the_follow_up_is_asked_after_the_months_chosen(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    assert results.checkpoints(desk) == ("3", "6", "12")
    settings.choose(desk, "retention_checkpoints", "6 og 18")
    assert results.checkpoints(desk) == ("6", "18")
