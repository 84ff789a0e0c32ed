"""What has happened holds still: amounts, days, figures and hours stand whatever is learnt or typed later."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coc_tui.agreement import fee
from coc_tui.agreement.fee import IndexFigure, InvoiceFact
from coc_tui.agreement.model import Agreement, read
from coc_tui.errors import Doubtful, Refused
from coc_tui.language import say
from coc_tui.usecases.contract import economy, events, extras, planning
from coc_tui.usecases.today.overview import overview
from tests.support.fresh import fresh_desk, on

PUBLISHED, AUTUMN = date(2027, 2, 10), date(2027, 9, 15)
ISHOJ = Agreement.from_data(read("ishoj"))


def test_R4_2_a_sent_invoice_keeps_its_amount_whatever_index_is_typed_later(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, AUTUMN)
    economy.enter_index(desk, "2027-01", Decimal("122.1"), "statbank")
    economy.invoice_sent(desk, "INV3", AUTUMN)
    economy.enter_index(desk, "2027-01", Decimal("118.5"), "rettet")
    third = economy.money(desk).invoices[2]
    assert (third.amount, third.amount_with_vat) == (Decimal("81604.01"), Decimal("102005.01"))


@given(
    typed=st.lists(st.decimals(Decimal(90), Decimal(150), places=1), min_size=1, max_size=5),
    floor=st.sampled_from(["none", "price"]),
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_R4_2_no_index_moves_what_was_sent(typed: list[Decimal], floor: str) -> None:
    facts = {"INV3": InvoiceFact(sent=AUTUMN, amount=Decimal("81604.01"))}
    for value in typed:
        found = fee.invoices(
            ISHOJ, date(2028, 1, 1), index=IndexFigure(value, "2027-01"), floor=floor, facts=facts
        )
        assert found[2].amount == Decimal("81604.01")


@pytest.mark.parametrize(
    ("value", "asked"), [("1197", True), ("95.7", True), ("143.7", True), ("143.6", False)]
)
def test_R4_2_a_figure_far_from_the_base_is_asked_about(tmp_path: Path, value: str, asked: bool) -> None:
    desk = fresh_desk(tmp_path, AUTUMN)
    if asked:
        with pytest.raises(Doubtful, match=r"far from the agreed base 119\.7"):
            economy.enter_index(desk, "2027-01", Decimal(value), "statbank")
    certain = economy.enter_index(desk, "2027-01", Decimal(value), "statbank", certain=asked)
    assert certain.value == Decimal(value)


def test_R4_2_a_figure_is_asked_about_before_it_is_published(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 2, 9))
    with pytest.raises(Doubtful, match="published"):
        economy.enter_index(desk, "2027-01", Decimal("122.1"), "statbank")
    with pytest.raises(Doubtful, match="published"):
        economy.enter_index(desk, "2027-07", Decimal("122.1"), "statbank")
    assert economy.enter_index(on(desk, PUBLISHED), "2027-01", Decimal("122.1"), "statbank").id


def test_R4_5_what_is_said_to_have_happened_lies_not_ahead_without_a_question(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 9, 10))
    ahead = date(2026, 9, 11)
    with pytest.raises(Doubtful) as asked:
        economy.invoice_sent(desk, "INV2", ahead)
    assert say(asked.value) == "11 Sep 2026 has not come yet. Is the day right?"
    economy.invoice_sent(desk, "INV2", ahead, certain=True)
    with pytest.raises(Doubtful):
        economy.invoice_paid(desk, "INV2", ahead)
    hours = extras.add_hours(desk, date(2026, 9, 1), Decimal(2), "purchase", decision="B-2026-01")
    with pytest.raises(Doubtful):
        extras.hours_billed(desk, hours, ahead)


def test_Q2_hours_on_an_event_moved_into_another_year_stay_in_sight_after_it_is_held(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 1))
    event = planning.plan(desk, "Forum", date(2026, 12, 3))
    event = planning.spend(desk, event, Decimal(6))
    event = planning.move(desk, event, date(2027, 1, 21))
    after = on(desk, date(2027, 2, 1))
    planning.hold(after, event, with_partner=True, target_group=True)
    told = "Moved to another year: hours spent so far can be billed."
    assert told in overview(after).warnings
    extras.add_hours(
        after, date(2027, 2, 1), Decimal(6), "cancellation", event=events.find(after.store.look(), event.id)
    )
    assert told not in overview(after).warnings


def test_an_idea_with_a_day_is_told_to_be_planned_and_not_that_it_has_no_day(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 1))
    idea = planning.add_idea(desk, "Sommermøde", day=date(2027, 6, 10))
    with pytest.raises(Refused, match="only an idea"):
        planning.confirm(desk, idea)


@pytest.mark.parametrize("day", [date(2025, 8, 31), date(2025, 9, 1), date(2025, 9, 2), date(2027, 1, 1)])
def test_R2_1_a_term_of_one_day_can_be_looked_at_on_any_day(tmp_path: Path, day: date) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 1))
    data = read("ishoj")
    data["term"] |= {"start": "2025-09-01", "end": "2025-09-01"}
    data["fee"] = {name: value for name, value in data["fee"].items() if name != "index"}
    data["fee"]["invoices"] = data["fee"]["invoices"][:1]
    with desk.store.change("Term", by="test") as change:
        change.edit(desk.case(change), agreement=data)
    found = overview(on(desk, day))
    assert (found.term.days, found.expiry) == (1, date(2025, 9, 1))
