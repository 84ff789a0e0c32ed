"""Notices what other people, in other processes, have changed; silent while there is nothing."""

from collections.abc import Callable
from typing import Any

from textual.timer import Timer

from coc_tui.errors import CocError

BEAT = 0.25
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

    def start(self, set_interval: Callable[[float, Callable[[], Any]], Timer]) -> Timer:
        """Begin to beat on the app's own timer."""
        return set_interval(BEAT, self.beat)

    def beat(self) -> None:
        """Look once. The same trouble is told once, not four times a second."""
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
