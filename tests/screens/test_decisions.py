"""The decision log: found, kept as it was decided, replaced, revoked, and followed from item to action."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.decisions import DecisionStatus
from coc_tui.language import choose
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.records import finding, undo
from tests.support.cases import demo_desk
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


async def test_a_decision_between_meetings_is_logged_and_taken_back(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Flyeren trykkes igen")
        await press(pilot, "ctrl+s")
        logged = finding.decision(desk.store.look(), "B-2026-06")
        assert (logged.text, logged.written) == ("Flyeren trykkes igen", True)
        assert column(pilot, 0)[-1] == "B-2026-06"
        await press(pilot, "escape", "u")
        assert "B-2026-06" not in column(pilot, 0)


async def test_the_text_of_an_approved_decision_is_not_among_what_can_be_changed(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert not pilot.app.screen.query("#text")
        assert pilot.app.screen.query("#goal")
        await press(pilot, "right", "ctrl+s")
    assert finding.decision(desk.store.look(), "B-2025-01").goal == "inclusion_capacity"


async def test_replacing_points_both_ways_and_revoking_needs_a_reason(desk: Desk) -> None:
    before = finding.decision(desk.store.look(), "B-2025-02").text
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "r")
        await write(pilot, "b-2026-05")
        await press(pilot, "ctrl+s")
        old = finding.decision(desk.store.look(), "B-2025-02")
        new = finding.decision(desk.store.look(), "B-2026-05")
        assert (old.status, old.replaced_by, new.replaces) == (DecisionStatus.REPLACED, new.id, old.id)
        assert old.text == before
        assert "erstattet af B-2026-05" in shown(pilot)
        await press(pilot, "down", "a", "ctrl+s")
        assert pilot.app.screen.query_one("#note-reason").has_class("-error")
        await write(pilot, "nye datoer")
        await press(pilot, "ctrl+s")
    revoked = finding.decision(desk.store.look(), "B-2026-01")
    assert (revoked.status, revoked.ended_reason) == (DecisionStatus.REVOKED, "nye datoer")


async def test_what_no_longer_stands_says_so_instead_of_opening_a_form(desk: Desk) -> None:
    decisions.revoke(desk, finding.decision(desk.store.look(), "B-2025-01"), "afløst")
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        page = pilot.app.screen
        assert page.why_off("revoke") == "B-2025-01 gælder ikke længere."
        await press(pilot, "a")
        assert pilot.app.screen is page


async def test_the_filters_cover_year_goal_status_section_and_review(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for words, found in {
            "2025": ["B-2025-01", "B-2025-02"],
            "sårbare": ["B-2026-04"],
            "pkt.": ["B-2026-01", "B-2026-03", "B-2026-04"],
            "vision": ["B-2025-01"],
        }.items():
            await press(pilot, "f")
            await write(pilot, words)
            await press(pilot, "enter")
            assert column(pilot, 0) == found, words
            await press(pilot, "escape")


async def test_the_chain_shows_the_topic_from_its_item_to_its_last_action(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "down", "down")
        await settled(pilot)
        lines = [line for line in shown(pilot).splitlines() if "møde 2" in line]
        assert [line.split("møde 2 · ")[1].split()[0] for line in lines] == [
            "Punkt",
            "Beslutning",
            "Opgave",
            "Opgave",
        ]


async def test_h_and_g_lead_to_its_history_and_to_the_item_it_came_from(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h")
        assert pilot.app.place.id == "history"
        await pilot.app.action_go("decisions")
        await settled(pilot)
        await press(pilot, "g")
        assert pilot.app.place.id == "minutes"


async def test_another_place_can_point_at_a_decision(desk: Desk) -> None:
    wanted = finding.decision(desk.store.look(), "B-2026-03")
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.app.action_go("decisions", wanted.id)
        await settled(pilot)
        assert table(pilot).key == wanted.id


def test_undoing_is_named(desk: Desk) -> None:
    decisions.log_written(desk, "Ny flyer")
    assert undo.undo(desk) == "Fortrudt: Beslutning mellem møder"


async def test_a_date_keeps_its_year_in_english_too(desk: Desk) -> None:
    choose("en")
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "15 Jan 2026" in shown(pilot)
