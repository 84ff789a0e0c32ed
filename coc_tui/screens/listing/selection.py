"""What was read of a list, which of its rows are shown, and in which order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Generic, TypeVar

from textual.content import Content

from coc_tui.domain.reading.folding import Sought
from coc_tui.usecases.today.details import Detail
from coc_tui.widgets.table import Row

R = TypeVar("R")
"""What one row is."""
A = TypeVar("A")
"""What is read beside the rows; None where nothing is."""


@dataclass(frozen=True)
class RowFilter(Generic[R]):
    """One way to narrow a list. Those of one group widen each other; groups narrow each other."""

    group: str
    """What it is about, such as ``status``."""
    id: str
    label: str
    keeps: Callable[[R], bool]

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return f"{self.group}:{self.id}"


@dataclass(frozen=True)
class Sort(Generic[R]):
    """One order of the rows."""

    label: Callable[[], str]
    key: Callable[[R], Any]
    backwards: bool = False


@dataclass(frozen=True)
class ListContent(Generic[R, A]):
    """What was read of a list."""

    rows: tuple[R, ...]
    about: A
    """What the chart and the acts need beside the rows."""
    filters: tuple[RowFilter[R], ...] = ()
    head: tuple[str, ...] = ()
    """The lines above the table."""
    warning: bool = False
    """Whether the lines above tell of something that is not as it should be."""
    start: str = ""
    """The key of the row the cursor begins at; empty for the first."""
    lines: Mapping[str, Row] = field(default_factory=dict)
    """Each row as the table shows it, by its key."""
    scope: str = ""
    """Which part it is, where a list shows one of several: a meeting's id."""


@dataclass(frozen=True)
class ListState(Generic[R, A]):
    """What the page shows: set in one place, drawn by one watcher."""

    content: ListContent[R, A] | None = None
    """None until the list has been read."""
    chosen: frozenset[str] = frozenset()
    """The keys of the filters in use."""
    sort: Sort[R] | None = None
    sought: str = ""
    detail: Detail | None = None
    """What was read of the row under the cursor."""
    told: Content = field(default_factory=Content)
    """The same in words."""
    beside: Any = None
    """What the chart needs to know of the row under the cursor."""
    charted: bool = False
    """Whether the chart is shown above the table."""

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows."""
        return self.content.rows if self.content else ()

    @property
    def filters(self) -> tuple[RowFilter[R], ...]:
        """The filters in use."""
        found = self.content.filters if self.content else ()
        return tuple(one for one in found if one.key in self.chosen)

    @property
    def narrowed(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.chosen or self.sought)

    def shown(self, key: Callable[[R], str]) -> list[Row]:
        """Return the lines of the rows that pass the filters and hold every word that is sought, in order."""
        if self.content is None:
            return []
        rows = kept(self.rows, self.filters)
        if self.sort is not None:
            rows.sort(key=self.sort.key, reverse=self.sort.backwards)
        lines = [self.content.lines[key(row)] for row in rows]
        return Sought(self.sought).among(lines, lambda line: " ".join(line.cells))


def kept(rows: Iterable[R], filters: Iterable[RowFilter[R]]) -> list[R]:
    """Return the rows that pass one filter of every group."""
    groups = [
        [one.keeps for one in group]
        for _name, group in groupby(sorted(filters, key=lambda one: one.group), key=lambda one: one.group)
    ]
    return [row for row in rows if all(any(keeps(row) for keeps in group) for group in groups)]
