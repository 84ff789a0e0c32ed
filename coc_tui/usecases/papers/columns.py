"""What a register is: typed rows, and columns that say something of each.

The exports are made from all columns of a register; a screen shows some of them, and may have its own beside.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.language.spreadsheet import Cell
from coc_tui.usecases.papers.views import Audience

R = TypeVar("R")
"""What one row of a register is."""


@dataclass(frozen=True)
class SheetCell(Generic[R]):
    """What a spreadsheet has in the place of a column's words: a value with its type."""

    value: Callable[[R], Cell]
    """None where it is not known: then the words stand there, if the heading is the column's own."""
    label: Callable[[], str] | None = None
    """Its heading; None for the column's own."""


@dataclass(frozen=True)
class RegisterColumn(Generic[R]):
    """One column: what it is called, and what it says of a row."""

    name: str
    """Its English identifier, by which a screen takes it."""
    label: Callable[[], str]
    text: Callable[[R], str]
    sheet: tuple[SheetCell[R], ...] = ()
    """Its cells in a spreadsheet; none where the words are the value."""

    def headings(self) -> tuple[str, ...]:
        """Return what its columns in a spreadsheet are called."""
        return tuple(one.label() if one.label else self.label() for one in self.sheet) or (self.label(),)

    def values(self, row: R) -> tuple[Cell, ...]:
        """Return its cells in a spreadsheet."""
        return tuple(self._value(one, row) for one in self.sheet) or (self.text(row),)

    def _value(self, cell: SheetCell[R], row: R) -> Cell:
        value = cell.value(row)
        return self.text(row) if value is None and cell.label is None else value


@dataclass(frozen=True)
class Register(Generic[R]):
    """How one register is titled, headed and filled."""

    title: Callable[[], str]
    rows: Callable[[Desk], list[R]]
    columns: tuple[RegisterColumn[R], ...]
    """In the order they are handed out."""
    data: Callable[[R], dict[str, Any]]
    """A row for programs: English keys, identifiers for states, dates and numbers as they are."""
    outside: Callable[[R], R | None] = lambda row: row
    """A row as outside editions show it: a count too small to show, a closed step; None where they do not."""

    def column(self, name: str) -> RegisterColumn[R]:
        """Return the column called ``name``. Raises StopIteration where there is none."""
        return next(one for one in self.columns if one.name == name)

    def seen_by(self, desk: Desk, audience: Audience) -> list[R]:
        """Return the rows as ``audience`` may see them."""
        rows = self.rows(desk)
        if audience.sees_closed:
            return rows
        return [seen for row in rows if (seen := self.outside(row)) is not None]

    def cells(self, row: R) -> tuple[str, ...]:
        """Return what is read of a row, a text a column."""
        return tuple(one.text(row) for one in self.columns)

    def sheet(self, rows: Iterable[R]) -> tuple[tuple[Cell, ...], ...]:
        """Return rows for a spreadsheet, below their heading."""
        heading = tuple(name for one in self.columns for name in one.headings())
        return (heading, *(tuple(cell for one in self.columns for cell in one.values(row)) for row in rows))


def with_overdue(status: str, overdue: bool) -> str:
    """Return a status in words; of what is late that too."""
    return _("{status}, overdue", status=status) if overdue else status
