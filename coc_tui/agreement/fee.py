"""The agreement's money: the yearly price and its index, invoices, VAT and hours beyond the agreement.

Amounts are Decimal, in the agreement's currency, and rounded half up to hundredths once, at the
end; ratios are exact fractions and are never rounded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.parts import Fee, HourSource, InvoicePlan, PriceIndex
from coc_tui.agreement.phrases import Phrase, Unknown
from coc_tui.agreement.term import years
from coc_tui.errors import NotFound, Refused, WrongUse


@dataclass(frozen=True, slots=True)
class IndexFigure:
    """An index figure as somebody typed it in, with where it comes from."""

    value: Decimal
    month: str
    """The month it is for, ``2027-01``."""
    source: str = ""
    overlap: tuple[Decimal, Decimal] | None = None
    """When the index has got a new base year: one month's figure on the old base and on the new."""

    def __post_init__(self) -> None:
        """Refuse what no index figure can be. Raises WrongUse."""
        if not all(figure.is_finite() and figure > 0 for figure in (self.value, *(self.overlap or ()))):
            raise WrongUse("An index figure is a number above zero, not {value}.", value=str(self.value))

    @property
    def on_agreed_base(self) -> Fraction:
        """The figure linked back to the base year the agreement uses."""
        old, new = self.overlap or (Decimal(1), Decimal(1))
        return Fraction(self.value) * Fraction(old) / Fraction(new)


@dataclass(frozen=True, slots=True)
class Price:
    """The price of one agreement year, without VAT."""

    year: int
    payable: Decimal
    uncapped: Decimal
    """What the index alone gives; the agreed price where no index applies."""
    change_percent: Decimal
    """The index's change since the base, in percent with two decimals; for show only."""
    capped: bool
    fallen: bool
    """Whether the index is below its base, so that the parties must confirm which price holds."""
    clause: str


class InvoiceStatus(StrEnum):
    """How far an invoice is."""

    DATE_MISSING = "date_missing"
    PLANNED = "planned"
    DUE = "due"
    LATE = "late"
    SENT = "sent"
    PAYMENT_LATE = "payment_late"
    PAID = "paid"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class InvoiceFact:
    """What has happened to an invoice."""

    sent: date | None = None
    paid: date | None = None
    amount: Decimal | None = None
    """What it was for when it came; None where that was not kept."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """An agreed invoice as it stands on a day."""

    id: str
    year: int
    due_from: date | None
    """First day of the window; None while the signing date is not known."""
    due_to: date | None
    amount: Decimal | Unknown
    amount_with_vat: Decimal | Unknown
    status: InvoiceStatus
    days_late: int
    """Days since the window closed without an invoice; 0 when it is not late."""
    pay_by: date | None
    """When a sent invoice is to be paid, by a term that is ours; None before."""
    unknown: tuple[Unknown, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class UnusedFee:
    """The part of a paid year that an early end leaves unused: shown, and not regulated (A5)."""

    year: int
    months: int
    amount: Decimal | Unknown
    remark: Phrase


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Hours to be billed beyond the agreement."""

    hours: Decimal
    rate: Decimal
    amount: Decimal
    vat: Decimal
    amount_with_vat: Decimal
    clause: str


def half_up(amount: Fraction | Decimal) -> Decimal:
    """Return ``amount``, zero or more, rounded half up to hundredths, exactly."""
    hundredths = (Fraction(amount) * 200 + 1) // 2
    return Decimal(hundredths).scaleb(-2)


def with_vat(agreement: Agreement, amount: Decimal) -> Decimal:
    """Return the line total ``amount`` with VAT added, half up to hundredths."""
    return half_up(Fraction(amount) * (100 + Fraction(agreement.fee.vat_percent)) / 100)


