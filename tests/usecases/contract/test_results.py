"""The results of section 10: by period, with source and n, shared, flagged when small, rightly compared."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui import language
from coc_tui.domain.results import Snapshot, series
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.usecases.contract import results
from coc_tui.usecases.papers import registers
from coc_tui.usecases.papers.evaluation import pack
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.term import ending
from tests.support.cases import at, demo_desk
from tests.support.fresh import fresh_desk, on

Q4 = (date(2026, 10, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _danish() -> None:
    language.choose("da")


def figure(value: int, quarter: int, definition: str = "ens", **fields: object) -> Snapshot:
    first = date(2026, 3 * quarter - 2, 1)
    last = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))[quarter - 1]
    return Snapshot.model_validate(
        {
            "measure": "jobs",
            "first": first,
            "last": last,
            "value": value,
            "definition": definition,
            "source": "optælling",
            **fields,
        }
    )


def test_R10_1_a_quarters_figures_are_entered_with_source_and_shared(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 20))

    one = results.record(desk, "jobs", *Q4, 19, source="Jobcentret", definition="Nye småjobs")
    assert one in results.unshared(desk.store.look())
    (one,) = results.share(desk, [one])

    assert one.shared == date(2027, 1, 20)
    assert results.unshared(desk.store.look()) == []
    newest = results.latest(desk.store.look(), "jobs", date(2027, 1, 20))
    assert newest is not None
    assert newest.value == 19


def test_a_corrected_figure_is_to_be_shared_anew(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = results.latest(desk.store.look(), "jobs", date(2026, 11, 22))
    assert one is not None

    with pytest.raises(Refused):
        results.remove(desk, one)
    assert results.edit(desk, one, note="Uden fleksjobs").shared == date(2026, 11, 19)
    again = results.latest(desk.store.look(), "jobs", date(2026, 11, 22))
    assert again is not None
    assert results.edit(desk, again, value=22).shared is None


def test_a_figure_that_cannot_be_is_refused(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 20))

    with pytest.raises(NotFound):
        results.record(desk, "happiness", *Q4, 3, source="x")
    with pytest.raises(WrongUse, match="source"):
        results.record(desk, "jobs", *Q4, 3)
    with pytest.raises(WrongUse):
        results.record(desk, "jobs", *Q4, -1, source="x")
    with pytest.raises(WrongUse):
        results.record(desk, "jobs", Q4[1], Q4[0], 3, source="x")
    with pytest.raises(WrongUse, match="not come"):
        results.record(desk, "jobs", date(2027, 1, 1), date(2027, 3, 31), 3, source="x")
    results.record(desk, "jobs", *Q4, 3, source="x")
    with pytest.raises(Refused, match="already"):
        results.record(desk, "jobs", *Q4, 4, source="x")


def test_R10_3_retention_is_a_count_of_a_count_after_so_many_months(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 20))

    with pytest.raises(WrongUse, match="months"):
        results.record(desk, "retained", *Q4, 11, source="x")
    with pytest.raises(WrongUse):
        results.record(desk, "retained", *Q4, 14, n=13, months=3, source="x")
    for months in (3, 6, 12):
        results.record(desk, "retained", *Q4, 11, n=13, months=months, source="x")

    shown = [one for one in results.figures(desk) if one.snapshot.first == Q4[0]]
    assert [str(one.percent) for one in shown] == ["84.6", "84.6", "84.6"]


@pytest.mark.parametrize(
    ("value", "n", "small"),
    [(4, None, True), (5, None, False), (0, None, True), (11, 13, True), (13, 18, False), (13, 13, False)],
)
def test_R10_3_a_count_that_could_point_at_somebody_is_flagged(
    value: int, n: int | None, small: bool
) -> None:
    assert figure(value, 1, n=n).small(5) is small


def test_a_small_count_is_not_printed_outside_the_group(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    inside = registers.view(desk, "results").rows
    outside = registers.view(desk, "results", Audience.PUBLIC).rows

    assert ["12 af 14" in row for row in inside].count(True) == 1
    assert not any("12 af 14" in row for row in outside)
    assert any("under 5" in row for row in outside)
    assert all(not one.small for one in pack(desk, Audience.PUBLIC).results)


def test_figures_of_different_definition_are_never_one_series() -> None:
    first, second = series([figure(10, 1, "småjobs"), figure(30, 2, "alle job"), figure(33, 3, "alle job")])

    assert {first.definition: first.difference, second.definition: second.difference} == {
        "småjobs": None,
        "alle job": 3,
    }


def test_periods_of_different_length_and_shares_have_no_difference() -> None:
    year = figure(80, 4).with_(first=date(2026, 1, 1))
    assert [one.difference for one in series([figure(10, 1), year])] == [None]

    shares = [figure(11, 1, n=13, months=3), figure(12, 2, n=20, months=3)]
    assert [one.difference for one in series(shares)] == [None]


def test_what_is_missing_is_told_by_period(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 20))

    assert results.periods(desk)[0] == (date(2025, 9, 1), date(2025, 9, 30))
    assert [(one.measure, one.first) for one in results.gaps(desk)] == [
        ("companies", date(2026, 10, 1)),
        ("jobs", date(2026, 10, 1)),
    ]


def test_R10_1_a_period_is_missing_the_day_after_it_ends(tmp_path: Path) -> None:
    on_the_last_day = fresh_desk(tmp_path, date(2026, 3, 31))
    assert results.periods(on_the_last_day)[-1] == (date(2025, 10, 1), date(2025, 12, 31))
    assert results.periods(on(on_the_last_day, date(2026, 4, 1)))[-1] == (date(2026, 1, 1), date(2026, 3, 31))


def test_A23_the_last_months_are_asked_for_as_a_short_period(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 9, 1))
    assert results.periods(desk)[-1] == (date(2028, 7, 1), date(2028, 8, 31))
    assert results.gaps(desk)[-1].last == date(2028, 8, 31)
    assert results.periods(on(desk, date(2028, 8, 31)))[-1] == (date(2028, 4, 1), date(2028, 6, 30))
    assert results.periods(on(desk, date(2029, 6, 1))) == results.periods(desk)


def test_A23_after_an_early_end_nothing_is_asked_for_beyond_it(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 1, 11))
    ending.give_notice(desk, "municipality", date(2027, 1, 10), "Brev")
    later = on(desk, date(2028, 6, 1))
    assert results.periods(later)[-1] == (date(2027, 7, 1), date(2027, 7, 31))
    assert all(gap.last <= date(2027, 7, 31) for gap in results.gaps(later))


def test_A13_an_agreement_counts_by_the_months_its_own_file_says(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2029, 1, 1), "havneby")
    assert desk.agreement().results.period_months == 6
    whole = [(last - first).days for first, last in results.periods(desk)[1:-1]]
    assert whole
    assert all(180 <= days <= 184 for days in whole)


@given(
    today=st.dates(date(2025, 8, 1), date(2029, 1, 31)),
    months=st.sampled_from([3, 6, 12]),
    end=st.dates(date(2025, 10, 1), date(2028, 8, 31)),
)
def test_A13_periods_follow_each_other_without_gap_until_the_end(today: date, months: int, end: date) -> None:
    found = list(results.cut(date(2025, 9, 1), end, months, today))
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(found))
    assert all(first <= last < today and last <= end for first, last in found)
    if today > end:
        assert (found[0][0], found[-1][1]) == (date(2025, 9, 1), end)


def test_R10_2_the_evaluation_pack_gathers_what_the_period_left_behind(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    found = pack(desk)

    assert (found.since, found.until, found.meetings) == (date(2025, 9, 1), date(2026, 11, 22), 5)
    assert (found.given, found.done, found.overdue) == (15, 12, 1)
    assert {one.risk.number: (one.first, one.now) for one in found.risks}[1] == ((4, 4), (3, 4))
    assert sum(len(goal.decisions) for goal in found.goals) + len(found.untagged) == 7
    assert found.quota.held == 5
    assert len(found.topics) == 3
    assert [table.name for table in found.tables] == ["results", "decisions", "risks", "actions"]
