"""Following up by keys: mine, late, done, waiting, given here, reminded of, and counted over time."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.people import Owner
from coc_tui.usecases.followup import risks
from coc_tui.usecases.records import finding
from tests.support.cases import demo_desk
from tests.support.screens import app_at, column, press, settled, shown, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


async def test_follow_up_begins_with_what_is_open_and_narrows_to_one_owner(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert column(pilot, 0) == ["O-2026-09", "O-2026-10", "O-2026-12"]
        for words, found in {
            "overskredne": ["O-2026-09"],
            "mine": ["O-2026-09", "O-2026-12"],
            "eksempel": ["O-2026-10"],
        }.items():
            await press(pilot, "f")
            await write(pilot, words)
            await press(pilot, "enter")
            assert column(pilot, 0) == found, words
        await press(pilot, "f")
        await write(pilot, "møde")
        await press(pilot, "down", "enter")
        assert column(pilot, 0) == ["O-2026-05", "O-2026-06"], "those of the last meeting but one"


async def test_space_marks_done_and_u_takes_it_back(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "space")
        done = finding.action(desk.store.look(), "O-2026-10")
        assert (done.status, done.status_by, done.status_since) == (
            ActionStatus.DONE,
            "Sekretæren",
            date(2026, 11, 22),
        )
        assert column(pilot, 0) == ["O-2026-09", "O-2026-12"]
        await press(pilot, "u")
        assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.OPEN
        assert column(pilot, 0) == ["O-2026-09", "O-2026-10", "O-2026-12"]


async def test_w_asks_what_it_waits_for_and_refuses_to_wait_for_nothing(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "w", "ctrl+s")
        assert "Skriv, hvad eller hvem O-2026-10 afventer." in shown(pilot)
        await press(pilot, "tab")
        await write(pilot, "foråret")
        await press(pilot, "ctrl+s")
    waiting = finding.action(desk.store.look(), "O-2026-10")
    assert (waiting.status, waiting.waiting_for) == (ActionStatus.WAITING, "foråret")


async def test_an_action_is_given_here_with_owners_date_and_risk(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "koordinator + coc")
        await press(pilot, "tab")
        await write(pilot, "Ring til alle")
        await press(pilot, "tab")
        await write(pilot, "12/2")
        await press(pilot, "tab", "right", "ctrl+s")
    given = finding.action(desk.store.look(), "O-2026-14")
    assert given.owners == (Owner(kind="role", key="coordinator"), Owner(kind="role", key="adviser"))
    assert (given.text, given.due) == ("Ring til alle", date(2027, 2, 12))
    assert given.risk == risks.every(desk.store.look())[0].id


async def test_a_name_nobody_has_is_told_at_the_field(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Kongen af Danmark")
        await press(pilot, "tab")
        await write(pilot, "Kom")
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#note-owners").has_class("-error")


async def test_a_due_date_can_move_but_the_approved_text_stands(desk: Desk) -> None:
    before = finding.action(desk.store.look(), "O-2026-10").text
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "e", "tab", "tab")
        for _letter in "21.01.2027":
            await pilot.press("backspace")
        await write(pilot, "28/2-27")
        await press(pilot, "ctrl+s")
        assert finding.action(desk.store.look(), "O-2026-10").due == date(2027, 2, 28)
        await press(pilot, "e", "tab")
        await write(pilot, "noget helt andet ")
        await press(pilot, "ctrl+s")
        assert "O-2026-10 står i et godkendt referat" in shown(pilot)
    assert finding.action(desk.store.look(), "O-2026-10").text == before


async def test_y_copies_a_reminder_that_holds_nobody_elses_actions(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        await write(pilot, "eksempel byg")
        await press(pilot, "enter")
        copied = pilot.app.clipboard
        assert copied.startswith("Code of Care Ishøj: én åben opgave\n\nTil Eksempel Byg ApS")
        assert "O-2026-10" in copied
        assert "O-2026-09" not in copied
        assert "Til Eksempel Byg ApS" in shown(pilot), "and it can be read at once"
