"""A duty that was settled by an act nothing else records: a decision, an agreement between the parties."""

from datetime import date
from typing import ClassVar

from coc_tui.domain.records import Line, LongText, Record


class SettledDuty(Record):
    """How one open duty was settled."""

    table: ClassVar[str] = "duties"

    key: str
    """The open duty's key, such as ``coordinator_change:`` and the seat's id."""
    day: date
    decision: Line = ""
    """The decision that settled it, such as ``B-2027-03``."""
    note: LongText = ""
