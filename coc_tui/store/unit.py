"""A look at the case, and a change of it: the two ways in."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from coc_tui.domain.records import Record
from coc_tui.errors import NotFound
from coc_tui.store import ops
from coc_tui.store.conflict import Conflict
from coc_tui.store.database import CaseDatabase, DraftView, View
from coc_tui.store.merge import merged
from coc_tui.store.state import NOTHING, State
from coc_tui.store.stored import R, Stored, fields_of
from coc_tui.store.tables import long_texts


class Look:
    """The case as it was at one moment; it stays so, whatever others write."""

    def __init__(self, state: State, storage: View | None = None) -> None:
        self.state = state
        self._storage = storage or View(state)
        self._database = CaseDatabase(storage=lambda: self._storage)

    @property
    def seq(self) -> int:
        """The sequence number of the newest transaction seen."""
        return self.state.seq

    @property
    def epoch(self) -> str:
        """What changes when the case is put back to an earlier state, so that all that was read is void."""
        return self.state.epoch

    def get(self, kind: type[R], id: str) -> R:
        """Return the record ``id``.

        Raises NotFound when there is none, or it is in the bin.
        """
        record = self.find(kind, id)
        if record is None:
            raise NotFound("The record {id} does not exist, or is in the bin.", id=id)
        return record

    def find(self, kind: type[R], id: str) -> R | None:
        """Return the record ``id``, or None when there is none."""
        document = self._document(kind.table, id)
        return None if document is None else document.record(kind)

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of the kind, in order of insertion."""
        return [document.record(kind) for document in self._documents(kind.table)]

    def where(self, kind: type[R], **equals: object) -> list[R]:
        """Return the records whose fields equal the values given, in order of insertion."""
        found = self._database.table(kind.table).search(_Equal(equals))
        records = [document.record(kind) for document in found if isinstance(document, Stored)]
        return [one for one in records if all(getattr(one, name) == value for name, value in equals.items())]

    def _documents(self, table: str) -> Iterator[Stored]:
        return (one for one in self._database.table(table) if isinstance(one, Stored))

    def _document(self, table: str, id: str) -> Stored | None:
        number = self._storage.tables.get(table, NOTHING).number(id)
        if number is None:
            return None
        document = self._database.table(table).get(doc_id=number)
        return document if isinstance(document, Stored) else None


class _Equal:
    """A query that lets through what may match, without parsing what cannot."""

    def __init__(self, equals: Mapping[str, object]) -> None:
        self._needles = [
            json.dumps(value, ensure_ascii=False).encode()
            for value in equals.values()
            if isinstance(value, str) and "\n" not in value
        ]

    def __call__(self, value: Mapping[str, Any]) -> bool:
        return all(value.may_hold(needle) for needle in self._needles) if isinstance(value, Stored) else True

    def is_cacheable(self) -> bool:
        return False


def _is_another(document: Stored, seen: Record) -> bool:
    """Return whether the record has moved on; a restore gives the numbers of revisions anew."""
    if (document["rev"], document["by"]) != (seen.rev, seen.by):
        return True
    at = document.fields.get("at")
    return (None if at is None else datetime.fromisoformat(at)) != seen.at


