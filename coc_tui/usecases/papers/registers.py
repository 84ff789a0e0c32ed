"""The registers as they leave the program: one row a record, for programs and for readers.

A register is one entry in ``REGISTERS``; the command line and the export key know no other list.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from coc_tui.agreement.fee import Invoice
from coc_tui.agreement.phrases import Unknown
from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.risks import Risk, level, score
from coc_tui.errors import NotFound
from coc_tui.language import _
from coc_tui.language.formats import money, short_date
from coc_tui.language.words import due_words, word
from coc_tui.store import Look
from coc_tui.usecases.contract import economy, events, members, results
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.papers import openly
from coc_tui.usecases.papers.editions import letterhead
from coc_tui.usecases.papers.views import Audience, RegisterView
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term import renewal
from coc_tui.usecases.term.query_context import query_context


@dataclass(frozen=True)
class RegisterRow:
    """One line of a register."""

    data: dict[str, Any]
    """For programs: English keys, identifiers for states, dates and numbers as they are."""
    cells: tuple[str, ...]
    """For readers, in the order of the columns."""
    closed: bool = False
    """Whether it comes from a closed item, so that outside editions leave it out."""
    id: str = ""
    """The record's id; empty when the row is worked out and no record of its own."""
    outside: "RegisterRow | None" = None
    """The row of outside editions where it is another: a count too small to show, a closed step."""

    def edition(self, audience: Audience) -> "RegisterRow | None":
        """Return the row as ``audience`` may see it; None when it may not."""
        if audience.sees_closed:
            return self
        return None if self.closed else self.outside or self


@dataclass(frozen=True)
class Register:
    """How one register is titled, headed and filled."""

    title: Callable[[], str]
    columns: Callable[[], tuple[str, ...]]
    rows: Callable[[Desk], list[RegisterRow]]


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
    rows = [seen for row in found.rows(desk) if (seen := row.edition(audience)) is not None]
    return RegisterView(
        name=name,
        title=found.title(),
        columns=found.columns(),
        data=tuple(row.data for row in rows),
        rows=tuple(row.cells for row in rows),
        date=desk.clock.today(),
        letterhead=letterhead(query_context(desk)),
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


def _decisions(desk: Desk) -> list[RegisterRow]:
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
        outside = None
        if openly.ended_closed(look, one):
            outside = RegisterRow({**data, "status": None}, (*cells[:-1], changed_closed()), id=one.id)
        rows.append(RegisterRow(data, cells, closed, one.id, outside))
    return rows


def changed_closed() -> str:
    """Return what stands where a status was last set under a closed item."""
    return _("Changed under a closed item")


def assessed_closed() -> str:
    """Return what stands where a risk was assessed under closed items only."""
    return _("Assessed under a closed item")


def _actions(desk: Desk) -> list[RegisterRow]:
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
            "due_next_meeting": one.due_next_meeting,
            "status": one.status,
            "overdue": overdue,
            "meeting": meeting,
            "item": item,
            "waiting_for": one.waiting_for,
        }
        status = _("{status}, overdue", status=word(one.status)) if overdue else word(one.status)
        due = due_words(one.due, one.due_next_meeting)
        cells = (one.number, one.text, names.owners(one.owners), due, status, _place(meeting, item))
        rows.append(RegisterRow(data, cells, closed, one.id))
    return rows


def _risks(desk: Desk) -> list[RegisterRow]:
    look = desk.store.look()
    names = Names(desk.agreement(look))
    rows = []
    for one in risks.every(look):
        known = openly.risk(look, one)
        outside = _risk(names, known.risk, known) if known else None
        rows.append(replace(_risk(names, one), closed=known is None, outside=outside))
    return rows


def _risk(names: Names, one: Risk, known: openly.OpenRisk | None = None) -> RegisterRow:
    """Return a risk's row; ``known`` tells what of it outsiders are not told."""
    now = one.current
    degree = level(now.likelihood, now.impact) if now else None
    status_closed = known is not None and known.status_closed
    data = {
        "id": one.key,
        "title": one.title,
        "clause": one.clause,
        "likelihood": now.likelihood if now else None,
        "impact": now.impact if now else None,
        "score": score(now.likelihood, now.impact) if now else None,
        "level": degree,
        "status": None if status_closed else one.status,
        "owner": names.owner_title(one.owner) if one.owner else None,
        "next_review": one.review_due,
    }
    cells = (
        one.key,
        one.title,
        one.clause,
        f"{now.likelihood}×{now.impact} = {score(now.likelihood, now.impact)}" if now else "",
        assessed_closed() if known and known.assessed_closed else word(degree) if degree else "",
        changed_closed() if status_closed else word(one.status),
        names.owner(one.owner) if one.owner else "",
    )
    return RegisterRow(data, cells, id=one.id)


