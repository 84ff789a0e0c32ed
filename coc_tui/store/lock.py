"""The write lock of a case: one file that is never removed, let go by the kernel when its owner dies."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coc_tui.errors import StoreTrouble
from coc_tui.store import disk

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 5.0
"""Seconds to wait for another writer before saying who it is."""
_ROOM = 200
"""Bytes kept for the holder's name."""


class WriteLock:
    """Held by whoever writes the case; readers need none."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._lock: BaseFileLock | None = None
        self.asked: float | None = None
        """When a wait that is not over began, on the monotonic clock."""

    @contextmanager
    def held(self, who: str) -> Iterator[None]:
        """Hold the lock as ``who`` for the block; empty for a moment nobody will wait for.

        Within a process only one thread at a time may come here.

        Raises StoreTrouble naming the holder when it is not free in time, or saying why it
        cannot be had at all.
        """
        # Importing filelock costs more than reading a case; only writers pay for it.
        from filelock import FileLock, Timeout

        if self._lock is None:
            self._lock = FileLock(self.path, mode=disk.FILE_MODE, thread_local=False)
        self.asked = time.monotonic()
        try:
            self._lock.acquire(timeout=self._patience, poll_interval=0.002)
        except Timeout as late:
            raise StoreTrouble(
                "The case is being written by {holder}; your change is not saved yet.", holder=self.holder()
            ) from late
        except OSError as error:
            raise StoreTrouble("The case cannot be locked: {reason}.", reason=reason_of(error)) from error
        finally:
            self.asked = None
        try:
            if who:
                self._sign(who)
            yield
        finally:
            self._lock.release()

    def holder(self) -> str:
        """Return who holds or last held the lock, as they call themselves; empty when unknown."""
        try:
            with self.path.open("rb") as file:
                return file.read(_ROOM).decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def _sign(self, who: str) -> None:
        # Only a courtesy to those who wait, so a full disk must not stop a save here.
        name = f"{who} ({socket.gethostname()}, {os.getpid()})".encode()[:_ROOM]
        with suppress(OSError):
            fd = os.open(self.path, os.O_RDWR)
            try:
                # Written only when it says another: it would slow the sync of the save.
                if os.read(fd, _ROOM).rstrip() != name:
                    os.lseek(fd, 0, os.SEEK_SET)
                    os.write(fd, name.ljust(_ROOM))
            finally:
                os.close(fd)


def reason_of(error: OSError) -> str:
    """Return the system's own words for an error."""
    return error.strerror or str(error)
