"""Økonomi: what is agreed, what has become of it, and what comes beside it; with and without VAT."""

from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.screens.economy.rows import INDEX, MoneyRow, read_money
from coc_tui.screens.economy.verbs import VERBS
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.contract.economy import Money
from coc_tui.widgets.page import GoTo


def _columns() -> tuple[ListColumn[MoneyRow], ...]:
    return (
        ListColumn(_("What"), lambda row: row.what),
        ListColumn(_("When"), lambda row: row.when, date_width() + 3),
        ListColumn(_("Excl. VAT"), lambda row: row.amount, 11, right=True),
        ListColumn(_("Incl. VAT"), lambda row: row.with_vat, 11, right=True),
        ListColumn(_("Section"), lambda row: row.clause, 4),
        ListColumn(_("Status"), lambda row: row.status, 13),
    )


class EconomyScreen(ListPage[MoneyRow, Money]):
    """The case's money."""

    LISTING = Listing(
        name="economy",
        read=read_money,
        columns=_columns,
        key=lambda row: row.key,
        called=lambda row: LookedAt(row.title, row.record),
        told=lambda row: facts(row.title, row.facts),
        tone=lambda row: row.tone,
        exports=lambda _row: of_register("economy"),
    )
    VERBS = VERBS

    def open_row(self, row: MoneyRow) -> None:
        """Open the choices the index rests on, or the event a cost was for; else read what is told."""
        if row.key == INDEX:
            self.post_message(GoTo("settings", "choice:index_month"))
        elif isinstance(row.source, HoursNote | Expense) and row.source.event:
            self.post_message(GoTo("events", row.source.event))
        else:
            super().open_row(row)
