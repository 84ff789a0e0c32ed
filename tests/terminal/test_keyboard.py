"""A burst of keys does what the same keys do one by one, and Textual's own way is taken where it must be."""

import asyncio
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coc_tui.terminal import keyboard
from coc_tui.terminal.app import TerminalApp
from coc_tui.terminal.pending import Holds


class Dialog(ModalScreen[None]):
    """A line to type in, which takes the keyboard when it is there."""

    def compose(self) -> ComposeResult:
        yield Input()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))


class Letter(Widget, can_focus=True):
    """Takes one letter, and answers it by a message to the screen."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return True

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.app.call_later(self.app.set_focus, self.app.query_one(TextArea))  # type: ignore[attr-defined]


class Opening(TerminalApp):
    """Letters open a line, a dialog, or a dialog when something has been read in a thread."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open"),
        Binding("d", "dialog", "Dialog"),
        Binding("r", "read", "Read"),
        Binding("l", "letter", "Letter"),
        Binding("c", "capture", "Capture"),
        Binding("f2", "count", "Count"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("text", markup=False)
        yield Letter()
        yield TextArea()

    def on_mount(self) -> None:
        self.go_on = asyncio.Event()
        self.counted: list[str] = []

    async def action_open(self) -> None:
        line = Input()
        await self.mount(line)
        self.screen.set_focus(line)

    def action_dialog(self) -> None:
        self.push_screen(Dialog())

    def action_read(self) -> None:
        self.work(Holds.KEYS, self.action_dialog)

    def action_capture(self) -> None:
        self.screen.set_focus(self.query_one(TextArea))
        self.work(Holds.COMMANDS, lambda: None)

    def action_letter(self) -> None:
        self.screen.set_focus(self.query_one(Letter))

    def action_count(self) -> None:
        self.counted.append(self.query_one(TextArea).text)

    def work(self, holds: Holds, then: object) -> None:
        done = self.pending.begin(holds)

        async def read() -> None:
            await self.go_on.wait()
            assert callable(then)
            then()
            done()

        self.run_worker(read())


async def burst(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def finished(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, TerminalApp)
    while pilot.app.keyboard.busy:
        await pilot.pause(0.01)


def line(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Input).value


async def test_what_is_typed_after_a_key_that_opens_a_line_stands_in_the_line() -> None:
    async with Opening().run_test() as pilot:
        await burst(pilot, *"oabc")
        await finished(pilot)
        assert line(pilot) == "abc"


async def test_what_is_typed_after_a_key_that_opens_a_dialog_stands_in_the_dialog() -> None:
    async with Opening().run_test() as pilot:
        await burst(pilot, *"dabc")
        await finished(pilot)
        assert line(pilot) == "abc"


async def test_keys_wait_for_a_dialog_that_comes_when_something_is_read() -> None:
    app = Opening()
    async with app.run_test() as pilot:
        await burst(pilot, *"rabc")
        await pilot.pause(0.1)
        app.go_on.set()
        await finished(pilot)
        assert line(pilot) == "abc"


async def test_keys_wait_for_the_keyboard_that_a_widget_gives_away_by_a_message() -> None:
    async with Opening().run_test() as pilot:
        await burst(pilot, *"lxabc")
        await finished(pilot)
        assert pilot.app.query_one(TextArea).text == "abc"


async def test_letters_are_typed_on_while_a_command_waits_for_what_is_stored() -> None:
    app = Opening()
    async with app.run_test() as pilot:
        await burst(pilot, *"cab")
        await pilot.pause(0.1)
        assert app.query_one(TextArea).text == "ab"
        await burst(pilot, "f2", "x", "f2")
        await pilot.pause(0.1)
        assert (app.counted, app.query_one(TextArea).text) == ([], "ab")
        app.go_on.set()
        await finished(pilot)
        assert (app.counted, app.query_one(TextArea).text) == (["ab", "abx"], "abx")


async def test_what_hangs_does_not_take_the_keyboard_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "LONGEST", 0.1)
    app = Opening()
    async with app.run_test() as pilot:
        await burst(pilot, *"rlxabc")
        await finished(pilot)
        assert app.query_one(TextArea).text == "abc"


async def test_where_textual_finds_no_bindings_as_known_keys_go_their_stock_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyboard, "IN_ORDER", False)
    async with Opening().run_test() as pilot:
        await pilot.press("o")
        await pilot.press("a")
        await pilot.pause()
        assert pilot.app.query_one(Input).value == "a"
