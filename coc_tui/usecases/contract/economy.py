"""Money: the agreed invoices as they stand, the index, extra hours and what events cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from coc_tui.agreement import fee, term
from coc_tui.agreement.fee import (
    IndexFigure,
    Invoice,
    InvoiceFact,
    InvoiceStatus,
    Price,
    UnusedFee,
)
from coc_tui.agreement.phrases import Phrase, Unknown
from coc_tui.desk import Desk
from coc_tui.domain.economy import Expense, HoursNote, IndexNote, InvoiceNote
from coc_tui.domain.text import clean_line
from coc_tui.errors import Doubtful, NotFound, Refused, WrongUse
from coc_tui.store import Change, Look
from coc_tui.usecases.contract.extras import HoursView, by_day, hours_view, not_to_come
from coc_tui.usecases.term import settings
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context
from coc_tui.usecases.term.settings import SettingChoice
from coc_tui.usecases.term.term_status import before_invoice

OURS = ("index_month", "index_floor", "early_end_fee", "cancel_rate")
"""The settings that money rests on and the agreement leaves open."""

FLOORS = ("none", "price")
"""Whether the price can fall with the index: it can, or it stays at the agreed price (A4)."""


@dataclass(frozen=True)
class Money:
    """All money of the case on a day; amounts without VAT unless named so."""

    currency: str
    vat_percent: Decimal
    invoices: tuple[Invoice, ...]
    notes: dict[str, InvoiceNote]
    """What has happened to an invoice, by its identifier."""
    index: IndexNote | None
    """The figure the indexed price rests on; None while it is missing."""
    indexed: tuple[Price | Unknown, ...]
    """The price of each year the index adjusts."""
    floors: dict[str, Price | Unknown]
    """The price of the first such year by each answer to whether it can fall (A4)."""
    total: Decimal
    """All invoices at the agreed price."""
    total_with_vat: Decimal
    highest_total: Decimal
    """All invoices with every indexed year at its cap."""
    highest_total_with_vat: Decimal
    hours: tuple[HoursView, ...]
    hours_total: Decimal
    hours_total_with_vat: Decimal
    expenses: tuple[Expense, ...]
    expenses_total: Decimal
    unused: UnusedFee | None
    """What an early end leaves unused, which the agreement does not regulate (A5)."""
    ours: tuple[SettingChoice, ...]
    """The choices the figures rest on that are ours and not the agreement's."""
    month: str
    """The month the price is compared with, ``2027-01``; empty where no index applies."""
    published: date | None
    """When the agreement's own month is published; None for another month."""
    remarks: tuple[Phrase, ...]
    """What is not as agreed."""
    clause: str


def money(desk: Desk, now: QueryContext | None = None) -> Money:
    """Return the money of the case on the desk's day."""
    now = now or query_context(desk)
    agreement = now.agreement
    hours = tuple(hours_view(now, one) for one in by_day(now.look.all(HoursNote)))
    spent = tuple(by_day(now.look.all(Expense)))
    total, highest = fee.total_price(agreement), fee.highest_total(agreement)
    years = agreement.fee.index.years if agreement.fee.index else ()
    return Money(
        currency=agreement.fee.currency,
        vat_percent=agreement.fee.vat_percent,
        invoices=invoices(now),
        notes=_notes(now.look),
        index=index(now),
        indexed=tuple(price(now, year) for year in years),
        floors={floor: _price(now, years[0], floor) for floor in FLOORS} if years else {},
        total=total,
        total_with_vat=fee.with_vat(agreement, total),
        highest_total=highest,
        highest_total_with_vat=fee.with_vat(agreement, highest),
        hours=hours,
        hours_total=sum((one.line.amount for one in hours), Decimal("0.00")),
        hours_total_with_vat=sum((one.line.amount_with_vat for one in hours), Decimal("0.00")),
        expenses=spent,
        expenses_total=sum((one.amount for one in spent), Decimal("0.00")),
        unused=_unused(now),
        ours=tuple(one for one in settings.choices(desk) if one.name in OURS),
        month=_month(now),
        published=_published(now),
        remarks=tuple(warnings(now)),
        clause=agreement.fee.clause,
    )


def _published(now: QueryContext) -> date | None:
    rule = now.agreement.fee.index
    return rule.published if rule and _month(now) == rule.month else None


def invoices(now: QueryContext) -> tuple[Invoice, ...]:
    """Return the agreed invoices as they stand (R4.5)."""
    figure = index(now)
    return fee.invoices(
        now.agreement,
        now.today,
        signed=now.case.signed,
        index=_figure(figure),
        floor=now.choice("index_floor", "none"),
        month=_month(now),
        facts={key: InvoiceFact(one.sent, one.paid, one.amount) for key, one in _notes(now.look).items()},
        ends=now.ends if now.end.notice else None,
    )


