"""Which rows of a register are shown, and in which order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from coc_tui.domain.reading.folding import Sought
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.today.details import Detail


@dataclass(frozen=True)
class Filter:
    """One way to narrow a register. Those of one group widen each other; groups narrow each other."""

    group: str
    """What it is about, such as ``status``."""
    id: str
    label: str
    keeps: Callable[[RegisterRow], bool]

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return f"{self.group}:{self.id}"


@dataclass(frozen=True)
class Sort:
    """One order of the rows."""

    label: Callable[[], str]
    key: Callable[[RegisterRow], Any]
    backwards: bool = False


@dataclass(frozen=True)
class Found:
    """What was read of a register."""

    rows: tuple[RegisterRow, ...]
    filters: tuple[Filter, ...]
    about: Any = None
    """What the feature's own picture, summary and cells are made from."""


@dataclass(frozen=True)
class RegisterState:
    """What the screen shows: set in one place, drawn by one watcher."""

    found: Found | None = None
    """None until the register has been read."""
    chosen: frozenset[str] = frozenset()
    """The keys of the filters in use."""
    sort: Sort | None = None
    sought: str = ""
    detail: Detail | None = None
    beside: Any = None
    """What the picture needs to know of the record under the cursor."""
    pictured: bool = False
    """Whether the picture is shown above the table."""

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """All rows."""
        return self.found.rows if self.found else ()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters in use."""
        return tuple(one for one in self.found.filters if one.key in self.chosen) if self.found else ()

    @property
    def narrowed(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.chosen or self.sought)

    def shown(self) -> list[RegisterRow]:
        """Return the rows that pass the filters and hold every word that is sought, in order."""
        rows = Sought(self.sought).among(kept(self.rows, self.filters), lambda row: " ".join(row.cells))
        if self.sort is not None:
            rows.sort(key=self.sort.key, reverse=self.sort.backwards)
        return rows


def kept(rows: Iterable[RegisterRow], filters: Iterable[Filter]) -> list[RegisterRow]:
    """Return the rows that pass one filter of every group."""
    groups = [
        [one.keeps for one in group]
        for _name, group in groupby(sorted(filters, key=lambda one: one.group), key=lambda one: one.group)
    ]
    return [row for row in rows if all(any(keeps(row) for keeps in group) for group in groups)]
