"""The agreement's time: days, years, notice, renewal."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.agreement.model import Agreement, read
from coc_tui.agreement.term import (
    TermState,
    days,
    earliest,
    extended,
    last_receipt,
    last_receipt_with_effect,
    months_before,
    renewal_dates,
    renewal_due,
    state,
    termination,
    year_of,
    years,
)
from coc_tui.errors import Refused, WrongUse

ISHOJ = Agreement.from_data(read("ishoj"))
LONG = extended(ISHOJ, date(2070, 8, 31))


def _clamped(year: int, month: int, day: int) -> date:
    """Reckon with months counted from year 0, and the calendar's own table of month lengths."""
    count = year * 12 + month - 1
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def test_R2_1_the_term_is_1096_days_in_three_years(ishoj: Agreement) -> None:
    assert days(ishoj) == 1096
    assert [(year.number, year.first, year.last) for year in years(ishoj)] == [
        (1, date(2025, 9, 1), date(2026, 8, 31)),
        (2, date(2026, 9, 1), date(2027, 8, 31)),
        (3, date(2027, 9, 1), date(2028, 8, 31)),
    ]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2025, 8, 31), None),
        (date(2025, 9, 1), 1),
        (date(2026, 8, 31), 1),
        (date(2026, 9, 1), 2),
        (date(2028, 2, 29), 3),
        (date(2028, 8, 31), 3),
        (date(2028, 9, 1), None),
    ],
)
def test_R2_1_a_day_lies_in_an_agreement_year(ishoj: Agreement, day: date, year: int | None) -> None:
    assert year_of(ishoj, day) == year


def test_R2_1_the_last_agreement_year_may_be_short(havneby: Agreement) -> None:
    assert [(year.first, year.last) for year in years(havneby)] == [
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 6, 30)),
    ]


def test_R2_2_nothing_renews_by_itself(ishoj: Agreement) -> None:
    assert state(ishoj, date(2025, 8, 31)) is TermState.BEFORE
    assert state(ishoj, date(2025, 9, 1)) is TermState.RUNNING
    assert state(ishoj, date(2028, 8, 31)) is TermState.RUNNING
    assert state(ishoj, date(2028, 9, 1)) is TermState.EXPIRED
    assert state(ishoj, date(2027, 8, 1), ends=date(2027, 7, 31)) is TermState.EXPIRED


def test_R2_2_an_accepted_extension_runs_on(ishoj: Agreement) -> None:
    longer = extended(ishoj, date(2029, 8, 31))
    assert state(longer, date(2028, 9, 1)) is TermState.RUNNING
    assert renewal_due(longer, longer.term.end) == date(2029, 2, 28)
    assert ishoj.term.end == date(2028, 8, 31)
    with pytest.raises(WrongUse):
        extended(ishoj, date(2028, 8, 31))


@pytest.mark.parametrize(
    ("received", "calculated", "effective", "independent"),
    [
        (date(2025, 8, 15), date(2026, 2, 28), date(2026, 2, 28), True),
        (date(2026, 2, 28), date(2026, 8, 31), date(2026, 8, 31), True),
        (date(2026, 12, 31), date(2027, 6, 30), date(2027, 6, 30), True),
        (date(2027, 1, 1), date(2027, 7, 31), date(2027, 7, 31), True),
        (date(2027, 1, 10), date(2027, 7, 31), date(2027, 7, 31), True),
        (date(2027, 1, 31), date(2027, 7, 31), date(2027, 7, 31), True),
        (date(2027, 2, 28), date(2027, 8, 31), date(2027, 8, 31), True),
        (date(2027, 4, 30), date(2027, 10, 31), date(2027, 10, 31), True),
        (date(2027, 8, 31), date(2028, 2, 29), date(2028, 2, 29), True),
        (date(2028, 1, 31), date(2028, 7, 31), date(2028, 7, 31), True),
        (date(2028, 2, 1), date(2028, 8, 31), date(2028, 8, 31), False),
        (date(2028, 2, 29), date(2028, 8, 31), date(2028, 8, 31), False),
        (date(2028, 3, 1), date(2028, 9, 30), date(2028, 8, 31), False),
    ],
)
def test_R2_3_notice_ends_at_a_month_end_six_months_on(
    ishoj: Agreement, received: date, calculated: date, effective: date, independent: bool
) -> None:
    found = termination(ishoj, received)
    assert (found.received, found.calculated, found.effective) == (received, calculated, effective)
    assert found.independent is independent
    assert found.clause == "2"


def test_R2_3_a_notice_before_the_start_is_allowed_with_a_warning(ishoj: Agreement) -> None:
    assert [str(one) for one in termination(ishoj, date(2025, 8, 15)).warnings] == [
        "The notice is received before the agreement starts on 2025-09-01."
    ]


def test_R2_3_a_notice_in_a_weekend_asks_for_proof(ishoj: Agreement) -> None:
    assert len(termination(ishoj, date(2027, 1, 10)).warnings) == 1
    assert "weekend" in str(termination(ishoj, date(2027, 2, 28)).warnings[0])
    assert termination(ishoj, date(2027, 1, 11)).warnings == ()


