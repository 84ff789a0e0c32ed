"""A seat as the list of seats shows it."""

from dataclasses import dataclass

from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.usecases.records.people import Seat


@dataclass(frozen=True)
class SeatRow:
    """A seat, and whether its declaration of confidentiality is missing."""

    seat: Seat
    undeclared: bool

    @property
    def title(self) -> str:
        """The role and who has it."""
        return " – ".join(part for part in (self.seat.role, self.seat.who) if part)

    @property
    def period(self) -> str:
        """Until when it was held, else since when it is."""
        record = self.seat.record
        if record.until is not None:
            return _("until {day}", day=short_date(record.until))
        return _("from {day}", day=short_date(record.since)) if record.since else "–"

    @property
    def declaration(self) -> str:
        """When it was signed, or that it is missing where it is needed."""
        signed = self.seat.record.confidentiality
        if signed is not None:
            return short_date(signed)
        return _("Missing") if self.undeclared else "–"
