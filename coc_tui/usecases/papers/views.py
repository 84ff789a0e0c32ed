"""What documents are made from: frozen views, with every name already said in the reader's language.

A view knows no store and no clock. Names of people are phrases as they are to be printed; states,
dates and numbers stay what they are, since it is the document that words them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, MeetingFormat, MinutesState, Presence, Way
from coc_tui.domain.people import Owner
from coc_tui.language.spreadsheet import Cell

UNSAID = {"said": False}
"""Marks what no reader of a paper is told: identifiers for programs, and what other editions know."""

SAID_WHEN_SET = {"said": "when set"}
"""Marks what papers did not know once: where it is not set they still say the same."""


class Audience(StrEnum):
    """Who an edition is for. The group and internal use get everything."""

    GROUP = "group"
    INTERNAL = "internal"
    NETWORK = "network"
    PUBLIC = "public"

    @property
    def sees_closed(self) -> bool:
        """Whether closed items and attachments are printed."""
        return self in {Audience.GROUP, Audience.INTERNAL}


@dataclass(frozen=True)
class MeetingView:
    """The head of a document about one meeting."""

    number: int
    date: date
    starts: time
    """When it began; the planned start while it has not."""
    ends: time
    """When it ended; the planned end while it has not."""
    group: str
    """What the group is called, such as ``styregruppe``: part of file names."""
    called: str
    """What its meeting is called inside a sentence, such as ``styregruppemøde``."""
    letterhead: tuple[str, ...]
    """The names that stand at the top of everything that is sent (section 9)."""
    venue: str = ""
    format: str = ""
    """The word for how people meet."""
    chair: str = ""
    minute_taker: str = ""
    guests: str = ""
    id: str = field(default="", metadata=UNSAID)
    """The meeting's record id."""
    format_id: MeetingFormat | None = field(default=None, metadata=UNSAID)
    chair_role: str = field(default="", metadata=UNSAID)
    """The role's identifier in the agreement."""
    minute_taker_role: str = field(default="", metadata=UNSAID)


@dataclass(frozen=True)
class NextMeeting:
    """When and where the group meets again."""

    date: date
    starts: time
    venue: str = ""
    format: str = ""
    format_id: MeetingFormat | None = field(default=None, metadata=UNSAID)


@dataclass(frozen=True)
class SeatView:
    """One seat at a meeting, for programs: by identifiers, with the names the user wrote."""

    participant: str
    """The participant's record id."""
    role: str
    """The role's identifier in the agreement."""
    name: str
    organisation: str
    presence: Presence | None = None
    """None where it is only said who is called."""
    substitute: str = ""


@dataclass(frozen=True)
class MovementStep:
    """One coming or leaving."""

    way: Way
    at: time
    item: str = ""
    """The number of the item it happened under; empty when that is not known, or not to be told."""


@dataclass(frozen=True)
class MovementView:
    """Somebody who came after the start or left before the end, perhaps more than once."""

    who: str
    steps: tuple[MovementStep, ...]
    """In order of time, coming and leaving by turns."""
    participant: str = field(default="", metadata=UNSAID)
    """The participant's record id."""

    def outside(self, agenda: Sequence[str], closed: Set[str]) -> "MovementView":
        """Return the movement as it is told outside.

        ``agenda`` are the numbers of all items in order, ``closed`` those of the closed ones. Who was out
        for a closed item and came back would tell whom it concerned: neither is told, also when they went
        at the end of the item before it. What else happened under a closed item is told without the item.
        """
        told: list[MovementStep] = []
        hidden = False
        for place, step in enumerate(self.steps):
            if hidden:
                hidden = False
                continue
            back = self.steps[place + 1 : place + 2]
            hidden = step.way is Way.LEFT and any(
                not closed.isdisjoint(_from_to(agenda, step.item, one.item)) for one in back
            )
            if not hidden:
                told.append(replace(step, item="") if step.item in closed else step)
        return replace(self, steps=tuple(told))


def _from_to(agenda: Sequence[str], first: str, last: str) -> Sequence[str]:
    """Return the items from one to another, both with it; one that cannot be said counts for none."""
    places = [agenda.index(one) for one in (first, last) if one in agenda]
    return agenda[min(places) : max(places) + 1] if places else ()


@dataclass(frozen=True)
class DecisionView:
    """A logged decision."""

    number: str
    text: str
    dissent: str = ""
    id: str = field(default="", metadata=UNSAID)
    """The decision's record id."""


@dataclass(frozen=True)
class ActionView:
    """An action with its owners as one phrase."""

    number: str
    text: str
    owner: str
    due: date | None = None
    due_next_meeting: bool = field(default=False, metadata=SAID_WHEN_SET)
    """Whether it is due at the next meeting, which need not have a day yet."""
    closed: bool = False
    """Whether it comes from a closed item of an earlier meeting, so that outside editions leave it out."""
    id: str = field(default="", metadata=UNSAID)
    """The action's record id."""
    owners: tuple[Owner, ...] = field(default=(), metadata=UNSAID)
    status: ActionStatus | None = field(default=None, metadata=UNSAID)


