"""The money as rows: invoices, the index they rest on, extra hours, expenses, and the sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coc_tui.agreement import fee
from coc_tui.agreement.fee import Invoice, InvoiceStatus, Price
from coc_tui.agreement.phrases import Unknown
from coc_tui.desk import Desk
from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.language import _, chosen, localised, ngettext, say
from coc_tui.language.formats import money as kroner
from coc_tui.language.formats import month, number, percent, short_date
from coc_tui.language.words import word
from coc_tui.screens.listing.selection import ListContent
from coc_tui.usecases.contract import economy, events
from coc_tui.usecases.contract.economy import Money
from coc_tui.usecases.contract.extras import HoursView

INDEX = "index"
"""The key of the row about the index."""


@dataclass(frozen=True)
class MoneyRow:
    """An invoice, the index, extra hours, an expense, or what was not used."""

    key: str
    what: str
    when: str
    amount: str
    """Without VAT."""
    with_vat: str
    clause: str
    status: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tone: str
    source: Invoice | Price | Unknown | HoursNote | Expense | None
    """What it is made from."""
    record: str = ""
    """The id of what was noted of it."""


def read_money(desk: Desk, _scope: str = "") -> ListContent[MoneyRow, Money]:
    """Return all money of the case as rows, with the sums above."""
    found = economy.money(desk)
    titles = {one.id: one.title for one in events.every(desk.store.look())}
    rows = (
        *(_invoice(found, one) for one in found.invoices),
        *_index(found),
        *(_hours(found, one) for one in found.hours),
        *(_expense(desk, one, titles) for one in found.expenses),
        *_unused(found),
    )
    return ListContent(rows, found, head=tuple(_head(found)))


def _head(found: Money) -> Iterator[str]:
    yield _(
        "Agreed: {total} ({total_vat} with VAT), at most {highest} ({highest_vat}) (section {clause}).",
        total=kroner(found.total),
        total_vat=kroner(found.total_with_vat),
        highest=kroner(found.highest_total),
        highest_vat=kroner(found.highest_total_with_vat),
        clause=found.clause,
    )
    yield _(
        "Beside it: hours {hours} ({hours_vat} with VAT), expenses {expenses}.",
        hours=kroner(found.hours_total),
        hours_vat=kroner(found.hours_total_with_vat),
        expenses=kroner(found.expenses_total),
    )
    for remark in found.remarks:
        yield say(remark)


def _amount(amount: Decimal | Unknown) -> str:
    return "?" if isinstance(amount, Unknown) else number(amount, 2)


def _invoice(found: Money, one: Invoice) -> MoneyRow:
    note = found.notes.get(one.id)
    status = word(one.status)
    if one.days_late:
        status = _("{status}, {days} d.", status=status, days=one.days_late)
    facts = [
        (_("Due"), _window(one.due_from, one.due_to) or _("Date missing")),
        (_("Without VAT"), _said(one.amount)),
        (_("With VAT"), _said(one.amount_with_vat)),
        (_("Section"), one.clause),
    ]
    if note and note.sent:
        facts.append((_("Received"), f"{short_date(note.sent)} {note.reference}".strip()))
    if one.pay_by:
        facts.append(
            (_("To be paid by"), _("{day}; the term of payment is ours", day=short_date(one.pay_by)))
        )
    if note and note.paid:
        facts.append((_("Paid on"), short_date(note.paid)))
    facts += [("", _cannot(unknown)) for unknown in one.unknown]
    tone = "dim" if one.status in {InvoiceStatus.PAID, InvoiceStatus.LAPSED} else ""
    if one.status in {InvoiceStatus.LATE, InvoiceStatus.PAYMENT_LATE}:
        tone = "error"
    title = _("Invoice year {year}", year=one.year)
    cells = (
        title,
        _short_window(one.due_from, one.due_to),
        _amount(one.amount),
        _amount(one.amount_with_vat),
        one.clause,
        status,
    )
    record = note.id if note else ""
    return MoneyRow(one.id, *cells, f"{title} ({one.id})", tuple(facts), tone, one, record)


def _said(amount: Decimal | Unknown) -> str:
    return _("cannot be said") if isinstance(amount, Unknown) else kroner(amount)


def _cannot(unknown: Unknown) -> str:
    return _(
        "Cannot be said: {what}. {missing} is missing (section {clause}).",
        what=say(unknown.what),
        missing=say(unknown.missing),
        clause=unknown.clause,
    )


def _window(first: date | None, last: date | None) -> str:
    days = dict.fromkeys(short_date(day) for day in (first, last) if day)
    return "–".join(days)


def _short_window(first: date | None, last: date | None) -> str:
    """Return the window in few columns: the month once when both days lie in it."""
    if first is None or last is None:
        return _("Date missing")
    if first != last and (first.year, first.month) == (last.year, last.month):
        begins = f"{first.day:02}" if chosen() == "da" else first.day
        return f"{begins}–{short_date(last)}"
    return short_date(first)


def _index(found: Money) -> Iterator[MoneyRow]:
    """Yield the one row of the index; what it rests on that is ours is told with its reason."""
    if not found.month:
        return
    named = month(date.fromisoformat(f"{found.month}-01"))
    note, answer = found.index, found.indexed[0]
    facts: list[tuple[str, str]] = []
    if isinstance(answer, Unknown):
        status, when = _("Missing"), short_date(found.published) if found.published else ""
        facts.append(("", _cannot(answer)))
        if found.published:
            facts.append((_("Published"), short_date(found.published)))
    else:
        status, when = _("Entered"), ""
        facts += _price(found, answer)
    if note:
        source = f"{note.source}, {note.base_year}" if note.base_year else note.source
        facts.insert(0, (_("Index"), f"{number(note.value)} ({source})"))
    facts += _ours(found, "index_month", "index_floor")
    facts.append(("", _("Enter opens the choices in the settings; i enters the figure.")))
    year = answer.year if isinstance(answer, Price) else 0
    invoice = next((one for one in found.invoices if one.year == year), None)
    cells = (
        _("Index {month}", month=named),
        when,
        _amount(invoice.amount) if invoice else "?",
        _amount(invoice.amount_with_vat) if invoice else "?",
        answer.clause,
        status,
    )
    tone = "warning" if isinstance(answer, Unknown) or answer.fallen else ""
    record = note.id if note else ""
    yield MoneyRow(INDEX, *cells, _("The index of {month}", month=named), tuple(facts), tone, answer, record)


def _ours(found: Money, *names: str) -> Iterator[tuple[str, str]]:
    """Yield the choices that are ours and not the agreement's, each with its reason."""
    for choice in found.ours:
        if choice.name in names:
            label = _("Our choice ({id}, section {clause})", id=choice.id, clause=choice.clause)
            yield label, f"{choice.question} {_answer(choice.name, choice.value)}. {choice.why}"


