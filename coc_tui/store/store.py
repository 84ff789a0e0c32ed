"""One case on disk: every save is one durable line of history, and nobody's work is lost.

A save takes the write lock, follows the history to its end, compares revisions, appends one
line, waits until it is durable, and only then changes what is in memory. ``db.json`` is written
behind it; whatever it lacks, the history has.
"""

import errno
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple, Self

from coc_tui.domain.text import clean_line
from coc_tui.errors import CocError, Damaged, NotFound, Refused, StoreTrouble
from coc_tui.store import backup, checkpoint, disk, schema, undo
from coc_tui.store.check import Problem, problems
from coc_tui.store.history import GENESIS, START, Entry, History, Sign, unchecked
from coc_tui.store.keeper import Keeper
from coc_tui.store.lock import WriteLock, reason_of
from coc_tui.store.migrations import MIGRATIONS, Migration, newest
from coc_tui.store.ops import Op
from coc_tui.store.outside import Rows, adopted
from coc_tui.store.state import NOTHING, State
from coc_tui.store.tables import undone
from coc_tui.store.unit import Change, Look

Keeping = Callable[[Look, Mapping[str, Rows], Mapping[str, Rows]], Mapping[str, Rows]]
"""What decides how far back a case goes: from a look at the present, and the tables now and then."""


class Binned(NamedTuple):
    """Something in the bin."""

    entry: Entry
    """The transaction that put it there."""
    op: Op
    """Its operation; ``bin`` holds the whole document."""


_MOMENT = 0.05
"""Seconds a look waits for another thread that is reading news or saving, before it goes without."""

_NOTICEABLE = 0.5
"""Seconds a save waits for another writer before people are told."""


