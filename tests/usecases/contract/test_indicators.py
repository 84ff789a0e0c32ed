"""The early warnings: measured from the case, entered by hand, or too few; with limits of the group's own."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.agreement.indicators import Light
from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting, Presence
from coc_tui.domain.people import Owner, Participant
from coc_tui.errors import NotFound, WrongUse
from coc_tui.usecases.contract import indicators, members, planning, results
from coc_tui.usecases.contract.indicators import IndicatorReading
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import agenda, attendance, minutes
from coc_tui.usecases.records import finding, meetings, people
from tests.support.cases import FrozenClock, at, demo_desk


def reading(desk: Desk, indicator: str) -> IndicatorReading:
    return next(one for one in indicators.readings(desk) if one.indicator.id == indicator)


def shown(desk: Desk, indicator: str) -> tuple[float | None, Light]:
    one = reading(desk, indicator)
    return (None if one.value is None else float(one.value)), one.light


def moved_to(desk: Desk, clock: FrozenClock) -> Desk:
    return Desk(desk.store, clock, desk.person, desk.folders)


def held(
    desk: Desk, day: date, companies: int, *, target_group: bool = True, management: bool = True
) -> None:
    event = planning.confirm(
        desk, planning.plan(desk, "Møde", day, starts=time(9), planned_minutes=120, with_partner=False)
    )
    planning.hold(
        moved_to(desk, at(day.year, day.month, day.day)),
        event,
        with_partner=False,
        companies=companies,
        target_group=target_group,
        management=management,
    )


def test_there_is_a_reading_for_every_warning_and_each_belongs_to_a_risk(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    found = indicators.readings(desk)

    assert [one.indicator for one in found] == list(desk.agreement().indicators)
    assert {one.indicator.id for one in indicators.of_risk(found, 8)} == {
        "missing_budget",
        "budget_spent",
        "invoice_late",
    }


def test_with_too_little_to_go_by_it_says_so(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    for name in ("companies_per_event", "falling_participation", "candidates_per_opening", "missing_budget"):
        assert reading(desk, name).light == Light.TOO_FEW, name
    assert reading(desk, "companies_per_event").observations == 5


def test_RISK_1_companies_per_event_last_three_against_the_three_before(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    held(desk, date(2026, 11, 20), 9)

    one = reading(desk, "companies_per_event")

    assert one.value == Decimal(100 * (18 + 17 + 9 - 21 - 19 - 24)) / 64
    assert one.light == Light.YELLOW


def test_R8_2_RISK_1_members_who_never_came_new_members_and_seats(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert reading(desk, "never_attended").light == Light.NORMAL
    assert reading(desk, "new_members").value == 1

    for number in range(8):
        members.add(desk, f"Sovende Eksempel {number}")
    seat = next(
        one for one in people.on_seats(desk.store.look(), date(2026, 11, 22)) if one.role == "company_rep"
    )
    people.edit(desk, seat, until=date(2026, 11, 1))

    assert reading(desk, "never_attended").light == Light.RED
    assert shown(desk, "representatives") == (
        3,
        Light.YELLOW,
    )


def test_RISK_2_and_6_events_in_a_row_without_target_group_or_management(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    held(desk, date(2026, 11, 20), 9, target_group=False, management=False)
    held(desk, date(2026, 11, 21), 9, target_group=False)

    assert reading(desk, "events_without_target_group").light == Light.RED
    assert reading(desk, "no_management_at_event").light == Light.NORMAL


def test_RISK_4_jobs_in_the_newest_quarter(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 20))
    quarter = (date(2026, 10, 1), date(2026, 12, 31))
    assert reading(desk, "jobs_per_quarter").value == 21

    results.record(desk, "jobs", *quarter, 9, source="Jobcentret", definition="småjobs")

    assert shown(desk, "jobs_per_quarter") == (9, Light.RED)


def test_RISK_5_those_who_ended_within_three_months(tmp_path: Path) -> None:
    one = reading(demo_desk(tmp_path), "early_endings")

    assert (round(one.value or 0, 1), one.observations, one.light) == (Decimal("27.8"), 18, Light.YELLOW)


def test_what_the_case_cannot_measure_is_entered_as_a_result(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    quarter = (date(2026, 7, 1), date(2026, 9, 30))
    results.record(desk, "candidates_per_opening", *quarter, 12, n=10, source="Jobcentret")
    results.record(desk, "filled_openings", *quarter, 4, n=10, source="Jobcentret")
    results.record(desk, "company_flags", *quarter, 2, source="To virksomheder")

    assert shown(desk, "candidates_per_opening") == (
        1.2,
        Light.NORMAL,
    )
    assert shown(desk, "filled_openings") == (
        40,
        Light.YELLOW,
    )
    assert reading(desk, "company_flags").light == Light.RED
    assert reading(moved_to(desk, at(2027, 6, 1)), "company_flags").light == Light.TOO_FEW


def test_R5_2_RISK_6_meetings_in_a_row_without_the_head(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    look = desk.store.look()
    chief = next(one for one in look.all(Participant) if one.role == "head_of_business")
    meeting = minutes.begin(desk, finding.meeting(look, 6))
    meeting = attendance.set_presence(desk, meeting, chief, Presence.REGRETS)
    for item in finding.items(desk.store.look(), meeting):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    minutes.end(desk, meeting, time(10))

    assert shown(desk, "chief_absent") == (1, Light.YELLOW)


def test_RISK_6_overdue_actions_of_the_jobcentres_roles(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    for _ in range(3):
        actions.add(desk, "Noget", [Owner(kind="role", key="jobcentre_rep")], due=date(2026, 11, 1))
    actions.add(desk, "Andet", [Owner(kind="role", key="adviser")], due=date(2026, 11, 1))

    assert shown(desk, "overdue_jobcentre_actions") == (4, Light.RED)


def test_RISK_7_a_change_of_coordinator_and_the_days_without_one(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    old = next(one for one in desk.store.look().all(Participant) if one.role == "coordinator")
    people.edit(desk, old, until=date(2026, 9, 30))
    people.add(desk, Participant(role="coordinator", name="Afløseren", since=date(2026, 10, 21)))

    assert reading(desk, "coordinator_changes").value == 1
    assert shown(desk, "vacancy_days") == (20, Light.YELLOW)


def test_RISK_7_days_until_the_draft_was_sent(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2026, 11, 22))
    meeting = meetings.plan(desk, date(2026, 11, 10), time(9), standing=False)
    item = agenda.add_item(desk, meeting, title="Et punkt")
    meeting = minutes.begin(desk, desk.store.look().get(Meeting, meeting.id))
    minutes.set_outcome(desk, item, Outcome.TREATED)
    minutes.end(desk, meeting, time(10))

    assert shown(desk, "draft_days") == (12, Light.YELLOW)


def test_RISK_8_an_invoice_that_has_not_come(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    assert reading(desk, "invoice_late").light == Light.NORMAL
    assert reading(moved_to(desk, at(2027, 10, 20)), "invoice_late").light == Light.YELLOW


def test_the_limits_are_the_groups_to_change(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    indicators.set_limits(desk, "never_attended", Decimal(5), Decimal(10))

    one = reading(desk, "never_attended")

    assert (one.light, one.indicator.yellow) == (Light.RED, Decimal(5))
    assert one in indicators.triggered(desk)
    with pytest.raises(WrongUse):
        indicators.set_limits(desk, "never_attended", Decimal(10), Decimal(5))
    with pytest.raises(NotFound):
        indicators.set_limits(desk, "mood", Decimal(1), Decimal(2))


def test_an_action_done_is_no_longer_a_warning(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    late = finding.action(desk.store.look(), "O-2026-09")
    actions.set_status(desk, late, ActionStatus.DONE)

    assert reading(desk, "overdue_jobcentre_actions").value == 0
