"""What goes on to the next meeting: the items it was not the end of, each with how often it was put off."""

from dataclasses import dataclass

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Outcome, numbers
from coc_tui.domain.meetings import Meeting
from coc_tui.store import Look
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding, meetings

_OPEN_ENDED = frozenset({None, Outcome.POSTPONED, Outcome.DROPPED})


@dataclass(frozen=True)
class Carried:
    """One item that goes on, or was dropped instead."""

    item: AgendaItem
    number: str
    postponed: int
    """How many times in a row it has been postponed, this meeting among them."""

    @property
    def kept(self) -> bool:
        """Whether it goes on; that it was dropped stands in the minutes."""
        return self.item.outcome is not Outcome.DROPPED


@dataclass(frozen=True)
class CarryOver:
    """What one meeting leaves to the next."""

    meeting: Meeting
    following: Meeting | None
    """The next meeting; None while it is not planned."""
    items: tuple[Carried, ...]
    actions: int
    """How many of its actions are open: each proposes itself when it is due."""

    @property
    def kept(self) -> int:
        """How many items go on."""
        return sum(one.kept for one in self.items)


def carry_over(desk: Desk, meeting: Meeting) -> CarryOver:
    """Return what ``meeting`` leaves to the next; standing items are on every agenda and need no carrying."""
    look = desk.store.look()
    items = finding.items(look, meeting)
    shown = numbers(items)
    return CarryOver(
        meeting=look.get(Meeting, meeting.id),
        following=meetings.after(look, meeting),
        items=tuple(
            Carried(one, shown[one.id], postponed(look, one))
            for one in items
            if one.outcome in _OPEN_ENDED and not one.standing
        ),
        actions=sum(one.open for one in actions.of_meeting(look, meeting)),
    )


def postponed(look: Look, item: AgendaItem) -> int:
    """Return how many meetings in a row have postponed the item, the item's own meeting last."""
    count = 0
    met = set()
    at: AgendaItem | None = item
    while at is not None and at.outcome is Outcome.POSTPONED and at.id not in met:
        met.add(at.id)
        count += 1
        at = look.find(AgendaItem, at.follows) if at.follows else None
    return count


def drop_or_keep(desk: Desk, seen: Carried) -> AgendaItem:
    """Drop the item instead of carrying it, or let it go on after all. Refused in sealed minutes."""
    outcome = Outcome.DROPPED if seen.kept else Outcome.POSTPONED
    return minutes.set_outcome(desk, seen.item, outcome)
