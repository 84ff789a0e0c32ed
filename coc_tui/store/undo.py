"""Undo and redo: each takes back a person's own last transaction, by a new one.

An undoing points at what it takes back; a redoing points at the undoing. So the history alone
tells what can be undone, in every process and after a restart.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coc_tui.errors import Refused
from coc_tui.store import ops
from coc_tui.store.history import Entry
from coc_tui.store.state import NOTHING, Tables


def undoable(own: Iterable[Entry]) -> Entry | None:
    """Return what undo takes back, given a person's transactions, newest first; None when nothing is left."""
    taken_back: set[int] = set()
    for entry in own:
        if entry.seq in taken_back:
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