def price(now: QueryContext, year: int) -> Price | Unknown:
    """Return the price of an agreement year, or Unknown while the index it needs is missing (R4.2)."""
    return _price(now, year, now.choice("index_floor", "none"))


def _price(now: QueryContext, year: int, floor: str) -> Price | Unknown:
    return fee.price_of_year(now.agreement, year, _figure(index(now)), floor=floor, month=_month(now))


def index(now: QueryContext) -> IndexNote | None:
    """Return the figure for the month that is compared with; None while nobody has typed it in."""
    found = now.look.where(IndexNote, month=_month(now))
    return found[-1] if found else None


def _month(now: QueryContext) -> str:
    rule = now.agreement.fee.index
    return now.choice("index_month", rule.month) if rule else ""


def _figure(note: IndexNote | None) -> IndexFigure | None:
    if note is None:
        return None
    old, new = note.overlap_old, note.overlap_new
    overlap = (old, new) if old is not None and new is not None else None
    return IndexFigure(note.value, note.month, note.source, overlap)


def _notes(look: Look) -> dict[str, InvoiceNote]:
    return {one.invoice: one for one in look.all(InvoiceNote)}


def _unused(now: QueryContext) -> UnusedFee | None:
    year = term.year_of(now.agreement, now.ends)
    if year is None:
        return None
    return fee.unused_fee(now.agreement, now.ends, price(now, year))


def enter_index(
    desk: Desk,
    month: str,
    value: Decimal,
    source: str,
    *,
    base_year: str = "",
    overlap: tuple[Decimal, Decimal] | None = None,
    certain: bool = False,
) -> IndexNote:
    """Note the index figure of a month, ``2027-01``, with where it was read; a second one replaces it.

    ``overlap`` is one month's figure on the agreed base and on a new one. Raises WrongUse for a
    month or a figure that cannot be, and without a source; Doubtful, unless one is ``certain``, for a
    figure far from the agreed base and for one that is not published yet.
    """
    try:
        date.fromisoformat(f"{month}-01")
    except ValueError:
        raise WrongUse("{month} is not a month. Write year and month, as 2027-01.", month=month) from None
    figure = IndexFigure(value, month, source, overlap)
    if not clean_line(source):
        raise WrongUse("Say where the index figure was read.")
    if not certain:
        _ask_about(query_context(desk), figure)
    fields: dict[str, object] = {
        "value": value,
        "source": source,
        "base_year": base_year,
        "overlap_old": overlap[0] if overlap else None,
        "overlap_new": overlap[1] if overlap else None,
    }
    with desk.store.change(
        "Index for {month}: {value}", by=desk.person.name, month=month, value=value
    ) as change:
        there = change.where(IndexNote, month=month)
        if there:
            return change.edit(there[-1], **fields)
        return change.add(IndexNote.model_validate({**fields, "month": month}))


FAR = Fraction(1, 5)
"""How far from the agreed base an index figure is asked about, as a part of it: ours."""


def _ask_about(now: QueryContext, figure: IndexFigure) -> None:
    """Raise Doubtful for a figure that looks mistyped or cannot have been published."""
    rule = now.agreement.fee.index
    if rule is None:
        return
    base = Fraction(rule.base)
    if abs(figure.on_agreed_base - base) > base * FAR:
        raise Doubtful(
            "{value} is far from the agreed base {base}. Is it right?", value=figure.value, base=rule.base
        )
    first = date.fromisoformat(f"{figure.month}-01") + relativedelta(months=1)
    published = rule.published if rule.published and figure.month == rule.month else first
    if now.today < published:
        raise Doubtful(
            "The index for {month} is published on {day} at the earliest. Is the figure right?",
            month=figure.month,
            day=published,
        )


def confirm_price(desk: Desk, invoice: str) -> InvoiceNote:
    """Note that the parties have confirmed which price holds after a falling index (A4)."""
    with desk.store.change("Price of {invoice} confirmed", by=desk.person.name, invoice=invoice) as change:
        _refuse_unknown(query_context(desk, change), invoice)
        return _note(change, invoice, confirmed=desk.clock.today())


def invoice_sent(
    desk: Desk, invoice: str, day: date, *, reference: str = "", certain: bool = False
) -> InvoiceNote:
    """Note that an agreed invoice was received on ``day``.

    It keeps the amount it has then. Refused while its price cannot be said, and while a fallen price is
    not confirmed by the parties; Doubtful for a day to come, unless one is ``certain``.
    """
    not_to_come(desk, day, certain=certain)
    with desk.store.change("Invoice {invoice} sent", by=desk.person.name, invoice=invoice) as change:
        now = query_context(desk, change)
        year = _refuse_unknown(now, invoice)
        found = price(now, year)
        if isinstance(found, Unknown):
            raise Refused(
                "The price of year {year} cannot be said: the index for {month} is missing"
                " (section {clause}).",
                year=year,
                month=_month(now),
                clause=found.clause,
            )
        note = _notes(change).get(invoice)
        if found.fallen and (note is None or note.confirmed is None):
            raise Refused(
                "The index has fallen: the parties confirm the price of year {year} first"
                " (section {clause}).",
                year=year,
                clause=found.clause,
            )
        fields: dict[str, object] = {"sent": day}
        if note is None or note.amount is None:
            fields["amount"] = found.payable
        if reference:
            fields["reference"] = reference
        return _note(change, invoice, **fields)


