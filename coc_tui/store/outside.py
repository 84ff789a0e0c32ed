"""What another program has made of the tables, taken over as a change like any other."""

from collections.abc import Mapping
from typing import Any

from coc_tui.errors import Damaged, Refused
from coc_tui.store import ops
from coc_tui.store.ops import Op
from coc_tui.store.state import NOTHING
from coc_tui.store.stored import record_of
from coc_tui.store.tables import TABLES
from coc_tui.store.unit import Change

Rows = Mapping[str, Mapping[str, Any]]


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
