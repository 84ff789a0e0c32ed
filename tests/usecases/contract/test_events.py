"""Events: five acts that are not the same, and how many of them the agreement covers."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.economy import HoursNote
from coc_tui.domain.events import CalledOffBy, Cover, Event
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.contract import economy, events, planning
from coc_tui.usecases.records import meetings
from coc_tui.usecases.term import settings
from coc_tui.usecases.term.query_context import query_context
from coc_tui.usecases.today.overview import overview
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk, on


def held(desk: Desk, *days: date, with_partner: bool = True) -> list[Event]:
    """Events planned and held on these days."""
    found = []
    for day in days:
        planned = planning.plan(desk, f"Møde {day}", day, with_partner=with_partner)
        found.append(planning.hold(on(desk, day), planned, with_partner=with_partner))
    return found


def by_year(desk: Desk) -> dict[int, int]:
    return {one.year: one.held for one in events.quota_view(desk).calendar}


def test_a_new_case_knows_the_twelve_events_before_it_and_the_tentative_one(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 1))
    before = events.every(desk.store.look())
    assert [one.state for one in before].count(EventState.HELD) == 12
    (tentative,) = [one for one in before if one.state is EventState.IDEA]
    assert (tentative.month, tentative.day, tentative.venue) == ("2025-09", None, "Glad Teknik")
    assert all(one.with_partner is None for one in before)
    assert events.quota_view(desk).held == 0


def test_the_tentative_event_can_be_planned_and_then_counts(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 1))
    idea = events.every(desk.store.look())[-1]
    planning.set_day(desk, idea, date(2025, 9, 18))
    assert events.quota_view(desk).planned == 1


def test_Q1_an_event_moved_within_the_year_counts_once_and_costs_nothing(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    event = planning.spend(desk, planning.plan(desk, "Vintermøde", date(2026, 2, 10)), Decimal(6))
    assert not events.cost_of_moving(desk, event, date(2026, 11, 12)).billable

    moved = planning.move(desk, event, date(2026, 11, 12), "sygdom")
    planning.hold(on(desk, date(2026, 11, 12)), moved, with_partner=True)
    assert by_year(desk)[2026] == 1
    assert desk.store.look().all(HoursNote) == []


def test_Q2_an_event_moved_to_another_year_shows_its_hours_as_billable_and_counts_there(
    tmp_path: Path,
) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 1))
    event = planning.spend(desk, planning.plan(desk, "Julemøde", date(2026, 12, 3)), Decimal(2))
    cost = events.cost_of_moving(desk, event, date(2027, 1, 21))
    assert (cost.billable, cost.amount, cost.inferred) == (True, Decimal("1390.00"), True)

    moved = planning.move(desk, event, date(2027, 1, 21))
    (view,) = [one for one in events.views(desk) if one.event.id == moved.id]
    assert [say(one) for one in view.remarks if "another year" in say(one)] == [
        "Moved to another year: hours spent so far can be billed."
    ]
    assert desk.store.look().all(HoursNote) == []
    assert {one.year: one.planned for one in events.quota_view(desk).calendar}[2027] == 1


def test_Q3_calling_off_costs_the_hours_spent_and_says_so_before_it_is_done(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    event = planning.spend(desk, planning.plan(desk, "Vintermøde", date(2026, 2, 10)), Decimal(6))
    cost = events.cost_of_calling_off(desk, event, CalledOffBy.AUTHORITY)
    assert (cost.amount, cost.amount_with_vat) == (Decimal("4170.00"), Decimal("5212.50"))
    assert desk.store.look().get(Event, event.id).state is EventState.PLANNED

    planning.call_off(desk, event, CalledOffBy.AUTHORITY, "ingen lokaler")
    (line,) = economy.money(desk).hours
    assert (line.line.amount, line.line.amount_with_vat) == (Decimal("4170.00"), Decimal("5212.50"))
    assert line.note.clause == "7.2"
    assert by_year(desk)[2026] == 0


def test_Q4_a_moved_event_without_a_date_is_billable_from_new_year(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 1))
    event = planning.spend(desk, planning.plan(desk, "Julemøde", date(2026, 12, 3)), Decimal(2))
    moved = planning.move(desk, event, None)
    assert moved.date_missing
    assert (date(2027, 1, 1), "7.2") in [(one.date, one.clause) for one in overview(desk).deadlines]

    later = on(desk, date(2027, 1, 2))
    assert events.cost_of_moving(later, moved, None).amount == Decimal("1390.00")
    assert any("Moved, date missing" in one for one in overview(later).warnings)


@pytest.mark.parametrize("by", [CalledOffBy.PARTNER, CalledOffBy.HOST])
def test_Q5_nobody_pays_when_partner_or_host_calls_off(tmp_path: Path, by: CalledOffBy) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    event = planning.spend(desk, planning.plan(desk, "Vintermøde", date(2026, 2, 10)), Decimal(6))
    planning.call_off(desk, event, by, "sygdom")
    assert economy.money(desk).hours == ()


def test_Q6_the_fifth_event_asks_for_its_decision(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    for month in (2, 4, 6, 9):
        planning.plan(desk, f"Møde {month}", date(2026, month, 12))
    with pytest.raises(events.BeyondQuota) as asked:
        planning.plan(desk, "Det femte", date(2026, 11, 12))
    assert asked.value.excess.number == 5
    assert asked.value.excess.choices == (("purchase", "6"), ("attendance", "7.1"))
    with pytest.raises(Refused):
        planning.plan(desk, "Det femte", date(2026, 11, 12), cover=Cover.PURCHASE)

    fifth = planning.plan(desk, "Det femte", date(2026, 11, 12), cover=Cover.PURCHASE, decision="B-2026-04")
    assert (fifth.cover, fifth.cover_decision) == (Cover.PURCHASE, "B-2026-04")
    assert [one.duty for one in overview(desk).duties if one.duty == "quota"] == []


def test_Q6_an_idea_for_a_fifth_event_asks_the_group_and_is_planned_with_its_answer(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    for month in (2, 4, 6, 9):
        planning.plan(desk, f"Møde {month}", date(2026, month, 12))
    idea = planning.add_idea(desk, "Det femte", day=date(2026, 11, 12))
    (duty,) = [one for one in overview(desk).duties if one.duty == "quota"]
    assert (duty.record, duty.clause, duty.decides) == (idea.id, "3", True)

    planning.cover_event(desk, idea, Cover.ATTENDANCE, "B-2026-04")
    assert not [one for one in overview(desk).duties if one.duty == "quota"]


def test_Q7_both_readings_stand_side_by_side(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 1))
    days = [(2025, 9), (2025, 11), (2026, 2), (2026, 4), (2026, 6), (2026, 10)]
    held(desk, *(date(year, month, 12) for year, month in days))
    quota = events.quota_view(desk)
    assert [one.held for one in quota.calendar] == [2, 4, 0, 0]
    assert [one.held for one in quota.agreement] == [5, 1, 0]
    assert [say(one) for one in quota.warnings] == [
        "Counted by agreement year, year 1 has 5 events; up to 4 are covered."
    ]
    assert (quota.held, quota.allowed_in_term) == (6, 12)

    settings.choose(desk, "quota_basis", "agreement")
    assert events.quota_view(desk).basis == "agreement"


def test_Q8_an_event_without_the_partner_uses_nothing(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    held(desk, date(2026, 2, 12), with_partner=False)
    assert events.quota_view(desk).held == 0


def test_an_event_is_held_on_its_day_and_not_before(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    with pytest.raises(Refused):
        planning.hold(desk, event, with_partner=True)


def test_a_planned_event_whose_day_has_gone_asks_what_became_of_it(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    asked = "Vintermøde was to be on 10 Feb 2026: held, moved or called off?"
    assert asked not in overview(on(desk, date(2026, 2, 10))).warnings
    assert asked in overview(on(desk, date(2026, 2, 11))).warnings


def test_what_is_held_or_called_off_stays_so(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 20))
    (event,) = held(desk, date(2026, 2, 10))
    for act in (
        lambda: planning.move(desk, event, date(2026, 3, 1)),
        lambda: planning.call_off(desk, event, CalledOffBy.HOST, "sygdom"),
        lambda: planning.confirm(desk, event),
        lambda: planning.remove(desk, event),
    ):
        with pytest.raises(Refused):
            act()


def test_calling_off_needs_a_reason(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    with pytest.raises(WrongUse):
        planning.call_off(desk, event, CalledOffBy.AUTHORITY, "  ")


def test_figures_that_cannot_be_are_refused(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    for act in (
        lambda: planning.plan(desk, "Vintermøde", date(2026, 2, 10), planned_minutes=0),
        lambda: planning.edit(desk, event, companies=-1),
        lambda: planning.spend(desk, event, Decimal("0.1")),
        lambda: planning.plan(desk, " ", date(2026, 2, 10)),
        lambda: planning.plan(desk, "Vintermøde", date(2026, 2, 10), kind="party"),
    ):
        with pytest.raises(WrongUse):
            act()


def test_editing_changes_no_day_and_no_state(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    assert planning.edit(desk, event, venue="Byrådssalen").venue == "Byrådssalen"
    with pytest.raises(WrongUse):
        planning.edit(desk, event, day=date(2026, 3, 1))


def test_R8_1_a_short_event_is_remarked_on(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    planning.plan(desk, "Kort møde", date(2026, 2, 10), planned_minutes=60)
    assert any("60 minutes" in one for one in overview(desk).warnings)


def test_R8_4_a_steering_meeting_lies_between_events(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    now = query_context(desk)
    gaps = [(one.values["first"], one.values["second"]) for one in events.without_meeting_between(now)]
    assert gaps == [
        (date(2027, 3, 11), date(2027, 6, 10)),
        (date(2027, 6, 10), date(2027, 9, 16)),
        (date(2027, 9, 16), date(2027, 11, 18)),
    ]

    meetings.plan(desk, date(2027, 5, 20), time(8, 30))
    left = [one.values["first"] for one in events.without_meeting_between(query_context(desk))]
    assert left == [date(2027, 6, 10), date(2027, 9, 16)]


def test_R8_7_the_target_group_is_asked_about_until_it_is_told(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 1, 5))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    assert any("target group" in one for one in overview(desk).warnings)
    planning.edit(desk, event, target_group=True, target_group_note="to borgere fortæller")
    assert not any("target group" in one for one in overview(desk).warnings)


def test_the_second_agreement_counts_its_own_kind_of_event(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 1, 4), "havneby")
    for month in (2, 5):
        planning.plan(desk, f"Forum {month}", date(2027, month, 12))
    with pytest.raises(events.BeyondQuota) as asked:
        planning.plan(desk, "Forum 3", date(2027, 9, 12))
    assert asked.value.excess.choices == (("purchase", "5.2"),)
    event = planning.spend(desk, events.every(desk.store.look())[0], Decimal(3))
    # Its hours name no reason for called-off events, so nothing is noted by itself.
    planning.call_off(desk, event, CalledOffBy.AUTHORITY, "storm")
    assert economy.money(desk).hours == ()
