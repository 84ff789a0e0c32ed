"""An app on Textual with everything in its place: keys in order, few bytes, endings that lose nothing."""

from collections.abc import Callable, Iterable
from typing import Any

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.driver import Driver
from textual.screen import Screen

from coc_tui.terminal.keyboard import Keyboard
from coc_tui.terminal.pending import Pending
from coc_tui.terminal.reader import patient
from coc_tui.terminal.repaint import Drawing

ENDS_BY_SENTENCE = ("_return_code", "_exit_renderables", "_close_messages_no_wait")
"""What an app must have for a fault to end it with a sentence; without them it ends as Textual ends it."""


class ActionTarget:
    """A part of an app that keys can be bound to: ``name.act`` calls its ``action_act``."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action can be done now, as for a widget: None when it is to be dimmed."""
        return True


class TerminalApp(App[Any]):
    """An App; what it does otherwise than the stock one is said where it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing = Drawing(self)
        self.pending = Pending()
        """What keys have begun and is not done."""
        self.keyboard = Keyboard(self, self.pending)

    async def on_event(self, event: events.Event) -> None:
        """Finish one key before the next is taken."""
        await self.keyboard.take(event, super().on_event)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        self.drawing.display(screen, renderable, super()._display)

    def _handle_exception(self, error: Exception) -> None:
        sentence = self.last_words(error)
        if self.is_headless or not all(hasattr(self, name) for name in ENDS_BY_SENTENCE):
            super()._handle_exception(error)
            return
        self._return_code = 1
        self._exit_renderables[:] = [Text(sentence)]
        self._close_messages_no_wait()

    def last_words(self, error: Exception) -> str:
        """Save what can be saved; return the sentence that a fault of the program ends with."""
        return str(error)

    def get_driver_class(self) -> type[Driver]:
        """Return the usual driver, with our own reader of what is typed."""
        return patient(super().get_driver_class())

    def add_keys(self, bindings: Iterable[Binding]) -> None:
        """Bind keys that are known only at run time."""
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(bindings)])

    def add_targets(self, names: Iterable[str]) -> None:
        """Let actions begin with the name of an attribute that is an :class:`ActionTarget`."""
        self._action_targets = {*self._action_targets, *names}

    def come_back_to(self, first: Callable[[], Screen[Any]]) -> None:
        """Let the default mode be gone back to: Textual begins in it without knowing a screen for it."""
        self._modes[self.DEFAULT_MODE] = first
