"""What is told of the row under the cursor: known by the row, or read in a worker, one row at a time."""

from collections.abc import Callable
from typing import Any, Generic

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.errors import CocError, NotFound
from coc_tui.language import say
from coc_tui.screens.latest_only import OneAtATime
from coc_tui.screens.listing.definition import Listing, facts
from coc_tui.screens.listing.selection import A, R
from coc_tui.usecases.today.details import Detail
from coc_tui.widgets.page import Page


class RowDetails(Generic[R, A]):
    """Tells ``then`` about the row: what was read, the same in words, and what the chart needs."""

    def __init__(
        self,
        page: Page,
        listing: Listing[R, A],
        row: Callable[[], R | None],
        then: Callable[[Detail | None, Content, Any], None],
    ) -> None:
        self._page = page
        self._listing = listing
        self._row = row
        self._then = then
        self._reading = OneAtATime(self._start)

    def ask(self) -> None:
        """Tell about the row under the cursor now, or once more when the answer about another has come."""
        row = self._row()
        if row is None:
            self._then(None, Content(""), None)
        elif self._listing.told is not None:
            self._then(None, self._listing.told(row), None)
        else:
            self._reading.ask()

    def _start(self) -> bool:
        row = self._row()
        if row is not None:
            self._page.run(self._read, self._page.desk, row, then=self._answer, failed=self._fail)
        return row is not None

    def _read(self, desk: Desk, row: R) -> tuple[str, Detail | None, Any]:
        listing = self._listing
        detail = listing.detail(desk, row) if listing.detail else None
        return listing.key(row), detail, listing.beside(desk, row) if listing.beside else None

    def _answer(self, found: tuple[str, Detail | None, Any]) -> None:
        key, detail, beside = found
        row = self._row()
        if row is not None and self._listing.key(row) == key:
            self._then(detail, facts(detail.title, detail.facts) if detail else Content(""), beside)
        self._reading.answered()

    def _fail(self, error: CocError) -> None:
        self._reading.answered()
        if not isinstance(error, NotFound):  # what somebody else has removed leaves the table by itself
            self._page.report(say(error), "error")
