"""What a list is: how it is read, its columns, what is told of a row, its chart and its exports."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.screens.exports import Export
from coc_tui.screens.listing.selection import A, ListContent, ListState, R, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.papers.columns import RegisterColumn
from coc_tui.usecases.today.details import Detail
from coc_tui.widgets import table


@dataclass(frozen=True)
class ListColumn(Generic[R]):
    """One column: its heading, what it says of a row, and how wide it is."""

    title: str
    text: Callable[[R], str]
    width: int = 0
    """A fixed width in terminal columns; 0 shares what is left with the other such columns."""
    weight: int = 1
    right: bool = False

    @classmethod
    def of(cls, column: RegisterColumn[R], width: int = 0, weight: int = 1) -> "ListColumn[R]":
        """Return a register's column, as it is handed out."""
        return cls(column.label(), column.text, width, weight)

    @property
    def layout(self) -> table.Column:
        """How the table draws it."""
        return table.Column(self.title, self.width, self.weight, self.right)


def _never(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Listing(Generic[R, A]):
    """Everything of a list but what can be done with its rows."""

    name: str
    """Its place, such as ``actions``; the ids of its keys begin with it."""
    read: Callable[[Desk, str], ListContent[R, A]]
    """Reads the list; called in a worker. The text says which part, where a list has several."""
    columns: Callable[[], tuple[ListColumn[R], ...]]
    key: Callable[[R], str]
    """What a row is known by."""
    called: Callable[[R], LookedAt]
    """What a row is called, and the record it is made from."""
    empty: Callable[[], str] = lambda: ""
    """The sentence that teaches how the first row comes."""
    told: Callable[[R], Content] | None = None
    """What is told of a row, where the row knows it itself."""
    detail: Callable[[Desk, R], Detail] | None = None
    """Reads what is told of a row otherwise; called in a worker."""
    tone: Callable[[R], str] = _never
    nothing: Callable[[], str] = lambda: _("There is nothing under the cursor.")
    """Why nothing can be done with a row where there is none."""
    sorts: tuple[Sort[R], ...] = ()
    """Orders beside its own."""
    first_sort: Sort[R] | None = None
    first_filters: frozenset[str] = frozenset()
    """The keys of the filters it begins with."""
    chart: Callable[[ListState[R, A], R | None, int, int], Content] | None = None
    """The other view, for the row under the cursor and a page of this width and height."""
    beside: Callable[[Desk, R], Any] | None = None
    """Reads what the chart needs of the row under the cursor; called in a worker."""
    exports: Callable[[R | None], list[Export]] | None = None
    """What can be handed out, the most usual first."""
    parts: bool = False
    """Whether it shows one part of several, so that what is to be shown says which."""

    def find(self, rows: tuple[R, ...], wanted: str) -> str:
        """Return the key of the row with this key, or made from the record with this id; else nothing."""
        return next((self.key(row) for row in rows if wanted in (self.key(row), self.called(row).record)), "")


def facts(title: str, told: tuple[tuple[str, str], ...]) -> Content:
    """Return a row as label and text, the labels bold; a text without a label stands alone."""
    lines = [Content.styled(title, "bold")]
    for label, text in told:
        lines.append(Content.assemble((f"{label}: ", "bold"), text) if label else Content(text))
    return Content("\n").join(lines)
