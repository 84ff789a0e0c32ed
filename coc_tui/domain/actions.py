"""Actions: what somebody has promised to do, by when, and how it went."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.people import Owner
from coc_tui.domain.reading.dates import NEXT_MEETING, Due
from coc_tui.domain.records import Line, LongText, Record


class ActionStatus(StrEnum):
    """How far an action is. Overdue is derived, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


class Action(Record):
    """An action with at least one owner."""

    table: ClassVar[str] = "actions"

    number: str
    """``O-2027-05``: given once, by the meeting's year, and never reused."""
    text: LongText
    owners: Annotated[tuple[Owner, ...], Field(min_length=1)]
    due: date | None = None
    """The last day; None when no deadline was agreed, or it is a meeting that is not planned yet."""
    due_after: date | None = None
    """The day whose next meeting is the deadline, whatever day that gets; None for a deadline of its own."""
    meeting: str = ""
    item: str = ""
    status: ActionStatus = ActionStatus.OPEN
    status_since: date | None = None
    """When the status was last changed."""
    status_by: Line = ""
    """Who changed the status."""
    waiting_for: Line = ""
    """What or whom a waiting action waits for."""
    note: LongText = ""
    risk: str = ""
    """The id of the risk this action treats."""
    source: Line = ""
    """The line it was captured from, exactly as typed."""

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in {ActionStatus.DONE, ActionStatus.CANCELLED}

    @property
    def due_next_meeting(self) -> bool:
        """Whether the deadline is a meeting rather than a day."""
        return self.due_after is not None

    @property
    def deadline(self) -> Due:
        """The deadline as it was agreed: a day, the next meeting, or none."""
        return NEXT_MEETING if self.due_next_meeting else self.due

    def overdue(self, today: date) -> bool:
        """Return whether the deadline has passed and the action is open."""
        return self.open and self.due is not None and self.due < today
