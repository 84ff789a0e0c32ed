"""Asking a slow question again and again without asking it more often than it is answered."""

from collections.abc import Callable


class OneAtATime:
    """While an answer is awaited, further askings become one: of many moves, the last is answered."""

    def __init__(self, start: Callable[[], bool]) -> None:
        """``start`` asks, and returns whether there was anything to ask."""
        self._start = start
        self._busy = False
        self._again = False

    def ask(self) -> None:
        """Ask now, or once more when the answer has come."""
        if self._busy:
            self._again = True
        else:
            self._busy = self._start()

    def answered(self) -> None:
        """Say that the answer, or a failure, has come."""
        self._busy = False
        if self._again:
            self._again = False
            self.ask()