def _price(found: Money, price: Price) -> Iterator[tuple[str, str]]:
    yield _("Change"), percent(price.change_percent)
    yield _("By the index alone"), kroner(price.uncapped)
    capped = _(" (the agreement's highest)") if price.capped else ""
    yield _("To be paid for year {year}", year=price.year), kroner(price.payable) + capped
    if price.fallen:
        both = [
            f"{_answer('index_floor', floor)}: {kroner(one.payable)}"
            for floor, one in found.floors.items()
            if isinstance(one, Price)
        ]
        yield _("The index has fallen"), _("{both}. The parties confirm which holds.", both="; ".join(both))


def _answer(name: str, value: str | int) -> str:
    """Return what a choice of ours is, in words."""
    words = {
        "none": _("It can fall"),
        "price": _("It never falls below the agreed price"),
        "not_regulated": _("Not regulated by the agreement"),
    }
    if name == "index_month":
        return month(date.fromisoformat(f"{value}-01")).capitalize()
    return words.get(str(value)) or (kroner(value) if isinstance(value, int) else value)


def _hours(found: Money, view: HoursView) -> MoneyRow:
    note, line = view.note, view.line
    absence = _window(note.absence_from, note.absence_to)
    facts = [
        (_("Hours"), f"{number(note.hours)} × {kroner(line.rate)}"),
        (_("Without VAT"), kroner(line.amount)),
        (_("With VAT"), kroner(line.amount_with_vat)),
        (_("Source"), f"{view.title} ({_('section {clause}', clause=line.clause)})"),
        (_("What for"), note.text),
        (_("Decision"), note.decision),
        (_("Absence"), absence),
        (_("Event"), view.event),
        (_("Billed on"), short_date(note.billed) if note.billed else ""),
        *(_ours(found, "cancel_rate") if note.event else ()),
    ]
    hours = ngettext("{hours} hour", "{hours} hours", 1 if note.hours == 1 else 2, hours=number(note.hours))
    status = _("Billed") if note.billed else _("Not billed")
    cells = (
        f"{view.title} {hours}",
        short_date(note.day),
        number(line.amount, 2),
        number(line.amount_with_vat, 2),
        line.clause,
        status,
    )
    told = tuple((label, text) for label, text in facts if text)
    return MoneyRow(note.id, *cells, f"{view.title}, {short_date(note.day)}", told, "", note, note.id)


def _expense(desk: Desk, one: Expense, titles: dict[str, str]) -> MoneyRow:
    agreement = desk.agreement()
    covered = fee.included_already(agreement, one.text)
    borne = next((duty for duty in agreement.duties if duty.id == "expenses"), None)
    clause = covered.clause if covered else borne.clause if borne else ""
    facts = [
        (_("Amount"), kroner(one.amount)),
        (
            _("Section"),
            f"{borne.clause}: {localised(borne.title)}" if borne and not covered else clause,
        ),
        (_("Event"), titles.get(one.event, "")),
        (_("Given by"), one.sponsor),
        (_("Asked for by the partner"), _("Yes") if one.from_partner else ""),
        ("", say(covered) if covered else ""),
    ]
    status = _("Sponsored") if one.sponsor else _("Expense")
    cells = (one.text, short_date(one.day), number(one.amount, 2), "", clause, status)
    told = tuple((label, text) for label, text in facts if text)
    return MoneyRow(one.id, *cells, one.text, told, "warning" if covered else "", one, one.id)


def _unused(found: Money) -> Iterator[MoneyRow]:
    if found.unused is None:
        return
    one = found.unused
    months = ngettext("{count} unused month", "{count} unused months", one.months)
    clause = one.remark.clause
    cells = (months, "", _amount(one.amount), "", clause, _("Not regulated"))
    facts = (
        (_("Without VAT"), _said(one.amount)),
        ("", say(one.remark)),
        *_ours(found, "early_end_fee"),
    )
    title = _("Year {year}: {months}", year=one.year, months=months)
    yield MoneyRow("unused", *cells, title, facts, "warning", None)
