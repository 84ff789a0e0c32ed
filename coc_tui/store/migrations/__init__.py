"""How an older case becomes a present one: numbered functions on raw tables.

``MIGRATIONS[n]`` turns version n into n + 1. It gets every table as plain dicts (doc id to
fields, long texts as lists of lines) and changes them in place; it imports no record, since
records move on. A table may be missing, and so may a field: a document out of the bin comes alone.
"""

from collections.abc import Callable, Mapping
from typing import Any

from coc_tui.store.migrations import planned_minutes

RawTables = dict[str, dict[int, dict[str, Any]]]
Migration = Callable[[RawTables], None]

MIGRATIONS: Mapping[int, Migration] = {1: planned_minutes.renamed}


def newest(migrations: Mapping[int, Migration]) -> int:
    """Return the schema version this program writes."""
    return max(migrations, default=0) + 1