def price_of_year(
    agreement: Agreement,
    year: int,
    index: IndexFigure | None = None,
    *,
    floor: str = "none",
    month: str = "",
) -> Price | Unknown:
    """Return the price of agreement year ``year``, or Unknown while an index it needs is missing (R4.2).

    ``floor`` is the setting ``index_floor``: ``none`` lets the price fall with the index, as the
    words have it; ``price`` never goes below the agreed price. ``month`` is the setting
    ``index_month``, named when the figure is missing. Raises WrongUse for a year the agreement
    does not have, and for another floor.
    """
    if floor not in {"none", "price"}:
        raise WrongUse(
            "The index floor must be one of {choices}, not {value}.", choices="none, price", value=floor
        )
    if year not in {one.number for one in years(agreement)}:
        raise WrongUse("The agreement has no year {year}.", year=year)
    fee, rule = agreement.fee, agreement.fee.index
    if rule is None or year not in rule.years:
        agreed = half_up(fee.price)
        return Price(year, agreed, agreed, Decimal("0.00"), capped=False, fallen=False, clause=fee.clause)
    if index is None:
        return Unknown(
            Phrase("The price of year {year}", year=year, clause=rule.clause),
            Phrase("The index figure for {month}", month=month or rule.month, clause=rule.clause),
            rule.clause,
        )
    return _indexed(agreement.fee, rule, year, index, floor)


def _indexed(fee: Fee, rule: PriceIndex, year: int, index: IndexFigure, floor: str) -> Price:
    ratio = index.on_agreed_base / Fraction(rule.base)
    uncapped = half_up(Fraction(fee.price) * ratio)
    lowest = half_up(fee.price) if floor == "price" else Decimal(0)
    change = ((ratio - 1) * 100 * 200 + 1) // 2
    return Price(
        year=year,
        payable=min(max(uncapped, lowest), half_up(rule.cap)),
        uncapped=uncapped,
        change_percent=Decimal(change).scaleb(-2),
        capped=uncapped > rule.cap,
        fallen=ratio < 1,
        clause=rule.clause,
    )


def total_price(agreement: Agreement) -> Decimal:
    """Return the price of all invoices without VAT and without index (R4.1)."""
    return half_up(agreement.fee.price * len(agreement.fee.invoices))


def highest_total(agreement: Agreement) -> Decimal:
    """Return the most that all invoices can come to without VAT: every indexed year at its cap (R4.2)."""
    fee = agreement.fee
    indexed = fee.index.years if fee.index else ()
    cap = fee.index.cap if fee.index else fee.price
    return half_up(sum((cap if one.year in indexed else fee.price for one in fee.invoices), Decimal(0)))


def invoices(
    agreement: Agreement,
    today: date,
    *,
    signed: date | None = None,
    index: IndexFigure | None = None,
    floor: str = "none",
    month: str = "",
    facts: Mapping[str, InvoiceFact] | None = None,
    ends: date | None = None,
) -> tuple[Invoice, ...]:
    """Return the agreed invoices as they stand ``today`` (R4.5).

    ``facts`` tells by invoice id what is sent and paid; ``ends`` is the last day when a notice
    has made it earlier, after which no window opens.
    """
    known = facts or {}
    return tuple(
        _invoice(
            agreement,
            plan,
            _amount(known.get(plan.id), price_of_year(agreement, plan.year, index, floor=floor, month=month)),
            today,
            signed,
            known.get(plan.id, InvoiceFact()),
            ends,
        )
        for plan in agreement.fee.invoices
    )


def _amount(fact: InvoiceFact | None, price: Price | Unknown) -> Decimal | Unknown:
    """Return what an invoice is for: one that was sent keeps its amount, whatever is known later."""
    if fact is not None and fact.sent and fact.amount is not None:
        return fact.amount
    return price if isinstance(price, Unknown) else price.payable


def _invoice(
    agreement: Agreement,
    plan: InvoicePlan,
    amount: Decimal | Unknown,
    today: date,
    signed: date | None,
    fact: InvoiceFact,
    ends: date | None,
) -> Invoice:
    due_from = signed if plan.at_signing else plan.due_from
    due_to = signed if plan.at_signing else plan.due_to
    pay_by = fact.sent + timedelta(days=agreement.fee.payment_days) if fact.sent else None
    status = _status(today, due_from, due_to, fact, pay_by, ends)
    late = status is InvoiceStatus.LATE and due_to is not None
    return Invoice(
        id=plan.id,
        year=plan.year,
        due_from=due_from,
        due_to=due_to,
        amount=amount,
        amount_with_vat=amount if isinstance(amount, Unknown) else with_vat(agreement, amount),
        status=status,
        days_late=(today - due_to).days if late and due_to else 0,
        pay_by=pay_by,
        unknown=tuple(_unknown(plan, due_from, amount)),
        clause=plan.clause,
    )