class Store:
    """The case in one folder, for this process; safe from several threads and processes."""

    def __init__(
        self, folder: Path, *, now: Callable[[], datetime], migrations: Mapping[int, Migration] = MIGRATIONS
    ) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.folder = folder
        self.now = now
        self._migrations = migrations
        self._history = History(folder / "history")
        self._lock = WriteLock(folder / "lock")
        self._writing = threading.RLock()
        self._reading = threading.RLock()
        self._in_change = False
        self._changed = False
        self._news = False
        """Whether something of other writers has been read that :meth:`follow` has not told of."""
        self._state = State()
        self._sign: Sign | None = None
        """What the end of the history looked like when it was last read; None: read all again."""
        self._known_file: tuple[int, int, int] | None = None
        self.outside: str = ""
        """Set when another program has written ``db.json``: who is to be asked what to do."""
        self._keeper = Keeper(self._keep)

    @classmethod
    def create(
        cls, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    ) -> Self:
        """Make a new, empty case in ``folder``.

        Raises Refused when there is one already, StoreTrouble when the disk will not.
        """
        store = cls(folder, now=now)
        if store.path.exists() or store._history.files():
            raise Refused("There is a case in {folder} already.", folder=str(folder))
        with _telling_trouble():
            disk.make_folder(folder)
            disk.make_folder(store._history.folder)
            with store._lock.held(""):
                if store.path.exists():
                    raise Refused("There is a case in {folder} already.", folder=str(folder))
                disk.replace(store.path, checkpoint.encoded(store._state))
        store._load()
        return store

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        migrations: Mapping[int, Migration] = MIGRATIONS,
    ) -> Self:
        """Open the case in ``folder``; an older one is brought up to date.

        Raises NotFound when there is none, Damaged when it cannot be read, StoreTrouble when
        the disk will not.
        """
        store = cls(folder, now=now, migrations=migrations)
        if not store.path.exists() and not store._history.files():
            raise NotFound("There is no case in {folder}.", folder=str(folder))
        store._load()
        store._bring_up_to_date()
        return store

    @property
    def path(self) -> Path:
        """The TinyDB file."""
        return self.folder / "db.json"

    @property
    def seq(self) -> int:
        """The last sequence number known."""
        return self._state.seq

    @property
    def head(self) -> str:
        """The hash of the last line of the history known: it seals everything before it."""
        return self._state.head

    @property
    def read_only(self) -> CocError | None:
        """Why the case cannot be written just now, or None. Looked at anew every time."""
        newer = schema.too_new(self._state, self._migrations)
        if newer is not None:
            return newer
        wanted = [self.folder, self._history.folder]
        if self._lock.path.exists():
            wanted.append(self._lock.path)
        if self._state.place.offset:
            wanted.append(self._history.path(self._state.place.file))
        if all(map(disk.writable, wanted)):
            return None
        return StoreTrouble(
            "The case can only be read: you have no right to write in {folder}.", folder=str(self.folder)
        )

    @property
    def waits_for(self) -> str:
        """Who is writing while a save of ours has waited for more than a moment; empty when none has."""
        asked = self._lock.asked
        if asked is None or time.monotonic() - asked < _NOTICEABLE:
            return ""
        return self._lock.holder() or "?"

    def look(self) -> Look:
        """Return a consistent view at the newest state. Raises Damaged, StoreTrouble."""
        self._catch_up()
        return Look(self._state)

    def follow(self) -> bool:
        """Read what other writers have added; True when there was something since this was last asked.

        It is told here whoever read it, a look or a save. Costs two stats. Raises Damaged when the
        history is, StoreTrouble when it cannot be read.
        """
        self._catch_up()
        if not self._news:
            return False
        # Another thread may be reading: what it finds from here on is told the next time.
        self._news = False
        return True

    def _catch_up(self) -> None:
        if self._reading.acquire(timeout=_MOMENT):
            try:
                self._follow()
            finally:
                self._reading.release()

    @contextmanager
    def change(self, what: str, /, *, by: str, **values: Any) -> Iterator[Change]:
        """Do everything in the block as one transaction, stored whole and durable when it ends.

        ``what`` is an English template that names the act, filled by ``values``; ``by`` is the
        person. A block that raises stores nothing; one that changes nothing writes nothing.
        Raises Conflict, StoreTrouble (locked, disk full, read-only), Damaged.
        """
        by = clean_line(by)
        with self._transaction(by):
            change = self._change(by)
            yield change
            if change.refused is not None:
                raise change.refused
            entry = self._entry(change, what, values)
            if entry.ops or entry.schema:
                self._save(entry)

    def checkpoint(self) -> None:
        """Write ``db.json`` as of now, unless it is there already or another program has written it.

        Raises StoreTrouble; nothing is lost then, since the history has it all.
        """
        if self.read_only is not None:
            return
        with self._reading:
            state = self._state
        with _telling_trouble():
            on_disk = self._file_seq()
            if on_disk is None or on_disk >= state.seq:
                return
            beside = disk.write_beside(self.path, checkpoint.encoded(state))
            try:
                # Short: only the comparison and the rename are under the lock.
                with self._writing, self._lock.held(""):
                    on_disk = self._file_seq()
                    if (
                        on_disk is None
                        or on_disk >= state.seq
                        or not self._history.holds(state.place, state.head)
                    ):
                        return
                    disk.put_in_place(beside, self.path)
                    self._known_file = _signature(self.path)
                disk.sync_folder(self.folder)
            finally:
                disk.remove(beside)
            disk.clear_left_behind(self.path, time.time())

    def close(self) -> None:
        """Write the checkpoint and stop the thread that does so behind. What was saved stays saved."""
        self._keeper.stop()
        with suppress(CocError):
            if self._changed:
                self._keep()
            elif not self.path.exists():
                self.checkpoint()
        self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def history(
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
        for line in self._history.lines_backwards():
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

    def as_of(self, moment: datetime | int) -> Look:
        """Return the case as it was after a transaction, or after the last one up to a moment.

        Raises Damaged.
        """
        return Look(self._state_at(moment))

    def check(self) -> list[Problem]:
        """Read everything and return what is wrong; an empty list when all is whole. Raises StoreTrouble."""
        with _telling_trouble():
            return list(problems(self.folder))

    def undoable(self, by: str) -> Entry | None:
        """Return what :meth:`undo` would take back for the person, or None."""
        return undo.undoable(self.history(by=clean_line(by)))

    def redoable(self, by: str) -> Entry | None:
        """Return the undoing that :meth:`redo` would take back for the person, or None."""
        return undo.redoable(self.history(by=clean_line(by)))

    def undo(self, by: str) -> Entry:
        """Take back the person's last transaction and return the new one; it has the same name.

        Raises Refused when there is none, or others have changed the same since.
        """
        with self._transaction(by := clean_line(by)):
            entry = self.undoable(by)
            if entry is None:
                raise Refused("There is nothing to undo.")
            return self._take_back(entry, by, undoes=entry.seq)

    def redo(self, by: str) -> Entry:
        """Take back the person's last undoing and return the new transaction.

        Raises Refused as :meth:`undo` does.
        """
        with self._transaction(by := clean_line(by)):
            entry = self.redoable(by)
            if entry is None:
                raise Refused("There is nothing to redo.")
            return self._take_back(entry, by, redoes=entry.seq)

    def binned(self) -> Iterator[Binned]:
        """Yield what is in the bin, newest first."""
        seen: set[str] = set()
        for entry in self.history(holding=b'"bin":{'):
            for op in entry.ops:
                if "bin" in op and op["id"] not in seen:
                    seen.add(op["id"])
                    if self._state.tables.get(op["in"], NOTHING).number(op["id"]) is None:
                        yield Binned(entry, op)

    def bring_back(self, id: str, *, by: str) -> None:
        """Take the record out of the bin. Raises NotFound when it is not there."""
        with self.change("Brought back from the bin", by=by) as change:
            found = next((one for one in self.binned() if one.op["id"] == id), None)
            if found is None:
                raise NotFound("The record {id} is not in the bin.", id=id)
            change.take_back(found.op)

    def outside_changes(self) -> tuple[Op, ...]:
        """Return what another program has changed in ``db.json``; nothing when it is our own.

        Raises Damaged when the file cannot be read.
        """
        if not self.outside:
            return ()
        before, after = self._outside()
        change = self._change("")
        adopted(change, before.tables, after.tables)
        return change.ops()

    def adopt_outside(self, *, by: str = "outside") -> None:
        """Take what another program wrote in ``db.json`` as a change of its own, then write the file anew.

        Raises Refused when it clashes with what was saved meanwhile or is no record.
        """
        if not self.outside:
            return
        before, after = self._outside()
        with self.change("Changes made outside the program", by=by) as change:
            adopted(change, before.tables, after.tables)
        self.put_back_outside()

    def put_back_outside(self) -> None:
        """Write ``db.json`` anew from the history; what another program made is kept in backups/

        Raises StoreTrouble.
        """
        with _telling_trouble(), self._transaction(""):
            if self.path.exists():
                kept = self.folder / "backups"
                disk.make_folder(kept)
                disk.replace(kept / f"outside-{self.now():%Y%m%d-%H%M%S}.json", [self.path.read_bytes()])
            disk.replace(self.path, checkpoint.encoded(self._state))
            self._known_file = _signature(self.path)
            self.outside = ""

    def backup(self, to: Path) -> Path:
        """Write a verified backup to the file ``to`` and return it. Raises StoreTrouble."""
        return backup.backup(self.folder, to)

    def restore(self, file: Path) -> Path:
        """Put a verified backup in the place of the case and return where the replaced is kept.

        Raises NotFound, Damaged, StoreTrouble.
        """
        with self._writing:
            kept = backup.restore(self.folder, file, now=self.now())
            self.outside = ""
            self._load()
        return kept

    def restore_at(self, moment: datetime | int, *, by: str, keeping: Keeping | None = None) -> None:
        """Make everything as it was after a transaction or at a moment, by a new transaction.

        ``keeping`` returns the tables to go back to, where they are not simply those of then. Raises
        StoreTrouble, Damaged.
        """
        then = self._state_at(moment)
        with self.change("Everything as it was on {moment}", by=by, moment=then.at or moment) as change:
            now = change.state.tables
            adopted(change, now, keeping(change, now, then.tables) if keeping else then.tables)

    # -- inside ------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Do what is done behind the one who types."""
        self.checkpoint()
        backup.daily(self.folder, self.now().date())

    def _state_at(self, moment: datetime | int) -> State:
        until = moment if isinstance(moment, int) else self._seq_at(moment)
        state = State().after(self._history.after(START, 0, GENESIS), until=until)
        return self._migrated(state) if state.schema < newest(self._migrations) else state

    def _seq_at(self, moment: datetime) -> int:
        return next((entry.seq for entry in self.history(until=moment)), 0)

    @contextmanager
    def _transaction(self, by: str) -> Iterator[None]:
        """Hold the lock at the end of the history."""
        with self._writing:
            if self._in_change:
                raise RuntimeError("a change inside a change")
            reason = self.read_only
            if reason is not None:
                raise reason
            with self._lock.held(by):
                with self._reading:
                    self._follow()
                    reason = schema.too_new(self._state, self._migrations)
                    if reason is not None:
                        raise reason
                self._in_change = True
                try:
                    yield
                finally:
                    self._in_change = False

    def _change(self, by: str) -> Change:
        # Importing it costs as much as all of pydantic; only writers pay for it.
        from ulid import ULID

        return Change(self._state, by=by, at=self.now(), new_id=lambda: str(ULID()))

    def _entry(self, change: Change, what: str, values: Mapping[str, Any]) -> Entry:
        seq = self._state.seq + 1
        return Entry(seq, change.at, change.by, what, values, change.ops(), schema=change.schema)

    def _take_back(
        self, entry: Entry, by: str, *, undoes: int | None = None, redoes: int | None = None
    ) -> Entry:
        entry = replace(entry, ops=tuple(op for op in entry.ops if undone(op["in"])))
        later = list(takewhile(lambda one: one.seq > entry.seq, self.history()))
        undo.check_untouched(entry, later, self._state.tables)
        change = self._change(by)
        for op in reversed(entry.ops):
            change.take_back(op)
        return self._save(
            replace(self._entry(change, entry.what, entry.values), undoes=undoes, redoes=redoes)
        )

    def _outside(self) -> tuple[State, State]:
        """Return the state another program started from, and what it made of it."""
        found = checkpoint.decoded(self.path.read_bytes(), self.path).state
        known = 0 <= found.seq <= self._state.seq
        return (self._state_at(found.seq) if known else self._state), found

    def _save(self, entry: Entry) -> Entry:
        """Append one line and take it into memory. Raises StoreTrouble."""
        state = self._state
        place = self._history.place_for(state.place, state.seq, state.at, entry.at)
        with self._reading:
            # Whatever happens from here on, only a whole read of the disk tells the truth.
            self._sign = None
            try:
                entry, end = self._history.append(entry, place=place, old=state.place, before=state.head)
                sign = self._history.sign(end, entry.seq)
                self._state = state.after([(entry, end)])
                self._sign = sign
            except OSError as error:
                raise _not_saved(error) from error
        self._changed = True
        self._keeper.changed()
        return entry

    def _load(self) -> None:
        """Read everything anew: the checkpoint, and what the history has beyond it."""
        with self._reading, _telling_trouble():
            self._sign = None
            signature = _signature(self.path)
            base = State()
            if signature is None and not self._history.files():
                raise StoreTrouble("There is no case in {folder} any more.", folder=str(self.folder))
            if signature is not None:
                read = checkpoint.decoded(self.path.read_bytes(), self.path)
                self.outside = "" if read.untouched else str(self.path)
                if read.untouched:
                    base = read.state
                elif not self._history.files():
                    raise Damaged(
                        "The file {file} was not written by this program, and there is no history beside it.",
                        file=str(self.path),
                    )
            if not self._history.holds(base.place, base.head):
                raise Damaged(
                    "The history in {folder} does not reach as far as db.json. Restore a backup.",
                    folder=str(self._history.folder),
                )
            state, sign = self._ahead(base)
            self._known_file = signature
            self._state, self._sign = state, sign

    def _ahead(self, state: State) -> tuple[State, Sign]:
        """Return the state at the end of the history, and what that end looked like before it was read."""
        while True:
            sign = self._history.sign(state.place, state.seq)
            ahead = state.after(self._history.after(state.place, state.seq, state.head))
            if ahead is state:
                return state, sign
            state = ahead

    def _follow(self) -> None:
        before = (self._state.seq, self._state.head)
        self._read_on()
        if (self._state.seq, self._state.head) != before:
            self._news = True

    def _read_on(self) -> None:
        with _telling_trouble():
            if self._sign is not None:
                sign = self._history.sign(self._state.place, self._state.seq)
                if sign == self._sign:
                    return
                try:
                    # A writer whose disk failed may have taken a line back, and another be there now.
                    if self._history.holds(self._state.place, self._state.head):
                        self._state, self._sign = self._ahead(self._state)
                        return
                except Damaged:
                    pass  # perhaps we had read half a line; the whole tells
            self._load()

    def _file_seq(self) -> int | None:
        """Return which transaction ``db.json`` stands at: -1 when it is not there, None when not our own."""
        signature = _signature(self.path)
        if signature is None:
            return -1
        if signature != self._known_file:
            own = checkpoint.untouched(self.path.read_bytes())
            self.outside = "" if own else str(self.path)
            self._known_file = signature
        return None if self.outside else checkpoint.seq_of(self.path)

    def _bring_up_to_date(self) -> None:
        """Migrate an older case; where it cannot be written, only in memory."""
        present = newest(self._migrations)
        if self._state.schema >= present:
            return
        if self.read_only is not None:
            self._state = self._migrated(self._state)
            return
        with self.change("The case brought to format {number}", by="", number=present) as change:
            if change.state.schema < present:
                name = f"before-format-{present}-{self.now():%Y%m%d-%H%M%S}.zip"
                backup.backup(self.folder, self.folder / "backups" / name)
                change.migrate(schema.migrated(change.state, self._migrations), present)

    def _migrated(self, state: State) -> State:
        """Return an older state in the present format, as it would have been written."""
        found = schema.migrated(state, self._migrations)
        entry = Entry(state.seq, self.now(), "", "", ops=found, schema=newest(self._migrations))
        return replace(state.after([(entry, state.place)]), head=state.head, at=state.at)


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@contextmanager
def _telling_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreTrouble(
            "The case cannot be read or written: {reason}.", reason=reason_of(error)
        ) from error


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