def _renewal(desk: Desk) -> list[RegisterRow]:
    rows = []
    for one in renewal.checklist(desk).tasks:
        data = {
            "id": one.id,
            "task": one.title,
            "due": one.due,
            "role": one.role,
            "clause": one.clause,
            "track": one.track,
            "status": one.status,
            "live": one.live,
            "at_once": one.at_once,
            "inferred": one.inferred,
        }
        record = one.record.id if one.record else ""
        status = _("{status}, overdue", status=word(one.status)) if one.overdue else word(one.status)
        due = _("at once") if one.at_once and one.status not in renewal.FINISHED else short_date(one.due)
        cells = (one.id, one.title, due, one.role, one.clause, word(one.track), status)
        rows.append(RegisterRow(data, cells, id=record))
    return rows


def _results(desk: Desk) -> list[RegisterRow]:
    fewest = desk.agreement().results.fewest_to_publish
    rows = []
    for one in results.figures(desk):
        figure = one.snapshot
        data = {
            "measure": figure.measure,
            "first": figure.first,
            "last": figure.last,
            "value": figure.value,
            "n": figure.n,
            "months": figure.months,
            "definition": figure.definition,
            "source": figure.source,
            "shared": figure.shared,
            "small": one.small,
        }
        after = _("{title} after {months} months", title=one.title, months=figure.months)
        title = after if figure.months else one.title
        period = f"{short_date(figure.first)}–{short_date(figure.last)}"
        count = str(figure.value) if figure.n is None else _("{count} of {n}", count=figure.value, n=figure.n)
        shared = short_date(figure.shared) if figure.shared else ""
        cells = (title, period, count, figure.source, figure.definition, shared)
        too_small = (title, period, _("under {fewest}", fewest=fewest), *cells[3:])
        outside = None
        if one.small:
            outside = RegisterRow({**data, "value": None, "n": None}, too_small, id=figure.id)
        rows.append(RegisterRow(data, cells, id=figure.id, outside=outside))
    return rows


def _members(desk: Desk) -> list[RegisterRow]:
    """Companies only: whom they are reached through is for the group's own file."""
    rows = []
    for one in members.every(desk.store.look()):
        data = {
            "name": one.name,
            "municipality": one.municipality,
            "size": one.size,
            "status": one.status,
            "since": one.since,
            "until": one.until,
            "events": len(one.events),
        }
        cells = (
            one.name,
            one.municipality,
            word(one.size) if one.size else "",
            word(one.status),
            short_date(one.since) if one.since else "",
            str(len(one.events)),
        )
        rows.append(RegisterRow(data, cells, id=one.id))
    return rows


def invoice_data(one: Invoice) -> dict[str, Any]:
    """Return an invoice for programs; an amount that cannot be said is None."""
    return {
        "id": one.id,
        "due_from": one.due_from,
        "due_to": one.due_to,
        "amount": None if isinstance(one.amount, Unknown) else one.amount,
        "amount_with_vat": None if isinstance(one.amount_with_vat, Unknown) else one.amount_with_vat,
        "clause": one.clause,
        "status": one.status,
    }


def _economy(desk: Desk) -> list[RegisterRow]:
    rows = []
    for one in economy.invoices(query_context(desk)):
        window = [one.due_from, one.due_to] if one.due_from and one.due_to else []
        days = "–".join(dict.fromkeys(short_date(day) for day in window)) or _("Date missing")
        amounts = (
            _("not known") if isinstance(amount, Unknown) else money(amount)
            for amount in (one.amount, one.amount_with_vat)
        )
        rows.append(RegisterRow(invoice_data(one), (one.id, days, *amounts, one.clause, word(one.status))))
    return rows


def _events(desk: Desk) -> list[RegisterRow]:
    rows = []
    for one in events.every(desk.store.look()):
        day = short_date(one.day) if one.day else one.month
        data = {
            "date": one.day or one.month or None,
            "title": one.title,
            "venue": one.venue,
            "state": one.state,
            "coc_present": one.with_partner,
        }
        present = "" if one.with_partner is None else _("Yes") if one.with_partner else _("No")
        rows.append(RegisterRow(data, (day, one.title, one.venue, word(one.state), present), id=one.id))
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
    "economy": Register(
        lambda: _("Economy"),
        lambda: (_("No."), _("Due"), _("Amount"), _("With VAT"), _("Section"), _("Status")),
        _economy,
    ),
    "events": Register(
        lambda: _("Events"),
        lambda: (_("Date"), _("Event"), _("Venue"), _("Status"), _("Partner present")),
        _events,
    ),
    "renewal": Register(
        lambda: _("Renewal"),
        lambda: (_("No."), _("Task"), _("Due date"), _("Role"), _("Section"), _("Track"), _("Status")),
        _renewal,
    ),
    "results": Register(
        lambda: _("Results"),
        lambda: (_("Measure"), _("Period"), _("Count"), _("Source"), _("How counted"), _("Shared")),
        _results,
    ),
    "members": Register(
        lambda: _("Members"),
        lambda: (_("Company"), _("Municipality"), _("Employees"), _("Status"), _("Since"), _("Events")),
        _members,
    ),
}
