"""A meeting: when and where, who came, and how far the meeting, its agenda and its minutes are."""

import datetime as dt
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from coc_tui.domain.kinds import ROLE_ID, SEALED, SEARCHED, UNTOLD, KindName, Label, Link
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


class Way(StrEnum):
    """Which way somebody went while the meeting ran."""

    CAME = "came"
    LEFT = "left"


class Movement(Frozen):
    """Somebody's coming after the start, or leaving before the end."""

    way: Way
    at: time
    """Local time."""
    item: Annotated[str, Link("items")] = ""
    """The record id of the item it happened under; empty when that cannot be said."""


class Attendance(Frozen):
    """One participant's presence at one meeting."""

    participant: Annotated[str, Link("participants")]
    """The participant's record id."""
    presence: Presence
    substitute: Line = ""
    """Who came in their place, as it is to be printed; empty when they came themselves."""
    movements: tuple[Movement, ...] = ()
    """In order of time, coming and leaving by turns; they count only while ``presence`` is present."""

    @model_validator(mode="before")
    @classmethod
    def _as_it_was_once_stored(cls, data: Any) -> Any:
        """Read the two times that stood in the place of the movements, and named no item."""
        if not isinstance(data, dict) or not data.keys() & {"arrived", "left"}:
            return data
        rest = dict(data)
        times = {Way.CAME: rest.pop("arrived", None), Way.LEFT: rest.pop("left", None)}
        moved = [{"way": way, "at": at} for way, at in times.items() if at]
        return rest | {"movements": sorted(moved, key=lambda one: str(one["at"]))}

    def moved(self, new: Movement) -> "Attendance":
        """Return the attendance as present, with one movement more.

        It takes the place of one the same way right before or behind it, which it corrects. The opposite
        way at the same time takes a movement back.
        """
        before = [one for one in self.movements if one.at < new.at]
        here = [new]
        behind = [one for one in self.movements if one.at > new.at]
        if any(one.at == new.at and one.way != new.way for one in self.movements):
            here = []
            # What comes next was the way back from what is taken back, unless that was their late arrival.
            behind = behind[1:] if before or new.way is Way.CAME else behind
        else:
            before = before[:-1] if before and before[-1].way == new.way else before
            behind = behind[1:] if behind and behind[0].way == new.way else behind
        return self.model_copy(
            update={"presence": Presence.PRESENT, "movements": (*before, *here, *behind)},
        )

    @property
    def gone(self) -> bool:
        """Whether they were present, have left and have not come back."""
        return (
            self.presence == Presence.PRESENT and bool(self.movements) and self.movements[-1].way == Way.LEFT
        )

    def under(self, item: str, agenda: Sequence[str]) -> bool:
        """Return whether they were there while ``item`` was treated, or for a part of that.

        ``agenda`` has the ids of the items in order. A movement without an item counts for none.
        """
        known = [one for one in self.movements if one.item in agenda]
        if any(one.item == item for one in known):
            return self.presence == Presence.PRESENT
        earlier = [one for one in known if agenda.index(one.item) < agenda.index(item)]
        # Without an earlier one, who comes later was not there, and who leaves later was.
        there = earlier[-1].way == Way.CAME if earlier else not known or known[0].way == Way.LEFT
        return there and self.presence == Presence.PRESENT


class Meeting(Record):
    """A meeting of the steering group."""

    table: ClassVar[str] = "meetings"
    called: ClassVar[KindName] = KindName("Meeting")
    former: ClassVar[Mapping[str, str]] = {"minutes": "planned_minutes"}

    number: Annotated[int, Label("No."), SEALED]
    """The meeting's number in the agreement's running series, from 1."""
    kind: Annotated[str, UNTOLD] = "steering"
    """The kind of meeting; ``steering`` is the steering group's."""
    date: Annotated[dt.date, Label("Date"), SEALED]
    starts: Annotated[time, Label("Begins at")]
    """Planned start, local time."""
    planned_minutes: Annotated[int, Field(ge=5, le=24 * 60), Label("Length in minutes")] = 90
    """Planned length in minutes."""
    venue: Annotated[Line, Label("Place"), SEARCHED] = ""
    format: Annotated[MeetingFormat, Label("Format")] = MeetingFormat.PHYSICAL
    chair: Annotated[str, Label("Chair"), ROLE_ID] = ""
    """The role identifier of the one who chairs; empty means the agreement's default."""
    minute_taker: Annotated[str, Label("Minute taker"), ROLE_ID] = ""
    """The role identifier of the one who takes the minutes; empty means the secretary."""
    guests: Annotated[Line, Label("Guests"), SEARCHED] = ""
    """Guests of the whole meeting, as they are to be printed."""
    state: Annotated[MeetingState, Label("State")] = MeetingState.PLANNED
    agenda_state: Annotated[AgendaState, Label("Agenda")] = AgendaState.DRAFT
    minutes_state: Annotated[MinutesState, Label("Minutes")] = MinutesState.NOT_BEGUN
    attendance: Annotated[tuple[Attendance, ...], Label("Attendance"), SEALED] = ()
    sent: Annotated[datetime | None, Label("Agenda sent")] = None
    """When the agenda was sent and its numbers were fixed."""
    started: Annotated[time | None, Label("Began"), SEALED] = None
    """When the meeting began, local time; None until then."""
    ended: Annotated[time | None, Label("Ended"), SEALED] = None
    """When the meeting ended, local time."""
    objections_by: Annotated[dt.date | None, Label("Objections until")] = None
    """The last day for objections to the draft minutes."""
    minutes_sent: Annotated[dt.date | None, Label("Draft minutes sent")] = None
    """When the draft minutes were sent to the group."""
    approved: Annotated[dt.date | None, Label("Approved")] = None
    """When the minutes were approved."""
    moved_from: Annotated[dt.date | None, Label("Moved from")] = None
    """The date the meeting was first planned for, when it was moved."""
    called_off_reason: Annotated[LongText, Label("Reason for calling off"), SEARCHED] = ""
    """Why the meeting was called off."""

    @property
    def designation(self) -> str:
        """The number."""
        return str(self.number)

    @property
    def begins(self) -> datetime:
        """Planned start as a naive local moment."""
        return datetime.combine(self.date, self.starts)

    @property
    def ends(self) -> datetime:
        """Planned end as a naive local moment."""
        return self.begins + timedelta(minutes=self.planned_minutes)

    def presence_of(self, participant_id: str) -> Attendance | None:
        """Return the attendance of a participant, or None when nothing is noted."""
        return next((one for one in self.attendance if one.participant == participant_id), None)
