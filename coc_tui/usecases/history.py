"""The history as people read it: who changed what, when, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.errors import NotFound
from coc_tui.store import Entry, Look
from coc_tui.usecases import finding, risks

_STAMPS = frozenset({"id", "rev", "by", "at"})


@dataclass(frozen=True)
class FieldChange:
    """One field of one record, before and after, as stored."""

    table: str
    record: str
    field: str
    before: Any
    """None when the record or the field is new."""
    after: Any
    """None when the record or the field is gone."""


@dataclass(frozen=True)
class Event:
    """One transaction, for a reader."""

    seq: int
    at: datetime
    by: str
    what: Phrase
    changes: tuple[FieldChange, ...]
    undoes: int | None


def read(
    desk: Desk,
    reference: str | None = None,
    *,
    by: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Iterator[Event]:
    """Yield what happened, newest first: to everything, or to what ``reference`` names.

    A reference is a decision's, an action's or a risk's number, a meeting (``6``), an item (``6/4``)
    or a record's id. Raises NotFound when it names nothing there is.
    """
    record = None if reference is None else _record(desk.store.look(), reference)
    for entry in desk.store.history(record=record, by=by, since=since, until=until):
        yield _event(desk, entry, record)


def _record(look: Look, reference: str) -> str:
    reference = reference.strip()
    upper = reference.upper()
    if upper.startswith("B-"):
        return finding.decision(look, reference).id
    if upper.startswith("O-"):
        return finding.action(look, reference).id
    if upper.startswith("RISK-"):
        found = next((risk.id for risk in risks.every(look) if risk.key == upper), None)
        if found is None:
            raise NotFound("There is no risk {number} in the register.", number=reference)
        return found
    meeting, _slash, item = reference.partition("/")
    if meeting.isdecimal() and len(meeting) < 6:
        found_meeting = finding.meeting(look, int(meeting))
        return finding.item(look, found_meeting, item).id if item else found_meeting.id
    if len(reference) == 26 and reference.isalnum():
        return reference
    raise NotFound(
        "{reference} names nothing here. Write a number such as O-2027-03, a meeting (6) or an item (6/4).",
        reference=reference,
    )


def _event(desk: Desk, entry: Entry, record: str | None) -> Event:
    changes = tuple(
        change
        for op in entry.ops
        if record is None or op["id"] == record
        for change in _changes(op)
        if change.field not in _STAMPS
    )
    at = entry.at.astimezone(desk.clock.now().tzinfo)
    return Event(entry.seq, at, entry.by, Phrase(entry.what, **dict(entry.values)), changes, entry.undoes)


def _changes(op: dict[str, Any]) -> Iterator[FieldChange]:
    """Return what one operation of the history did, field by field."""
    table, record = op["in"], op["id"]
    for field, value in op.get("put", {}).items():
        yield FieldChange(table, record, field, None, value)
    for field, value in op.get("bin", {}).items():
        yield FieldChange(table, record, field, value, None)
    for field, (before, after) in op.get("set", {}).items():
        yield FieldChange(table, record, field, before, after)
    for field, value in op.get("new", {}).items():
        yield FieldChange(table, record, field, None, value)
    for field, value in op.get("drop", {}).items():
        yield FieldChange(table, record, field, value, None)
    for field, (_offset, removed, inserted) in op.get("text", {}).items():
        yield FieldChange(table, record, field, removed, inserted)
