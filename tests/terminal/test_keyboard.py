"""A burst of keys does what the same keys do one by one, and Textual's own way is taken where it must be."""

from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import Input, Static

from coc_tui.terminal import keyboard
from coc_tui.terminal.app import TerminalApp


class Opening(TerminalApp):
    """A letter opens a line; what follows is typed in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "open", "Open")]

    def compose(self) -> ComposeResult:
        yield Static("text", markup=False)

    async def action_open(self) -> None:
        line = Input()
        await self.mount(line)
        self.screen.set_focus(line)


async def burst(pilot: Pilot[None], letters: str) -> None:
    for letter in letters:
        pilot.app.post_message(events.Key(letter, letter))
    await pilot.pause(0.2)
    await pilot.pause()


async def test_what_is_typed_after_a_key_that_opens_a_line_stands_in_the_line() -> None:
    async with Opening().run_test() as pilot:
        await burst(pilot, "oabc")
        assert pilot.app.query_one(Input).value == "abc"


async def test_where_textual_finds_no_bindings_as_known_keys_go_their_stock_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyboard, "IN_ORDER", False)
    async with Opening().run_test() as pilot:
        await pilot.press("o")
        await pilot.press("a")
        await pilot.pause()
        assert pilot.app.query_one(Input).value == "a"
