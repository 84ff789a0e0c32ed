"""Økonomi: invoices with their windows, the index as it is typed in, and what comes beside the price."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.language import choose
from coc_tui.screens.economy.rows import MoneyRow, read_money
from coc_tui.usecases.contract import economy, events, extras
from tests.support.cases import at, demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def on(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=at(day.year, day.month, day.day))


def row(desk: Desk, key: str) -> MoneyRow:
    return next(one for one in read_money(desk).rows if one.key == key)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_money_as_it_is_drawn(desk: Desk, size: tuple[int, int]) -> None:
    extras.add_hours(desk, date(2026, 11, 20), Decimal("2.5"), "purchase", decision="B-2026-01")
    extras.add_expense(desk, date(2026, 11, 19), "Forplejning", Decimal("1850"))
    extras.add_expense(desk, date(2026, 11, 19), "Lokale", Decimal(0), sponsor="Demo Logistik A/S")
    async with app_at(desk, "economy").run_test(size=size) as pilot:
        await settled(pilot)
        table(pilot).move_to("index")
        await settled(pilot)
        same_screen(f"economy_{size[0]}x{size[1]}", shown(pilot))


async def test_R4_2_the_index_is_typed_in_and_the_price_is_known(desk: Desk) -> None:
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert column(pilot, 2)[2] == "?", "the price cannot be said while the index is missing"
        await press(pilot, "i", "tab")
        await write(pilot, "122,1")
        await press(pilot, "tab")
        await write(pilot, "Statistikbanken")
        await press(pilot, "ctrl+s")
        assert "offentliggøres tidligst 10.02.2027. Er tallet rigtigt?" in " ".join(shown(pilot).split())
        await press(pilot, "escape")
        assert "122,1" in shown(pilot), "what was typed stands"
        await press(pilot, "ctrl+s", "enter")
        assert column(pilot, 2)[2] == "81.604,01"
        assert column(pilot, 3)[2] == "102.005,01"


def test_R4_2_a_fallen_index_shows_both_figures_and_waits_for_the_parties(desk: Desk) -> None:
    economy.enter_index(desk, "2027-01", Decimal("118.5"), "Statistikbanken", certain=True)
    told = dict(row(desk, "index").facts)["Indekset er faldet"]
    assert "79.197,99 kr." in told
    assert "80.000,00 kr." in told


async def test_a_fallen_price_is_confirmed_by_one_key(desk: Desk) -> None:
    economy.enter_index(desk, "2027-01", Decimal("118.5"), "Statistikbanken", certain=True)
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("index")
        await press(pilot, "space", "enter")
    assert economy.money(desk).notes["INV3"].confirmed == date(2026, 11, 22)


def test_the_choices_that_are_ours_are_told_as_ours(desk: Desk) -> None:
    labels = [label for label, _text in row(desk, "index").facts]
    assert labels.count("Vores valg (A4, pkt. 4.1)") == 2


def test_R4_5_a_late_invoice_says_how_late(desk: Desk) -> None:
    economy.enter_index(desk, "2027-01", Decimal(120), "Statistikbanken", certain=True)
    assert row(on(desk, date(2027, 10, 12)), "INV3").status == "Forsinket 12 d."


async def test_space_takes_an_invoice_from_received_to_paid(desk: Desk) -> None:
    economy.enter_index(desk, "2027-01", Decimal(120), "Statistikbanken", certain=True)
    desk = on(desk, date(2027, 9, 20))
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("INV3")
        await press(pilot, "space", "ctrl+s")
        assert column(pilot, 5)[2] == "Sendt"
        await press(pilot, "space", "ctrl+s")
        assert column(pilot, 5)[2] == "Betalt"
        await press(pilot, "u")
        assert column(pilot, 5)[2] == "Sendt", "the last step can be taken back"


async def test_hours_and_expenses_can_be_removed_and_brought_back(desk: Desk) -> None:
    hours = extras.add_hours(desk, date(2026, 11, 20), Decimal(1), "purchase", decision="B-2026-01")
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to(hours.id)
        await press(pilot, "delete")
        assert not economy.money(desk).hours
        await press(pilot, "u")
        assert [one.note.id for one in economy.money(desk).hours] == [hours.id]


def test_R4_3_what_the_price_covers_already_is_remarked(desk: Desk) -> None:
    driving = extras.add_expense(desk, date(2026, 11, 19), "Kørsel til møde", Decimal(300))
    assert row(desk, driving.id).tone == "warning"
    assert any("Kørsel til møde" in line for line in read_money(desk).head)


def test_R4_4_an_expense_names_the_clause_that_says_who_bears_it(desk: Desk) -> None:
    food = extras.add_expense(desk, date(2026, 11, 19), "Forplejning", Decimal(1850))
    driving = extras.add_expense(desk, date(2026, 11, 19), "Kørsel til møde", Decimal(300))
    assert row(desk, food.id).clause == "7.1"
    assert "faktiske udgifter" in dict(row(desk, food.id).facts)["Pkt."]
    assert row(desk, driving.id).clause == "4.1"


async def test_R6_1_extra_hours_without_a_decision_stay_in_the_form(desk: Desk) -> None:
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "enter", "tab")
        await write(pilot, "2,5")
        await press(pilot, "ctrl+s")
        assert "pkt. 6" in shown(pilot)
        assert "2,5" in shown(pilot)
    assert not economy.money(desk).hours


def test_hours_of_an_event_name_it(desk: Desk) -> None:
    event = next(one for one in events.every(desk.store.look()) if one.title == "Forårsmøde")
    note = extras.add_hours(desk, date(2026, 11, 20), Decimal(6), "cancellation", event=event)
    told = dict(row(desk, note.id).facts)
    assert told["Arrangement"] == "Forårsmøde"
    assert told["Ekskl. moms"] == "4.170,00 kr."
    assert told["Inkl. moms"] == "5.212,50 kr."


async def test_the_days_of_an_invoice_are_whole_in_english_too(desk: Desk) -> None:
    choose("en")
    async with app_at(desk, "economy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1–30 Sep 2026" in column(pilot, 1)
        assert "  1–30 Sep 2026 " in shown(pilot)
