"""What is typed in forms and in the capture line, kept until it is saved: a death takes no words with it."""

import asyncio
import threading
from contextlib import suppress
from typing import Protocol

from coc_tui.errors import CocError


class DraftKeeper(Protocol):
    """Whoever keeps drafts on the disk."""

    def keep(self, key: str, text: str) -> None:
        """Return when ``text`` is durable under ``key``. Raises CocError."""

    def settle(self, key: str) -> None:
        """Forget the draft under ``key``. Raises CocError."""


class Drafting:
    """Gathers what changes key by key, so that the disk is written a few times a second at the most."""

    def __init__(self, keeper: DraftKeeper | None) -> None:
        self._keeper = keeper
        self._waiting: dict[str, str] = {}
        self._writing = threading.Lock()

    def note(self, key: str, text: str) -> bool:
        """Note the newest text; an empty one is no draft. Return whether somebody must write soon."""
        first = not self._waiting
        self._waiting[key] = text
        return first and self._keeper is not None

    def write(self) -> None:
        """Return when everything noted is durable. Raises CocError."""
        if self._keeper is None:
            return
        with self._writing:
            waiting, self._waiting = self._waiting, {}
            for key, text in waiting.items():
                if text:
                    self._keeper.keep(key, text)
                else:
                    self._keeper.settle(key)

    async def write_behind(self) -> None:
        """Write in a thread. What cannot be kept is still on the screen, and the next key tries again."""
        with suppress(CocError):
            await asyncio.to_thread(self.write)
