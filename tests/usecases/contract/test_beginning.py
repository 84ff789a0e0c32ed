"""Hvor vi begyndte: the evaluation's figures as they stand there, each with n, and beside nothing else."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.usecases.contract.beginning import beginning, small_jobs
from coc_tui.usecases.papers import registers
from coc_tui.usecases.today.search import search
from tests.support.fresh import fresh_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fresh_desk(tmp_path, date(2025, 9, 1), spoken="da")


def value(desk: Desk, id: str) -> object:
    return next(one.value for one in beginning(desk) if one.id == id)


def test_the_members_are_told_by_municipality_and_size(desk: Desk) -> None:
    counts = [
        value(desk, id) for id in ("members", "passive_members", "engaged", "never_attended", "industries")
    ]
    assert counts == [44, 14, 58, 7, 9]
    towns = {one.title: one.value for one in beginning(desk) if one.id.startswith("municipality.")}
    assert towns["Medlemmer i Ishøj"] == 32
    assert sum(int(str(count)) for count in towns.values()) == 44
    sizes = {one.title: one.value for one in beginning(desk) if one.id.startswith("employees.")}
    assert sizes["Medlemmer med under 10 ansatte"] == 13
    assert sum(int(str(count)) for count in sizes.values()) == 44


def test_what_was_paid_stands_year_by_year(desk: Desk) -> None:
    costs = [(one.first, one.last, one.value) for one in beginning(desk) if one.id.startswith("cost")]
    assert costs == [
        (date(2022, 9, 1), date(2023, 8, 31), Decimal("350000.00")),
        (date(2023, 9, 1), date(2024, 8, 31), Decimal("300000.00")),
        (date(2024, 9, 1), date(2025, 8, 31), Decimal("300000.00")),
        (date(2022, 9, 1), date(2025, 8, 31), Decimal("950000.00")),
    ]


def test_the_survey_has_a_month_and_no_day_and_no_percent_without_n(desk: Desk) -> None:
    asked = [one for one in beginning(desk) if one.id.startswith("survey")]
    assert {(one.last, one.month, one.when) for one in asked} == {(None, "2025-05", "maj 2025")}
    assert [one.count for one in asked] == [
        "11 af 44 (25 %)",
        "6 af 11 (54,5 %)",
        "7 af 11 (63,6 %)",
        "9 af 11 (81,8 %)",
        "8 af 11 (72,7 %)",
        "11 af 11 (100 %)",
        "9 af 11 (81,8 %)",
        "11 af 11 (100 %)",
        "8 af 11 (72,7 %)",
    ]
    tie = asked[-1].title
    assert "den landsdækkende organisation" in tie
    assert "nogen eller stor betydning" in tie


def test_the_events_are_as_printed(desk: Desk) -> None:
    assert value(desk, "events") == 12
    titles = [one.title for one in beginning(desk) if one.id.startswith("event.")]
    assert titles[8] == "Snak og Spis med Umut Sakarya, Skovhytten"
    assert titles[-1] == "Virksomhedsbesøg, Glad Teknik (måske)"


def test_the_small_jobs_are_a_measure_of_their_own(desk: Desk) -> None:
    found = small_jobs(desk)
    assert found is not None
    assert (found.value, found.first, found.last, str(found.per_quarter)) == (
        202,
        date(2023, 2, 8),
        date(2025, 5, 21),
        "22.1",
    )
    measures = {one.id: one.clause for one in desk.agreement().results.measures}
    assert measures["small_jobs"] == "", "section 10 counts something else"
    assert found.title == language.localised(
        next(one.title for one in desk.agreement().results.measures if one.id == "small_jobs")
    )


def test_an_agreement_that_tells_nothing_of_before_has_no_beginning(tmp_path: Path) -> None:
    other = fresh_desk(tmp_path, date(2026, 3, 1), "havneby")
    assert beginning(other) == ()
    assert registers.register("baseline").rows(other) == []


def test_it_is_a_register_and_in_the_search(desk: Desk) -> None:
    data = registers.view(desk, "baseline").data
    assert [one["id"] for one in data] == [one.id for one in beginning(desk)]
    assert [hit.id for hit in search(desk, "albertslund").hits] == ["municipality.Albertslund"]
    assert [hit.id for hit in search(desk, "landsdækkende organisation").hits] == ["survey.national_tie"]


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_every_line_is_told_in_both_languages(desk: Desk, spoken: str) -> None:
    language.choose(spoken)
    assert all(one.title and one.part and one.source for one in beginning(desk))