def _unknown(plan: InvoicePlan, due_from: date | None, amount: Decimal | Unknown) -> Iterator[Unknown]:
    if due_from is None:
        yield Unknown(
            Phrase("The date of invoice {invoice}", invoice=plan.id, clause=plan.clause),
            Phrase("The date of signature", clause=plan.clause),
            plan.clause,
        )
    if isinstance(amount, Unknown):
        yield amount


def _status(
    today: date,
    due_from: date | None,
    due_to: date | None,
    fact: InvoiceFact,
    pay_by: date | None,
    ends: date | None,
) -> InvoiceStatus:
    if fact.paid:
        return InvoiceStatus.PAID
    if pay_by:
        return InvoiceStatus.PAYMENT_LATE if today > pay_by else InvoiceStatus.SENT
    if due_from is None or due_to is None:
        return InvoiceStatus.DATE_MISSING
    if ends is not None and due_from > ends:
        return InvoiceStatus.LAPSED
    if today > due_to:
        return InvoiceStatus.LATE
    return InvoiceStatus.DUE if today >= due_from else InvoiceStatus.PLANNED


def unused_fee(agreement: Agreement, ends: date, price: Price | Unknown) -> UnusedFee | None:
    """Return what an end on ``ends`` leaves unused of that agreement year, or None when nothing is.

    ``price`` is that year's. Nothing is to be paid back by it: the agreement does not say (A5).
    """
    year = next((one for one in years(agreement) if one.first <= ends <= one.last), None)
    if year is None:
        return None
    left = relativedelta(year.last + timedelta(days=1), ends + timedelta(days=1))
    months = left.years * 12 + left.months
    if months == 0:
        return None
    amount = price if isinstance(price, Unknown) else half_up(Fraction(price.payable) * months / 12)
    remark = Phrase(
        "The agreement does not say what happens to a prepaid price.", clause=agreement.notice.clause
    )
    return UnusedFee(year.number, months, amount, remark)


def extra_hours(
    agreement: Agreement,
    hours: Decimal,
    source: str,
    *,
    decision: str = "",
    absence: tuple[date, date] | None = None,
    event: str = "",
    rate: Decimal | None = None,
) -> HoursLine:
    """Return the line for hours beyond the agreement (R6.1, R7.3, R7.4, R11.3).

    ``source`` is the identifier of one of the agreement's reasons; each needs something at hand:
    a reference to a ``decision``, the first and last day of an ``absence``, or an ``event``.
    ``rate`` replaces the agreed rate where the agreement names none (A6).

    Raises WrongUse for hours that are not whole steps, NotFound for an unknown source, and
    Refused while what the source needs is missing.
    """
    step = agreement.hours.step
    if not hours.is_finite() or hours <= 0 or Fraction(hours) % Fraction(step):
        raise WrongUse("Hours are billed in steps of {step}, not {hours}.", step=step, hours=str(hours))
    reason = _source(agreement, source)
    _refuse_unfounded(reason, decision, absence, event)
    used = agreement.hours.rate if rate is None else rate
    amount = half_up(Fraction(hours) * Fraction(used))
    gross = with_vat(agreement, amount)
    return HoursLine(hours, used, amount, gross - amount, gross, reason.clause)


def _refuse_unfounded(
    reason: HourSource, decision: str, absence: tuple[date, date] | None, event: str
) -> None:
    if reason.requires == "decision" and not decision:
        raise Refused("These hours need a decision to refer to (section {clause}).", clause=reason.clause)
    if reason.requires == "absence" and absence is None:
        raise Refused("These hours need the period of absence (section {clause}).", clause=reason.clause)
    if reason.requires == "absence" and absence is not None and absence[1] < absence[0]:
        raise WrongUse("The absence ends before it starts.")
    if reason.requires == "event" and not event:
        raise Refused(
            "These hours need the event they were spent on (section {clause}).", clause=reason.clause
        )


def _source(agreement: Agreement, source: str) -> HourSource:
    found = next((one for one in agreement.hours.sources if one.id == source), None)
    if found is None:
        raise NotFound("The agreement has no reason for extra hours called {source}.", source=source)
    return found


def included_already(agreement: Agreement, text: str) -> Phrase | None:
    """Return a warning when a cost line is for something the price covers already (R4.3)."""
    included = agreement.fee.included
    if included is None:
        return None
    for word in included.words:
        if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE):
            return Phrase(
                "{text} is included in the price (section {clause}).", text=text, clause=included.clause
            )
    return None
