"""TinyDB over a state in memory: what a look reads and a change writes goes through its tables."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from coc_tui.store.state import NOTHING, Documents, State, Tables
from coc_tui.store.stored import Stored


class View(Storage):
    """A state, to be read."""

    def __init__(self, state: State) -> None:
        self.tables: Tables = state.tables

    def read(self) -> Any:
        """Return the tables themselves: nothing is copied."""
        return self.tables

    def write(self, data: Any) -> None:
        """Refuse: only a change writes, and it does so document by document."""
        raise TypeError("a look cannot write")


class DraftView(View):
    """A state with what a transaction has changed so far; the state itself stays as it is."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.tables = dict(state.tables)
        self._own: set[str] = set()
        self.touched: set[tuple[str, int]] = set()
        """The documents written, by table and doc id."""

    def own(self, name: str) -> Documents:
        """Return the transaction's own copy of a table."""
        if name not in self._own:
            self._own.add(name)
            self.tables = {**self.tables, name: self.tables.get(name, NOTHING).copy()}
        return self.tables[name]


class _Rows(MutableMapping[int, Mapping[str, Any]]):
    """A draft table as TinyDB's updaters want it: by number, each document free to be changed."""

    def __init__(self, draft: DraftView, name: str) -> None:
        self._documents = draft.own(name)
        self._touched = draft.touched
        self._name = name

    def __getitem__(self, number: int) -> dict[str, Any]:
        fields = dict(self._documents[str(number)])
        self[number] = fields
        return fields

    def __setitem__(self, number: int, fields: Mapping[str, Any]) -> None:
        self._touched.add((self._name, number))
        self._documents.put(Stored(fields, number))

    def __delitem__(self, number: int) -> None:
        self._touched.add((self._name, number))
        self._documents.bin(number)

    def __contains__(self, number: object) -> bool:
        return str(number) in self._documents

    def __iter__(self) -> Iterator[int]:
        return map(int, self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class CaseTable(Table):
    """A table whose documents are not copied to be read, nor the whole table to be written."""

    document_class = Stored  # type: ignore[assignment]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        assert isinstance(self._storage, DraftView)
        updater(_Rows(self._storage, self.name))
        self.clear_cache()


class CaseDatabase(TinyDB):
    """Lives as long as the look or the change it serves."""

    table_class = CaseTable
