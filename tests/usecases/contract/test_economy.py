"""Money: invoices as they stand, the index with its choices, hours and expenses."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.agreement.fee import InvoiceStatus, Price
from coc_tui.agreement.phrases import Unknown
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.contract import economy, events, extras, planning
from coc_tui.usecases.term import ending, settings
from coc_tui.usecases.today.overview import overview
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk, on


def statuses(desk_money: economy.Money) -> list[InvoiceStatus]:
    return [one.status for one in desk_money.invoices]


def test_R14_1_the_first_invoice_has_no_date_before_the_signature(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 1))
    assert statuses(economy.money(desk))[0] is InvoiceStatus.DATE_MISSING
    assert any("signature" in say(one.missing) for one in overview(desk).unknown)

    settings.set_signed(desk, date(2025, 8, 28))
    assert statuses(economy.money(desk))[0] is InvoiceStatus.LATE
    assert not any("signature" in say(one.missing) for one in overview(desk).unknown)


def test_R4_5_an_invoice_is_planned_due_late_sent_and_paid(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 8, 31))
    assert statuses(economy.money(desk))[1] is InvoiceStatus.PLANNED
    assert statuses(economy.money(on(desk, date(2026, 9, 1))))[1] is InvoiceStatus.DUE
    late = on(desk, date(2026, 10, 3))
    assert statuses(economy.money(late))[1] is InvoiceStatus.LATE
    assert economy.money(late).invoices[1].days_late == 3
    assert "The invoice for year 2 was due by 30 Sep 2026 (section 4.2)." in overview(late).warnings

    economy.invoice_sent(late, "INV2", date(2026, 10, 3), reference="2026-1")
    assert statuses(economy.money(late))[1] is InvoiceStatus.SENT
    assert statuses(economy.money(on(desk, date(2026, 11, 3))))[1] is InvoiceStatus.PAYMENT_LATE
    late = on(desk, date(2026, 10, 20))
    economy.invoice_paid(late, "INV2", date(2026, 10, 20))
    assert statuses(economy.money(late))[1] is InvoiceStatus.PAID


def test_an_invoice_is_not_paid_before_it_is_sent(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 9, 10))
    with pytest.raises(Refused):
        economy.invoice_paid(desk, "INV2", date(2026, 9, 10))
    economy.invoice_sent(desk, "INV2", date(2026, 9, 9))
    with pytest.raises(WrongUse):
        economy.invoice_paid(desk, "INV2", date(2026, 9, 8))
    with pytest.raises(NotFound):
        economy.invoice_sent(desk, "INV9", date(2026, 9, 9))


@pytest.mark.parametrize(
    ("value", "payable"),
    [("115.0", "76858.81"), ("120.0", "80200.50"), ("125.6", "83943.19"), ("128.0", "84000.00")],
)
def test_R4_2_the_price_of_year_3_follows_the_index_up_to_the_cap(
    tmp_path: Path, value: str, payable: str
) -> None:
    desk = fresh_desk(tmp_path, date(2027, 2, 11))
    assert isinstance(economy.money(desk).indexed[0], Unknown)
    economy.enter_index(desk, "2027-01", Decimal(value), "Danmarks Statistik, 10.02.2027")
    found = economy.money(desk).indexed[0]
    assert isinstance(found, Price)
    assert found.payable == Decimal(payable)
    assert economy.money(desk).invoices[2].amount == Decimal(payable)


def test_A4_another_month_is_another_figure_and_the_choice_is_shown_as_ours(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 9, 1))
    economy.enter_index(desk, "2027-01", Decimal("120.0"), "DST")
    settings.choose(desk, "index_month", "2027-07")
    assert isinstance(economy.money(desk).indexed[0], Unknown)
    ours = {one.name: one for one in economy.money(desk).ours}
    assert ours["index_month"].chosen
    assert not ours["index_floor"].chosen


def test_A4_a_fallen_price_waits_for_the_parties(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 9, 2))
    economy.enter_index(desk, "2027-01", Decimal("118.5"), "DST")
    assert any("The index has fallen" in one for one in overview(desk).warnings)
    with pytest.raises(Refused):
        economy.invoice_sent(desk, "INV3", date(2027, 9, 2))
    settings.choose(desk, "index_floor", "price")
    assert economy.money(desk).invoices[2].amount == Decimal("80000.00")
    settings.choose(desk, "index_floor", "none")
    economy.confirm_price(desk, "INV3")
    economy.invoice_sent(desk, "INV3", date(2027, 9, 2))
    settings.choose(desk, "index_floor", "price")
    assert economy.money(desk).invoices[2].amount == Decimal("79197.99"), "what was sent holds still"


def test_an_invoice_of_unknown_amount_cannot_have_been_sent(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 9, 2))
    with pytest.raises(Refused):
        economy.invoice_sent(desk, "INV3", date(2027, 9, 2))


def test_a_new_base_year_is_linked(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 9, 2))
    economy.enter_index(
        desk, "2027-01", Decimal("103.2"), "DST", overlap=(Decimal("121.0"), Decimal("100.0"))
    )
    assert economy.money(desk).invoices[2].amount == Decimal("83456.64")


@pytest.mark.parametrize("month", ["2027-13", "januar", "2027"])
def test_an_index_needs_a_month_a_figure_and_a_source(tmp_path: Path, month: str) -> None:
    desk = fresh_desk(tmp_path, date(2027, 9, 2))
    with pytest.raises(WrongUse):
        economy.enter_index(desk, month, Decimal(120), "DST")
    with pytest.raises(WrongUse):
        economy.enter_index(desk, "2027-01", Decimal(0), "DST")
    with pytest.raises(WrongUse):
        economy.enter_index(desk, "2027-01", Decimal(120), " ")


def test_R6_1_extra_hours_need_a_decision_and_add_up(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 3, 1))
    with pytest.raises(Refused):
        extras.add_hours(desk, date(2027, 3, 1), Decimal(10), "purchase")
    extras.add_hours(desk, date(2027, 3, 1), Decimal(10), "purchase", decision="B-2027-03")
    note = extras.add_hours(desk, date(2027, 3, 2), Decimal("2.5"), "purchase", decision="B-2027-03")
    found = economy.money(desk)
    assert (found.hours_total, found.hours_total_with_vat) == (Decimal("8687.50"), Decimal("10859.38"))
    extras.hours_billed(on(desk, date(2027, 3, 31)), note, date(2027, 3, 31))
    with pytest.raises(Refused):
        extras.remove_hours(desk, note)


def test_R7_3_hours_for_a_prevented_coordinator_need_the_absence(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 3, 1))
    with pytest.raises(Refused):
        extras.add_hours(desk, date(2027, 3, 1), Decimal(1), "prevented")
    absence = (date(2027, 2, 1), date(2027, 2, 20))
    note = extras.add_hours(desk, date(2027, 3, 1), Decimal(1), "prevented", absence=absence)
    assert note.clause == "7.2"
    with pytest.raises(WrongUse):
        extras.add_hours(desk, date(2027, 3, 1), Decimal("0.1"), "purchase", decision="B-2027-03")


def test_A6_hours_of_a_called_off_event_have_their_own_rate_when_one_is_chosen(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    settings.choose(desk, "cancel_rate", 500)
    note = extras.add_hours(desk, date(2026, 2, 1), Decimal(2), "cancellation", event=event)
    assert note.rate == Decimal(500)
    assert events.cost_of_calling_off(
        desk, event, events.CalledOffBy.AUTHORITY, hours=Decimal(2)
    ).amount == Decimal("1000.00")


def test_R4_3_driving_is_in_the_price_already(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    with pytest.raises(Refused):
        extras.add_expense(desk, date(2026, 2, 1), "Kørsel til mødet", Decimal(300), from_partner=True)
    extras.add_expense(desk, date(2026, 2, 1), "Kørsel for oplægsholder", Decimal(300))
    assert any("included in the price" in one for one in overview(desk).warnings)


def test_R4_4_expenses_are_noted_and_gifts_cost_nothing(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 2, 1))
    event = planning.plan(desk, "Vintermøde", date(2026, 2, 10))
    extras.add_expense(desk, date(2026, 2, 10), "Forplejning", Decimal("1250.50"), event=event)
    extras.add_expense(desk, date(2026, 2, 10), "Kaffe", Decimal(0), event=event, sponsor="Testvært A/S")
    assert economy.money(desk).expenses_total == Decimal("1250.50")
    with pytest.raises(WrongUse):
        extras.add_expense(desk, date(2026, 2, 10), "Kage", Decimal(10), sponsor="Testvært A/S")


def test_A5_an_early_end_shows_what_is_unused_and_stops_later_invoices(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 9, 20))
    ending.give_notice(desk, "municipality", date(2026, 9, 15), "sag 1")
    found = economy.money(desk)
    assert found.unused is not None
    assert (found.unused.months, found.unused.amount) == (5, Decimal("33333.33"))
    assert statuses(found)[2] is InvoiceStatus.LAPSED


def test_the_total_is_never_above_the_cap(tmp_path: Path) -> None:
    found = economy.money(demo_desk(tmp_path))
    assert (found.total, found.total_with_vat) == (Decimal("240000.00"), Decimal("300000.00"))
    assert (found.highest_total, found.highest_total_with_vat) == (
        Decimal("244000.00"),
        Decimal("305000.00"),
    )
    assert statuses(found) == [InvoiceStatus.PAID, InvoiceStatus.PAID, InvoiceStatus.PLANNED]


def test_the_second_agreement_has_its_own_prices_and_no_index(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 2, 3), "havneby")
    found = economy.money(desk)
    assert found.indexed == ()
    assert [one.amount for one in found.invoices] == [Decimal("36000.00"), Decimal("36000.00")]
    assert statuses(found) == [InvoiceStatus.DATE_MISSING, InvoiceStatus.LATE]
    assert found.ours == ()
