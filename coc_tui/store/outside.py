"""What another program has made of the tables, taken over as a change like any other."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from coc_tui.errors import Damaged, Refused
from coc_tui.store import checkpoint, disk, ops, schema
from coc_tui.store.audit_trail import AuditTrail
from coc_tui.store.migrations import Migration
from coc_tui.store.ops import Op
from coc_tui.store.present import Present, telling_trouble
from coc_tui.store.state import NOTHING, State
from coc_tui.store.stored import record_of
from coc_tui.store.tables import TABLES
from coc_tui.store.unit import Change
from coc_tui.store.writing import Writer

Rows = Mapping[str, Mapping[str, Any]]


class OutsideEdits:
    """What another program has made of one case's ``db.json``."""

    def __init__(
        self,
        present: Present,
        trail: AuditTrail,
        writer: Writer,
        *,
        now: Callable[[], datetime],
        migrations: Mapping[int, Migration],
    ) -> None:
        self._present = present
        self._trail = trail
        self._writer = writer
        self._now = now
        self._migrations = migrations

    @property
    def file(self) -> str:
        """The file, when another program has written it; else nothing."""
        return self._present.outside

    def changes(self) -> tuple[Op, ...]:
        """Return what was changed; nothing when the file is our own.

        Raises Damaged when it cannot be read.
        """
        if not self.file:
            return ()
        before, after = self._both()
        change = self._writer.begun("")
        adopted(change, before.tables, after.tables)
        return change.ops()

    def adopt(self, *, by: str = "outside") -> None:
        """Take what was written as a change of its own, then write the file anew.

        Raises Refused when it clashes with what was saved meanwhile or is no record.
        """
        if not self.file:
            return
        before, after = self._both()
        with self._writer.change("Changes made outside the program", by=by) as change:
            adopted(change, before.tables, after.tables)
        self.put_back()

    def put_back(self) -> None:
        """Write ``db.json`` anew from the history; what another program made is kept in backups/

        Raises StoreTrouble.
        """
        present = self._present
        with telling_trouble(), self._writer.transaction(""):
            if present.path.exists():
                kept = present.folder / "backups"
                disk.make_folder(kept)
                disk.replace(kept / f"outside-{self._now():%Y%m%d-%H%M%S}.json", [present.path.read_bytes()])
            disk.replace(present.path, checkpoint.encoded(present.state))
            present.file_is_ours()

    def _both(self) -> tuple[State, State]:
        """Return the state another program started from, and what it made of it."""
        found = checkpoint.decoded(self._present.path.read_bytes(), self._present.path).state
        found = schema.in_present_form(found, self._migrations)
        known = 0 <= found.seq <= self._present.state.seq
        return (self._trail.state_at(found.seq) if known else self._present.state), found


def adopted(change: Change, before: Mapping[str, Rows], after: Mapping[str, Rows]) -> None:
    """Do in ``change`` what turned ``before`` into ``after``, beside what others saved meanwhile.

    Raises Refused when both changed the same, or when the outcome is no record.
    """
    for name in {**before, **after}:
        old, new = before.get(name, {}), after.get(name, {})
        for number in {**old, **new}:
            op = ops.between(name, int(number), old.get(number), new.get(number))
            if op is not None:
                _adopt(change, op, old.get(number))


def _adopt(change: Change, op: Op, old: Mapping[str, Any] | None) -> None:
    name, number = op["in"], op["no"]
    present = change.draft.tables.get(name, NOTHING).get(str(number))
    since = ops.between(name, number, old, present)
    if since is not None:
        op = _beside(op, since)
    fields = ops.applied(op, present, by=change.by, at=change.at.isoformat())
    if fields is not None and name in TABLES:
        try:
            record_of(TABLES[name], fields)
        except Damaged as error:
            raise Refused(error.template, **error.values) from error
    change.write(name, number, fields)


def _beside(op: Op, since: Op) -> Op:
    """Return ``op`` so that it fits a document that ``since`` has changed."""
    clash = ops.names(op) & ops.names(since)
    if clash or not (ops.names(op) and ops.names(since)):
        raise Refused(
            "The document {number} in the table {table} has been changed meanwhile; read it again.",
            number=op["no"],
            table=op["in"],
        )
    return op
