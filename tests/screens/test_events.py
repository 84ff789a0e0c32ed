"""Arrangementer: the acts of an event, what they cost before they are done, and the fifth of a year."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.events import Cover, Event
from coc_tui.screens.events.rows import EventRow, read_events
from coc_tui.usecases.contract import economy, events, planning
from tests.support.cases import demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def event(desk: Desk, title: str) -> Event:
    return next(one for one in reversed(events.every(desk.store.look())) if one.title == title)


def row(desk: Desk, title: str) -> EventRow:
    return next(one for one in read_events(desk).rows if one.event.id == event(desk, title).id)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_events_as_they_are_drawn(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "events").run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"events_{size[0]}x{size[1]}", shown(pilot))


def test_R3_4_both_years_and_the_whole_term_are_counted(desk: Desk) -> None:
    calendar, agreement, whole, *_more = read_events(desk).head
    assert calendar == "Kalenderår (tæller): 2025: 1+0/4 · 2026: 4+0/4 · 2027: 0+4/4 · 2028: 0+0/4"
    assert agreement == "Aftaleår (til sammenligning): 1: 3+0/4 · 2: 2+2/4 · 3: 0+2/4"
    assert whole.startswith("Hele løbetiden: 5 afholdt + 4 planlagt af 12 (pkt. 3).")


def test_the_twelve_held_before_the_agreement_are_there_and_the_tentative_one(desk: Desk) -> None:
    before = [one.event for one in read_events(desk).rows if (one.event.day or date.max) < date(2025, 9, 1)]
    assert len(before) == 12
    tentative = row(desk, "Virksomhedsbesøg").event
    assert (tentative.state, tentative.month) == (EventState.IDEA, "2025-09")


def test_R8_4_a_pair_without_a_meeting_between_is_told_on_the_later_one(desk: Desk) -> None:
    told = [text for _label, text in row(desk, "Sommermøde").facts]
    assert "Der ligger intet styregruppemøde mellem 11.03.2027 og 10.06.2027 (pkt. 8)." in told


def test_R8_1_a_length_outside_the_agreed_is_told(desk: Desk) -> None:
    planning.edit(desk, event(desk, "Forårsmøde"), planned_minutes=60)
    assert any("pkt. 8" in text and "min" in text for _label, text in row(desk, "Forårsmøde").facts)


async def test_Q6_the_fifth_event_asks_for_its_decision(desk: Desk) -> None:
    async with app_at(desk, "events").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Femte")
        await press(pilot, "tab")
        await write(pilot, "3/12-27")
        await press(pilot, "ctrl+s")
        assert "nr. 5 med Code of Care i 2027" in shown(pilot)
        await press(pilot, "tab")
        await write(pilot, "B-2026-01")
        await press(pilot, "ctrl+s")
        fifth = event(desk, "Femte")
        assert (fifth.cover, fifth.cover_decision) == (Cover.PURCHASE, "B-2026-01")
        assert table(pilot).key == fifth.id, "the cursor goes to what was made"


async def test_leaving_the_question_of_the_fifth_plans_nothing(desk: Desk) -> None:
    before = len(events.every(desk.store.look()))
    async with app_at(desk, "events").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Femte")
        await press(pilot, "tab")
        await write(pilot, "3/12-27")
        await press(pilot, "ctrl+s", "escape")
    assert len(events.every(desk.store.look())) == before


async def test_R7_5_what_a_move_costs_is_said_before_it_is_done(desk: Desk) -> None:
    planning.spend(desk, event(desk, "Forårsmøde"), Decimal(6))
    async with app_at(desk, "events").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert table(pilot).key == event(desk, "Forårsmøde").id
        await press(pilot, "m")
        text = " ".join(shown(pilot).split())
        assert "I 2027: Flyttet inden for året: der faktureres intet. (pkt. 7.2)" in text
        assert "4.170,00 kr. (5.212,50 kr. inkl. moms)" in text
        assert "faktureres fra 01.01.2028" in text
        await write(pilot, "18/3-27")
        await press(pilot, "ctrl+s")
    moved = event(desk, "Forårsmøde")
    assert (moved.day, moved.state) == (date(2027, 3, 18), EventState.MOVED)
    assert moved.moved_from == (date(2027, 3, 11),)


async def test_R7_4_what_calling_off_costs_is_said_before_it_is_done(desk: Desk) -> None:
    planning.spend(desk, event(desk, "Forårsmøde"), Decimal(6))
    async with app_at(desk, "events").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert "4.170,00 kr. (5.212,50 kr. inkl. moms)" in " ".join(shown(pilot).split())
        await press(pilot, "tab")
        await write(pilot, "For få tilmeldte")
        await press(pilot, "ctrl+s")
    assert event(desk, "Forårsmøde").state is EventState.CALLED_OFF
    assert economy.money(desk).hours_total == Decimal("4170.00")


async def test_confirming_and_holding_are_acts_of_their_own(desk: Desk) -> None:
    async with app_at(desk, "events").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "k")
        assert event(desk, "Forårsmøde").state is EventState.CONFIRMED
        await press(pilot, "space", "ctrl+s")
        assert "som ikke er kommet" in shown(pilot) or "11.03.2027" in shown(pilot)
    assert event(desk, "Forårsmøde").state is EventState.CONFIRMED


async def test_an_idea_gets_its_day_or_goes_to_the_bin(desk: Desk) -> None:
    async with app_at(desk, "events").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to(event(desk, "Virksomhedsbesøg").id)
        await press(pilot, "delete")
        assert "Virksomhedsbesøg" not in column(pilot, 1)
        await press(pilot, "u")
        assert "Virksomhedsbesøg" in column(pilot, 1)


async def test_hostile_titles_are_shown_as_they_are(desk: Desk) -> None:
    hostile = "[b]fed[/b] [@click=app.quit]x[/] 🙂"
    planning.edit(desk, event(desk, "Forårsmøde"), title=hostile)
    async with app_at(desk, "events").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert hostile in shown(pilot)
