"""Which version of the tables a case has, and the way to the present one."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from coc_tui.errors import StoreTrouble
from coc_tui.store import ops
from coc_tui.store.history import Entry
from coc_tui.store.migrations import Migration, RawTables, newest
from coc_tui.store.ops import Op
from coc_tui.store.state import State


def too_new(state: State, migrations: Mapping[int, Migration]) -> StoreTrouble | None:
    """Return why the state cannot be written by this version of the program, or None."""
    if state.schema <= newest(migrations):
        return None
    return StoreTrouble(
        "The case was written by a newer version of the program (format {found}, this one knows {known}); "
        "it can only be read here.",
        found=state.schema,
        known=newest(migrations),
    )


def migrated(state: State, migrations: Mapping[int, Migration]) -> tuple[Op, ...]:
    """Return the operations that bring the state to the present version."""
    before: RawTables = {
        name: {document.doc_id: dict(document.fields) for document in documents.values()}
        for name, documents in state.tables.items()
    }
    after: RawTables = {
        name: {number: deepcopy(fields) for number, fields in rows.items()} for name, rows in before.items()
    }
    for version in range(state.schema, newest(migrations)):
        migrations[version](after)
    found: list[Op] = []
    for name in {**before, **after}:
        old, new = before.get(name, {}), after.get(name, {})
        for number in sorted({*old, *new}):
            op = ops.between(name, number, old.get(number), new.get(number))
            if op is not None:
                found.append(op)
    return tuple(found)


def in_present_form(state: State, migrations: Mapping[int, Migration]) -> State:
    """Return an older state as the present version would have written it; it stands where it stood."""
    present = newest(migrations)
    if state.schema >= present:
        return state
    found = migrated(state, migrations)
    entry = Entry(state.seq + 1, state.at or datetime.now(UTC), "", "", ops=found, schema=present)
    after = state.after([(entry, state.place)])
    return replace(after, seq=state.seq, head=state.head, at=state.at, formats=state.formats)


def document(
    table: str, fields: Mapping[str, Any], since: int, migrations: Mapping[int, Migration]
) -> Mapping[str, Any]:
    """Return one document that was written in the version ``since`` as the present one has it."""
    tables: RawTables = {table: {0: deepcopy(dict(fields))}}
    for version in range(since, newest(migrations)):
        migrations[version](tables)
    return tables[table][0]
