"""A real terminal for tests: a program in a pseudo-terminal, and the screen it draws."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What a plain xterm sends for each named key."""

MODES = {
    "alternate screen": ("\x1b[?1049h", "\x1b[?1049l"),
    "mouse": ("\x1b[?1000h", "\x1b[?1000l"),
    "mouse motion": ("\x1b[?1003h", "\x1b[?1003l"),
    "bracketed paste": ("\x1b[?2004h", "\x1b[?2004l"),
    "focus reports": ("\x1b[?1004h", "\x1b[?1004l"),
    "hidden cursor": ("\x1b[?25l", "\x1b[?25h"),
    "no line wrap": ("\x1b[?7l", "\x1b[?7h"),
}

NOT_INHERITED = {"NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "TMUX", "TERM_PROGRAM"}
"""What the terminal the tests run in says about itself."""


class Terminal:
    """Run ``command`` in a terminal of ``size`` (columns, rows); use it in a ``with`` block.

    Leaving the block kills what is left of the program.
    """

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        ignore: Sequence[int] = (),
    ) -> None:
        """``ignore`` are signals the program is started with ignored, as ``nohup`` does."""
        self.command = command
        self.ignore = ignore
        plain = {name: text for name, text in os.environ.items() if name not in NOT_INHERITED}
        self.env = {**plain, "TERM": term, **(env or {})}
        self.sent = ""
        """Everything the program has written."""
        self.emulator = pyte.Screen(*size)
        self._stream = pyte.Stream(self.emulator)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def __enter__(self) -> Self:
        self._fd, inner = pty.openpty()
        self._set_size(self.emulator.columns, self.emulator.lines)
        self.process = subprocess.Popen(
            self.command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=self.env,
            start_new_session=True,
            preexec_fn=self._begin,
        )
        os.close(inner)
        return self

    def _begin(self) -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        for number in self.ignore:
            signal.signal(number, signal.SIG_IGN)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def keys(self, text: str) -> None:
        """Type ``text`` as it stands."""
        os.write(self._fd, text.encode())

    def press(self, *names: str) -> None:
        """Press keys by name: ``press("F4", "ctrl+s")``."""
        for name in names:
            self.keys(KEYS.get(name, name))
            if name == "escape":
                # Alone, or it would be read as the beginning of the next key.
                self.read(0.15)

    def paste(self, text: str) -> None:
        """Paste ``text`` as a terminal with bracketed paste does."""
        self.keys(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window ``columns`` x ``rows``."""
        self.emulator.resize(rows, columns)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float = 0.0) -> int:
        """Draw what arrives within ``seconds``; return how many characters that was."""
        before = len(self.sent)
        until = time.monotonic() + seconds
        while self._fd >= 0:
            ready, _, _ = select.select([self._fd], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                break
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                break  # EIO: nobody holds the other end any more
            text = self._decode(data)
            self.sent += text
            # pyte prints the last letter of the sequence that leaves the kitty protocol.
            self._stream.feed(text.replace("\x1b[<u", ""))
        return len(self.sent) - before

    def settle(self, quiet: float = 0.2, longest: float = 10.0) -> int:
        """Read until nothing has come for ``quiet`` seconds; return how many characters came."""
        count, end = 0, time.monotonic() + longest
        while (got := self.read(quiet)) and time.monotonic() < end:
            count += got
        return count

    def screen(self) -> str:
        """Return what the screen shows now, line by line, without space at the line ends."""
        self.read()
        return "\n".join(line.rstrip() for line in self.emulator.display)

    def wait_for(self, text: str, seconds: float = 15.0) -> str:
        """Return the screen once ``text`` stands on it.

        Raises AssertionError with the screen after ``seconds``.
        """
        return self._wait(text, True, seconds)

    def wait_gone(self, text: str, seconds: float = 15.0) -> str:
        """Return the screen once ``text`` does not stand on it any more."""
        return self._wait(text, False, seconds)

    def _wait(self, text: str, wanted: bool, seconds: float) -> str:
        end = time.monotonic() + seconds
        while (text in (screen := self.screen())) != wanted:
            if time.monotonic() > end or self.process.poll() is not None:
                wish = "is not" if wanted else "is still"
                raise AssertionError(f"{text!r} {wish} on the screen:\n{self.screen()}")
            self.read(0.05)
        return screen

    def kill9(self) -> None:
        """End the program as a power cut would, as far as a process can be."""
        self.process.kill()
        self.process.wait()

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal under the program, as a lost connection does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def exit_status(self, seconds: float = 15.0) -> int:
        """Wait for the program to end; return its status, 128 + n where signal n killed it.

        Raises AssertionError when it is still there after ``seconds``.
        """
        end = time.monotonic() + seconds
        while (status := self.process.poll()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program is still running after {seconds} s:\n{self.screen()}")
            self.read(0.02)
            time.sleep(0.005)
        self.read(0.05)
        return status if status >= 0 else 128 - status

    def modes_left_on(self) -> list[str]:
        """Return the names of terminal modes that were switched on and not off again."""
        return [name for name, (on, off) in MODES.items() if self.sent.rfind(on) > self.sent.rfind(off)]
