"""Keys act in the order they are typed, also when they arrive all at once.

Textual hands a key to the widget that has the keyboard at that moment and runs bindings when the
key has come back up through the tree; of "open the line, write in it" in one burst from a slow
line, the words would go to what was in front before. Here a key is finished before the next begins.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input

LONGEST = 5.0
"""Seconds a key may hold up the next one: a page that opens slowly must not let words go astray."""


IN_ORDER = hasattr(App, "_check_bindings")
"""Whether Textual is as this module knows it; otherwise its keys go as they always did."""

PassOn = Callable[[events.Event], Awaitable[None]]


async def in_order(app: App[Any], event: events.Event, pass_on: PassOn) -> None:
    """Run bindings at once, and wait for what is typed into a text.

    ``pass_on`` is what Textual does with an event.
    """
    if not IN_ORDER or not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
        await pass_on(event)
    elif isinstance(event, events.Key):
        await _finish_key(app, event, pass_on)
    else:
        await pass_on(event)
        await _finished(app.focused or app.screen)


async def _finish_key(app: App[Any], event: events.Key, pass_on: PassOn) -> None:
    screen, focused = app.screen, app.focused
    climbs = True
    if await app._check_bindings(event.key, priority=True):
        pass
    elif focused is not None and focused.check_consume_key(event.key, event.character):
        await pass_on(event)
        await _finished(focused)
        # A filter or a search listens to each letter of a line; an editor's screen can do it later.
        climbs = isinstance(focused, Input)
    elif not await app._check_bindings(event.key):
        await pass_on(event)
    if climbs:
        # What the key led to climbs as messages from the widget to its screen.
        for node in focused.ancestors_with_self if focused is not None else [screen]:
            if node is not app:
                await _finished(node)
    if app.screen is not screen:
        await _finished(app.screen)


async def _finished(pump: MessagePump) -> None:
    """Wait until ``pump`` has dealt with everything it was sent so far."""
    done = asyncio.Event()
    # Not call_later: it wraps what it is given, and how a wrapping is to be called is found out each time.
    if pump.post_message(events.Callback(callback=done.set)):
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await done.wait()
