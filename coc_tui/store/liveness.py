"""Files that are alive as long as the process that holds them: the kernel lets go when it dies."""

import os
import time
from contextlib import suppress
from pathlib import Path

from coc_tui.store import disk

_PATIENCE = 20
"""Tries, 5 ms apart, to hold a file that another process may only be looking at."""


class LiveFile:
    """A file this process holds from its making to :meth:`end`."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        """Make and hold ``path``; a ``shared`` one may be there already, left by another process.

        Raises OSError; BlockingIOError when another process holds it.
        """
        self.path = path
        # A name of our own appears only once it is held, or others would take it for dead.
        made = path if shared else path.with_name(f".{path.name}")
        self._fd = os.open(made, os.O_RDWR | os.O_CREAT, disk.FILE_MODE)
        try:
            _hold(self._fd, _PATIENCE)
            with suppress(PermissionError):  # another user's: it has its mode
                disk.set_mode(self._fd)
            if made != path:
                disk.put_in_place(made, path)
        except BaseException:
            os.close(self._fd)
            raise

    def add(self, data: bytes) -> None:
        """Write ``data`` durably at the end. Raises OSError, with nothing half-written left."""
        end = os.lseek(self._fd, 0, os.SEEK_END)
        try:
            disk.write_all(self._fd, data)
            disk.sync_data(self._fd)
        except BaseException:
            os.ftruncate(self._fd, end)
            raise

    def rewrite(self, data: bytes) -> None:
        """Let ``data`` be all there is; not durable at once."""
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, data)
        os.ftruncate(self._fd, len(data))

    def end(self, *, keep: bool = False) -> None:
        """Let go of the file and, unless ``keep``, remove it."""
        if self._fd < 0:
            return
        if not keep:
            disk.remove(self.path)
        os.close(self._fd)
        self._fd = -1


def alive(path: Path) -> bool:
    """Return whether a process holds the file; yes when it cannot be told."""
    try:
        fd = os.open(path, os.O_RDONLY)  # who may only read sees the others too
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        _hold(fd)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


def _hold(fd: int, tries: int = 1) -> None:
    from filelock import lock_descriptor  # costs more to import than all else here

    while not lock_descriptor(fd, blocking=False):
        tries -= 1
        if not tries:
            raise BlockingIOError
        time.sleep(0.005)
