"""An agenda item: what is to be treated, and, once the meeting runs, what was said about it.

Agenda and minutes are two renderings of the same item, so they can never disagree.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.kinds import IN_SECONDS, NAMES, ROLE_ID, SEALED, SEARCHED, UNTOLD, KindName, Label, Link
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

    title: Annotated[Line, SEARCHED]
    where: Line = ""
    closed: bool = False
    """A closed attachment is named in no public edition."""


class AgendaItem(Record):
    """One item of one meeting."""

    table: ClassVar[str] = "items"
    called: ClassVar[KindName] = KindName("Item")
    former: ClassVar[Mapping[str, str]] = {"minutes": "planned_minutes"}

    meeting: Annotated[str, Label("Meeting"), Link("meetings"), SEALED]
    """The meeting's record id."""
    position: Annotated[float, Label("Place on the agenda"), SEALED]
    """The place on the agenda: free while the agenda is a draft; only its order means anything."""
    printed: Annotated[str, Label("Printed number"), SEALED] = ""
    """The number as printed (``4``, ``4a``): fixed when the agenda is sent; empty before."""
    title: Annotated[Line, Label("Title"), NAMES, SEARCHED, SEALED]
    kind: Annotated[ItemKind, Label("Kind"), SEALED] = ItemKind.DISCUSSION
    closed: Annotated[bool, Label("Closed item"), SEALED] = False
    """A closed item: public editions print its neutral title and public decision only."""
    planned_minutes: Annotated[int, Field(ge=0, le=24 * 60), Label("Planned minutes")] = 10
    """Planned time in minutes."""
    presenter: Annotated[str, Label("Presented by"), ROLE_ID] = ""
    """The role identifier of the one who presents the item."""
    case_text: Annotated[LongText, Label("Case presentation"), SEARCHED] = ""
    recommendation: Annotated[LongText, Label("Recommendation"), SEARCHED, SEALED] = ""
    attachments: Annotated[tuple[Attachment, ...], Label("Attachments")] = ()
    standing: Annotated[str, UNTOLD] = ""
    """The key of the standing item it was made from; empty for an item of its own."""
    follows: Annotated[str, Label("Continues")] = ""
    """The id of the item at an earlier meeting that this one carries on."""
    source: Annotated[str, UNTOLD] = ""
    """Where a proposed item came from: a proposal's key; empty when written by hand."""
    outcome: Annotated[Outcome | None, Label("Outcome"), SEALED] = None
    """How the item ended; None while it is not treated."""
    notes: Annotated[LongText, Label("Minutes of the item"), SEARCHED, SEALED] = ""
    """What is minuted under the item, as typed, without the lines that became records."""
    procedural_decision: Annotated[LongText, Label("Decision on the meeting itself"), SEARCHED, SEALED] = ""
    """The decision of an item about the meeting itself, which gets no number."""
    public_decision: Annotated[LongText, Label("Public decision"), SEARCHED, SEALED] = ""
    """What a public edition prints for a closed item."""
    prepared: Annotated[LongText, Label("Prepared minutes")] = ""
    """Minutes text prepared beforehand, visible to the recorder only."""
    recused: Annotated[tuple[str, ...], Label("Recused"), Link("participants"), SEALED] = ()
    """Ids of participants who did not take part in treating the item."""
    guests: Annotated[Line, Label("Guests for this item"), SEARCHED, SEALED] = ""
    """Guests for this item only."""
    spent: Annotated[int, Label("Time spent"), IN_SECONDS] = 0
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
