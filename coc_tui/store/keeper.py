"""Writes the checkpoint behind the one who types: soon after a pause, and now and then without one."""

import threading
import time
from collections.abc import Callable

from coc_tui.errors import CocError, StoreTrouble

PAUSE = 1.0
"""Seconds after the last change."""
LONGEST = 10.0
"""Seconds after the first change that is not in the file yet."""


class Keeper:
    """A thread that begins with the first change and ends with :meth:`stop`."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.trouble: CocError | None = None
        """Why it could not be written the last time; None when it could."""
        self._news = threading.Condition()
        self._first: float | None = None
        self._last = 0.0
        self._stopped = False
        self._thread: threading.Thread | None = None

    def changed(self) -> None:
        """Note a change."""
        with self._news:
            self._last = time.monotonic()
            if self._first is not None:
                return  # the thread sleeps until something is due; waking it would slow the next save
            self._first = self._last
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._run, name="checkpoint", daemon=True)
                self._thread.start()
            self._news.notify()

    def attempt(self) -> None:
        """Write now; whatever goes wrong is told by :attr:`trouble`, and the thread goes on."""
        try:
            self._write()
        except CocError as error:
            self.trouble = error
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            self.trouble = StoreTrouble("What is done behind the work failed: {reason}.", reason=reason)
        else:
            self.trouble = None

    def stop(self) -> None:
        """End the thread, when what it is writing is written."""
        with self._news:
            self._stopped = True
            self._news.notify()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while self._await_due():
            # The history holds everything; a file that could not be written now is written next time.
            self.attempt()

    def _await_due(self) -> bool:
        with self._news:
            while not self._stopped:
                if self._first is None:
                    self._news.wait()
                    continue
                left = min(self._last + PAUSE, self._first + LONGEST) - time.monotonic()
                if left <= 0:
                    self._first = None
                    return True
                self._news.wait(left)
            return False
