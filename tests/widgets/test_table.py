"""The table fits its width, keeps its place, and does not care how many rows there are."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from coc_tui.widgets.table import Column, Row, Table, fitted, widths

COLUMNS = Column("Nr.", 6), Column("Opgave"), Column("Beløb", 8, right=True)


class OneTable(App[None]):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.start = rows
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Table(COLUMNS, self.start, empty="Ingen opgaver.")

    def on_mount(self) -> None:
        self.table.focus()

    @property
    def table(self) -> Table:
        return self.query_one(Table)

    def on_table_chosen(self, message: Table.Chosen) -> None:
        self.heard.append(message.key)

    def shown(self) -> list[str]:
        return [self.table.render_line(y).text for y in range(self.table.size.height)]


def rows(*keys: str) -> list[Row]:
    return [Row(key, (key, f"[b]{key}[/b]", "1,00")) for key in keys]


async def test_cells_are_text_and_fill_exactly_the_width() -> None:
    app = OneTable([Row("a", ("a", "[/b] " + "日本語" * 40, "1.234,50"))])
    async with app.run_test(size=(80, 24)):
        line = app.shown()[1]
        assert "[/b] 日本語" in line
        assert "…" in line
        assert line.rstrip().endswith("1.234,50")
        assert cell_len(line) == 80


async def test_a_cell_that_is_cut_says_so_also_beside_a_scrollbar() -> None:
    app = OneTable([])
    async with app.run_test(size=(40, 10)) as pilot:
        app.table.columns = (Column("Opgave"),)
        app.table.set_rows(Row(str(n), ("ord " * 20,)) for n in range(50))
        await pilot.pause()
        assert app.table.show_vertical_scrollbar
        assert all(line.rstrip().endswith("…") for line in app.shown()[1:])


async def test_enter_chooses_the_row_under_the_cursor() -> None:
    app = OneTable(rows("a", "b", "c"))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter", "end", "enter")
        assert app.heard == ["b", "c"]


async def test_the_cursor_stays_on_its_row_when_the_rows_are_replaced() -> None:
    app = OneTable(rows("a", "b", "c"))
    async with app.run_test() as pilot:
        await pilot.press("down")
        app.table.set_rows(rows("x", "a", "y", "b"))
        assert app.table.key == "b"
        app.table.set_rows(rows("a"))
        assert app.table.key == "a"
        app.table.set_rows([])
        assert app.table.key == ""
        assert app.shown()[1].startswith("Ingen opgaver.")


async def test_ten_thousand_rows_render_only_what_is_seen() -> None:
    app = OneTable(rows(*(str(n) for n in range(10_000))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.shown()[-1].startswith("9999")
        assert app.shown()[0].startswith("Nr.")
        await pilot.press("home")
        await pilot.pause()
        assert app.shown()[1].startswith("0 ")


@given(st.text(), st.integers(0, 40), st.booleans())
def test_a_cell_is_as_wide_as_it_should_be(text: str, width: int, right: bool) -> None:
    assert cell_len(fitted(text, width, right)) == width


@given(st.integers(40, 200))
def test_columns_and_gaps_fill_the_room(room: int) -> None:
    assert sum(widths(COLUMNS, room)) + 2 * 2 == room


def test_a_heading_is_whole_where_its_column_is_narrower_than_it() -> None:
    columns = Column("Section", 4), Column("What")
    assert widths(columns, 40) == [7, 31]
