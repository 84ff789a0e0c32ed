"""A meeting: when and where, who came, and how far the meeting, its agenda and its minutes are."""

import datetime as dt
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.records import Frozen, Line, LongText, Record


class MeetingState(StrEnum):
    """The meeting's own life."""

    PLANNED = "planned"
    CALLED = "called"
    IN_PROGRESS = "in_progress"
    HELD = "held"
    CALLED_OFF = "called_off"
    MOVED = "moved"


class AgendaState(StrEnum):
    """The agenda's life: once sent its numbers are fixed, and later items make it revised."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    REVISED = "revised"


class MinutesState(StrEnum):
    """The minutes' life, which is not the meeting's."""

    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    FOR_APPROVAL = "for_approval"
    APPROVE_NEXT = "approve_next"
    APPROVED = "approved"
    DISTRIBUTED = "distributed"
    FILED = "filed"


class MeetingFormat(StrEnum):
    """How people meet (section 8: agreed from time to time)."""

    PHYSICAL = "physical"
    ONLINE = "online"
    HYBRID = "hybrid"


class Presence(StrEnum):
    """Whether a participant was there."""

    PRESENT = "present"
    REGRETS = "regrets"
    ABSENT = "absent"


class Attendance(Frozen):
    """One participant's presence at one meeting."""

    participant: str
    """The participant's record id."""
    presence: Presence
    arrived: time | None = None
    """When they came, if after the start."""
    left: time | None = None
    """When they left, if before the end."""


class Meeting(Record):
    """A meeting of the steering group."""

    table: ClassVar[str] = "meetings"

    number: int
    """The meeting's number in the agreement's running series, from 1."""
    kind: str = "steering"
    """The kind of meeting; ``steering`` is the steering group's."""
    date: dt.date
    starts: time
    """Planned start, local time."""
    minutes: Annotated[int, Field(ge=5, le=24 * 60)] = 90
    """Planned length in minutes."""
    venue: Line = ""
    format: MeetingFormat = MeetingFormat.PHYSICAL
    chair: str = ""
    """The role identifier of the one who chairs; empty means the agreement's default."""
    minute_taker: str = ""
    """The role identifier of the one who takes the minutes; empty means the secretary."""
    guests: Line = ""
    """Guests of the whole meeting, as they are to be printed."""
    state: MeetingState = MeetingState.PLANNED
    agenda_state: AgendaState = AgendaState.DRAFT
    minutes_state: MinutesState = MinutesState.NOT_BEGUN
    attendance: tuple[Attendance, ...] = ()
    sent: datetime | None = None
    """When the agenda was sent and its numbers were fixed."""
    started: time | None = None
    """When the meeting began, local time; None until then."""
    ended: time | None = None
    """When the meeting ended, local time."""
    objections_by: dt.date | None = None
    """The last day for objections to the draft minutes."""
    minutes_sent: dt.date | None = None
    """When the draft minutes were sent to the group."""
    approved: dt.date | None = None
    """When the minutes were approved."""
    moved_from: dt.date | None = None
    """The date the meeting was first planned for, when it was moved."""
    called_off_reason: LongText = ""
    """Why the meeting was called off."""

    @property
    def begins(self) -> datetime:
        """Planned start as a naive local moment."""
        return datetime.combine(self.date, self.starts)

    @property
    def ends(self) -> datetime:
        """Planned end as a naive local moment."""
        return self.begins + timedelta(minutes=self.minutes)

    def presence_of(self, participant_id: str) -> Attendance | None:
        """Return the attendance of a participant, or None when nothing is noted."""
        return next((one for one in self.attendance if one.participant == participant_id), None)
