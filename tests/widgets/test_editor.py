"""The editor keeps its text clean and the typing person's place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from coc_tui.widgets.editor import Editor, _incoming


class OneEditor(App[None]):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.start = text

    def compose(self) -> ComposeResult:
        yield Editor(self.start)

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)


async def test_text_is_composed_and_cleaned_on_load_and_on_paste() -> None:
    app = OneEditor("a\u030a\r\nto\x1b[31m")
    async with app.run_test() as pilot:
        assert app.editor.text == "å\nto[31m"
        app.editor.load_text("")
        app.editor.focus()
        app.editor.post_message(events.Paste("o\u0308l\x07\u202e\r\nto"))
        await pilot.pause()
        assert app.editor.text == "öl\nto"
        assert app.editor.cursor_location == (1, 2)


async def test_the_reserved_keys_are_left_to_others() -> None:
    keys = {key for binding in Editor.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert not keys & {"f1", "f2", "f3", "f4", "f6", "f7", "f8", "f9", "ctrl+a", "ctrl+s", "ctrl+q", "ctrl+p"}
    assert {"ctrl+z", "ctrl+y", "up", "shift+end", "home"} <= keys


async def test_undo_and_redo_stay_in_the_editor() -> None:
    app = OneEditor()
    async with app.run_test() as pilot:
        app.editor.focus()
        await pilot.press("a", "b")
        await pilot.press("ctrl+z")
        assert app.editor.text == ""
        await pilot.press("ctrl+y")
        assert app.editor.text == "ab"


async def test_a_change_above_the_caret_leaves_the_half_typed_word_alone() -> None:
    app = OneEditor("første\nanden\ntredje")
    async with app.run_test() as pilot:
        editor = app.editor
        editor.focus()
        editor.move_cursor((2, 6))
        await pilot.press("h", "a", "l")
        assert editor.merge_text("ny\nførste\nanden rettet\ntredje")
        assert editor.text == "ny\nførste\nanden rettet\ntredjehal"
        assert editor.cursor_location == (3, 9)
        await pilot.press("v")
        assert editor.text.endswith("tredjehalv")


async def test_the_same_paragraph_changed_by_both_keeps_both_and_says_so() -> None:
    app = OneEditor("en\nto")
    async with app.run_test() as pilot:
        app.editor.focus()
        app.editor.move_cursor((1, 2))
        await pilot.press("x")
        assert not app.editor.merge_text("en\ntolv")
        assert app.editor.text == "en\ntox\ntolv"
        assert app.editor.cursor_location == (1, 3)


async def test_lines_added_at_the_same_place_both_stand_without_a_quarrel() -> None:
    app = OneEditor("en")
    async with app.run_test() as pilot:
        app.editor.focus()
        app.editor.move_cursor((0, 2))
        await pilot.press("enter", "m")
        assert app.editor.merge_text("en\ntheirs")
        assert app.editor.text == "en\nm\ntheirs"


async def test_undo_after_a_merge_takes_back_the_merge_before_the_words() -> None:
    app = OneEditor("en\nto")
    async with app.run_test() as pilot:
        app.editor.focus()
        await pilot.press("x")
        app.editor.merge_text("en\nto tre")
        await pilot.press("ctrl+z")
        assert app.editor.text == "xen\nto"


lines = st.lists(st.sampled_from(["a", "b", "c", "dd", ""]), min_size=1, max_size=6)


def merged(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    result = mine.copy()
    for first, last, new, _clash in reversed(_incoming(base, mine, theirs)):
        result[first:last] = new
    return result


@given(lines, lines)
def test_when_only_one_has_changed_something_the_result_is_theirs(
    base: list[str], changed: list[str]
) -> None:
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed
    assert merged(base, changed, changed) == changed


@given(lines, lines, lines)
def test_no_line_that_either_has_added_is_lost(base: list[str], mine: list[str], theirs: list[str]) -> None:
    result = merged(base, mine, theirs)
    for text in {*mine, *theirs} - {*base}:
        assert text in result


@pytest.mark.parametrize("wanted", ["x", "x\ny\nz", "", "en\n\nto", "to\nen", "en\nto\n"])
async def test_a_merge_into_an_untouched_text_gives_the_new_text(wanted: str) -> None:
    app = OneEditor("en\nto")
    async with app.run_test():
        assert app.editor.merge_text(wanted)
        assert app.editor.text == wanted
