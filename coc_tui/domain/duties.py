"""A duty that was settled by an act nothing else records: a decision, an agreement between the parties."""

from datetime import date
from typing import Annotated, ClassVar

from coc_tui.domain.kinds import NAMES, KindName, Label
from coc_tui.domain.records import Line, LongText, Record


class SettledDuty(Record):
    """How one open duty was settled."""

    table: ClassVar[str] = "duties"
    called: ClassVar[KindName] = KindName("Duty")

    key: Annotated[str, Label("Concerns"), NAMES]
    """The open duty's key, such as ``coordinator_change:`` and the seat's id."""
    day: Annotated[date, Label("Day")]
    decision: Annotated[Line, Label("Decision")] = ""
    """The decision that settled it, such as ``B-2027-03``."""
    note: Annotated[LongText, Label("Note")] = ""
