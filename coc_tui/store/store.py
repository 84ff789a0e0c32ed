"""One case on disk: every save is one durable line of history, and nobody's work is lost.

A save takes the write lock, follows the history to its end, compares revisions, appends one
line, waits until it is durable, and only then changes what is in memory. ``db.json`` is written
behind it; whatever it lacks, the history has.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from coc_tui.errors import CocError, Damaged, NotFound, Refused
from coc_tui.store import backup, checkpoint, disk, schema
from coc_tui.store.audit_trail import AuditTrail
from coc_tui.store.behind import Behind
from coc_tui.store.bin import Bin
from coc_tui.store.check import Problem, judged, problems
from coc_tui.store.history import Entry
from coc_tui.store.migrations import MIGRATIONS, Migration, newest
from coc_tui.store.outside import OutsideEdits, Rows, adopted
from coc_tui.store.present import Present, telling_trouble
from coc_tui.store.undo import Undoing
from coc_tui.store.unit import Change, Look
from coc_tui.store.writing import Writer

RestoreRule = Callable[[Look, Mapping[str, Rows], Mapping[str, Rows]], Mapping[str, Rows]]
"""What decides how far back a case goes: from a look at the present, and the tables now and then."""


def _clock() -> datetime:
    return datetime.now().astimezone()


class Store:
    """The case in one folder, for this process; safe from several threads and processes."""

    def __init__(
        self, folder: Path, *, now: Callable[[], datetime], migrations: Mapping[int, Migration] = MIGRATIONS
    ) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.folder = folder
        self.now = now
        """Tells the moment, and by its zone the day a backup is named by; set anew once that is known."""
        self._migrations = migrations
        self._present = Present(folder)
        self._writer = Writer(
            self._present, now=self._time, migrations=migrations, saved=lambda: self.behind.changed()
        )
        self._trail = AuditTrail(self._present, migrations=migrations)
        self.behind = Behind(self._present, self._writer, now=self._time)
        self.undoing = Undoing(self._present, self._trail, self._writer)
        self.bin = Bin(self._present, self._trail, self._writer, migrations=migrations)
        self.outside = OutsideEdits(
            self._present, self._trail, self._writer, now=self._time, migrations=migrations
        )

    def _time(self) -> datetime:
        return self.now()

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime] = _clock,
        migrations: Mapping[int, Migration] = MIGRATIONS,
    ) -> Self:
        """Make a new, empty case in ``folder``.

        Raises Refused when there is one already, StoreTrouble when the disk will not.
        """
        store = cls(folder, now=now, migrations=migrations)
        present = store._present
        if store.path.exists() or present.history.files():
            raise Refused("There is a case in {folder} already.", folder=str(folder))
        with telling_trouble():
            disk.make_folder(folder)
            disk.make_folder(present.history.folder)
            with store._writer.lock.held(""):
                if store.path.exists():
                    raise Refused("There is a case in {folder} already.", folder=str(folder))
                disk.replace(store.path, checkpoint.encoded(present.state))
        present.load()
        return store

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime] = _clock,
        migrations: Mapping[int, Migration] = MIGRATIONS,
    ) -> Self:
        """Open the case in ``folder``; an older one is brought up to date.

        Raises NotFound when there is none, Damaged when it cannot be read, StoreTrouble when
        the disk will not.
        """
        store = cls(folder, now=now, migrations=migrations)
        if not store.path.exists() and not store._present.history.files():
            if (folder / "backups").is_dir():
                raise Damaged("The files of the case in {folder} are gone.", folder=str(folder))
            raise NotFound("There is no case in {folder}.", folder=str(folder))
        store._present.load()
        store._bring_up_to_date()
        return store

    @property
    def path(self) -> Path:
        """The TinyDB file."""
        return self._present.path

    @property
    def seq(self) -> int:
        """The last sequence number known."""
        return self._present.state.seq

    @property
    def head(self) -> str:
        """The hash of the last line of the history known: it seals everything before it."""
        return self._present.state.head

    @property
    def epoch(self) -> str:
        """What changes when the case is put back to an earlier state; see :attr:`.Look.epoch`."""
        return self._present.state.epoch

    @property
    def read_only(self) -> CocError | None:
        """Why the case cannot be written just now, or None. Looked at anew every time."""
        return self._writer.obstacle

    @property
    def waits_for(self) -> str:
        """Who is writing while a save of ours has waited for more than a moment; empty when none has."""
        return self._writer.waits_for

    def look(self) -> Look:
        """Return a consistent view at the newest state. Raises Damaged, StoreTrouble."""
        return Look(self._present.catch_up())

    def follow(self) -> bool:
        """Read what other writers have added; True when there was something since this was last asked.

        It is told here whoever read it, a look or a save. Costs two stats. Raises Damaged when the
        history is, StoreTrouble when it cannot be read.
        """
        return self._present.news()

    @contextmanager
    def change(self, what: str, /, *, by: str, **values: Any) -> Iterator[Change]:
        """Do everything in the block as one transaction, stored whole and durable when it ends.

        ``what`` is an English template that names the act, filled by ``values``; ``by`` is the
        person. A block that raises stores nothing; one that changes nothing writes nothing.
        Raises Conflict, StoreTrouble (locked, disk full, read-only), Damaged.
        """
        with self._writer.change(what, by=by, **values) as change:
            yield change

    def checkpoint(self) -> None:
        """Write ``db.json`` as of now, unless it is there already or another program has written it.

        Raises StoreTrouble; nothing is lost then, since the history has it all.
        """
        self.behind.checkpoint()

    def close(self) -> None:
        """Write the checkpoint and stop the thread that does so behind. What was saved stays saved."""
        self.behind.close()

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
        """Yield the transactions, newest first. See :meth:`.AuditTrail.entries`."""
        return self._trail.entries(record=record, by=by, since=since, until=until, holding=holding)

    def as_of(self, moment: datetime | int) -> Look:
        """Return the case as it was after a transaction, or after the last one up to a moment.

        Raises Damaged.
        """
        return self._trail.as_of(moment)

    def check(self) -> list[Problem]:
        """Read everything and return what is wrong; an empty list when all is whole. Raises StoreTrouble."""
        with telling_trouble():
            return list(problems(self.folder))

    def damages(self) -> list[Problem]:
        """Return what keeps the case from being restored from a backup of it. Raises StoreTrouble."""
        with telling_trouble():
            return [
                one for one in judged(self.folder) if not (self.outside.file and one.where == str(self.path))
            ]

    def backup(self, to: Path) -> Path:
        """Write a verified backup to the file ``to`` and return it. Raises StoreTrouble."""
        return backup.backup(self.folder, to)

    def restore(self, file: Path, *, by: str = "") -> Path:
        """Put a verified backup in the place of the case and return where the replaced is kept.

        Raises NotFound, Damaged, StoreTrouble.
        """
        with self._writer.turn:
            kept = backup.restore(self.folder, file, now=self.now(), by=by)
            self._present.load()
            self._bring_up_to_date()
        return kept

    def restore_at(self, moment: datetime | int, *, by: str, restore_rule: RestoreRule | None = None) -> None:
        """Make everything as it was after a transaction or at a moment, by a new transaction.

        ``restore_rule`` returns the tables to go back to, where they are not simply those of then. Raises
        StoreTrouble, Damaged.
        """
        then = self._trail.state_at(moment)
        with self.change("Everything as it was on {moment}", by=by, moment=then.at or moment) as change:
            change.restores = (then.at or self.now()).isoformat()
            now = change.state.tables
            wanted = restore_rule(change, now, then.tables) if restore_rule else then.tables
            adopted(change, now, wanted)

    def _bring_up_to_date(self) -> None:
        """Migrate an older case; where it cannot be written, only in memory. An empty one has none yet."""
        present = newest(self._migrations)
        state = self._present.state
        if state.schema >= present or state.seq == 0:
            return
        if self.read_only is not None:
            self._present.take(schema.in_present_form(state, self._migrations))
            return
        with self.change("The case brought to format {number}", by="", number=present) as change:
            if change.state.schema < present:
                name = f"before-format-{present}-{self.now():%Y%m%d-%H%M%S}.zip"
                backup.backup(self.folder, self.folder / "backups" / name)
                change.migrate(schema.migrated(change.state, self._migrations), present)
