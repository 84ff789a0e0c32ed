"""The agreement's money: index, cap, invoices, VAT, hours."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.agreement.fee import (
    IndexFigure,
    Invoice,
    InvoiceFact,
    InvoiceStatus,
    Price,
    extra_hours,
    half_up,
    highest_total,
    included_already,
    invoices,
    price_of_year,
    total_price,
    unused_fee,
    with_vat,
)
from coc_tui.agreement.model import Agreement, read
from coc_tui.agreement.phrases import Unknown
from coc_tui.errors import NotFound, Refused, WrongUse

ISHOJ = Agreement.from_data(read("ishoj"))


def _figure(value: str) -> IndexFigure:
    return IndexFigure(Decimal(value), "2027-01", "typed in")


def _price(agreement: Agreement, year: int, index: IndexFigure | None = None, floor: str = "none") -> Price:
    found = price_of_year(agreement, year, index, floor=floor)
    assert isinstance(found, Price)
    return found


@pytest.mark.parametrize(
    ("index", "change", "uncapped", "payable", "gross"),
    [
        ("115.0", "-3.93", "76858.81", "76858.81", "96073.51"),
        ("118.5", "-1.00", "79197.99", "79197.99", "98997.49"),
        ("119.6", "-0.08", "79933.17", "79933.17", "99916.46"),
        ("119.7", "0.00", "80000.00", "80000.00", "100000.00"),
        ("120.0", "0.25", "80200.50", "80200.50", "100250.63"),
        ("122.1", "2.01", "81604.01", "81604.01", "102005.01"),
        ("125.6", "4.93", "83943.19", "83943.19", "104928.99"),
        ("125.7", "5.01", "84010.03", "84000.00", "105000.00"),
        ("128.0", "6.93", "85547.20", "84000.00", "105000.00"),
    ],
)
def test_R4_2_year_three_follows_the_index_up_to_the_cap(
    ishoj: Agreement, index: str, change: str, uncapped: str, payable: str, gross: str
) -> None:
    price = _price(ishoj, 3, _figure(index))
    assert price.uncapped == Decimal(uncapped)
    assert price.payable == Decimal(payable)
    assert price.change_percent == Decimal(change)
    assert with_vat(ishoj, price.payable) == Decimal(gross)
    assert price.capped is (Decimal(uncapped) > 84000)
    assert price.fallen is (Decimal(index) < Decimal("119.7"))
    assert price.clause == "4.1"


def test_R4_2_the_cap_bites_from_125_685(ishoj: Agreement) -> None:
    assert _price(ishoj, 3, _figure("125.685")).payable == Decimal("84000.00")
    assert not _price(ishoj, 3, _figure("125.685")).capped
    assert _price(ishoj, 3, _figure("125.684")).payable < Decimal("84000.00")


def test_A4_with_a_floor_the_price_does_not_fall(ishoj: Agreement) -> None:
    price = _price(ishoj, 3, _figure("115.0"), floor="price")
    assert price.payable == Decimal("80000.00")
    assert price.uncapped == Decimal("76858.81")
    assert price.fallen
    with pytest.raises(WrongUse):
        price_of_year(ishoj, 3, _figure("115.0"), floor="ceiling")


@pytest.mark.parametrize(
    ("index", "base", "amount"), [("107.9", "103.8", "10394.99"), ("111.6", "104.8", "10648.85")]
)
def test_R4_2_the_formula_gives_the_amounts_others_have_published(index: str, base: str, amount: str) -> None:
    assert half_up(Fraction(10000) * Fraction(index) / Fraction(base)) == Decimal(amount)


def test_R4_2_a_new_base_year_is_linked_back(ishoj: Agreement) -> None:
    figure = IndexFigure(Decimal("103.2"), "2027-01", "new base", (Decimal("1.210"), Decimal(1)))
    assert figure.on_agreed_base == Fraction("124.872")
    assert _price(ishoj, 3, figure).payable == Decimal("83456.64")


def test_R4_2_a_missing_index_is_never_guessed(ishoj: Agreement) -> None:
    found = price_of_year(ishoj, 3, month="2027-08")
    assert isinstance(found, Unknown)
    assert (str(found.what), str(found.missing), found.clause) == (
        "The price of year 3",
        "The index figure for 2027-08",
        "4.1",
    )
    default = price_of_year(ishoj, 3)
    assert isinstance(default, Unknown)
    assert "2027-01" in str(default.missing)


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_R4_2_an_index_figure_is_above_zero(value: str) -> None:
    with pytest.raises(WrongUse):
        _figure(value)


def test_R4_1_the_first_years_need_no_index(ishoj: Agreement, havneby: Agreement) -> None:
    assert _price(ishoj, 1).payable == _price(ishoj, 2).payable == Decimal("80000.00")
    assert _price(havneby, 2).payable == Decimal("36000.00")
    with pytest.raises(WrongUse):
        price_of_year(ishoj, 4)


def test_R4_1_three_years_come_to_240000_and_never_above_244000(ishoj: Agreement, havneby: Agreement) -> None:
    assert total_price(ishoj) == Decimal("240000.00")
    assert highest_total(ishoj) == Decimal("244000.00")
    assert with_vat(ishoj, total_price(ishoj)) == Decimal("300000.00")
    assert with_vat(ishoj, highest_total(ishoj)) == Decimal("305000.00")
    assert highest_total(havneby) == total_price(havneby) == Decimal("72000.00")


def test_R4_3_driving_is_in_the_price_already(ishoj: Agreement, havneby: Agreement) -> None:
    for text in ("Kørsel til Ishøj", "udgift til transport", "KØRETID, 2 timer"):
        warning = included_already(ishoj, text)
        assert warning is not None
        assert warning.clause == "4.1"
    assert included_already(ishoj, "Oplægsholder og frokost") is None
    assert included_already(havneby, "Kørsel") is None


# --- invoices ------------------------------------------------------------------------------------


def _invoices(today: date, **known: object) -> dict[str, Invoice]:
    return {one.id: one for one in invoices(ISHOJ, today, **known)}  # type: ignore[arg-type]


def test_R4_5_three_invoices_with_their_windows() -> None:
    found = _invoices(date(2026, 8, 31), signed=date(2025, 8, 20))
    assert [(one.due_from, one.due_to, one.year, one.clause) for one in found.values()] == [
        (date(2025, 8, 20), date(2025, 8, 20), 1, "4.2"),
        (date(2026, 9, 1), date(2026, 9, 30), 2, "4.2"),
        (date(2027, 9, 1), date(2027, 9, 30), 3, "4.2"),
    ]
    assert found["INV2"].amount == Decimal("80000.00")
    assert found["INV2"].amount_with_vat == Decimal("100000.00")


def test_R14_1_without_a_signing_date_the_first_invoice_has_none() -> None:
    first = _invoices(date(2026, 11, 21))["INV1"]
    assert first.status is InvoiceStatus.DATE_MISSING
    assert (first.due_from, first.due_to) == (None, None)
    assert [str(one.missing) for one in first.unknown] == ["The date of signature"]


def test_R4_5_the_amount_of_the_third_is_unknown_until_the_index_is_there() -> None:
    third = _invoices(date(2026, 11, 21))["INV3"]
    assert isinstance(third.amount, Unknown)
    assert isinstance(third.amount_with_vat, Unknown)
    assert [one.clause for one in third.unknown] == ["4.1"]
    known = _invoices(date(2026, 11, 21), index=_figure("122.1"))["INV3"]
    assert (known.amount, known.amount_with_vat) == (Decimal("81604.01"), Decimal("102005.01"))
    assert known.unknown == ()


@pytest.mark.parametrize(
    ("today", "status", "late"),
    [
        (date(2026, 8, 31), InvoiceStatus.PLANNED, 0),
        (date(2026, 9, 1), InvoiceStatus.DUE, 0),
        (date(2026, 9, 30), InvoiceStatus.DUE, 0),
        (date(2026, 10, 1), InvoiceStatus.LATE, 1),
        (date(2026, 11, 21), InvoiceStatus.LATE, 52),
    ],
)
def test_R4_5_an_invoice_is_late_after_its_window(today: date, status: InvoiceStatus, late: int) -> None:
    second = _invoices(today)["INV2"]
    assert (second.status, second.days_late) == (status, late)


def test_R4_5_a_sent_invoice_is_to_be_paid() -> None:
    sent = {"INV2": InvoiceFact(sent=date(2026, 9, 10))}
    on_time = _invoices(date(2026, 10, 10), facts=sent)["INV2"]
    assert (on_time.status, on_time.pay_by, on_time.days_late) == (
        InvoiceStatus.SENT,
        date(2026, 10, 10),
        0,
    )
    assert _invoices(date(2026, 10, 11), facts=sent)["INV2"].status is InvoiceStatus.PAYMENT_LATE
    paid = {"INV2": InvoiceFact(sent=date(2026, 9, 10), paid=date(2026, 9, 20))}
    assert _invoices(date(2027, 1, 1), facts=paid)["INV2"].status is InvoiceStatus.PAID


def test_R4_5_an_early_end_stops_the_invoices_after_it() -> None:
    found = _invoices(date(2027, 10, 15), ends=date(2027, 8, 31))
    assert found["INV3"].status is InvoiceStatus.LAPSED
    assert found["INV2"].status is InvoiceStatus.LATE


def test_A5_a_prepaid_part_is_shown_as_not_regulated(ishoj: Agreement) -> None:
    unused = unused_fee(ishoj, date(2027, 3, 31), _price(ishoj, 2))
    assert unused is not None
    assert (unused.year, unused.months, unused.amount) == (2, 5, Decimal("33333.33"))
    assert "does not say" in str(unused.remark)
    assert unused_fee(ishoj, date(2027, 8, 31), _price(ishoj, 2)) is None
    assert unused_fee(ishoj, date(2029, 1, 1), _price(ishoj, 2)) is None
    unknown = unused_fee(ishoj, date(2028, 2, 29), price_of_year(ishoj, 3))
    assert unknown is not None
    assert unknown.months == 6
    assert isinstance(unknown.amount, Unknown)


# --- hours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "amount", "gross"),
    [
        ("0.25", "173.75", "217.19"),
        ("2.5", "1737.50", "2171.88"),
        ("6", "4170.00", "5212.50"),
        ("10", "6950.00", "8687.50"),
    ],
)
def test_R6_1_hours_are_billed_in_quarters(ishoj: Agreement, hours: str, amount: str, gross: str) -> None:
    line = extra_hours(ishoj, Decimal(hours), "purchase", decision="B-2027-03")
    assert (line.amount, line.amount_with_vat) == (Decimal(amount), Decimal(gross))
    assert line.amount + line.vat == line.amount_with_vat
    assert (line.rate, line.clause) == (Decimal("695.00"), "6")


@pytest.mark.parametrize("hours", ["0", "-1", "0.1", "2.3", "NaN"])
def test_R6_1_other_parts_of_an_hour_are_refused(ishoj: Agreement, hours: str) -> None:
    with pytest.raises(WrongUse):
        extra_hours(ishoj, Decimal(hours), "purchase", decision="B-2027-03")


@pytest.mark.parametrize(
    ("source", "clause"),
    [("purchase", "6"), ("prevented", "7.2"), ("cancellation", "7.2"), ("coordinator_change", "11")],
)
def test_R6_1_R7_3_R7_4_R11_3_each_reason_needs_its_ground(
    ishoj: Agreement, source: str, clause: str
) -> None:
    with pytest.raises(Refused):
        extra_hours(ishoj, Decimal(1), source)
    line = extra_hours(
        ishoj,
        Decimal(1),
        source,
        decision="B-2027-03",
        absence=(date(2027, 3, 1), date(2027, 3, 12)),
        event="an event",
    )
    assert line.clause == clause


def test_R7_3_an_absence_ends_after_it_starts(ishoj: Agreement) -> None:
    with pytest.raises(WrongUse):
        extra_hours(ishoj, Decimal(1), "prevented", absence=(date(2027, 3, 12), date(2027, 3, 1)))


def test_A6_another_rate_may_be_chosen(ishoj: Agreement) -> None:
    line = extra_hours(ishoj, Decimal(6), "cancellation", event="an event", rate=Decimal(500))
    assert line.amount == Decimal("3000.00")
    with pytest.raises(NotFound):
        extra_hours(ishoj, Decimal(6), "holiday")


# --- against exact fractions ---------------------------------------------------------------------

MONEY = st.decimals(0, 10**7, places=2)


def _nearest(amount: Fraction) -> Fraction:
    low = Fraction(int(amount * 100), 100)
    return low + Fraction(1, 100) if amount - low >= Fraction(1, 200) else low


@given(st.fractions(0, 10**9))
def test_amounts_are_rounded_half_up_exactly(amount: Fraction) -> None:
    rounded = half_up(amount)
    assert Fraction(rounded) == _nearest(amount)
    assert rounded.as_tuple().exponent == -2


@given(st.integers(0, 10**9))
def test_an_exact_half_goes_up(hundredths: int) -> None:
    assert half_up(Fraction(2 * hundredths + 1, 200)) == Decimal(hundredths + 1).scaleb(-2)


@given(MONEY)
def test_vat_is_a_quarter_of_the_line(amount: Decimal) -> None:
    assert Fraction(with_vat(ISHOJ, amount)) == _nearest(Fraction(amount) * 5 / 4)


@given(st.decimals(1, 400, places=1))
def test_R4_2_the_price_is_the_exact_ratio_rounded_once(index: Decimal) -> None:
    price = _price(ISHOJ, 3, IndexFigure(index, "2027-01"))
    exact = _nearest(80000 * Fraction(index) / Fraction("119.7"))
    assert Fraction(price.uncapped) == exact
    assert Fraction(price.payable) == min(exact, 84000)


@given(st.integers(1, 400))
def test_R6_1_hours_are_exact(quarters: int) -> None:
    line = extra_hours(ISHOJ, Decimal(quarters) / 4, "purchase", decision="B-2027-01")
    assert Fraction(line.amount) == Fraction(695 * quarters, 4)
