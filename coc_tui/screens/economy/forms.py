"""The forms of money: an invoice received or paid, the index, extra hours, an expense."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from coc_tui.agreement.parts import HourSource
from coc_tui.desk import Desk
from coc_tui.domain.economy import Expense, HoursNote, IndexNote, InvoiceNote
from coc_tui.domain.reading.numbers import read_kroner, read_number
from coc_tui.errors import WrongUse
from coc_tui.language import _, localised
from coc_tui.language.labels import field_word
from coc_tui.screens.form_fields import day_field
from coc_tui.widgets.form import Field


def today_field(desk: Desk, label: str) -> Field:
    """Return a field for a day that begins as today."""
    return day_field(desk, "day", label, desk.clock.today(), required=True)


def received(desk: Desk) -> list[Field]:
    """Return the fields of an invoice that has come."""
    return [today_field(desk, _("Received on")), Field("reference", field_word(InvoiceNote, "reference"))]


def index(months: Sequence[str], chosen: str) -> list[Field]:
    """Return the fields of an index figure; nothing is fetched, so its source is asked for."""
    return [
        Field(
            "month", field_word(IndexNote, "month"), "choice", chosen, [(one, _month(one)) for one in months]
        ),
        Field(
            "value", field_word(IndexNote, "value"), required=True, read=read_number, hint=_("Such as 122,1")
        ),
        Field("source", field_word(IndexNote, "source"), required=True),
        Field("base_year", field_word(IndexNote, "base_year"), hint=_("Such as 2015=100")),
        Field("old", _("When the base is new: a month's figure on the old base"), "number"),
        Field("new", _("The same month's figure on the new base"), "number"),
    ]


def _month(name: str) -> str:
    from coc_tui.language.formats import month

    return month(date.fromisoformat(f"{name}-01"))


def overlap(values: dict[str, Any]) -> tuple[Decimal, Decimal] | None:
    """Return the link between two bases. Raises WrongUse when only one of its figures is told."""
    old, new = values.pop("old"), values.pop("new")
    if (old is None) != (new is None):
        raise WrongUse("A new base needs the same month's figure on both bases.")
    return (old, new) if old is not None and new is not None else None


def hours(desk: Desk, sources: Sequence[HourSource], event: Field) -> list[Field]:
    """Return the fields of extra hours; what each source needs is said with it."""
    needs = {
        "decision": _("needs a decision"),
        "absence": _("needs the absence"),
        "event": _("needs the event"),
    }
    options = [
        (one.id, f"{localised(one.title)} – {needs[one.requires]}" if one.requires in needs else one.id)
        for one in sources
    ]
    return [
        today_field(desk, _("Day")),
        Field(
            "hours",
            field_word(HoursNote, "hours"),
            required=True,
            read=read_number,
            hint=_("In quarters of an hour"),
        ),
        Field("source", field_word(HoursNote, "source"), "choice", options=options),
        Field("text", field_word(HoursNote, "text")),
        Field("decision", field_word(HoursNote, "decision"), hint=_("Such as B-2027-03")),
        event,
        day_field(desk, "absent_from", _("Absent from")),
        day_field(desk, "absent_to", _("Absent until")),
    ]


def expense(desk: Desk, event: Field) -> list[Field]:
    """Return the fields of an expense."""
    return [
        today_field(desk, _("Day")),
        Field("text", field_word(Expense, "text"), required=True),
        Field("amount", field_word(Expense, "amount"), value="0", read=read_kroner),
        event,
        Field("sponsor", field_word(Expense, "sponsor"), hint=_("A host who gave it; then the amount is 0")),
        Field("from_partner", field_word(Expense, "from_partner"), "yes"),
    ]
