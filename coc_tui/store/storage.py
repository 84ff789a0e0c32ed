"""``TinyDB(folder, storage=CaseStorage)``: plain TinyDB calls with the store's lock and history beneath."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from coc_tui.store.outside import adopted
from coc_tui.store.state import Tables
from coc_tui.store.store import Store


class CaseStorage(Storage):
    """A case as TinyDB sees it. Each insert, update or remove is one transaction.

    TinyDB reads, changes and writes whole tables without a lock. So a write is compared with
    what was read, and only the difference is stored. A write that clashes with somebody else's
    raises Refused and stores nothing; reading again and repeating it is enough.
    """

    def __init__(
        self,
        folder: str | Path,
        *,
        by: str = "tinydb",
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.store = Store.open(Path(folder), now=now)
        self._by = by
        self._seen: Tables | None = None

    def read(self) -> Any:
        """Return a copy of every table, free to be changed."""
        self._seen = self.store.look().state.tables
        return {
            name: {number: deepcopy(dict(document.fields)) for number, document in documents.items()}
            for name, documents in self._seen.items()
        }

    def write(self, data: Any) -> None:
        """Store what was changed since the last read."""
        with self.store.change("Changes made with TinyDB", by=self._by) as change:
            adopted(change, change.state.tables if self._seen is None else self._seen, data)

    def close(self) -> None:
        """Write the checkpoint."""
        self.store.close()
