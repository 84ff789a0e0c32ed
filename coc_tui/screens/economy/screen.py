"""Økonomi: what is agreed, what has become of it, and what comes beside it; with and without VAT."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from coc_tui.agreement.fee import Invoice, InvoiceStatus, Price
from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.screens.economy import forms
from coc_tui.screens.economy.rows import INDEX, sheet
from coc_tui.screens.events.forms import event_field
from coc_tui.screens.recorded import LookedAt
from coc_tui.screens.sheet import Sheet, SheetPage
from coc_tui.usecases.contract import economy, extras
from coc_tui.usecases.contract.economy import Money
from coc_tui.widgets.ask import ask
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column


class EconomyScreen(SheetPage):
    """The case's money."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "mark",
            _("Next step"),
            id="economy.mark",
            tooltip=_("Note an invoice received or paid, hours billed, a fallen price confirmed"),
        ),
        Binding("i", "index", _("Index"), id="economy.index", tooltip=_("Enter an index figure")),
        Binding("n", "new", _("New"), id="economy.new", tooltip=_("Extra hours or an expense")),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="economy.remove",
            tooltip=_("Hours or an expense to the bin"),
            show=False,
        ),
    ]
    REGISTER = "economy"
    ON_A_ROW = frozenset({"mark", "remove"})

    def columns(self) -> tuple[Column, ...]:
        """Return what, when, both amounts, the section and the status."""
        return (
            Column(_("What")),
            Column(_("When"), date_width() + 3),
            Column(_("Excl. VAT"), 11, right=True),
            Column(_("Incl. VAT"), 11, right=True),
            Column(_("Section"), 4),
            Column(_("Status"), 13),
        )

    def read(self) -> Sheet:
        """Return all money as rows."""
        return sheet(self.desk)

    @property
    def _money(self) -> Money | None:
        found = self.state.sheet.about if self.state.sheet else None
        return found if isinstance(found, Money) else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the row under the cursor."""
        reason = super().why_off(action)
        about = self.entry.about if self.entry else None
        if not reason and action == "remove" and not isinstance(about, HoursNote | Expense):
            return _("Only extra hours and expenses can be removed.")
        if not reason and action == "mark" and not self._step(about):
            return _("There is no next step here.")
        return reason

    def looked_at(self) -> LookedAt | None:
        """Return the row under the cursor; of an invoice or the index, what was noted of it."""
        found, money = super().looked_at(), self._money
        if found is None or money is None or found.record:
            return found
        note = money.index if self.table.key == INDEX else money.notes.get(self.table.key)
        return found._replace(record=note.id) if note else found

    @staticmethod
    def _step(about: Any) -> str:
        """Return what comes next for a row, or nothing."""
        if isinstance(about, Invoice):
            if about.status in {InvoiceStatus.SENT, InvoiceStatus.PAYMENT_LATE}:
                return "paid"
            return "" if about.status in {InvoiceStatus.PAID, InvoiceStatus.LAPSED} else "received"
        if isinstance(about, HoursNote):
            return "" if about.billed else "billed"
        return "confirmed" if isinstance(about, Price) and about.fallen else ""

    def open_row(self) -> None:
        """Open the choices the index rests on, or the event a cost was for; else read what is told."""
        about = self.entry.about if self.entry else None
        if self.table.key == INDEX:
            self.post_message(GoTo("settings", "choice:index_month"))
        elif isinstance(about, HoursNote | Expense) and about.event:
            self.post_message(GoTo("events", about.event))
        else:
            super().open_row()

    def action_mark(self) -> None:
        """Note the next step of an invoice, of hours, or of a fallen price."""
        entry, desk = self.entry, self.desk
        about = entry.about if entry else None
        step = self._step(about)
        if isinstance(about, Invoice) and step == "received":
            self.ask_for(
                _("{invoice} is received", invoice=about.id),
                forms.received(desk),
                lambda values: economy.invoice_sent(
                    desk, about.id, values["day"], reference=values["reference"]
                ),
            )
        elif isinstance(about, Invoice) and step == "paid":
            self.ask_for(
                _("{invoice} is paid", invoice=about.id),
                [forms.today_field(desk, _("Paid on"))],
                lambda values: economy.invoice_paid(desk, about.id, values["day"]),
            )
        elif isinstance(about, HoursNote) and step:
            self.ask_for(
                _("Hours are billed"),
                [forms.today_field(desk, _("Billed on"))],
                lambda values: extras.hours_billed(desk, about, values["day"]),
            )
        elif isinstance(about, Price) and step:
            self._confirm(about)

    def _confirm(self, price: Price) -> None:
        invoice = next(one for one in self._money.invoices if one.year == price.year) if self._money else None
        if invoice is None:
            return
        question = _("Have both parties confirmed the price of year {year}?", year=price.year)
        told = _("The price of year {year} is confirmed.", year=price.year)
        ask(self, question, lambda yes: self.act(told, economy.confirm_price, invoice.id) if yes else None)

    def action_index(self) -> None:
        """Enter an index figure as it was published."""
        found = self._money
        if found is None or not found.month:
            self.report(_("No index applies to the price."))
            return
        choice = next(one for one in found.ours if one.name == "index_month")

        def save(values: dict[str, Any]) -> None:
            link = forms.overlap(values)
            economy.enter_index(self.desk, **values, overlap=link)

        self.ask_for(_("Index figure"), forms.index(choice.choices, found.month), save)

    def action_new(self) -> None:
        """Ask whether it is hours or an expense."""

        def new(chosen: list[str] | None) -> None:
            if chosen == ["hours"]:
                self._new_hours()
            elif chosen:
                self._new_expense()

        options = [("hours", _("Extra hours")), ("expense", _("Expense"))]
        self.app.push_screen(Picker(_("What is it?"), options), new)

    def _new_hours(self) -> None:
        field, event = event_field(self.desk)

        def save(values: dict[str, Any]) -> None:
            first, last = values["absent_from"], values["absent_to"]
            extras.add_hours(
                self.desk,
                values["day"],
                values["hours"],
                values["source"],
                text=values["text"],
                decision=values["decision"],
                absence=(first, last) if first and last else None,
                event=event(values["event"]),
            )

        fields = forms.hours(self.desk, self.desk.agreement().hours.sources, field)
        self.ask_for(_("Extra hours"), fields, save)

    def _new_expense(self) -> None:
        field, event = event_field(self.desk)

        def save(values: dict[str, Any]) -> None:
            extras.add_expense(
                self.desk,
                values["day"],
                values["text"],
                values["amount"],
                event=event(values["event"]),
                sponsor=values["sponsor"],
                from_partner=values["from_partner"],
            )

        self.ask_for(_("Expense"), forms.expense(self.desk, field), save)

    def action_remove(self) -> None:
        """Put hours or an expense in the bin."""
        about = self.entry.about if self.entry else None
        told = _("It is in the bin. u takes it back.")
        if isinstance(about, HoursNote):
            self.act(told, extras.remove_hours, about)
        elif isinstance(about, Expense):
            self.act(told, extras.remove_expense, about)
