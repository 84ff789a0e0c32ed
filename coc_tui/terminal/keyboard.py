"""Keys act in the order they are typed, also when they arrive all at once.

Textual hands a key to the widget that has the keyboard at that moment, runs bindings when the key has
come back up through the tree, and does not know what a key began that is done later: of "open the form,
write in it" in one burst from a slow line, the words would go to what was in front before. Here a key is
finished before the next begins: its messages have climbed, what it opened is there and has the keyboard,
and what it began in a thread is done as far as the next key depends on it (:mod:`.pending`).
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coc_tui.terminal.pending import Pending

LONGEST = 5.0
"""Seconds a key may hold up the next one: what hangs must not take the keyboard with it."""

IN_ORDER = hasattr(App, "_check_bindings")
"""Whether Textual is as this module knows it; otherwise its keys go as they always did."""

PassOn = Callable[[events.Event], Awaitable[None]]


class Keyboard:
    """Takes what is typed and hands it on, one key at a time."""

    def __init__(self, app: App[Any], pending: Pending) -> None:
        self._app = app
        self._pending = pending
        self._waiting: deque[tuple[events.Event, PassOn]] = deque()
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a key is not finished, or waits."""
        return self._task is not None

    async def take(self, event: events.Event, pass_on: PassOn) -> None:
        """Hand an event on when it is its turn; ``pass_on`` is what Textual does with it."""
        if not IN_ORDER or not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await pass_on(event)
        elif self._task is not None:
            self._waiting.append((event, pass_on))
        elif self._held(event):
            self._waiting.append((event, pass_on))
            self._go_on(None)
        elif _is_letter(event, self._app.focused):
            # What is written into a text leads nowhere else, and is to be quick.
            area = self._app.focused
            await self._hand_on(event, pass_on)
            await _finished(area or self._app)
        else:
            front = _front(self._app)
            await self._hand_on(event, pass_on)
            self._go_on(front)

    def _held(self, event: events.Event) -> bool:
        focused = self._app.focused
        offer = isinstance(event, events.Key) and event.key == "tab" and isinstance(focused, TextArea)
        return self._pending.holds(letter=_is_letter(event, focused, Input), offer=offer)

    async def _hand_on(self, event: events.Event, pass_on: PassOn) -> None:
        if not isinstance(event, events.Key) or not await self._is_bound(event):
            await pass_on(event)

    async def _is_bound(self, key: events.Key) -> bool:
        """Run what the key is bound to, unless it is written into what has the keyboard."""
        app, focused = self._app, self._app.focused
        if await app._check_bindings(key.key, priority=True):
            return True
        written = focused is not None and focused.check_consume_key(key.key, key.character)
        return not written and await app._check_bindings(key.key)

    def _go_on(self, front: list[DOMNode] | None) -> None:
        self._task = asyncio.create_task(self._hand_on_the_rest(front))

    async def _hand_on_the_rest(self, front: list[DOMNode] | None) -> None:
        """Finish the key that was handed on in ``front`` of the user, then each one that waits."""
        try:
            if front is not None:
                await self._finish(front)
            while self._waiting:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LONGEST):
                        while self._held(self._waiting[0][0]):
                            await self._pending.change()
                front = _front(self._app)
                await self._in_the_apps_turn(*self._waiting.popleft())
                await self._finish(front)
        finally:
            self._task = None

    async def _in_the_apps_turn(self, event: events.Event, pass_on: PassOn) -> None:
        """Hand an event on as the app does it, between two of its messages."""
        done = asyncio.Event()

        async def hand_on() -> None:
            try:
                await self._hand_on(event, pass_on)
            finally:
                done.set()

        if self._app.post_message(events.Callback(callback=hand_on)):
            await done.wait()

    async def _finish(self, front: list[DOMNode]) -> None:
        """Wait until what a key led to is there and has the keyboard."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while True:
                    for node in front:
                        await _finished(node)
                    if self._pending.holds(letter=True):
                        await self._pending.change()
                    elif (now := _front(self._app)) == front:
                        return
                    else:
                        front = now


def _is_letter(event: events.Event, focused: Widget | None, *more: type[Widget]) -> bool:
    """Return whether an event writes into a text that is being typed in, and does nothing else."""
    if focused is None or not isinstance(focused, (TextArea, *more)):
        return False
    if isinstance(event, events.Paste):
        return True
    return (
        isinstance(event, events.Key)
        and event.is_printable
        and focused.check_consume_key(event.key, event.character)
    )


def _front(app: App[Any]) -> list[DOMNode]:
    """Return what messages of a key pass: what has the keyboard, its ancestors, what is not there yet."""
    screen, focused = app.screen, app.focused
    climbed: list[DOMNode] = [*focused.ancestors_with_self] if focused is not None else [screen, app]
    return [*(node for node in screen.walk_children(Widget) if not node.is_mounted), *climbed]


async def _finished(pump: MessagePump) -> None:
    """Wait until ``pump`` has dealt with everything it was sent so far."""
    done = asyncio.Event()
    # Not call_later: it wraps what it is given, and how a wrapping is to be called is found out each time.
    if pump.post_message(events.Callback(callback=done.set)):
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await done.wait()
