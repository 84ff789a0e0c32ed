"""The registers as they leave the program: one row a record, for programs and for readers.

A register is one entry in ``REGISTERS``; the command line and the export key know no other list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.risks import level, score
from coc_tui.errors import NotFound
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.store import Look
from coc_tui.usecases import actions, decisions, finding, risks
from coc_tui.usecases.people import Names
from coc_tui.usecases.views import Audience, RegisterView


@dataclass(frozen=True)
class Row:
    """One line of a register."""

    data: dict[str, Any]
    """For programs: English keys, identifiers for states, dates and numbers as they are."""
    cells: tuple[str, ...]
    """For readers, in the order of the columns."""
    closed: bool = False
    """Whether it comes from a closed item, so that outside editions leave it out."""
    id: str = ""
    """The record's id; empty when the row is worked out and no record of its own."""


@dataclass(frozen=True)
class Register:
    """How one register is titled, headed and filled."""

    title: Callable[[], str]
    columns: Callable[[], tuple[str, ...]]
    rows: Callable[[Desk], list[Row]]


def register(name: str) -> Register:
    """Return the register called ``name``. Raises NotFound with the names there are."""
    if name not in REGISTERS:
        raise NotFound(
            "There is no register {name}. The registers are: {names}.", name=name, names=", ".join(REGISTERS)
        )
    return REGISTERS[name]


def view(desk: Desk, name: str, audience: Audience = Audience.GROUP) -> RegisterView:
    """Return the register as a table for ``audience``."""
    found = register(name)
    rows = [row for row in found.rows(desk) if audience.sees_closed or not row.closed]
    return RegisterView(
        name=name,
        title=found.title(),
        columns=found.columns(),
        rows=tuple(row.cells for row in rows),
        date=desk.clock.today(),
        letterhead=tuple(mark.name for mark in desk.agreement().marks),
        closed=any(row.closed for row in rows),
        audience=audience,
    )


class _Places:
    """Where records came from: the meeting's number and the item's."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._numbers: dict[str, dict[str, str]] = {}

    def of(self, meeting_id: str, item_id: str) -> tuple[int | None, str, bool]:
        """Return the meeting's number, the item's number there, and whether the item is closed."""
        meeting = self._look.find(Meeting, meeting_id) if meeting_id else None
        if meeting is None:
            return None, "", False
        if meeting.id not in self._numbers:
            self._numbers[meeting.id] = numbers(finding.items(self._look, meeting))
        item = self._look.find(AgendaItem, item_id) if item_id else None
        return meeting.number, self._numbers[meeting.id].get(item_id, ""), bool(item and item.closed)


def _place(meeting: int | None, item: str) -> str:
    if meeting is None:
        return _("Written procedure")
    return f"{meeting}/{item}" if item else str(meeting)


def _decisions(desk: Desk) -> list[Row]:
    look = desk.store.look()
    places = _Places(look)
    rows = []
    for one in decisions.every(look):
        meeting, item, closed = places.of(one.meeting, one.item)
        data = {
            "number": one.number,
            "text": one.text,
            "date": one.date,
            "meeting": meeting,
            "item": item,
            "status": one.status,
            "clause": one.clause,
            "goal": one.goal,
        }
        cells = (one.number, one.text, short_date(one.date), _place(meeting, item), word(one.status))
        rows.append(Row(data, cells, closed, one.id))
    return rows


def _actions(desk: Desk) -> list[Row]:
    look = desk.store.look()
    names = Names(desk.agreement(look))
    today = desk.clock.today()
    places = _Places(look)
    rows = []
    for one in actions.every(look):
        meeting, item, closed = places.of(one.meeting, one.item)
        overdue = one.overdue(today)
        data = {
            "number": one.number,
            "text": one.text,
            "owner": str(", ".join(names.owner_title(owner) for owner in one.owners)),
            "due": one.due,
            "status": one.status,
            "overdue": overdue,
            "meeting": meeting,
            "item": item,
            "waiting_for": one.waiting_for,
        }
        status = _("{status}, overdue", status=word(one.status)) if overdue else word(one.status)
        due = short_date(one.due) if one.due else ""
        cells = (one.number, one.text, names.owners(one.owners), due, status, _place(meeting, item))
        rows.append(Row(data, cells, closed, one.id))
    return rows


def _risks(desk: Desk) -> list[Row]:
    look = desk.store.look()
    names = Names(desk.agreement(look))
    rows = []
    for one in risks.every(look):
        now = one.current
        degree = level(now.likelihood, now.impact) if now else None
        data = {
            "id": one.key,
            "title": one.title,
            "clause": one.clause,
            "likelihood": now.likelihood if now else None,
            "impact": now.impact if now else None,
            "score": score(now.likelihood, now.impact) if now else None,
            "level": degree,
            "status": one.status,
            "owner": names.owner_title(one.owner) if one.owner else None,
            "next_review": one.next_review,
        }
        cells = (
            one.key,
            one.title,
            one.clause,
            f"{now.likelihood}×{now.impact} = {score(now.likelihood, now.impact)}" if now else "",
            word(degree) if degree else "",
            word(one.status),
            names.owner(one.owner) if one.owner else "",
        )
        rows.append(Row(data, cells, id=one.id))
    return rows


REGISTERS: dict[str, Register] = {
    "decisions": Register(
        lambda: _("Decision log"),
        lambda: (_("No."), _("Decision"), _("Date"), _("Meeting/item"), _("Status")),
        _decisions,
    ),
    "actions": Register(
        lambda: _("Follow-up"),
        lambda: (_("No."), _("Action"), _("Owner"), _("Due date"), _("Status"), _("Meeting/item")),
        _actions,
    ),
    "risks": Register(
        lambda: _("Risk register"),
        lambda: (_("No."), _("Risk"), _("Section"), _("Score"), _("Level"), _("Status"), _("Owner")),
        _risks,
    ),
}
