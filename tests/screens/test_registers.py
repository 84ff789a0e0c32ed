"""What every register does: looked through, narrowed, ordered, searched, drawn, handed out and undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.people import Owner
from coc_tui.screens.bars import bar
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.usecases.contract import members, results
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.records import finding
from coc_tui.widgets.table import Row
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write

REGISTERS = ["decisions", "actions", "risks", "renewal", "results", "members"]
HOSTILE = "[b]fed[/b] [@click=app.quit]klik[/] [/] 🙂 | # \x1b[31m " + "langtord" * 20


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("place", REGISTERS)
async def test_the_register_as_it_is_drawn(desk: Desk, place: str, size: tuple[int, int]) -> None:
    async with app_at(desk, place).run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"{place}_{size[0]}x{size[1]}", shown(pilot))
        await press(pilot, "v")
        same_screen(f"{place}_picture_{size[0]}x{size[1]}", shown(pilot))
        await press(pilot, "v")
        same_screen(f"{place}_{size[0]}x{size[1]}", shown(pilot))


@pytest.mark.parametrize("place", REGISTERS)
async def test_an_empty_register_says_what_to_do_first(tmp_path: Path, place: str) -> None:
    empty = fresh_desk(tmp_path, date(2025, 9, 2), spoken="da")
    async with app_at(empty, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        same_screen(f"{place}_empty_80x24", shown(pilot))
        await press(pilot, "v", "enter", "y", "h", "g", "s", "f", "escape")
        assert pilot.app.return_code is None


@pytest.mark.parametrize("place", ["decisions", "actions", "risks", "results", "members"])
async def test_hostile_text_is_shown_as_it_is(tmp_path: Path, place: str) -> None:
    desk = fresh_desk(tmp_path, date(2025, 12, 2), spoken="da")
    decisions.log_written(desk, HOSTILE)
    risk = risks.add(desk, HOSTILE, description=HOSTILE)
    actions.add(desk, HOSTILE, [Owner(kind="company", key=HOSTILE)], risk=risk.id, note=HOSTILE)
    risks.assess(desk, risk, 5, 5, HOSTILE)
    members.add(desk, HOSTILE, contact=HOSTILE, municipality=HOSTILE, notes=HOSTILE)
    first, last = date(2025, 10, 1), date(2025, 11, 30)
    results.record(desk, "jobs", first, last, 3, source=HOSTILE, definition=HOSTILE, note=HOSTILE)
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "end")
        same_screen(f"{place}_hostile_80x24", shown(pilot))
        await press(pilot, "v")
        same_screen(f"{place}_hostile_picture_80x24", shown(pilot))


@pytest.mark.parametrize("place", REGISTERS)
async def test_enter_reads_the_record_and_escape_gives_the_table_back(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.focused is not table(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.focused is table(pilot)


@pytest.mark.parametrize("place", REGISTERS)
async def test_a_record_is_read_in_the_pictures_place_and_the_picture_comes_back(
    desk: Desk, place: str
) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        drawn = shown(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#list-detail")
        assert not pilot.app.screen.query_one("#list-chart").display
        await press(pilot, "escape")
        assert shown(pilot) == drawn


async def test_what_the_partner_has_not_read_needs_a_reason_to_reach_the_network(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "down", "enter")
        assert not desk.folders.exports.exists()
        await write(pilot, "laest i formiddag")
        await press(pilot, "ctrl+s")
    (saved,) = desk.folders.exports.glob("*.md")
    assert "netvaerk" in saved.name


@pytest.mark.parametrize("place", REGISTERS)
async def test_each_register_is_handed_out_as_markdown_and_as_csv(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for words in ("Markdown til gruppen", "CSV"):
            await press(pilot, "x")
            await write(pilot, words)
            await press(pilot, "enter")
    files = desk.folders.exports.iterdir()
    assert sorted(file.suffix for file in files) == [".csv", ".json", ".json", ".md"]


async def test_no_reason_is_asked_for_where_none_lets_it_out(desk: Desk) -> None:
    decisions.log_written(desk, "Ring til 010190-1234")
    async with app_at(desk, "decisions").run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "down", "enter")
        assert "Udlevér det alligevel?" not in shown(pilot)
        assert "CPR-nummer" in shown(pilot)
    assert not desk.folders.exports.exists()


async def test_a_reason_given_holds_when_the_file_was_changed_by_hand(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _time in range(2):
            await press(pilot, "x", "down", "enter")
            await write(pilot, "laest i formiddag")
            await press(pilot, "ctrl+s")
            (saved,) = desk.folders.exports.glob("*.md")
            saved.write_text("rettet i hånden", encoding="utf-8")
        await press(pilot, "enter")
        assert "Udlevér det alligevel?" not in shown(pilot)
    assert {one.name for one in desk.folders.exports.glob("*.md")} == {saved.name, f"{saved.stem}-1.md"}


async def test_a_file_changed_by_hand_is_kept_when_it_is_exported_again(desk: Desk) -> None:
    async with app_at(desk, "risks").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "enter")
        (saved,) = desk.folders.exports.glob("*.md")
        saved.write_text("rettet i hånden", encoding="utf-8")
        await press(pilot, "x", "enter")
        assert saved.read_text(encoding="utf-8") == "rettet i hånden"
        await press(pilot, "enter")
    assert {one.name for one in desk.folders.exports.glob("*.md")} == {saved.name, f"{saved.stem}-1.md"}


async def test_search_finds_every_word_in_any_order(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await write(pilot, "eksemplarer flyer")
        await settled(pilot)
        assert column(pilot, 0) == ["B-2026-04"]
        await press(pilot, "escape")
        assert len(table(pilot).rows) > 1, "Esc shows all again"


async def test_several_filters_marked_with_space_hold_at_once(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await write(pilot, "2026")
        await press(pilot, "space")
        for _letter in "2026":
            await pilot.press("backspace")
        await write(pilot, "sårbare")
        await press(pilot, "space", "enter")
        assert column(pilot, 0) == ["B-2026-04"]
        await press(pilot, "escape")
        assert len(table(pilot).rows) == 7


async def test_s_puts_the_rows_in_another_order_and_back(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = column(pilot, 0)
        await press(pilot, "s")
        assert column(pilot, 0) == before[::-1]
        await press(pilot, "s")
        assert column(pilot, 0) == before


async def test_another_persons_change_keeps_the_cursor_on_its_record(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        chosen = table(pilot).key
        first = finding.action(desk.store.look(), "O-2026-09")
        with desk.store.change("{number} done", by="Konsulenten", number="O-2026-09") as change:
            change.edit(first, status=ActionStatus.DONE)
        pilot.app.screen.data_changed()
        await settled(pilot)
        assert column(pilot, 0) == ["O-2026-10", "O-2026-12"]
        assert table(pilot).key == chosen


async def test_y_copies_the_record_as_plain_text(desk: Desk) -> None:
    async with app_at(desk, "decisions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("B-2025-01\nBeslutning: Styregruppen mødes")


def numbers(
    count: int, cells: Callable[[int], tuple[str, ...]], filters: tuple[RowFilter[int], ...]
) -> ListContent[int, None]:
    """A list whose rows are numbers."""
    rows = tuple(range(count))
    return ListContent(rows, None, filters, lines={str(row): Row(str(row), cells(row)) for row in rows})


def test_filters_of_one_group_widen_and_of_two_groups_narrow() -> None:
    filters = (
        RowFilter[int]("size", "small", "", lambda row: row < 3),
        RowFilter[int]("size", "large", "", lambda row: row > 7),
        RowFilter[int]("kind", "even", "", lambda row: row % 2 == 0),
    )
    order = Sort[int](lambda: "", lambda row: row, backwards=True)
    content = numbers(10, lambda row: (str(row),), filters)
    state = ListState(content, frozenset({"size:small", "size:large", "kind:even"}), order)
    assert [line.key for line in state.shown(str)] == ["8", "2", "0"]


def test_ten_thousand_rows_are_narrowed_and_searched() -> None:
    even = RowFilter[int]("kind", "even", "", lambda row: row % 2 == 0)
    content = numbers(10_000, lambda row: (f"B-2026-{row}", f"beslutning {row}"), (even,))
    state = ListState(content, frozenset({"kind:even"}), sought="99 beslutning")
    found = [int(line.key) for line in state.shown(str)]
    assert found == [n for n in range(0, 10_000, 2) if "99" in str(n)]


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(0, ""), (0.001, "▏"), (1, "█▎"), (4, "█████"), (8, "██████████"), (99, "██████████")],
)
def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something(value: float, drawn: str) -> None:
    assert bar(value, 8, 10) == drawn
