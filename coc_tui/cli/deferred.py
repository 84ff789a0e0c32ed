"""The desk of a case that is opened when something is first asked of it.

Importing the records and opening the store takes longer than drawing the first screen, so the
screen is drawn first, and whoever asks the desk for more waits, as a rule a worker.
"""

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coc_tui.cli import compose
from coc_tui.desk import Desk
from coc_tui.errors import Damaged


class LateDesk(Desk):
    """A desk whose ``store`` and ``clock`` come into being when they are first asked for.

    What stands in the way is raised to everyone who asks, as :func:`coc_tui.cli.compose.at_desk` does,
    and kept in ``trouble``.
    """

    trouble: Exception | None
    folder: Path
    """The case's own folder, known before it is opened."""

    def __init__(self, options: compose.Options) -> None:
        """Raises NotFound, WrongUse when there is no such case."""
        # Past the frozen fields: the missing ones are what __getattr__ is asked for.
        self.__dict__.update(
            person=options.person,
            folders=options.folders,
            folder=compose.case_folder(options),
            trouble=None,
            _agreements={},
            _wishes=options,
            _opening=threading.Lock(),
        )

    def __getattr__(self, name: str) -> Any:
        """Open the case for what only an open one has."""
        if name not in ("store", "clock"):
            raise AttributeError(name)
        with self._opening:
            if self.trouble is not None:
                raise self.trouble
            if not self.is_open:
                try:
                    opened = _opened(self._wishes, self.folder)
                except Exception as error:
                    self.__dict__["trouble"] = error
                    raise
                self.__dict__.update(store=opened.store, clock=opened.clock)
        return self.__dict__[name]

    @property
    def is_open(self) -> bool:
        """Whether the case is open, so that asking costs nothing."""
        return "clock" in self.__dict__

    def now(self) -> datetime:
        """Return the present moment, in the agreement's time zone once the case is open."""
        return self.clock.now() if self.is_open else datetime.now().astimezone()


def _opened(options: compose.Options, folder: Path) -> Desk:
    from coc_tui.store import Store

    store: Store | None = None
    try:
        store = Store.open(folder, now=lambda: datetime.now(UTC))
        return compose.at_desk(options, store)
    except Damaged as error:
        if store is None:
            raise
        store.close()
        # Data newer than the program cannot be read as a case, and the reason is the newness.
        raise store.read_only or error from error
