"""An agenda item: what is to be treated, and, once the meeting runs, what was said about it.

Agenda and minutes are two renderings of the same item, so they can never disagree.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.records import Frozen, Line, LongText, Record

PROCEDURAL = frozenset({"approve_agenda", "approve_minutes"})
"""Standing items whose decision is about the meeting itself and is not logged with a number."""


class ItemKind(StrEnum):
    """What the group is asked to do with an item."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class Outcome(StrEnum):
    """How an item ended."""

    TREATED = "treated"
    NOTED = "noted"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Attachment(Frozen):
    """A paper that belongs to an item: a title and where to find it."""

    title: Line
    where: Line = ""
    closed: bool = False
    """A closed attachment is named in no public edition."""


class AgendaItem(Record):
    """One item of one meeting."""

    table: ClassVar[str] = "items"

    meeting: str
    """The meeting's record id."""
    position: float
    """The place on the agenda: free while the agenda is a draft; only its order means anything."""
    printed: str = ""
    """The number as printed (``4``, ``4a``): fixed when the agenda is sent; empty before."""
    title: Line
    kind: ItemKind = ItemKind.DISCUSSION
    closed: bool = False
    """A closed item: public editions print its neutral title and public decision only."""
    planned_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 10
    """Planned time in minutes."""
    presenter: str = ""
    """The role identifier of the one who presents the item."""
    case_text: LongText = ""
    recommendation: LongText = ""
    attachments: tuple[Attachment, ...] = ()
    standing: str = ""
    """The key of the standing item it was made from; empty for an item of its own."""
    follows: str = ""
    """The id of the item at an earlier meeting that this one carries on."""
    source: str = ""
    """Where a proposed item came from: a proposal's key; empty when written by hand."""
    outcome: Outcome | None = None
    """How the item ended; None while it is not treated."""
    notes: LongText = ""
    """What is minuted under the item, as typed, without the lines that became records."""
    procedural_decision: LongText = ""
    """The decision of an item about the meeting itself, which gets no number."""
    public_decision: LongText = ""
    """What a public edition prints for a closed item."""
    prepared: LongText = ""
    """Minutes text prepared beforehand, visible to the recorder only."""
    recused: tuple[str, ...] = ()
    """Ids of participants who did not take part in treating the item."""
    guests: Line = ""
    """Guests for this item only."""
    spent: int = 0
    """Seconds used on the item."""

    @property
    def procedural(self) -> bool:
        """Whether the item is about the meeting itself, so that its decision gets no number."""
        return self.standing in PROCEDURAL


def in_order(items: list[AgendaItem]) -> list[AgendaItem]:
    """Return ``items`` in the order of the agenda."""
    return sorted(items, key=lambda item: (item.position, item.id))


def numbers(items: list[AgendaItem]) -> dict[str, str]:
    """Return each item's number by its id: the printed one, or the place in the order while a draft."""
    return {item.id: item.printed or str(place) for place, item in enumerate(in_order(items), 1)}
