"""What can be done with money: its next step noted, an index entered, hours and costs added and removed."""

from typing import Any

from coc_tui.agreement.fee import Invoice, InvoiceStatus, Price
from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.language import _
from coc_tui.screens.economy import forms
from coc_tui.screens.economy.rows import MoneyRow
from coc_tui.screens.events.forms import event_field
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.usecases.contract import economy, extras
from coc_tui.usecases.contract.economy import Money
from coc_tui.widgets.ask import ask
from coc_tui.widgets.picker import Picker

MoneyPage = ListPage[MoneyRow, Money]


def _money(page: MoneyPage) -> Money | None:
    return page.state.content.about if page.state.content else None


def _step(row: MoneyRow) -> str:
    """Return what comes next for a row, or nothing."""
    about = row.source
    if isinstance(about, Invoice):
        if about.status in {InvoiceStatus.SENT, InvoiceStatus.PAYMENT_LATE}:
            return "paid"
        return "" if about.status in {InvoiceStatus.PAID, InvoiceStatus.LAPSED} else "received"
    if isinstance(about, HoursNote):
        return "" if about.billed else "billed"
    return "confirmed" if isinstance(about, Price) and about.fallen else ""


def _no_step(_page: MoneyPage, row: MoneyRow) -> str:
    return "" if _step(row) else _("There is no next step here.")


def _kept(_page: MoneyPage, row: MoneyRow) -> str:
    if isinstance(row.source, HoursNote | Expense):
        return ""
    return _("Only extra hours and expenses can be removed.")


def _mark(page: MoneyPage, row: MoneyRow) -> None:
    """Note the next step of an invoice, of hours, or of a fallen price."""
    about, desk, step = row.source, page.desk, _step(row)
    if isinstance(about, Invoice) and step == "received":
        ask_for(
            page,
            _("{invoice} is received", invoice=about.id),
            forms.received(desk),
            lambda values: economy.invoice_sent(
                desk,
                about.id,
                values["day"],
                reference=values["reference"],
                certain=values.get("certain", False),
            ),
        )
    elif isinstance(about, Invoice) and step == "paid":
        ask_for(
            page,
            _("{invoice} is paid", invoice=about.id),
            [forms.today_field(desk, _("Paid on"))],
            lambda values: economy.invoice_paid(
                desk, about.id, values["day"], certain=values.get("certain", False)
            ),
        )
    elif isinstance(about, HoursNote) and step:
        ask_for(
            page,
            _("Hours are billed"),
            [forms.today_field(desk, _("Billed on"))],
            lambda values: extras.hours_billed(
                desk, about, values["day"], certain=values.get("certain", False)
            ),
        )
    elif isinstance(about, Price) and step:
        _confirm(page, about)


def _confirm(page: MoneyPage, price: Price) -> None:
    money = _money(page)
    if money is None:
        return
    invoice = next(one for one in money.invoices if one.year == price.year)
    question = _("Have both parties confirmed the price of year {year}?", year=price.year)
    told = _("The price of year {year} is confirmed.", year=price.year)
    ask(page, question, lambda yes: act(page, told, economy.confirm_price, invoice.id) if yes else None)


def _index(page: MoneyPage) -> None:
    """Enter an index figure as it was published."""
    found = _money(page)
    if found is None or not found.month:
        page.report(_("No index applies to the price."))
        return
    choice = next(one for one in found.ours if one.name == "index_month")

    def save(values: dict[str, Any]) -> None:
        link = forms.overlap(values)
        economy.enter_index(page.desk, **values, overlap=link)

    ask_for(page, _("Index figure"), forms.index(choice.choices, found.month), save)


def _new(page: MoneyPage) -> None:
    """Ask whether it is hours or an expense."""

    def new(chosen: list[str] | None) -> None:
        if chosen == ["hours"]:
            _new_hours(page)
        elif chosen:
            _new_expense(page)

    options = [("hours", _("Extra hours")), ("expense", _("Expense"))]
    page.app.push_screen(Picker(_("What is it?"), options), new)


def _new_hours(page: MoneyPage) -> None:
    field, event = event_field(page.desk)

    def save(values: dict[str, Any]) -> None:
        first, last = values["absent_from"], values["absent_to"]
        extras.add_hours(
            page.desk,
            values["day"],
            values["hours"],
            values["source"],
            text=values["text"],
            decision=values["decision"],
            absence=(first, last) if first and last else None,
            event=event(values["event"]),
        )

    fields = forms.hours(page.desk, page.desk.agreement().hours.sources, field)
    ask_for(page, _("Extra hours"), fields, save)


def _new_expense(page: MoneyPage) -> None:
    field, event = event_field(page.desk)

    def save(values: dict[str, Any]) -> None:
        extras.add_expense(
            page.desk,
            values["day"],
            values["text"],
            values["amount"],
            event=event(values["event"]),
            sponsor=values["sponsor"],
            from_partner=values["from_partner"],
        )

    ask_for(page, _("Expense"), forms.expense(page.desk, field), save)


def _remove(page: MoneyPage, row: MoneyRow) -> None:
    """Put hours or an expense in the bin."""
    source = row.source
    told = _("It is in the bin. u takes it back.")
    if isinstance(source, HoursNote):
        act(page, told, extras.remove_hours, source)
    elif isinstance(source, Expense):
        act(page, told, extras.remove_expense, source)


VERBS: tuple[ListVerb[MoneyRow, Money], ...] = (
    *USUAL,
    on_row(
        "mark",
        "space",
        _("Next step"),
        _("Note an invoice received or paid, hours billed, a fallen price confirmed"),
        _mark,
        _no_step,
    ),
    ListVerb("index", "i", _("Index"), _("Enter an index figure"), _index),
    ListVerb("new", "n", _("New"), _("Extra hours or an expense"), _new),
    on_row("remove", "delete", _("Remove"), _("Hours or an expense to the bin"), _remove, _kept, hint=False),
)
