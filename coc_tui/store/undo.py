"""Undo and redo: each takes back a person's own last transaction, by a new one.

An undoing points at what it takes back; a redoing points at the undoing. So the history alone
tells what can be undone, in every process and after a restart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from coc_tui.domain.text import clean_line
from coc_tui.errors import Refused
from coc_tui.store import ops
from coc_tui.store.audit_trail import AuditTrail
from coc_tui.store.history import Entry
from coc_tui.store.present import Present
from coc_tui.store.state import NOTHING, Tables
from coc_tui.store.tables import undone
from coc_tui.store.writing import Writer


class Undoing:
    """Undo and redo in one case."""

    def __init__(self, present: Present, trail: AuditTrail, writer: Writer) -> None:
        self._present = present
        self._trail = trail
        self._writer = writer

    def undoable(self, by: str) -> Entry | None:
        """Return what :meth:`undo` would take back for the person, or None."""
        return undoable(self._trail.own(by))

    def redoable(self, by: str) -> Entry | None:
        """Return the undoing that :meth:`redo` would take back for the person, or None."""
        return redoable(self._trail.own(by))

    def undo(self, by: str) -> Entry:
        """Take back the person's last transaction and return the new one; it has the same name.

        Raises Refused when there is none, or others have changed the same since.
        """
        with self._writer.transaction(by := clean_line(by)):
            entry = self.undoable(by)
            if entry is None:
                raise Refused("There is nothing to undo.")
            return self._take_back(entry, by, undoes=entry.seq)

    def redo(self, by: str) -> Entry:
        """Take back the person's last undoing and return the new transaction.

        Raises Refused as :meth:`undo` does.
        """
        with self._writer.transaction(by := clean_line(by)):
            entry = self.redoable(by)
            if entry is None:
                raise Refused("There is nothing to redo.")
            return self._take_back(entry, by, redoes=entry.seq)

    def _take_back(
        self, entry: Entry, by: str, *, undoes: int | None = None, redoes: int | None = None
    ) -> Entry:
        entry = replace(entry, ops=tuple(op for op in entry.ops if undone(op["in"])))
        later = list(takewhile(lambda one: one.seq > entry.seq, self._trail.entries()))
        check_untouched(entry, later, self._present.state.tables)
        change = self._writer.begun(by)
        for op in reversed(entry.ops):
            change.take_back(op)
        line = self._writer.entry(change, entry.what, entry.values)
        return self._writer.save(replace(line, undoes=undoes, redoes=redoes, restores=entry.restores))


def undoable(own: Iterable[Entry]) -> Entry | None:
    """Return what undo takes back, given a person's transactions, newest first; None when nothing is left."""
    taken_back: set[int] = set()
    for entry in own:
        if entry.seq in taken_back or not entry.ops:
            continue
        if entry.undoes is None:
            return entry
        taken_back.add(entry.undoes)
    return None


def redoable(own: Iterable[Entry]) -> Entry | None:
    """Return the undoing that redo takes back; None once the person has done something else."""
    redone: set[int] = set()
    for entry in own:
        if entry.redoes is not None:
            redone.add(entry.redoes)
        elif entry.undoes is None:
            return None
        elif entry.seq not in redone:
            return entry
    return None


def check_untouched(entry: Entry, later: Sequence[Entry], tables: Tables) -> None:
    """Raise Refused when others have since changed what ``entry`` changed.

    ``later`` are the transactions after it, newest first; ``tables`` the present ones.
    """
    now: dict[tuple[str, int], Mapping[str, Any] | None] = {
        (op["in"], op["no"]): tables.get(op["in"], NOTHING).get(str(op["no"])) for op in entry.ops
    }
    then = dict(now)
    for one in later:
        for op in reversed(one.ops):
            key = (op["in"], op["no"])
            if key in then:
                then[key] = ops.applied(ops.inverse(op), then[key], by="", at="")
    for op in entry.ops:
        key = (op["in"], op["no"])
        since = ops.between(*key, then[key], now[key])
        if since is None:
            continue
        own, others = ops.names(op), ops.names(since)
        if own and others and not own & others:
            continue
        raise Refused(
            "{by} has changed the same thing since, so it cannot be taken back.", by=_last_hand(later, op)
        )


def _last_hand(later: Iterable[Entry], op: ops.Op) -> str:
    return next((one.by for one in later if any(other["id"] == op["id"] for other in one.ops)), "")