@dataclass(frozen=True)
class RiskChangeView:
    """A risk that was added or re-assessed under an item."""

    key: str
    """Such as ``RISK-7``."""
    title: str
    before: tuple[int, int] | None
    """Likelihood and impact; None when it had never been assessed, or not as the edition may tell."""
    after: tuple[int, int] | None
    """Likelihood and impact; None when it was added without an assessment."""
    reason: str = ""
    before_openly: tuple[int, int] | None = field(default=None, metadata=UNSAID)
    """The last assessment made in the open before; None when there was none."""
    before_closed: bool = field(default=False, metadata=UNSAID)
    """Whether it had been assessed before, but in this edition's knowledge under closed items only."""

    def outside(self) -> "RiskChangeView":
        """Return the change as it is told outside.

        Why a risk was assessed anew stays inside: a reason can tell what a closed item is about. Where
        it stood before is told as it was last known in the open.
        """
        hidden = self.before_closed or (self.before is not None and self.before_openly is None)
        return replace(self, before=self.before_openly, before_closed=hidden, reason="")


@dataclass(frozen=True)
class ItemView:
    """One agenda item, as planned and, in minutes, as treated."""

    number: str
    title: str
    kind: ItemKind = ItemKind.DISCUSSION
    closed: bool = False
    minutes: int = 0
    """Planned time in minutes, under the name programs read in an exported agenda."""
    presenter: str = ""
    case_text: str = ""
    recommendation: str = ""
    attachments: tuple[Attachment, ...] = ()
    outcome: Outcome | None = None
    notes: str = ""
    procedural_decision: str = ""
    public_decision: str = ""
    decisions: tuple[DecisionView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    risk_changes: tuple[RiskChangeView, ...] = ()
    recused: str = ""
    """Who did not take part in treating the item, as one phrase."""
    guests: str = ""
    follow_up: tuple[ActionView, ...] = ()
    """What is still open from earlier meetings, on the item that follows up."""
    id: str = field(default="", metadata=UNSAID)
    """The item's record id."""
    presenter_role: str = field(default="", metadata=UNSAID)
    recused_seats: tuple[str, ...] = field(default=(), metadata=UNSAID)
    """The record ids of those who did not take part."""

    def edition(self, audience: Audience) -> "ItemView":
        """Return the item as ``audience`` may see it.

        A closed item keeps its number, its place in time and its public decision, and nothing else.
        """
        if audience.sees_closed:
            return self
        if self.closed:
            return ItemView(
                number=self.number,
                title="",
                closed=True,
                minutes=self.minutes,
                public_decision=self.public_decision,
                id=self.id,
            )
        return replace(
            self,
            attachments=tuple(one for one in self.attachments if not one.closed),
            risk_changes=tuple(one.outside() for one in self.risk_changes),
            follow_up=tuple(one for one in self.follow_up if not one.closed),
        )


@dataclass(frozen=True)
class AgendaView:
    """Everything an agenda prints."""

    meeting: MeetingView
    state: AgendaState
    items: tuple[ItemView, ...]
    """In the order of the agenda."""
    sent: date | None = None
    invited: str = ""
    """Who is called to the meeting, as one phrase."""
    seats: tuple[SeatView, ...] = ()
    """The same, for programs."""
    audience: Audience = Audience.GROUP

    def edition(self) -> "AgendaView":
        """Return the view with what its audience may not see taken out."""
        return replace(self, items=tuple(one.edition(self.audience) for one in self.items))


@dataclass(frozen=True)
class Predecessor:
    """The approved minutes before these, whose checksum is printed here."""

    number: int
    """The meeting's number."""
    approved: date
    sha256: str
    """Of the same audience's edition."""


@dataclass(frozen=True)
class MinutesView:
    """Everything minutes print."""

    meeting: MeetingView
    state: MinutesState
    items: tuple[ItemView, ...]
    """In the order of the agenda."""
    attendees: str = ""
    regrets: str = ""
    absent: str = ""
    movements: tuple[MovementView, ...] = ()
    objections_by: date | None = None
    approved: date | None = None
    seal: str = ""
    """The history's head when the minutes were approved; empty before."""
    approved_at: int | None = None
    """The number of the meeting that approved them; None when nobody objected."""
    changes: str = ""
    """The changes they were approved with."""
    seats: tuple[SeatView, ...] = ()
    """Who was there and who was not, for programs."""
    before: Predecessor | None = None
    next_meeting: NextMeeting | None = None
    audience: Audience = Audience.GROUP

    def edition(self) -> "MinutesView":
        """Return the view with what its audience may not see taken out."""
        closed = set() if self.audience.sees_closed else {one.number for one in self.items if one.closed}
        agenda = [one.number for one in self.items]
        movements = (one.outside(agenda, closed) for one in self.movements)
        return replace(
            self,
            items=tuple(one.edition(self.audience) for one in self.items),
            movements=tuple(one for one in movements if one.steps),
            # They were agreed in the group, and can be about a closed item.
            changes=self.changes if self.audience.sees_closed else "",
        )


@dataclass(frozen=True)
class RegisterView:
    """A register as a table: what every list that leaves the program is made from."""

    name: str
    """The register's English identifier, such as ``actions``."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as ``columns``; already in words."""
    date: date
    """The day the register shows."""
    letterhead: tuple[str, ...] = ()
    closed: bool = False
    """Whether rows from closed items are among them."""
    audience: Audience = Audience.GROUP
    data: tuple[dict[str, Any], ...] = ()
    """The same rows for programs: English keys, identifiers for states, dates and numbers as they are."""
    sheet: tuple[tuple[Cell, ...], ...] = ()
    """The same rows for a spreadsheet, below their heading: what has a type is a cell of its own."""
