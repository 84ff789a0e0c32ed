"""Medlemmer og roller by keys at 80x24."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.people import Participant
from coc_tui.usecases.records import people
from tests.support.cases import demo_desk
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path)


def seats(desk: Desk, role: str) -> list[Participant]:
    return [one.record for one in people.seats(desk) if one.record.role == role]


async def test_the_seats_stand_with_what_is_missing(desk: Desk) -> None:
    async with app_at(desk, "people").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Styregruppen er sammensat som aftalt (pkt. 5)." in shown(pilot)
        assert column(pilot, 0)[1] == "Virksomhedsrepræsentant"
        missing = [one for one in seats(desk, "company_rep") if one.confidentiality is None]
        assert column(pilot, 3).count("Mangler") == len(missing), "R12.3: the companies' people sign one"


async def test_R5_4_the_warning_stands_on_top_when_companies_leave(desk: Desk) -> None:
    async with app_at(desk, "people").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _company in range(2):
            await press(pilot, "home", "down", "space", "home", "ctrl+k")
            await write(pilot, "1/11-26")
            await press(pilot, "ctrl+s")
        assert len(column(pilot, 0)) == 5
        assert "Aftalen forudsætter 3–6 (pkt. 5)." in shown(pilot)
        await press(pilot, "f")
        assert column(pilot, 2)[-2:] == ["til 01.11.2026", "til 01.11.2026"]


async def test_a_seat_is_filled_and_corrected(desk: Desk) -> None:
    async with app_at(desk, "people").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "tab")
        await write(pilot, "[b]Å[/b]")
        await press(pilot, "tab")
        await write(pilot, "Ny Bager ApS")
        await press(pilot, "ctrl+s")
        assert column(pilot, 1)[table(pilot).cursor] == "[b]Å[/b], Ny Bager ApS"
        await press(pilot, "e", "tab", "tab", "tab", "tab")
        await write(pilot, "12.01.2027")
        await press(pilot, "ctrl+s")
        new = next(one for one in seats(desk, "company_rep") if one.organisation == "Ny Bager ApS")
        assert new.confidentiality == date(2027, 1, 12)


async def test_R11_3_a_successor_for_the_coordinator_proposes_a_decision(desk: Desk) -> None:
    async with app_at(desk, "people").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "down", "down", "down", "a")
        await write(pilot, "Ny koordinator")
        await press(pilot, "ctrl+s")
        assert "(pkt. 11). Det foreslår sig selv til dagsordenen." in " ".join(shown(pilot).split())
        assert [one.name for one in seats(desk, "coordinator")] == ["Ny koordinator", ""]
        await press(pilot, "u")
        assert [one.name for one in seats(desk, "coordinator")] == [""]


async def test_a_person_in_an_attendance_is_kept_and_it_is_said_why(desk: Desk) -> None:
    async with app_at(desk, "people").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "delete")
        assert "Giv pladsen en slutdato i stedet." in " ".join(shown(pilot).split())
        assert len(column(pilot, 0)) == 7
