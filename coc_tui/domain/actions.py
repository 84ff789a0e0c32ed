"""Actions: what somebody has promised to do, by when, and how it went."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.kinds import NAMES, SEALED, SEARCHED, KindName, Label, Link
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
    called: ClassVar[KindName] = KindName("Action")

    number: Annotated[str, Label("No."), NAMES, SEARCHED, SEALED]
    """``O-2027-05``: given once, by the meeting's year, and never reused."""
    text: Annotated[LongText, Label("Action"), SEARCHED, SEALED]
    owners: Annotated[tuple[Owner, ...], Field(min_length=1), Label("Owner"), SEARCHED, SEALED]
    due: Annotated[date | None, Label("Due date")] = None
    """The last day; None when no deadline was agreed, or it is a meeting that is not planned yet."""
    due_after: Annotated[date | None, Label("Due at the next meeting after")] = None
    """The day whose next meeting is the deadline, whatever day that gets; None for a deadline of its own."""
    meeting: Annotated[str, Label("Meeting"), Link("meetings"), SEALED] = ""
    item: Annotated[str, Label("Item"), Link("items"), SEALED] = ""
    status: Annotated[ActionStatus, Label("Status")] = ActionStatus.OPEN
    status_since: Annotated[date | None, Label("Status since")] = None
    """When the status was last changed."""
    status_by: Annotated[Line, Label("Status by")] = ""
    """Who changed the status."""
    waiting_for: Annotated[Line, Label("Waiting for"), SEARCHED] = ""
    """What or whom a waiting action waits for."""
    note: Annotated[LongText, Label("Note"), SEARCHED] = ""
    risk: Annotated[str, Label("Measure against"), Link("risks")] = ""
    """The id of the risk this action treats."""
    source: Annotated[Line, Label("As typed")] = ""
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
