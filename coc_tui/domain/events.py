"""A network event: a Task Force meeting or another gathering, never a meeting of the steering group.

Planning, confirming, moving, calling off and holding are different acts with different costs, so
each leaves its own trace here.
"""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.agreement.quota import EventFact, EventState
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

    title: Annotated[Line, Field(min_length=1)]
    kind: str
    """The kind of event, as the agreement's quota names them."""
    day: date | None = None
    """When it is or was; None for an idea without a day, and when it was moved without a new one."""
    month: str = ""
    """The month, ``2025-09``, of an idea that knows no day."""
    starts: time | None = None
    planned_minutes: Annotated[int, Field(gt=0, le=24 * 60)] | None = None
    """Its length; None when it is not told."""
    venue: Line = ""
    state: EventState = EventState.IDEA
    with_partner: bool | None = True
    """Whether the partner takes part, or did; None when nobody has written it down."""
    moved_from: tuple[date, ...] = ()
    """The days it was moved from, oldest first."""
    moved_reason: LongText = ""
    called_off_by: CalledOffBy | None = None
    called_off_reason: LongText = ""
    hours: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    """Hours the partner has spent on sparring and planning for it."""
    cover: Cover | None = None
    """How it is covered when it is beyond the year's number."""
    cover_decision: Line = ""
    """The decision that says so, such as ``B-2027-05``."""
    target_group: bool | None = None
    """Whether the target group takes part (section 8); None while it is not told."""
    target_group_note: LongText = ""
    companies: Annotated[int, Field(ge=0)] | None = None
    """How many companies came."""
    management: bool | None = None
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
