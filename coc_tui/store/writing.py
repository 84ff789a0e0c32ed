"""Saving: under the lock, at the end of the history, one line a transaction, durable before it is told."""

import errno
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from coc_tui.domain.text import clean_line
from coc_tui.errors import CocError, StoreTrouble
from coc_tui.store import disk, schema
from coc_tui.store.history import Entry
from coc_tui.store.lock import WriteLock, reason_of
from coc_tui.store.migrations import Migration, newest
from coc_tui.store.present import Present
from coc_tui.store.unit import Change

_NOTICEABLE = 0.5
"""Seconds a save waits for another writer before people are told."""


class Writer:
    """The one way to write a case; safe from several threads and processes."""

    def __init__(
        self,
        present: Present,
        *,
        now: Callable[[], datetime],
        migrations: Mapping[int, Migration],
        saved: Callable[[], None],
    ) -> None:
        """``saved`` is called after every save, while the lock is held."""
        self._present = present
        self._now = now
        self._migrations = migrations
        self._saved = saved
        self.lock = WriteLock(present.folder / "lock")
        self.turn = threading.RLock()
        """Held by the thread of this process whose turn it is."""
        self._in_change = False

    @property
    def obstacle(self) -> CocError | None:
        """Why the case cannot be written just now, or None. Looked at anew every time."""
        present = self._present
        newer = schema.too_new(present.state, self._migrations)
        if newer is not None:
            return newer
        wanted = [present.folder, present.history.folder]
        if self.lock.path.exists():
            wanted.append(self.lock.path)
        if present.state.place.offset:
            wanted.append(present.history.path(present.state.place.file))
        if all(map(disk.writable, wanted)):
            return None
        if not present.folder.is_dir():
            return StoreTrouble("The folder {folder} is gone.", folder=str(present.folder))
        return StoreTrouble(
            "The case can only be read: you have no right to write in {folder}.", folder=str(present.folder)
        )

    @property
    def waits_for(self) -> str:
        """Who is writing while a save of ours has waited for more than a moment; empty when none has."""
        asked = self.lock.asked
        if asked is None or time.monotonic() - asked < _NOTICEABLE:
            return ""
        return self.lock.holder() or "?"

    @contextmanager
    def change(self, what: str, /, *, by: str, **values: Any) -> Iterator[Change]:
        """Do everything in the block as one transaction. See :meth:`.Store.change`."""
        by = clean_line(by)
        with self.transaction(by):
            change = self.begun(by)
            yield change
            if change.refused is not None:
                raise change.refused
            entry = self.entry(change, what, values)
            if entry.ops or change.schema:
                self.save(entry)

    @contextmanager
    def transaction(self, by: str) -> Iterator[None]:
        """Hold the lock at the end of the history."""
        with self.turn:
            if self._in_change:
                raise RuntimeError("a change inside a change")
            reason = self.obstacle
            if reason is not None:
                raise reason
            with self.lock.held(by):
                newer = schema.too_new(self._present.catch_up_whole(), self._migrations)
                if newer is not None:
                    raise newer
                self._in_change = True
                try:
                    yield
                finally:
                    self._in_change = False

    def begun(self, by: str) -> Change:
        """Return a change of the present state with nothing in it yet."""
        # Importing it costs as much as all of pydantic; only writers pay for it.
        from ulid import ULID

        return Change(self._present.state, by=by, at=self._now(), new_id=lambda: str(ULID()))

    def entry(self, change: Change, what: str, values: Mapping[str, Any]) -> Entry:
        """Return the line that stores ``change``."""
        seq = self._present.state.seq + 1
        begun = newest(self._migrations) if seq == 1 and self._migrations else None
        return Entry(
            seq,
            change.at,
            change.by,
            what,
            values,
            change.ops(),
            schema=change.schema or begun,
            restores=change.restores,
        )

    def save(self, entry: Entry) -> Entry:
        """Append one line within a transaction, and take it into memory. Raises StoreTrouble."""
        try:
            entry = self._present.append(entry)
        except OSError as error:
            raise _not_saved(error) from error
        self._saved()
        return entry


def _not_saved(error: OSError) -> StoreTrouble:
    if isinstance(error, disk.NotTakenBackError):
        return StoreTrouble(
            "The disk failed while saving ({reason}), and it is not certain whether the change was kept. "
            "Look before you enter it again.",
            reason=reason_of(error),
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreTrouble("The disk is full, so nothing was saved. Make room and try again.")
    return StoreTrouble("The disk failed, so nothing was saved: {reason}.", reason=reason_of(error))
