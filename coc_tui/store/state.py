"""The state of a case at one sequence number: never changed, so that a look at it costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from coc_tui.errors import Damaged
from coc_tui.store import ops
from coc_tui.store.history import GENESIS, START, Entry, Position
from coc_tui.store.stored import Stored


class Documents(dict[str, Stored]):
    """One table: documents by their doc id (as TinyDB writes it: a string), in order of insertion."""

    def __init__(self, documents: Mapping[str, Stored] | None = None) -> None:
        super().__init__(documents or ())
        self._numbers: dict[str, int] | None = None

    def number(self, id: str) -> int | None:
        """Return the doc id of the record ``id``, or None when it is not here."""
        if self._numbers is None:
            self._numbers = {document.id: document.doc_id for document in self.values()}
        return self._numbers.get(id)

    def copy(self) -> Documents:
        """Return a table of the same documents that can be changed on its own."""
        twin = Documents(self)
        twin._numbers = self._numbers
        return twin

    def put(self, document: Stored) -> None:
        """Put ``document`` in its place."""
        key = str(document.doc_id)
        out_of_order = key not in self and self and document.doc_id < int(next(reversed(self)))
        self[key] = document
        if out_of_order:
            in_order = sorted(self.items(), key=lambda pair: pair[1].doc_id)
            self.clear()
            self.update(in_order)
        if self._numbers is not None and self._numbers.get(document.id) != document.doc_id:
            # Copies share it until one differs, and most changes are edits.
            self._numbers = {**self._numbers, document.id: document.doc_id}

    def bin(self, number: int) -> None:
        """Take the document ``number`` out."""
        document = self.pop(str(number))
        if self._numbers is not None and self._numbers.get(document.id) == number:
            self._numbers = {id: doc_id for id, doc_id in self._numbers.items() if doc_id != number}


NOTHING = Documents()
"""A table with nothing in it, never written to."""

Tables = Mapping[str, Documents]


@dataclass(frozen=True)
class State:
    """Everything stored, as of transaction ``seq``."""

    seq: int = 0
    head: str = GENESIS
    """The hash of the last line of the history."""
    at: datetime | None = None
    """When the last transaction was written."""
    schema: int = 1
    place: Position = START
    """Where the history ended."""
    tables: Tables = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The highest doc id ever given, by table."""
    formats: Mapping[int, int] = field(default_factory=dict)
    """The schema version each transaction brought the case to that brought it to one, by its number."""
    epoch: str = ""
    """The hash of the line that last put the case back to an earlier state; empty before the first."""

    def format_of(self, seq: int) -> int:
        """Return the schema version transaction ``seq`` was written in."""
        return max((version for first, version in self.formats.items() if first <= seq), default=1)

    def after(self, entries: Iterable[tuple[Entry, Position]], *, until: int | None = None) -> State:
        """Return the state after ``entries`` (up to sequence number ``until``).

        Raises Damaged when an entry does not fit the documents it speaks of.
        """
        tables = dict(self.tables)
        numbers = dict(self.numbers)
        own: set[str] = set()
        formats = dict(self.formats)
        schema, epoch, last, end = self.schema, self.epoch, None, self.place
        for entry, place in entries:
            if until is not None and entry.seq > until:
                break
            for op in entry.ops:
                name = op["in"]
                if name not in own:
                    own.add(name)
                    tables[name] = tables[name].copy() if name in tables else Documents()
                _apply(tables[name], op, entry)
                numbers[name] = max(numbers.get(name, 0), op["no"])
            if entry.schema:
                schema = formats[entry.seq] = entry.schema
            epoch = epoch if entry.restores is None else entry.hash
            last, end = entry, place
        if last is None:
            return self
        return replace(
            self,
            seq=last.seq,
            head=last.hash,
            at=last.at,
            schema=schema,
            place=end,
            tables=tables,
            numbers=numbers,
            formats=formats,
            epoch=epoch,
        )


def _apply(documents: Documents, op: ops.Op, entry: Entry) -> None:
    number = op["no"]
    present = documents.get(str(number))
    by, at = entry.by, entry.at.isoformat()
    if entry.migrates and present is not None:
        # Another format is nobody's change: whoever wrote a record last still did.
        by, at = present.get("by", by), present.get("at", at)
    try:
        fields = ops.applied(op, present, by=by, at=at)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Damaged(
            "Change {seq} of the history does not fit the stored data ({reason}). Restore a backup.",
            seq=entry.seq,
            reason=str(error),
        ) from error
    if fields is None:
        documents.bin(number)
    else:
        documents.put(Stored(fields, number))