def invoice_paid(desk: Desk, invoice: str, day: date, *, certain: bool = False) -> InvoiceNote:
    """Note that an invoice was paid on ``day``. Refused before it is noted as sent, and before that day.

    Doubtful for a day to come, unless one is ``certain``.
    """
    not_to_come(desk, day, certain=certain)
    with desk.store.change("Invoice {invoice} paid", by=desk.person.name, invoice=invoice) as change:
        _refuse_unknown(query_context(desk, change), invoice)
        note = _notes(change).get(invoice)
        if note is None or note.sent is None:
            raise Refused("The invoice {invoice} is not noted as sent yet.", invoice=invoice)
        if day < note.sent:
            raise WrongUse("The invoice was sent on {sent}; it cannot be paid before.", sent=note.sent)
        return _note(change, invoice, paid=day)


def _refuse_unknown(now: QueryContext, invoice: str) -> int:
    """Return the agreement year an invoice is for. Raises NotFound with the invoices there are."""
    plans = now.agreement.fee.invoices
    found = next((one for one in plans if one.id == invoice), None)
    if found is None:
        raise NotFound(
            "The agreement has no invoice {invoice}. Its invoices are: {invoices}.",
            invoice=invoice,
            invoices=", ".join(one.id for one in plans),
        )
    return found.year


def _note(change: Change, invoice: str, **fields: object) -> InvoiceNote:
    note = _notes(change).get(invoice)
    if note is None:
        return change.add(InvoiceNote.model_validate({**fields, "invoice": invoice}))
    return change.edit(note, **fields)


def deadlines(now: QueryContext) -> Iterator[Deadline]:
    """Yield the days money is due, and the last days to stop before it is."""
    for one in invoices(now):
        if one.status not in {InvoiceStatus.PLANNED, InvoiceStatus.DUE, InvoiceStatus.LATE}:
            continue
        if one.due_from is None or one.due_to is None:
            continue
        window = Phrase("The invoice is due from {first} to {last}", first=one.due_from, last=one.due_to)
        yield Deadline(
            one.due_to,
            Phrase("Invoice for year {year}", year=one.year),
            one.clause,
            window,
            key=f"invoice-{one.id}",
            stays=True,
        )
        stop = before_invoice(now, one.due_from, one.year)
        if stop and now.end.notice is None:
            yield stop
    rule = now.agreement.fee.index
    if rule and rule.published and _month(now) == rule.month and index(now) is None:
        yield Deadline(
            rule.published,
            Phrase("The index for {month} is published", month=rule.month),
            rule.clause,
            Phrase("The price of year {year} is adjusted by it", year=rule.years[0]),
            key="index",
            stays=True,
        )


def unknown(now: QueryContext) -> Iterator[Unknown]:
    """Yield what cannot be said of money, and what is missing."""
    seen: set[str] = set()
    for invoice in invoices(now):
        if invoice.status in {InvoiceStatus.PAID, InvoiceStatus.LAPSED}:
            continue
        for one in invoice.unknown:
            if str(one.what) not in seen:
                seen.add(str(one.what))
                yield one


def warnings(now: QueryContext) -> Iterator[Phrase]:
    """Yield what is wrong with the money."""
    notes = _notes(now.look)
    for one in invoices(now):
        if one.status == InvoiceStatus.LATE:
            yield Phrase(
                "The invoice for year {year} was due by {date} (section {clause}).",
                year=one.year,
                date=one.due_to,
                clause=one.clause,
            )
        if one.status == InvoiceStatus.PAYMENT_LATE:
            yield Phrase(
                "The invoice for year {year} was to be paid by {date}; the term of payment is ours.",
                year=one.year,
                date=one.pay_by,
            )
        note = notes.get(one.id)
        found = price(now, one.year)
        if isinstance(found, Price) and found.fallen and (note is None or note.confirmed is None):
            yield Phrase(
                "The index has fallen by {percent} %: the parties confirm the price of year {year}"
                " (section {clause}).",
                percent=-found.change_percent,
                year=one.year,
                clause=found.clause,
            )
    for expense in now.look.all(Expense):
        covered = fee.included_already(now.agreement, expense.text)
        if covered:
            yield covered
    unused = _unused(now)
    if unused:
        yield Phrase(
            "{months} months of year {year} are unused when the agreement ends; the agreement does not say"
            " what happens to a prepaid price.",
            months=unused.months,
            year=unused.year,
            clause=now.agreement.notice.clause,
        )
