"""Keys act in the order they are typed, also when they arrive all at once.

Textual hands a key to the widget that has the keyboard at that moment and runs bindings when the
key has come back up through the tree; of "open the line, write in it" in one burst from a slow
line, the words would go to what was in front before. Here a key is finished before the next begins.
"""

import asyncio
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input

LONGEST = 5.0
"""Seconds a key may hold up the next one: a page that opens slowly must not let words go astray."""


class OrderlyApp(App[Any]):
    """An App that finishes one key before it takes the next."""

    async def on_event(self, event: events.Event) -> None:
        """Run bindings at once, and wait for what is typed into a text."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._finish_key(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            await super().on_event(event)
            await _finished(self.focused or self.screen)
        else:
            await super().on_event(event)

    async def _finish_key(self, event: events.Key) -> None:
        screen, focused = self.screen, self.focused
        climbs = True
        if await self._check_bindings(event.key, priority=True):
            pass
        elif focused is not None and focused.check_consume_key(event.key, event.character):
            await super().on_event(event)
            await _finished(focused)
            # A filter or a search listens to each letter of a line; an editor's screen can do it later.
            climbs = isinstance(focused, Input)
        elif not await self._check_bindings(event.key):
            await super().on_event(event)
        if climbs:
            # What the key led to climbs as messages from the widget to its screen.
            for node in focused.ancestors_with_self if focused is not None else [screen]:
                if node is not self:
                    await _finished(node)
        if self.screen is not screen:
            await _finished(self.screen)


async def _finished(pump: MessagePump) -> None:
    """Wait until ``pump`` has dealt with everything it was sent so far."""
    done = asyncio.Event()
    # Not call_later: it wraps what it is given, and how a wrapping is to be called is found out each time.
    if pump.post_message(events.Callback(callback=done.set)):
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await done.wait()
