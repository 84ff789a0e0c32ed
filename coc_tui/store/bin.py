"""What was deleted: gone from its table, whole in the history, and brought back from there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coc_tui.errors import NotFound
from coc_tui.store import schema
from coc_tui.store.audit_trail import AuditTrail
from coc_tui.store.history import Entry
from coc_tui.store.migrations import Migration
from coc_tui.store.ops import Op
from coc_tui.store.present import Present
from coc_tui.store.state import NOTHING
from coc_tui.store.writing import Writer


class Binned(NamedTuple):
    """Something in the bin."""

    entry: Entry
    """The transaction that put it there."""
    op: Op
    """Its operation; ``bin`` holds the whole document."""


class Bin:
    """The bin of one case."""

    def __init__(
        self, present: Present, trail: AuditTrail, writer: Writer, *, migrations: Mapping[int, Migration]
    ) -> None:
        self._present = present
        self._trail = trail
        self._writer = writer
        self._migrations = migrations

    def contents(self) -> Iterator[Binned]:
        """Yield what is in the bin, newest first, each as the present version would have written it."""
        state = self._present.state
        seen: set[str] = set()
        for entry in self._trail.entries(holding=b'"bin":{'):
            for op in entry.ops:
                if "bin" in op and op["id"] not in seen:
                    seen.add(op["id"])
                    if state.tables.get(op["in"], NOTHING).number(op["id"]) is None:
                        since = state.format_of(entry.seq)
                        fields = schema.document(op["in"], op["bin"], since, self._migrations)
                        yield Binned(entry, op | {"bin": fields})

    def bring_back(self, id: str, *, by: str) -> None:
        """Take the record out of the bin. Raises NotFound when it is not there."""
        with self._writer.change("Brought back from the bin", by=by) as change:
            found = next((one for one in self.contents() if one.op["id"] == id), None)
            if found is None:
                raise NotFound("The record {id} is not in the bin.", id=id)
            change.take_back(found.op)
