"""The editor's own drawing and counting give what Textual's do, cell by cell and row by row."""

import random
import re

import pytest
from textual.app import App, ComposeResult
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from coc_tui.terminal.repaint import cells_of
from coc_tui.terminal.wrapping import quick
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.spelling import SpellingEditor

TEXT = "\n".join(
    [
        "Formanden bød velkommen og gennemgik dagsordenen, som blev godkendt.",
        "",
        "Ærlig talt: 表 og 漢字 og e\u0301t ord-der-er-meget-meget-meget-langt-uden-mellemrum (åbnet",
        "x" * 60,
        "Slut.",
    ]
)


class OneEditor(App[None]):
    CSS = "Editor { width: 30; height: 12; }"

    def compose(self) -> ComposeResult:
        yield Editor(TEXT)


@pytest.mark.parametrize("seed", range(4))
async def test_rows_look_as_the_stock_ones_do(seed: int) -> None:
    draw = random.Random(seed)
    app = OneEditor()
    async with app.run_test(size=(40, 30)) as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        for _step in range(25):
            rows = [draw.randrange(editor.document.line_count) for _end in range(draw.choice((1, 2)))]
            places = [(row, draw.randint(0, len(editor.document[row]))) for row in rows]
            editor.suggestion = ""
            editor.selection = Selection(places[0], places[-1])
            if editor.selection.is_empty:
                editor.insert("ord og æ")
                if editor.cursor_location[1] == len(editor.current_line):
                    editor.suggestion = "li"
            await pilot.pause()
            TextArea.render_lines(editor, Region(0, 0, 30, 12))  # finds out its colours
            for y in range(12):
                part = editor.wrapped_document.part(int(editor.scroll_offset.y) + y)
                if part and part[1] == part[2] and not editor.selection.is_empty:
                    continue  # Textual marks an empty line that is selected with a letter of its own
                assert cells_of(editor.render_line(y)) == cells_of(TextArea.render_line(editor, y))


async def test_the_tables_agree_with_a_text_wrapped_anew() -> None:
    draw = random.Random(1)
    app = OneEditor()
    async with app.run_test(size=(40, 30)) as pilot:
        editor = app.query_one(Editor)
        await pilot.pause()
        for _step in range(60):
            row = draw.randrange(editor.document.line_count)
            column = draw.randint(0, len(editor.document[row]))
            if draw.random() < 0.3:
                end = min(row + 1, editor.document.line_count - 1)
                editor.delete((row, column), (end, draw.randint(0, len(editor.document[end]))))
            else:
                editor.insert(draw.choice(["a", "ord ", "\n", "flere ord\nog en linje"]), (row, column))
            own = editor.wrapped_document
            fresh = WrappedDocument(editor.document, own._width)
            assert own.height == fresh.height
            for line in range(editor.document.line_count):
                assert own.get_sections(line) == fresh.get_sections(line)
                rows = fresh._line_index_to_offsets[line]
                assert own.rows(line, line) == (rows[0], rows[-1])
            assert own.part(own.height) is None


async def test_where_textual_keeps_no_such_tables_everything_is_counted_to_the_same() -> None:
    draw = random.Random(3)
    async with OneEditor().run_test(size=(40, 30)) as pilot:
        editor = pilot.app.query_one(Editor)
        own, count = editor.wrapped_document, editor.document.line_count
        stock = quick(WrappedDocument(editor.document, own._width), as_known=False)
        assert stock.height == own.height
        for row in range(-1, own.height + 2):
            assert stock.part(row) == own.part(row)
        for line in range(count):
            last = draw.randrange(line, count)
            assert stock.rows(line, last) == own.rows(line, last)
            for column in range(len(editor.document[line]) + 1):
                assert stock.around(line, column) == own.around(line, column)


def faults(line: str, writing: int) -> list[tuple[int, int]]:
    """Words with an x are wrong, once they are written."""
    return [(found.start(), found.end()) for found in re.finditer(r"\w*x\w*", line) if found.end() != writing]


class Underlining(App[None]):
    CSS = "SpellingEditor { width: 30; height: 12; }"

    def compose(self) -> ComposeResult:
        yield SpellingEditor(TEXT)


async def test_every_row_that_an_edit_or_a_move_touches_is_drawn_again() -> None:
    draw = random.Random(2)
    app = Underlining()
    async with app.run_test(size=(40, 30)) as pilot:
        editor = app.query_one(SpellingEditor)
        editor.faults = faults
        editor.draw_faults()
        editor.focus()
        whole = Region(0, 0, 30, 12)
        moves = ["left", "right", "up", "down", "end", "home", "shift+right", "shift+down", "ctrl+z"]
        for _step in range(50):
            keys = [*moves, "backspace", "delete", "enter", *"axord", *["space"] * 4]
            await pilot.press(*draw.choices(keys, k=draw.randint(1, 4)))
            drawn = [cells_of(strip) for strip in editor.render_lines(whole)]
            editor._styles_cache.clear()
            assert drawn == [cells_of(strip) for strip in editor.render_lines(whole)]
