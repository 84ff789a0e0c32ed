"""The terms of a new period: the old ones run on, or another price, rate, number of events or notice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.parts import InvoicePlan
from coc_tui.agreement.term import years


@dataclass(frozen=True)
class Terms:
    """What is most often agreed anew; amounts without VAT."""

    price: Decimal
    """A year's."""
    rate: Decimal
    """Of an extra hour."""
    events: int
    """Covered in a year."""
    notice: int
    """In months."""

    @classmethod
    def of(cls, agreement: Agreement) -> "Terms":
        """Return the terms of an agreement."""
        return cls(
            agreement.fee.price, agreement.hours.rate, agreement.quota.per_year, agreement.notice.months
        )


def running_on(data: Mapping[str, Any], until: date) -> dict[str, Any]:
    """Return an agreement's data with a later end; the price is invoiced once a year as before.

    Raises WrongUse when the data is no agreement then.
    """
    longer = {**data, "term": {**data["term"], "end": until.isoformat()}}
    old, new = Agreement.from_data(data), Agreement.from_data(longer)
    first = len(years(old)) + 1
    plans = [*data["fee"]["invoices"], *_plans(old, range(first, len(years(new)) + 1), 0)]
    return {**longer, "fee": {**data["fee"], "invoices": plans}}


def anew(data: Mapping[str, Any], until: date, terms: Terms) -> dict[str, Any]:
    """Return the data of an agreement on other terms, from the day after the old one ends until ``until``.

    Its years begin at 1, its invoices have numbers of their own, and no index adjusts its price. Raises
    WrongUse when the terms cannot be.
    """
    old = Agreement.from_data(data)
    start = old.term.end + timedelta(days=1)
    before = len(years(old))
    count = relativedelta(until, start).years + 1
    fee = {name: value for name, value in data["fee"].items() if name != "index"}
    fee |= {
        "price": f"{terms.price:.2f}",
        "invoices": list(_plans(old, range(before + 1, before + count + 1), before)),
    }
    return {
        **data,
        "term": {**data["term"], "start": start.isoformat(), "end": until.isoformat()},
        "fee": fee,
        "hours": {**data["hours"], "rate": f"{terms.rate:.2f}"},
        "quota": {**data["quota"], "per_year": terms.events},
        "notice": {**data["notice"], "months": terms.notice},
    }


def _plans(old: Agreement, numbers: range, numbered_from: int) -> Iterator[dict[str, Any]]:
    """Yield a yearly invoice for the agreement years ``numbers``, counted on from the old agreement's.

    Each has the window of the last agreed one, so many years later; else the first month of its year.
    """
    last: InvoicePlan | None = max(old.fee.invoices, key=lambda one: one.year, default=None)
    named = last.id if last else "INV"
    stem = named.rstrip("0123456789")
    first = int(named[len(stem) :] or 0)
    for place, year in enumerate(numbers, 1):
        if last and last.due_from and last.due_to:
            later = relativedelta(years=year - last.year)
            window = last.due_from + later, last.due_to + later
        else:
            begins = old.term.start + relativedelta(years=year - 1)
            window = begins, begins + relativedelta(months=1, days=-1)
        yield {
            "id": f"{stem}{first + place}",
            "clause": last.clause if last else old.fee.clause,
            "year": year - numbered_from,
            "due_from": window[0].isoformat(),
            "due_to": window[1].isoformat(),
        }
