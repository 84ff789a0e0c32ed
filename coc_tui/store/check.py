"""Whether everything stored is whole: the chain line by line, the file against it, the records in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coc_tui.errors import Damaged
from coc_tui.store import checkpoint, ops, schema
from coc_tui.store.history import GENESIS, START, History
from coc_tui.store.migrations import MIGRATIONS
from coc_tui.store.state import NOTHING, State
from coc_tui.store.stored import record_of
from coc_tui.store.tables import TABLES


@dataclass(frozen=True)
class Problem:
    """Something that is not as it should be."""

    what: str
    """An English template."""
    values: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    """The file, or the record's id."""


def problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the case in ``folder``; nothing when it is whole.

    Reads everything, so it takes as long as that. Raises OSError.
    """
    yield from _copies(folder)
    yield from judged(folder)


def judged(folder: Path) -> Iterator[Problem]:
    """Yield what keeps ``folder`` from being a whole case: the one judge of cases and of their backups.

    Raises OSError.
    """
    history = History(folder / "history")
    path = folder / "db.json"
    try:
        file = checkpoint.decoded(path.read_bytes(), path) if path.exists() else None
    except Damaged as error:
        yield Problem(error.template, error.values, str(path))
        file = None
    at_file: State | None = None
    state = State()
    try:
        if file is not None and file.untouched:
            at_file = state.after(history.after(START, 0, GENESIS), until=file.state.seq)
            state = at_file
        state = state.after(history.after(state.place, state.seq, state.head))
    except Damaged as error:
        yield Problem(error.template, error.values, str(history.folder))
        return
    yield from _strays(history, state)
    if file is not None and not file.untouched:
        yield Problem("db.json was changed by another program", where=str(path))
    elif file is not None and at_file is not None:
        yield from _file(file.state, at_file, path)
    yield from _records(schema.in_present_form(state, MIGRATIONS))


def _copies(folder: Path) -> Iterator[Problem]:
    """Tell of copies of the case's files that a sync service has left; nothing reads them."""
    beside = [
        path for path in folder.glob("*.json") if path.name != "db.json" and not path.name.startswith(".")
    ]
    for path in [*sorted(beside), *History(folder / "history").strays()]:
        yield Problem(
            "A copy that something else has made lies here; it is no part of the case", where=str(path)
        )


def _strays(history: History, state: State) -> Iterator[Problem]:
    for first in history.files():
        if first > max(state.place.file, state.seq + 1):
            yield Problem(
                "A file of the history does not belong to the chain", where=str(history.path(first))
            )
    rest = history.rest(state.place)
    if b"\n" in rest:
        yield Problem(
            "The last line of the history cannot be read", where=str(history.path(state.place.file))
        )


def _file(found: State, wanted: State, path: Path) -> Iterator[Problem]:
    if found.seq != wanted.seq:
        yield Problem(
            "The history ends at change {found}, before db.json, which has change {wanted}",
            {"found": wanted.seq, "wanted": found.seq},
            str(path),
        )
        return
    if found.head != wanted.head:
        yield Problem("db.json does not belong to this history", where=str(path))
        return
    for name in {**found.tables, **wanted.tables}:
        have, want = found.tables.get(name, NOTHING), wanted.tables.get(name, NOTHING)
        for number in {**have, **want}:
            one, other = have.get(number), want.get(number)
            if one is None or other is None or not ops.same(one.fields, other.fields):
                yield Problem(
                    "The document {number} in the table {table} is not what the history says",
                    {"number": number, "table": name},
                    str(path),
                )


def _records(state: State) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, documents in state.tables.items():
        for number, document in documents.items():
            try:
                id = document.id
                if name in TABLES:
                    record_of(TABLES[name], document.fields)
            except Damaged as error:
                yield Problem(error.template, error.values, f"{name} {number}")
                continue
            if id in seen:
                yield Problem("The id {id} is used twice", {"id": id}, id)
            seen.add(id)
