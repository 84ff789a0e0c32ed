"""Money: what became of the agreed invoices, the index as typed in, extra hours and event costs.

Amounts are without VAT, in the agreement's currency, and kept as decimal strings.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label, Link
from coc_tui.domain.records import Line, Record

Positive = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Amount = Annotated[Decimal, Field(ge=0, decimal_places=2, allow_inf_nan=False)]


class InvoiceNote(Record):
    """What has happened to one of the agreement's invoices; untouched ones have no record."""

    table: ClassVar[str] = "invoices"
    called: ClassVar[KindName] = KindName("Invoice")

    invoice: Annotated[str, Label("Invoice")]
    """The invoice's identifier in the agreement, such as ``INV2``."""
    reference: Annotated[Line, Label("Number on the invoice"), NAMES] = ""
    """The number on the invoice itself."""
    sent: Annotated[date | None, Label("Sent")] = None
    amount: Annotated[Amount | None, Label("Amount without VAT")] = None
    """What it was for when it came: no index that is typed in later changes it."""
    paid: Annotated[date | None, Label("Paid")] = None
    confirmed: Annotated[date | None, Label("Confirmed")] = None
    """When the parties confirmed the price after a falling index."""


class IndexNote(Record):
    """An index figure as somebody has typed it in; nothing is fetched."""

    table: ClassVar[str] = "index"
    called: ClassVar[KindName] = KindName("Price index")

    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$"), Label("Month"), NAMES]
    """The month it is for, ``2027-01``."""
    value: Annotated[Positive, Label("Index figure")]
    source: Annotated[Line, Label("Where it was read")]
    """Where it was read."""
    base_year: Annotated[Line, Label("Base year")] = ""
    """The base the figure is on, such as ``2015=100``."""
    overlap_old: Annotated[Positive | None, Label("Overlap, old series")] = None
    """When the base is new: one month's figure on the agreed base."""
    overlap_new: Annotated[Positive | None, Label("Overlap, new series")] = None
    """The same month's figure on the new base."""

    @model_validator(mode="after")
    def _both_overlaps(self) -> "IndexNote":
        if (self.overlap_old is None) != (self.overlap_new is None):
            raise ValueError("a link needs the figure on both bases")
        return self


class HoursNote(Record):
    """Hours beyond the agreement that are to be billed."""

    table: ClassVar[str] = "hours"
    called: ClassVar[KindName] = KindName("Hours")

    day: Annotated[date, Label("Day")]
    hours: Annotated[Positive, Label("Hours")]
    source: Annotated[str, Label("Source")]
    """The reason's identifier in the agreement, such as ``purchase``."""
    text: Annotated[Line, Label("What for"), NAMES, SEARCHED] = ""
    decision: Annotated[Line, Label("Decision")] = ""
    """The decision it refers to, such as ``B-2027-03``."""
    absence_from: Annotated[date | None, Label("Absent from")] = None
    absence_to: Annotated[date | None, Label("Absent until")] = None
    event: Annotated[str, Label("Event"), Link("events")] = ""
    """The id of the event they were spent on."""
    rate: Annotated[Positive, Label("Hourly rate")]
    """The hourly rate used."""
    clause: Annotated[Line, Label("Section")] = ""
    billed: Annotated[date | None, Label("Billed")] = None


class Expense(Record):
    """What an event or a meeting actually cost; the authority bears it all (section 7.1)."""

    table: ClassVar[str] = "expenses"
    called: ClassVar[KindName] = KindName("Expense")

    day: Annotated[date, Label("Day")]
    text: Annotated[Line, Field(min_length=1), Label("What for"), NAMES, SEARCHED]
    amount: Annotated[Amount, Label("Amount without VAT")]
    event: Annotated[str, Label("Event"), Link("events")] = ""
    """The event's id; empty for a meeting of the group or another cost."""
    sponsor: Annotated[Line, Label("Given by"), SEARCHED] = ""
    """Who gave it, when it cost nothing."""
    from_partner: Annotated[bool, Label("Asked for by the partner")] = False
    """Whether it is the partner who asks for it."""

    @model_validator(mode="after")
    def _gifts_are_free(self) -> "Expense":
        if self.sponsor and self.amount:
            raise ValueError("what is sponsored costs nothing")
        return self
