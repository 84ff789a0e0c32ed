"""The risk register by keys, and the map of where each risk stands and came from."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.risks import Risk, RiskStatus, Strategy, level
from coc_tui.screens.risks.map import draw
from coc_tui.usecases.followup import actions, risks
from coc_tui.usecases.followup.risks import RiskMark
from tests.support.cases import demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def risk(desk: Desk, number: int) -> Risk:
    return risks.every(desk.store.look())[number - 1]


def mark(number: int, at: tuple[int, int], came_from: tuple[int, int] | None = None) -> RiskMark:
    return RiskMark(Risk(id=str(number), number=number, title="opdigtet"), at, came_from, level(*at))


async def test_R11_2_assessing_a_risk_needs_a_reason_and_begins_at_the_suggestion(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert table(pilot).rows[1].cells[2:4] == ("(3×4)", "Ikke vurderet")
        await press(pilot, "down", "e", "ctrl+s")
        assert pilot.app.screen.query_one("#note-reason").has_class("-error")
        await write(pilot, "nye tal")
        await press(pilot, "ctrl+s")
        assert table(pilot).rows[1].cells[2:4] == ("3×4=12", "Middel")
        await press(pilot, "u")
        assert table(pilot).rows[1].cells[2:4] == ("(3×4)", "Ikke vurderet")


async def test_R11_1_the_agreements_risks_are_closed_with_a_reason_and_opened_again(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "l", "tab")
        await write(pilot, "ikke længere aktuel")
        await press(pilot, "ctrl+s")
        assert risk(desk, 1).status == RiskStatus.CLOSED
        assert table(pilot).rows[0].cells[3] == "Lukket"
        assert pilot.app.screen.why_off("assess") == "RISK-1 er lukket; w åbner den igen."


async def test_owner_strategy_aim_and_review_are_planned_but_the_agreements_words_stand(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "p")
        assert not pilot.app.screen.query("#title")
        await press(pilot, "tab", "right", "right", "tab")
        await write(pilot, "6")
        await press(pilot, "tab")
        await write(pilot, "1/3-27")
        await press(pilot, "ctrl+s")
    planned = risk(desk, 1)
    assert (planned.strategy, planned.target, planned.next_review) == (
        Strategy.REDUCE,
        6,
        date(2027, 3, 1),
    )


async def test_a_measure_is_an_action_and_is_told_with_the_risk(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        await write(pilot, "coc")
        await press(pilot, "tab")
        await write(pilot, "Inviter flere")
        await press(pilot, "ctrl+s", "enter")
        assert "Tiltag: O-2026-14 Inviter flere" in shown(pilot)
    (measure,) = risks.measures(desk.store.look(), risk(desk, 1))
    assert measure in actions.open_ones(desk.store.look())


async def test_a_risk_of_the_groups_own_is_added_and_an_early_warning_without_data_says_so(
    desk: Desk,
) -> None:
    async with app_at(desk, "risks").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "seneste 3 mod de 3 før: for få data" in shown(pilot)
        await press(pilot, "n")
        await write(pilot, "Lokalet lukker")
        await press(pilot, "ctrl+s")
        assert column(pilot, 1)[-1] == "Lokalet lukker"
    assert risk(desk, 9).clause == ""


def test_the_map_tells_every_move_and_counts_what_has_no_room() -> None:
    moves = [
        mark(1, (3, 4), (4, 4)),
        mark(2, (2, 3), (1, 2)),
        mark(3, (5, 5), (5, 3)),
        mark(4, (1, 1), (2, 2)),
        mark(5, (4, 1)),
        *(mark(number, (3, 3)) for number in range(10, 16)),
    ]
    same_screen("risk_map_80x24", draw(moves, "1", 80, 24).plain)
    same_screen("risk_map_120x40", draw(moves, "1", 120, 40).plain)


def test_the_map_fits_the_narrowest_page_and_says_the_level_of_every_field() -> None:
    lines = draw([], "", 80, 24).plain.splitlines()
    assert max(map(len, lines)) <= 80
    words = "\n".join(lines)
    assert [words.count(word) for word in ("Lav", "Middel", "Høj")] == [9, 10, 6]
    assert "Ingen risiko er vurderet endnu" in lines[-1]
