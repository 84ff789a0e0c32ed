"""However the end comes - a signal, a lost line, a closed terminal - typed text is made durable first.

Textual knows neither SIGTERM nor SIGHUP, and reads an ended input for ever. Here each of them
flushes, restores the terminal and ends with 128 + the signal's number.
"""

import asyncio
import contextlib
import contextvars
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 0.25
"""Seconds Textual gets to close by itself; a terminal that takes no bytes would hold it for ever."""

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

PUT_BACK = "".join(
    f"\x1b[{mode}"
    for mode in ("<u", "?2004l", "?7h", "?1000l", "?1003l", "?1015l", "?1006l", "?1004l", "?1049l", "?25h")
)
"""Switches off what Textual switches on: its keys, paste marks, mouse, focus reports, the other screen."""


def terminal_modes() -> list[Any] | None:
    """Return the terminal's settings, to be put back at the end; None where there is no terminal."""
    try:
        return termios.tcgetattr(_input())
    except (OSError, termios.error):
        return None


def _input() -> int:
    return sys.__stdin__.fileno() if sys.__stdin__ is not None else 0


class Ending:
    """Watches for the end of one run of the app. Make it on the UI thread, while the loop runs."""

    def __init__(
        self, rescue: Callable[[], Any], leave: Callable[[int], Any], modes: list[Any] | None
    ) -> None:
        """``rescue`` makes everything typed durable; ``leave`` closes the app with an exit status;
        ``modes`` are the terminal's settings from before the app began.
        """
        self._rescue = rescue
        self._leave = leave
        self._modes = modes
        self._loop = asyncio.get_running_loop()
        self._begun = False
        self._fd = _input()
        self._context = contextvars.copy_context()

    def watch(self) -> None:
        """Begin."""
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self._end, number)
        threading.Thread(target=self._wait_for_hang_up, name="hang-up", daemon=True).start()

    def _wait_for_hang_up(self) -> None:
        """Sleep until the other end of the terminal is closed, whatever SIGHUP is set to."""
        watch = select.poll()
        watch.register(self._fd, 0)  # hang-up and error are reported without being asked for
        if watch.poll():
            # A closed loop means that the app has ended already.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._end, signal.SIGHUP, context=self._context)

    def _end(self, number: int) -> None:
        if self._begun:
            return
        self._begun = True
        self._let_go_of_a_dead_terminal()
        for ending in ENDINGS:
            # Ignored from here on, also when the loop is gone: nothing may interrupt the flush.
            self._loop.remove_signal_handler(ending)
            signal.signal(ending, signal.SIG_IGN)
        try:
            self._rescue()
        finally:
            threading.Thread(target=self._make_sure, args=(128 + number,), daemon=True).start()
            self._leave(128 + number)

    def _let_go_of_a_dead_terminal(self) -> None:
        """Write to nowhere when the terminal is gone: every write to it would be an error of its own."""
        watch = select.poll()
        watch.register(self._fd, 0)
        if watch.poll(0):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for fd in (1, 2):
                os.dup2(nowhere, fd)
            os.close(nowhere)

    def _make_sure(self, status: int) -> None:
        """End the process when Textual has not managed to, with the terminal as it was."""
        time.sleep(PATIENCE)
        with contextlib.suppress(OSError, ValueError):
            # Only where there is room: a write to a stopped terminal would wait for ever.
            if select.select([], [self._fd], [], 0)[1]:
                os.write(self._fd, PUT_BACK.encode())
        if self._modes is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, self._modes)
        os._exit(status)
