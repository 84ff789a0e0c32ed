"""Words offered and abbreviations written out while one types."""

from collections.abc import Mapping

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from coc_tui.widgets.completing import CompletingEditor
from coc_tui.widgets.editor import Editor


class Known:
    short: Mapping[str, str] = {"tte": "Taget til efterretning.", "sg": "styregruppen"}
    offering = True

    def complete(self, before: str) -> tuple[int, str] | None:
        return (len(before) - 3, "opgørelsen") if before.endswith("opg") else None


class Typing(App[None]):
    def compose(self) -> ComposeResult:
        yield CompletingEditor()
        yield Editor(id="other")

    def on_mount(self) -> None:
        self.editor.words = Known()
        self.editor.focus()

    @property
    def editor(self) -> CompletingEditor:
        return self.query_one(CompletingEditor)


KEYS = {" ": "space", "→": "tab", "⏎": "enter", "<": "left", ">": "right", "§": "ctrl+z"}


async def typed(pilot: Pilot[None], keys: str) -> CompletingEditor:
    """Type ``keys``: → is Tab, ⏎ Enter, < and > arrows, § undo."""
    for key in keys:
        await pilot.press(KEYS.get(key, key))
    app = pilot.app
    assert isinstance(app, Typing)
    return app.editor


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("opg→", "opgørelsen "),
        ("opg→.", "opgørelsen."),
        ("opg→, a", "opgørelsen, a"),
        ("opg→a", "opgørelsen a"),
        ("opg→⏎a", "opgørelsen\na"),
        ("tte a", "Taget til efterretning. a"),
        ("tte⏎", "Taget til efterretning.\n"),
        ("b tte→", "b Taget til efterretning. "),
        ("atte ", "atte "),
        ("Sg ", "Styregruppen "),
    ],
)
async def test_keys_become_text(keys: str, text: str) -> None:
    async with Typing().run_test() as pilot:
        assert (await typed(pilot, keys)).text == text


async def test_the_first_undo_brings_an_abbreviation_back_and_it_stays() -> None:
    async with Typing().run_test() as pilot:
        assert (await typed(pilot, "tte §")).text.rstrip() == "tte"
        assert (await typed(pilot, " a")).text.split() == ["tte", "a"]


async def test_tab_never_leaves_the_text() -> None:
    async with Typing().run_test() as pilot:
        editor = await typed(pilot, "x→a")
        assert editor.has_focus
        assert editor.text == "xa"


async def test_nothing_is_offered_inside_a_line_and_the_arrow_only_moves() -> None:
    async with Typing().run_test() as pilot:
        assert (await typed(pilot, "xy<opg→")).text == "xopgy"
        assert (await typed(pilot, "> opg>→")).text == "xopgy opgørelsen "


async def test_words_can_be_switched_off() -> None:
    async with Typing().run_test() as pilot:
        words = (await typed(pilot, "")).words
        assert isinstance(words, Known)
        words.offering = False
        assert (await typed(pilot, "opg→")).text == "opg"
