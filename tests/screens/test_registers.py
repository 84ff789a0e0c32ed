"""The register screens: looked through, filtered, searched, marked, exported and undone by keys."""

from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.screens.places import LISTED
from coc_tui.shell.app import CocApp
from coc_tui.shell.places import Place
from coc_tui.shell.status import Situation
from coc_tui.usecases import finding
from coc_tui.widgets.table import Table
from tests.support.cases import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path)


def app_at(desk: Desk, place: str) -> CocApp:
    """The app on a case, with ``place`` first so that it is shown at once."""
    listed = sorted(LISTED, key=lambda one: one.id != place)
    return CocApp(
        desk,
        tuple(Place(one.id, one.key, one.title(), one.load) for one in listed),
        situation=lambda: Situation("demo", desk.person.name),
        follow=lambda: False,
        clock=lambda: datetime(2026, 11, 22, 8, 30),  # noqa: DTZ001
    )


async def settled(pilot: Pilot[None]) -> Table:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app.screen.query_one(Table)


def column(table: Table, place: int = 0) -> list[str]:
    return [row.cells[place] for row in table.rows]


async def test_follow_up_begins_with_what_is_open(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        table = await settled(pilot)
        assert column(table) == ["O-2026-09", "O-2026-10", "O-2026-12"]
        await pilot.press("f")
        table = await settled(pilot)
        assert column(table) == ["O-2026-09"], "the second filter shows what is late"


async def test_space_marks_done_and_u_takes_it_back(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "space")
        table = await settled(pilot)
        assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.DONE
        assert column(table) == ["O-2026-09", "O-2026-12"]
        await pilot.press("u")
        table = await settled(pilot)
        assert finding.action(desk.store.look(), "O-2026-10").status == ActionStatus.OPEN
        assert column(table) == ["O-2026-09", "O-2026-10", "O-2026-12"]


async def test_another_persons_change_keeps_the_cursor_on_its_record(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        table = await settled(pilot)
        await pilot.press("down", "down")
        chosen = table.key
        first = finding.action(desk.store.look(), "O-2026-09")
        with desk.store.change("{number} done", by="Konsulenten", number="O-2026-09") as change:
            change.edit(first, status=ActionStatus.DONE)
        pilot.app.screen.data_changed()
        table = await settled(pilot)
        assert column(table) == ["O-2026-10", "O-2026-12"]
        assert table.key == chosen


async def test_search_finds_every_word_in_any_order(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"eksemplarer flyer")
        table = await settled(pilot)
        assert len(table.rows) == 1
        assert "500 eksemplarer" in table.rows[0].cells[1]
        await pilot.press("escape")
        table = await settled(pilot)
        assert len(table.rows) > 1, "Esc shows all again"


async def test_hostile_text_is_shown_as_it_is(desk: Desk) -> None:
    hostile = "[b]fed[/b] [@click=app.quit]klik[/] [/] 🙂 " + "langtord" * 40
    first = finding.action(desk.store.look(), "O-2026-09")
    with desk.store.change("{number} changed", by="Konsulenten", number="O-2026-09") as change:
        change.edit(first, text=hostile)
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        table = await settled(pilot)
        assert table.rows[0].cells[1] == hostile
        shown = str(pilot.app.screen.query_one("#register-facts").visual)
        assert "[b]fed[/b] [@click=app.quit]klik[/] [/] 🙂" in shown


async def test_export_saves_the_register_and_says_where(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
    (saved,) = desk.folders.exports.glob("*.md")
    assert saved.name == "2026-11-22_risikoregister.md"
    assert "RISK-1" in saved.read_text(encoding="utf-8")


async def test_assessing_a_risk_needs_a_reason(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "e", "ctrl+s")
        await pilot.pause()
        assert pilot.app.screen.query_one("#note-reason").has_class("-error")
        await pilot.press(*"nye tal", "ctrl+s")
        table = await settled(pilot)
        assert table.rows[1].cells[2] == "3×3 = 9"


@pytest.mark.parametrize("place", ["decisions", "actions", "risks"])
async def test_enter_reads_the_record_and_escape_gives_the_table_back(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        table = await settled(pilot)
        await pilot.press("enter")
        assert pilot.app.screen.focused is not table
        await pilot.press("escape")
        assert pilot.app.screen.focused is table
