"""Money: what became of the agreed invoices, the index as typed in, extra hours and event costs.

Amounts are without VAT, in the agreement's currency, and kept as decimal strings.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from coc_tui.domain.records import Line, Record

Positive = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Amount = Annotated[Decimal, Field(ge=0, decimal_places=2, allow_inf_nan=False)]


class InvoiceNote(Record):
    """What has happened to one of the agreement's invoices; untouched ones have no record."""

    table: ClassVar[str] = "invoices"

    invoice: str
    """The invoice's identifier in the agreement, such as ``INV2``."""
    reference: Line = ""
    """The number on the invoice itself."""
    sent: date | None = None
    paid: date | None = None
    confirmed: date | None = None
    """When the parties confirmed the price after a falling index."""


class IndexNote(Record):
    """An index figure as somebody has typed it in; nothing is fetched."""

    table: ClassVar[str] = "index"

    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    """The month it is for, ``2027-01``."""
    value: Positive
    source: Line
    """Where it was read."""
    base_year: Line = ""
    """The base the figure is on, such as ``2015=100``."""
    overlap_old: Positive | None = None
    """When the base is new: one month's figure on the agreed base."""
    overlap_new: Positive | None = None
    """The same month's figure on the new base."""

    @model_validator(mode="after")
    def _both_overlaps(self) -> "IndexNote":
        if (self.overlap_old is None) != (self.overlap_new is None):
            raise ValueError("a link needs the figure on both bases")
        return self


class HoursNote(Record):
    """Hours beyond the agreement that are to be billed."""

    table: ClassVar[str] = "hours"

    day: date
    hours: Positive
    source: str
    """The reason's identifier in the agreement, such as ``purchase``."""
    text: Line = ""
    decision: Line = ""
    """The decision it refers to, such as ``B-2027-03``."""
    absence_from: date | None = None
    absence_to: date | None = None
    event: str = ""
    """The id of the event they were spent on."""
    rate: Positive
    """The hourly rate used."""
    clause: Line = ""
    billed: date | None = None


class Expense(Record):
    """What an event or a meeting actually cost; the authority bears it all (section 7.1)."""

    table: ClassVar[str] = "expenses"

    day: date
    text: Annotated[Line, Field(min_length=1)]
    amount: Amount
    event: str = ""
    """The event's id; empty for a meeting of the group or another cost."""
    sponsor: Line = ""
    """Who gave it, when it cost nothing."""
    from_partner: bool = False
    """Whether it is the partner who asks for it."""

    @model_validator(mode="after")
    def _gifts_are_free(self) -> "Expense":
        if self.sponsor and self.amount:
            raise ValueError("what is sponsored costs nothing")
        return self
