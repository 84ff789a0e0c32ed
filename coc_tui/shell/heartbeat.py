"""Notices what other people, in other processes, have changed; silent while there is nothing.

It beats on the event loop itself: a timer of Textual's wakes the whole app each time, and a few
of those a second double what an idle app costs.
"""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from coc_tui.errors import CocError

BEAT = 0.3
"""Seconds between two looks; a look at an unchanged case is one ``stat``."""


class Heartbeat:
    """Calls ``follow`` every beat and ``changed`` when it says that there is news."""

    def __init__(
        self,
        follow: Callable[[], bool],
        changed: Callable[[], Any],
        trouble: Callable[[CocError], Any],
    ) -> None:
        self._follow = follow
        self._changed = changed
        self._trouble = trouble
        self._said = ""

    def start(self) -> None:
        """Beat from now on, until the running loop ends."""
        loop, context = asyncio.get_running_loop(), copy_context()

        def beat() -> None:
            # Planned first: whatever a look meets, it is not the last.
            loop.call_later(BEAT, beat, context=context)
            self.beat()

        loop.call_later(BEAT, beat, context=context)

    def beat(self) -> None:
        """Look once. The same trouble is told once, not at every beat."""
        try:
            news = self._follow()
        except CocError as error:
            if str(error) != self._said:
                self._said = str(error)
                self._trouble(error)
            return
        self._said = ""
        if news:
            self._changed()
