"""hunspell as a partner on a pipe: asked word by word, never in a hurry, and gone when it does not answer.

Only words are sent, each behind the sign that keeps it from being read as a command, and no personal
dictionary is ever written.
"""

import os
import select
import shutil
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from coc_tui.domain.spelling import LONGEST
from coc_tui.errors import CocError, NotFound, Refused

PROGRAM = "hunspell"

PATIENCE = 3.0
"""Seconds hunspell has to read its dictionary, and again for each word."""

BREATH = 0.1
"""Seconds from the end of it, however that comes, until who waits for an answer notices."""

MOST = 8
"""Suggestions that are kept of a word."""


@dataclass(frozen=True)
class Verdict:
    """What hunspell says of a word."""

    known: bool
    suggestions: tuple[str, ...] = ()
    """What could be meant, the likeliest first, without the full stop that ends the word asked about."""


class _Silence(Exception):
    """The program has ended, or says nothing."""


class _Pipe:
    """A running hunspell."""

    def __init__(self, program: str, dictionary: str) -> None:
        """Begin. Raises OSError when the program cannot be run."""
        self._left = b""
        self._ended = False
        self._process = subprocess.Popen(
            [program, "-a", "-i", "utf-8", "-d", dictionary, "-p", os.devnull],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )

    def greeting(self) -> bool:
        """Return whether it has read its dictionary. Raises _Silence when it neither greets nor ends."""
        try:
            self._read(b"\n")
        except _Silence:
            if self._process.poll() is None:
                raise
            return False
        return True

    def said_of(self, word: str) -> list[str]:
        """Return the lines it answers to ``word``. Raises _Silence."""
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(f"^{word}\n".encode())
        except (OSError, ValueError) as error:
            raise _Silence from error
        # An empty line ends an answer, and is all of it where nothing in the line is a word.
        lines = []
        while line := self._read(b"\n").strip():
            lines.append(line.decode("utf-8", "replace"))
        return lines

    def _read(self, end: bytes) -> bytes:
        """Return what comes up to ``end``. Raises _Silence."""
        stdout = self._process.stdout
        assert stdout is not None
        last = time.monotonic() + PATIENCE
        watch = select.poll()
        watch.register(stdout.fileno(), select.POLLIN)
        while end not in self._left:
            if self._ended or time.monotonic() > last:
                raise _Silence
            if watch.poll(1000 * BREATH):
                more = os.read(stdout.fileno(), 4096)
                if not more:
                    with suppress(subprocess.TimeoutExpired):
                        self._process.wait(BREATH)
                    raise _Silence
                self._left += more
        found, _end, self._left = self._left.partition(end)
        return found

    def end(self) -> None:
        """Stop it, whatever it does; whoever waits for its answer hears that there is none."""
        self._ended = True
        self._process.kill()
        self._process.wait()

    def let_go(self) -> None:
        """Close both ends, once it has ended and nobody waits."""
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                end.close()


class Hunspell:
    """hunspell from its first word to :meth:`close`; once it has failed it is not tried again.

    :meth:`ask` may wait and belongs in a thread; the rest is quick, and may be called from any.
    """

    def __init__(self, dictionaries: Sequence[str], language: str) -> None:
        """Use the first of ``dictionaries`` that is there; ``language`` is what people call it."""
        self._dictionaries = dictionaries
        self._language = language
        self._answers: dict[str, Verdict] = {}
        self._asking = threading.Lock()
        self._changing = threading.Lock()
        self._pipe: _Pipe | None = None
        self._closed = False
        self.off: CocError | None = None
        """Why no word is asked about; None while all is well, and before the first one."""

    def find(self) -> str:
        """Return where the program is, without starting it. Raises NotFound, and is off from then on."""
        program = shutil.which(PROGRAM)
        if program is None:
            self.off = NotFound(
                "The spelling is not checked: the program {program} is not installed.", program=PROGRAM
            )
            raise self.off
        return program

    def answer(self, word: str) -> Verdict | None:
        """Return what is known of ``word`` already; None when it has not been asked about."""
        return self._answers.get(word)

    def ask(self, words: Iterable[str]) -> None:
        """Learn about ``words``; even without any the program is begun.

        Raises NotFound when it or its dictionary is not there, Refused when it has failed.
        """
        with self._asking:
            if self.off is not None:
                raise self.off
            try:
                pipe = self._pipe or self._begun()
                for word in words:
                    if word not in self._answers:
                        short = len(word) <= LONGEST
                        self._answers[word] = _answer(word, pipe.said_of(word)) if short else Verdict(True)
            except (_Silence, OSError, CocError) as error:
                self._turn_off(error)
            finally:
                self._let_go()

    def close(self) -> None:
        """End the program at once, also while somebody waits for its answer."""
        with self._changing:
            self._closed = True
            if self._pipe is not None:
                self._pipe.end()
        # Whoever asks just now lets go of it when they hear that it is gone.
        if self._asking.acquire(blocking=False):
            self._let_go()
            self._asking.release()

    def _let_go(self) -> None:
        if self._closed and self._pipe is not None:
            self._pipe.let_go()

    def _begun(self) -> _Pipe:
        """Return the program, started. Raises NotFound, _Silence, OSError."""
        program = self.find()
        for dictionary in self._dictionaries:
            with self._changing:
                if self._closed:
                    raise _Silence
                pipe = self._pipe = _Pipe(program, dictionary)
            if pipe.greeting():
                return pipe
            pipe.end()
            pipe.let_go()
        raise NotFound(
            "The spelling is not checked: {program} has no dictionary for {language} ({dictionary}).",
            program=PROGRAM,
            language=self._language,
            dictionary=self._dictionaries[0],
        )

    def _turn_off(self, error: Exception) -> None:
        """Ask no more. Raises why, unless it was closed on purpose."""
        closed = self._closed
        self.close()
        if not closed:
            self.off = error if isinstance(error, CocError) else _silent()
            raise self.off


def _silent() -> CocError:
    return Refused("The spelling is not checked any more: {program} does not answer.", program=PROGRAM)


def _answer(word: str, lines: list[str]) -> Verdict:
    """Return what ``lines`` say of the parts of ``word``."""
    suggestions: list[str] = []
    unknown = False
    for line in lines:
        if line[0] not in "&?#":
            continue
        unknown = True
        said, _colon, found = line.partition(": ")
        part = said.split(" ")[1]
        suggestions += [word.replace(part, one, 1) for one in found.split(", ") if one]
    stop = "." if word.endswith(".") else ""
    kept = dict.fromkeys(one.removesuffix(stop) for one in suggestions if not one.endswith("-"))
    return Verdict(not unknown, tuple(kept)[:MOST])
