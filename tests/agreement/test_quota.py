"""Counting events with the partner, and what moving or calling one off costs."""

from datetime import date
from decimal import Decimal

import pytest

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.quota import (
    EventFact,
    EventState,
    cost_of_calling_off,
    cost_of_moving,
    count,
    cover,
    excess,
)
from coc_tui.errors import Refused, WrongUse

NONE = Decimal("0.00")


def _held(*days: date, kind: str = "event", with_partner: bool = True) -> list[EventFact]:
    return [EventFact(kind, day, EventState.HELD, with_partner) for day in days]


def _planned(*days: date | None, state: EventState = EventState.PLANNED) -> list[EventFact]:
    return [EventFact("task_force", day, state, True) for day in days]


def _by_year(agreement: Agreement, events: list[EventFact]) -> dict[int, int]:
    return {one.year: one.held for one in count(agreement, events).calendar}


def test_R3_4_R3_5_events_with_the_partner_count_and_steering_meetings_never_do(ishoj: Agreement) -> None:
    events = [
        *_held(date(2026, 2, 10)),
        *_held(date(2026, 3, 10), kind="task_force"),
        *_held(date(2026, 4, 10), kind="steering"),
    ]
    assert _by_year(ishoj, events) == {2025: 0, 2026: 2, 2027: 0, 2028: 0}


def test_R3_4_only_events_in_the_term_count(ishoj: Agreement) -> None:
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2028, 8, 31), date(2028, 9, 1))
    assert count(ishoj, _held(*days)).held == 2


def test_A1_both_years_are_counted_and_the_calendar_year_is_the_default(ishoj: Agreement) -> None:
    found = count(ishoj, _held(date(2026, 8, 31), date(2026, 9, 1)))
    assert found.counts == found.calendar
    assert [one.held for one in found.calendar] == [0, 2, 0, 0]
    assert [one.held for one in found.agreement] == [1, 1, 0]
    chosen = count(ishoj, _held(date(2026, 8, 31), date(2026, 9, 1)), basis="agreement")
    assert chosen.counts == chosen.agreement


def test_A2_a_part_year_covers_all_four_unless_it_is_prorated(ishoj: Agreement, havneby: Agreement) -> None:
    assert [one.allowed for one in count(ishoj, []).calendar] == [4, 4, 4, 4]
    shared = count(ishoj, [], prorate=True)
    assert [one.allowed for one in shared.calendar] == [1, 4, 4, 3]
    assert [one.allowed for one in shared.agreement] == [4, 4, 4]
    assert [one.allowed for one in count(havneby, [], prorate=True).agreement] == [2, 1]


def test_Q1_moved_within_the_year_counts_once_and_costs_nothing(ishoj: Agreement) -> None:
    cost = cost_of_moving(ishoj, date(2026, 2, 10), date(2026, 11, 12), Decimal(6), date(2026, 2, 1))
    assert (cost.billable, cost.amount, cost.inferred) == (False, NONE, False)
    assert cost.reason.clause == "7.2"
    assert _by_year(ishoj, _held(date(2026, 11, 12)))[2026] == 1


def test_Q2_moved_to_another_calendar_year_makes_hours_billable(ishoj: Agreement) -> None:
    cost = cost_of_moving(ishoj, date(2026, 12, 3), date(2027, 1, 21), Decimal(6), date(2026, 12, 1))
    assert cost.billable
    assert (cost.amount, cost.amount_with_vat) == (Decimal("4170.00"), Decimal("5212.50"))
    assert cost.inferred
    assert _by_year(ishoj, _held(date(2027, 1, 21))) == {2025: 0, 2026: 0, 2027: 1, 2028: 0}


def test_Q3_called_off_by_the_municipality_hours_are_billed_and_no_quota_is_used(ishoj: Agreement) -> None:
    cost = cost_of_calling_off(ishoj, "authority", Decimal(6))
    assert cost.billable
    assert (cost.amount, cost.amount_with_vat) == (Decimal("4170.00"), Decimal("5212.50"))
    off = _planned(date(2026, 2, 10), state=EventState.CALLED_OFF)
    found = count(ishoj, off)
    assert (found.held, found.planned) == (0, 0)


def test_Q3_called_off_before_any_hour_is_spent_costs_nothing(ishoj: Agreement) -> None:
    assert not cost_of_calling_off(ishoj, "authority", Decimal(0)).billable


def test_A6_cancelled_hours_may_have_another_rate(ishoj: Agreement) -> None:
    assert cost_of_calling_off(ishoj, "authority", Decimal(6), rate=Decimal(500)).amount == Decimal("3000.00")


def test_Q4_moved_without_a_new_date_becomes_billable_when_the_year_is_over(ishoj: Agreement) -> None:
    before = cost_of_moving(ishoj, date(2026, 2, 10), None, Decimal(6), date(2026, 12, 31))
    assert (before.billable, before.billable_from) == (False, date(2027, 1, 1))
    assert "date missing" in str(before.reason)
    after = cost_of_moving(ishoj, date(2026, 2, 10), None, Decimal(6), date(2027, 1, 1))
    assert (after.billable, after.amount) == (True, Decimal("4170.00"))
    waiting = count(ishoj, _planned(None, state=EventState.MOVED))
    assert (waiting.held, waiting.planned) == (0, 0)