class Change(Look):
    """One transaction: sees what it has written itself; is stored whole or not at all."""

    def __init__(self, state: State, *, by: str, at: datetime, new_id: Callable[[], str]) -> None:
        self.draft = DraftView(state)
        super().__init__(state, self.draft)
        self.by = by
        self.at = at
        self.refused: Conflict | None = None
        """The conflict that spoilt the transaction, even when its author went on."""
        self.schema: int | None = None
        """The schema version the transaction brings the case to."""
        self.restores: str | None = None
        """What the transaction puts the case back to, when it does."""
        self._new_id = new_id
        self._numbers = dict(state.numbers)

    def add(self, record: R) -> R:
        """Store a new record and return it with its id, as revision 1."""
        added = record.with_(id=self._new_id(), rev=1, by=self.by, at=self.at)
        number = self._next_number(record.table)
        self._database.table(record.table).insert(
            Stored(fields_of(added) | {"at": self.at.isoformat()}, number)
        )
        return added

    def edit(self, seen: R, /, **fields: object) -> R:
        """Change ``fields`` of the record that was ``seen`` and return it as it is then.

        When the record has moved on since, changes of other fields stand, and long texts are
        merged by lines. Raises Conflict when that cannot be done; nothing of the transaction is
        stored then. Raises pydantic's ValidationError for a value the record cannot hold.
        """
        kind = type(seen)
        mine = seen.with_(**fields)
        document = self._document(kind.table, seen.id)
        if document is None:
            raise self._refuse(Conflict(current=None, mine=mine, base=seen, fields=tuple(fields)))
        moved_on = _is_another(document, seen)
        wanted = self._merge(seen, mine, document.record(kind), fields) if moved_on else mine
        changed = {
            name: value
            for name, value in fields_of(wanted).items()
            if name in fields and not ops.same(value, document.fields.get(name))
        }
        if not changed:
            return document.record(kind)
        stored = self.state.tables.get(kind.table, NOTHING).get(str(document.doc_id))
        rev = (stored["rev"] if stored is not None else 0) + 1
        stamps = {"rev": rev, "by": self.by, "at": self.at.isoformat()}
        self._database.table(kind.table).update(changed | stamps, doc_ids=[document.doc_id])
        return wanted.model_copy(update={"rev": rev, "by": self.by, "at": self.at})

    def bin(self, seen: Record) -> None:
        """Put the record in the bin: gone from its table, whole in the history.

        Raises Conflict when it has changed since it was seen.
        """
        document = self._document(seen.table, seen.id)
        if document is None:
            return
        current = document.record(type(seen))
        if _is_another(document, seen):
            changed = tuple(name for name, value in seen if value != getattr(current, name))
            raise self._refuse(Conflict(current=current, mine=seen, base=seen, fields=changed))
        self._database.table(seen.table).remove(doc_ids=[document.doc_id])

    def take_back(self, op: ops.Op) -> None:
        """Do the opposite of ``op``. The caller has seen to it that nobody changed the same since."""
        name, number, back = op["in"], op["no"], ops.inverse(op)
        present = self.draft.tables.get(name, NOTHING).get(str(number))
        if "put" in back and present is not None:
            # Its place was given away by a program that counts for itself.
            number, present = self._next_number(name), None
        self.write(name, number, ops.applied(back, present, by=self.by, at=self.at.isoformat()))

    def write(self, name: str, number: int, fields: Mapping[str, Any] | None) -> None:
        """Let the document ``number`` be as ``fields`` say, or be gone: for undo and for others' programs."""
        table = self._database.table(name)
        table.remove(doc_ids=[number])
        if fields is not None:
            stored = self.state.tables.get(name, NOTHING).get(str(number))
            rev = stored.get("rev", 0) if stored is not None else fields.get("rev", 0)
            stamps = {"rev": rev + 1, "by": self.by, "at": self.at.isoformat()}
            table.insert(Stored({**fields, "id": fields.get("id") or self._new_id(), **stamps}, number))

    def migrate(self, found: tuple[ops.Op, ...], schema: int) -> None:
        """Do ``found``, after which the case has the version ``schema``."""
        self.schema = schema
        for op in found:
            name, number = op["in"], op["no"]
            present = self.draft.tables.get(name, NOTHING).get(str(number))
            stamps: Mapping[str, Any] = present or {}
            fields = ops.applied(op, present, by=stamps.get("by", ""), at=stamps.get("at", ""))
            table = self._database.table(name)
            table.remove(doc_ids=[number])
            if fields is not None:
                table.insert(Stored(fields, number))

    def ops(self) -> tuple[ops.Op, ...]:
        """Return what the transaction does: the difference it makes to the documents it touched."""
        found = (
            ops.between(
                table,
                number,
                self.state.tables.get(table, NOTHING).get(str(number)),
                self.draft.tables[table].get(str(number)),
            )
            for table, number in sorted(self.draft.touched)
        )
        return tuple(op for op in found if op is not None)

    def _next_number(self, table: str) -> int:
        """Return a doc id that was never given."""
        self._numbers[table] = self._numbers.get(table, 0) + 1
        return self._numbers[table]

    def _merge(self, base: R, mine: R, theirs: R, fields: Mapping[str, object]) -> R:
        values: dict[str, object] = {}
        clashing = []
        for name in fields:
            was, own, their = (getattr(record, name) for record in (base, mine, theirs))
            if own in (was, their):
                values[name] = their
            elif their == was:
                values[name] = own
            else:
                text = merged(was, own, their) if name in long_texts(base.table) else None
                if text is None:
                    clashing.append(name)
                values[name] = text
        if clashing:
            raise self._refuse(Conflict(current=theirs, mine=mine, base=base, fields=tuple(clashing)))
        return theirs.with_(**values)

    def _refuse(self, conflict: Conflict) -> Conflict:
        self.refused = conflict
        return conflict
