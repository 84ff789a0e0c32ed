"""The terminal's input: pastes are filtered, and nothing wakes the program up while nobody types.

Textual looks ten times a second whether a lone ESC has become the Escape key, also when none has come;
an idle program spends most of its time on that. Here the reader looks so often only right after input,
and then sleeps until there is more.
"""

import os
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from coc_tui.terminal.paste import PasteFilter

TICK = 0.1
"""Seconds between two looks at what time alone decides, as Textual has it."""

WAKEFUL = 1.0
"""Seconds after input in which time may still decide something: longer than a lone ESC waits."""


PATIENCE = 2.0
"""Seconds without input after which a paste whose end has not come is taken as ended."""


class Parser(XTermParser):
    """Textual's parser behind the filter."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._paste = PasteFilter()

    def feed(self, data: str) -> Iterable[Any]:
        """Read ``data``; an empty text, which ends the input, passes as it is."""
        cleaned = self._paste.clean(data)
        return super().feed(cleaned) if cleaned or not data else ()

    @property
    def waits(self) -> bool:
        """Whether a paste has begun whose end has not come."""
        return self._paste.inside

    def give_up(self) -> Iterable[Any]:
        """Take the paste as ended: what came of it is kept, and what comes next are keys again."""
        return super().feed(self._paste.give_up())


class PatientDriver(LinuxDriver):
    """The usual driver, with a reader that sleeps."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._sleeper, self._waker = os.pipe()

    def run_input_thread(self) -> None:
        """Read until :meth:`disable_input`, or until the terminal is gone, which :mod:`.ending` sees."""
        parser = Parser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._sleeper, selectors.EVENT_READ)
            last = time.monotonic()
            while not self.exit_event.is_set():
                awake = parser.waits or time.monotonic() - last < WAKEFUL
                ready = [key.fd for key, _events in selector.select(TICK if awake else None)]
                if self.fileno in ready:
                    last = time.monotonic()
                    data = b""
                    with suppress(OSError):
                        data = os.read(self.fileno, 4096)
                    if not data:
                        return
                    if text := decode(data):
                        for message in parser.feed(text):
                            self.process_message(message)
                if parser.waits and time.monotonic() - last >= PATIENCE:
                    for message in parser.give_up():
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def disable_input(self) -> None:
        """Wake the reader, so that it sees that it is to end."""
        os.write(self._waker, b"\0")
        super().disable_input()
        os.read(self._sleeper, 1)

    def close(self) -> None:
        """Let go of the terminal."""
        super().close()
        os.close(self._sleeper)
        os.close(self._waker)


def patient(driver: type[Driver]) -> type[Driver]:
    """Return the driver to use in the place of ``driver``: any but the usual one as it is."""
    return PatientDriver if driver is LinuxDriver else driver
