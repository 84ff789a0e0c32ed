"""What the history tells: who did what when, and the case as it was."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import takewhile

from coc_tui.domain.text import clean_line
from coc_tui.errors import Damaged
from coc_tui.store import schema
from coc_tui.store.history import GENESIS, START, Entry, unchecked
from coc_tui.store.migrations import Migration, newest
from coc_tui.store.present import Present
from coc_tui.store.state import State
from coc_tui.store.unit import Look


class AuditTrail:
    """The history of one case, asked backwards."""

    def __init__(self, present: Present, *, migrations: Mapping[int, Migration]) -> None:
        self._present = present
        self._history = present.history
        self._migrations = migrations

    def entries(
        self,
        *,
        record: str | None = None,
        by: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        holding: bytes = b"",
    ) -> Iterator[Entry]:
        """Yield the transactions, newest first: those of a record, a person, between two moments.

        ``holding`` passes over lines without these bytes, unread.

        Raises Damaged at a line that cannot be read.
        """
        needles = [holding]
        needles += [json.dumps(one, ensure_ascii=False).encode() for one in (record, by) if one is not None]
        for line in self._history.lines_backwards(self._present.state.place):
            if not all(needle in line for needle in needles):
                continue
            try:
                entry = unchecked(line)
            except ValueError as error:
                raise Damaged(
                    "The history in {folder} cannot be read.", folder=str(self._history.folder)
                ) from error
            if (
                (record is None or any(op["id"] == record for op in entry.ops))
                and (by is None or entry.by == by)
                and (since is None or entry.at >= since)
                and (until is None or entry.at <= until)
            ):
                yield entry

    def own(self, by: str) -> Iterator[Entry]:
        """Yield the transactions of the person that are written in the present format, newest first."""
        present = newest(self._migrations)
        return takewhile(
            lambda one: not one.migrates and self._present.state.format_of(one.seq) == present,
            self.entries(by=clean_line(by)),
        )

    def as_of(self, moment: datetime | int) -> Look:
        """Return the case as it was after a transaction, or after the last one up to a moment.

        Raises Damaged.
        """
        return Look(self.state_at(moment))

    def state_at(self, moment: datetime | int) -> State:
        """Return the state of then, in the present format. Raises Damaged."""
        until = moment if isinstance(moment, int) else self._seq_at(moment)
        state = State().after(self._history.after(START, 0, GENESIS), until=until)
        return schema.in_present_form(state, self._migrations)

    def _seq_at(self, moment: datetime) -> int:
        return next((entry.seq for entry in self.entries(until=moment)), 0)
