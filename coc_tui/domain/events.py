"""A network event: a Task Force meeting or another gathering, never a meeting of the steering group.

Planning, confirming, moving, calling off and holding are different acts with different costs, so
each leaves its own trace here.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.agreement.quota import EventFact, EventState
from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label
from coc_tui.domain.records import Line, LongText, Record

ENDED = frozenset({EventState.HELD, EventState.CALLED_OFF})
"""States nothing follows."""


class CalledOffBy(StrEnum):
    """Who called an event off; only the authority's own act is billed (section 7.2)."""

    AUTHORITY = "authority"
    PARTNER = "partner"
    HOST = "host"


class Cover(StrEnum):
    """How an event beyond the year's number is covered, by a decision of the group."""

    PURCHASE = "purchase"
    ATTENDANCE = "attendance"


class Event(Record):
    """One event of the network."""

    table: ClassVar[str] = "events"
    called: ClassVar[KindName] = KindName("Event")
    former: ClassVar[Mapping[str, str]] = {"minutes": "planned_minutes"}

    title: Annotated[Line, Field(min_length=1), Label("Title"), NAMES, SEARCHED]
    kind: Annotated[str, Label("Kind")]
    """The kind of event, as the agreement's quota names them."""
    day: Annotated[date | None, Label("Day")] = None
    """When it is or was; None for an idea without a day, and when it was moved without a new one."""
    month: Annotated[str, Label("Month")] = ""
    """The month, ``2025-09``, of an idea that knows no day."""
    starts: Annotated[time | None, Label("Begins at")] = None
    planned_minutes: Annotated[int | None, Field(gt=0, le=24 * 60), Label("Length in minutes")] = None
    """Its length; None when it is not told."""
    venue: Annotated[Line, Label("Place"), SEARCHED] = ""
    state: Annotated[EventState, Label("State")] = EventState.IDEA
    with_partner: Annotated[bool | None, Label("With the partner")] = True
    """Whether the partner takes part, or did; None when nobody has written it down."""
    moved_from: Annotated[tuple[date, ...], Label("Moved from")] = ()
    """The days it was moved from, oldest first."""
    moved_reason: Annotated[LongText, Label("Reason for moving"), SEARCHED] = ""
    called_off_by: Annotated[CalledOffBy | None, Label("Called off by")] = None
    called_off_reason: Annotated[LongText, Label("Reason for calling off"), SEARCHED] = ""
    hours: Annotated[Decimal, Field(ge=0), Label("Hours")] = Decimal(0)
    """Hours the partner has spent on sparring and planning for it."""
    cover: Annotated[Cover | None, Label("How it is covered")] = None
    """How it is covered when it is beyond the year's number."""
    cover_decision: Annotated[Line, Label("Decision on cover")] = ""
    """The decision that says so, such as ``B-2027-05``."""
    target_group: Annotated[bool | None, Label("The target group takes part")] = None
    """Whether the target group takes part (section 8); None while it is not told."""
    target_group_note: Annotated[LongText, Label("How it is for the target group"), SEARCHED] = ""
    companies: Annotated[Annotated[int, Field(ge=0)] | None, Label("Companies")] = None
    """How many companies came."""
    management: Annotated[bool | None, Label("Management was there")] = None
    """Whether the authority's management was there, so that the network could decide (section 5)."""

    @property
    def fact(self) -> EventFact:
        """What the count needs to know of it."""
        return EventFact(self.kind, self.day, self.state, self.with_partner is True)

    @property
    def ahead(self) -> bool:
        """Whether it is still to be held."""
        return self.state not in ENDED

    @property
    def certain(self) -> bool:
        """Whether it has been held or is set on a day, and not only thought of."""
        return self.day is not None and self.state not in {EventState.IDEA, EventState.CALLED_OFF}

    @property
    def date_missing(self) -> bool:
        """Whether it was moved and no new day is set."""
        return self.state == EventState.MOVED and self.day is None
