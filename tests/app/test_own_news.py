"""What one does on one screen is news on every other: nobody has to wait for somebody else to write."""

from datetime import date, time
from pathlib import Path

from coc_tui.screens.overview.screen import OverviewScreen
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk
from tests.support.live import item, live_desk
from tests.support.screens import app_at, press, settled, shown, table


async def test_an_action_done_on_one_screen_is_done_on_the_one_gone_back_to(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = shown(pilot)
        assert "O-2026-09" in before
        await press(pilot, "5", "space", "1")
        assert isinstance(pilot.app.screen, OverviewScreen)
        assert "O-2026-09" not in shown(pilot)


async def test_a_deadline_set_among_the_actions_is_missing_no_more_in_the_minutes(tmp_path: Path) -> None:
    from coc_tui.usecases.followup import actions
    from coc_tui.usecases.meeting import minutes

    desk = live_desk(tmp_path)
    minutes.capture(desk, item(desk, "4"), "o: coc to oplæg")
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "m")
        assert "Mangler frist: O-2027-01" in shown(pilot)
        await press(pilot, "f9", "f9", "5")
        one = finding.action(desk.store.look(), "O-2027-01")
        actions.edit(desk, one, text=one.text, owners=one.owners, due=date(2027, 2, 12))
        await press(pilot, "3", "m")
        assert "O-2027-01" not in shown(pilot)


async def test_a_meeting_planned_on_one_screen_is_told_on_the_first(tmp_path: Path) -> None:
    from coc_tui.usecases.records import meetings

    desk = demo_desk(tmp_path, at(2026, 11, 22))
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "0")
        count = len(table(pilot).rows)
        await press(pilot, "1")
        meetings.plan(desk, date(2026, 12, 1), time(8, 30), standing=False)
        await press(pilot, "0")
        assert len(table(pilot).rows) == count + 1