@pytest.mark.parametrize("by", ["partner", "host"])
def test_Q5_called_off_by_others_costs_nothing(ishoj: Agreement, by: str) -> None:
    cost = cost_of_calling_off(ishoj, by, Decimal(6))
    assert (cost.billable, cost.amount) == (False, NONE)


FOUR = (date(2026, 2, 10), date(2026, 4, 9), date(2026, 6, 11), date(2026, 9, 17))


def test_Q6_R7_2_the_fifth_event_of_a_year_asks_how_it_is_covered(ishoj: Agreement) -> None:
    found = excess(ishoj, _held(*FOUR), date(2026, 11, 12))
    assert found is not None
    assert (found.number, found.year) == (5, 2026)
    assert found.choices == (("purchase", "6"), ("attendance", "7.1"))
    assert "no. 5 with Code of Care in 2026" in str(found.warning)
    assert cover(found, "purchase", "B-2026-09") == "6"
    assert cover(found, "attendance", "B-2026-09") == "7.1"
    with pytest.raises(Refused):
        cover(found, "purchase", "")
    with pytest.raises(WrongUse):
        cover(found, "luck", "B-2026-09")


def test_Q6_planned_events_count_towards_the_fifth(ishoj: Agreement) -> None:
    four = [*_held(*FOUR[:2]), *_planned(*FOUR[2:])]
    assert not count(ishoj, four).warnings
    assert excess(ishoj, four, date(2026, 11, 12)) is not None
    assert excess(ishoj, four, date(2027, 1, 14)) is None
    assert excess(ishoj, four[:3], date(2026, 11, 12)) is None


def test_Q6_an_event_outside_the_term_exceeds_nothing(ishoj: Agreement) -> None:
    assert excess(ishoj, _held(*FOUR), date(2028, 9, 1)) is None


def test_Q7_fine_by_calendar_year_and_yellow_by_agreement_year(ishoj: Agreement) -> None:
    found = count(
        ishoj,
        _held(
            date(2025, 10, 2),
            date(2025, 11, 20),
            date(2026, 2, 10),
            date(2026, 4, 9),
            date(2026, 6, 11),
            date(2026, 9, 17),
        ),
    )
    assert [one.held for one in found.calendar[:2]] == [2, 4]
    assert not any(one.exceeded for one in found.calendar)
    assert (found.agreement[0].held, found.agreement[0].exceeded) == (5, True)
    assert [str(one) for one in found.warnings] == [
        "Counted by agreement year, year 1 has 5 events; up to 4 are covered."
    ]


def test_Q7_by_agreement_year_the_other_count_is_shown_too(ishoj: Agreement) -> None:
    found = count(ishoj, _held(*FOUR, date(2026, 11, 12)), basis="agreement")
    assert [str(one) for one in found.warnings] == [
        "Counted by calendar year, 2026 has 5 events; up to 4 are covered."
    ]


def test_Q8_an_event_without_the_partner_uses_no_quota(ishoj: Agreement) -> None:
    assert count(ishoj, _held(date(2026, 2, 10), with_partner=False)).held == 0


def test_R3_4_the_whole_term_has_a_soft_limit(ishoj: Agreement) -> None:
    days = [date(year, month, 5) for year in (2025, 2026, 2027, 2028) for month in (8, 9, 10, 11)]
    thirteen = [*days[1:], date(2026, 3, 5), date(2028, 3, 5)]
    found = count(ishoj, _held(*thirteen))
    assert found.held == 14
    assert found.allowed_in_term == 12
    assert "14 events in the whole term" in str(found.warnings[-1])


def test_the_earlier_partnership_had_years_with_five_events(ishoj: Agreement) -> None:
    assert ishoj.history is not None
    term = ishoj.term.model_copy(update={"start": ishoj.history.prior_start, "end": ishoj.history.prior_end})
    before = ishoj.model_copy(update={"term": term})
    days = [event.day for event in ishoj.history.events if event.day]
    found = count(before, _held(*days))
    assert [(one.year, one.held) for one in found.calendar] == [(2022, 0), (2023, 5), (2024, 5), (2025, 2)]
    assert [one.held for one in found.agreement] == [3, 6, 3]


def test_another_agreement_counts_by_its_own_year(havneby: Agreement) -> None:
    forums = [
        EventFact("forum", date(2027, month, 3), EventState.HELD, with_partner=True) for month in (2, 5)
    ]
    found = excess(havneby, forums, date(2027, 9, 3), basis="agreement")
    assert found is not None
    assert found.choices == (("purchase", "5.2"),)
    within = cost_of_moving(havneby, date(2027, 2, 3), date(2027, 12, 3), Decimal(2), date(2027, 1, 3))
    assert not within.billable
    beyond = cost_of_moving(havneby, date(2027, 2, 3), date(2028, 1, 3), Decimal(2), date(2027, 1, 3))
    assert (beyond.billable, beyond.amount) == (True, Decimal("1080.00"))
    undated = cost_of_moving(havneby, date(2028, 2, 3), None, Decimal(2), date(2028, 3, 1))
    assert undated.billable_from == date(2028, 7, 1)