def test_R2_3_a_notice_without_effect_of_its_own_says_so(ishoj: Agreement) -> None:
    assert "no effect of its own" in str(termination(ishoj, date(2028, 2, 29)).warnings[-1])


def test_R2_3_a_notice_after_expiry_is_refused(ishoj: Agreement) -> None:
    assert termination(ishoj, date(2028, 8, 31)).effective == date(2028, 8, 31)
    with pytest.raises(Refused):
        termination(ishoj, date(2028, 9, 1))


def test_R2_3_of_several_notices_the_earliest_end_counts(ishoj: Agreement) -> None:
    found = earliest(ishoj, [date(2027, 6, 1), date(2027, 1, 31), date(2027, 1, 10)])
    assert found is not None
    assert (found.received, found.effective) == (date(2027, 1, 10), date(2027, 7, 31))
    assert earliest(ishoj, []) is None


@pytest.mark.parametrize(
    ("end", "received"),
    [
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2027, 6, 30), date(2026, 12, 31)),
        (date(2027, 7, 31), date(2027, 1, 31)),
        (date(2027, 8, 31), date(2027, 2, 28)),
        (date(2027, 10, 31), date(2027, 4, 30)),
        (date(2028, 2, 29), date(2027, 8, 31)),
        (date(2028, 7, 31), date(2028, 1, 31)),
    ],
)
def test_R2_3_backwards_the_last_day_a_notice_must_be_received(
    ishoj: Agreement, end: date, received: date
) -> None:
    assert last_receipt(ishoj, end) == received
    assert termination(ishoj, received).effective == end
    assert termination(ishoj, received + timedelta(days=1)).effective > end


def test_R2_3_the_last_notice_with_an_effect_of_its_own(ishoj: Agreement) -> None:
    assert last_receipt_with_effect(ishoj) == date(2028, 1, 31)


def test_R2_3_backwards_asks_for_a_month_end_before_expiry(ishoj: Agreement) -> None:
    with pytest.raises(WrongUse, match="last day of a month"):
        last_receipt(ishoj, date(2027, 7, 30))
    with pytest.raises(WrongUse, match="by itself"):
        last_receipt(ishoj, date(2028, 8, 31))


def test_R2_3_an_agreement_may_end_on_any_day(havneby: Agreement) -> None:
    assert termination(havneby, date(2027, 11, 30)).effective == date(2028, 2, 29)
    assert termination(havneby, date(2027, 5, 10)).effective == date(2027, 8, 10)
    assert last_receipt(havneby, date(2027, 8, 10)) == date(2027, 5, 10)
    assert last_receipt(havneby, date(2028, 2, 29)) == date(2027, 11, 30)
    assert last_receipt_with_effect(havneby) == date(2028, 3, 29)


@pytest.mark.parametrize(
    ("end", "due"),
    [
        (date(2028, 8, 31), date(2028, 2, 29)),
        (date(2027, 7, 31), date(2027, 1, 31)),
        (date(2027, 8, 31), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2027, 8, 29)),
        (date(2029, 8, 31), date(2029, 2, 28)),
    ],
)
def test_R10_4_renewal_talks_begin_six_months_before_the_end(ishoj: Agreement, end: date, due: date) -> None:
    assert renewal_due(ishoj, end) == due


def test_R10_4_renewal_is_prepared_and_warned_of_before_it_is_due(ishoj: Agreement) -> None:
    found = renewal_dates(ishoj, ishoj.term.end)
    assert (found.prepare, found.warn, found.due) == (
        date(2027, 8, 31),
        date(2027, 11, 30),
        date(2028, 2, 29),
    )
    assert found.clause == "10"


DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(-60, 60))
def test_R10_4_months_clamp_as_an_independent_reckoning_does(day: date, months: int) -> None:
    assert months_before(day, months) == _clamped(day.year, day.month - months, day.day)


@given(DAYS)
def test_R2_3_notice_ends_as_an_independent_reckoning_has_it(received: date) -> None:
    assert termination(LONG, received).effective == _clamped(received.year, received.month + 6, 31)


@given(DAYS)
def test_R2_3_three_readings_of_the_clause_give_one_day(received: date) -> None:
    six_on = _clamped(received.year, received.month + 6, received.day)
    first_month_end = six_on
    while (first_month_end + timedelta(days=1)).day != 1:
        first_month_end += timedelta(days=1)
    assert termination(LONG, received).effective == first_month_end


@given(DAYS)
def test_R2_3_backwards_and_forwards_agree(day: date) -> None:
    end = _clamped(day.year, day.month, 31)
    last = last_receipt(LONG, end)
    assert termination(LONG, last).effective == end
    assert termination(LONG, last + timedelta(days=1)).effective > end


@given(st.dates(date(2025, 9, 1), date(2028, 8, 31)))
def test_R2_1_every_day_of_the_term_lies_in_exactly_one_year(day: date) -> None:
    assert [year.first <= day <= year.last for year in years(ISHOJ)].count(True) == 1
