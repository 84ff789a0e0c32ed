"""Finding what people refer to by number."""

from collections.abc import Iterable
from typing import TypeVar

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, in_order, numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.reading.folding import searched
from coc_tui.errors import NotFound
from coc_tui.store import Look

N = TypeVar("N", Decision, Action)


def meetings(look: Look) -> list[Meeting]:
    """Return all meetings by number."""
    return sorted(look.all(Meeting), key=lambda meeting: meeting.number)


def meeting(look: Look, number: int) -> Meeting:
    """Return meeting ``number``. Raises NotFound with the numbers there are."""
    there = meetings(look)
    for one in there:
        if one.number == number:
            return one
    if not there:
        raise NotFound("There is no meeting {number}: no meeting has been planned yet.", number=number)
    raise NotFound(
        "There is no meeting {number}. The meetings are numbered {first} to {last}.",
        number=number,
        first=there[0].number,
        last=there[-1].number,
    )


def items(look: Look, of: Meeting) -> list[AgendaItem]:
    """Return the agenda of a meeting, in order."""
    return in_order(look.where(AgendaItem, meeting=of.id))


def item(look: Look, of: Meeting, number: str) -> AgendaItem:
    """Return the item with the printed or present ``number``. Raises NotFound."""
    agenda = items(look, of)
    by_number = {shown: id for id, shown in numbers(agenda).items()}
    wanted = by_number.get(number.strip().lower().rstrip("."))
    if wanted is None:
        raise NotFound(
            "Meeting {meeting} has no item {item}. Its items are {items}.",
            meeting=of.number,
            item=number,
            items=", ".join(by_number) or "–",
        )
    return next(one for one in agenda if one.id == wanted)


def decision(look: Look, number: str) -> Decision:
    """Return the decision with ``number``. Raises NotFound."""
    found = _numbered(look.all(Decision), number)
    if found is None:
        raise NotFound("There is no decision {number}.", number=number)
    return found


def action(look: Look, number: str) -> Action:
    """Return the action with ``number``. Raises NotFound."""
    found = _numbered(look.all(Action), number)
    if found is None:
        raise NotFound("There is no action {number}.", number=number)
    return found


def _numbered(records: Iterable[N], number: str) -> N | None:
    """Return the one with ``number``, which may be written as b-2026-4."""
    wanted = searched(number)
    return next((one for one in records if searched(one.number) == wanted), None)
