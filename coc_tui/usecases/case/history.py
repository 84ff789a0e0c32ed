"""The history as people read it: who changed what, when, from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.case import Counter
from coc_tui.errors import NotFound
from coc_tui.store import Entry, Look
from coc_tui.store.ops import Op, applied, inverse
from coc_tui.store.stored import joined
from coc_tui.usecases.case.wording import NOTHING, STAMPS, Telling, is_told, label, table_word
from coc_tui.usecases.followup import risks
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.people import Names


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
class HistoryEvent:
    """One transaction, for a reader."""

    seq: int
    at: datetime
    by: str
    what: Phrase
    changes: tuple[FieldChange, ...]
    undoes: int | None
    """The transaction this one takes back."""
    redoes: int | None = None
    """The undoing this one takes back."""


@dataclass(frozen=True)
class FieldStory:
    """What became of one field, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordStory:
    """What one transaction did to one record, in words."""

    record: str
    """The record's id."""
    table: str
    title: str
    """What the record is called."""
    became: Literal["new", "changed", "gone"]
    fields: tuple[FieldStory, ...]


@dataclass(frozen=True)
class AsItWas:
    """One record as it was after a transaction, in words."""

    title: str
    at: datetime
    facts: tuple[tuple[str, str], ...]
    """Label and value of every field that was filled in; nothing when the record was not there."""


def read(
    desk: Desk,
    reference: str | None = None,
    *,
    by: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Iterator[HistoryEvent]:
    """Yield what happened, newest first: to everything, or to what ``reference`` names.

    A reference is a decision's, an action's or a risk's number, a meeting (``6``), an item (``6/4``)
    or a record's id. Raises NotFound when it names nothing there is.
    """
    record = None if reference is None else record_id(desk, reference)
    for entry in desk.store.history(record=record, by=by, since=since, until=until):
        # Another format changes how records are written down, and nothing that they say.
        if record is None or not entry.migrates:
            yield _event(desk, entry, record)


def record_id(desk: Desk, reference: str) -> str:
    """Return the id of what ``reference`` names, in the forms :func:`read` takes. Raises NotFound."""
    look = desk.store.look()
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


def _event(desk: Desk, entry: Entry, record: str | None) -> HistoryEvent:
    changes = tuple(
        change
        for op in entry.ops
        if record is None or op["id"] == record
        for change in _changes(op)
        if change.field not in STAMPS
    )
    at = entry.at.astimezone(desk.clock.now().tzinfo)
    what = Phrase(entry.what, **dict(entry.values))
    return HistoryEvent(entry.seq, at, entry.by, what, changes, entry.undoes, entry.redoes)


def people(desk: Desk) -> list[str]:
    """Return everyone who has ever changed something, by name."""
    return sorted({entry.by for entry in desk.store.history() if entry.by}, key=str.casefold)


def name_of(desk: Desk, record: str) -> str:
    """Return what the record with this id is called, also when it is in the bin."""
    _look, telling = _telling(desk)
    found = telling.record(record)
    if found:
        return found
    for entry in islice(desk.store.history(record=record), 1):
        for op in entry.ops:
            if op["id"] == record:
                return telling.title(op["in"], op.get("bin") or op.get("put") or {})
    return record


def story(desk: Desk, seq: int, record: str | None = None) -> tuple[RecordStory, ...]:
    """Return what transaction ``seq`` did, record by record and field by field; or to one record only.

    Raises NotFound when there is no such transaction.
    """
    entry = _entry(desk, seq)
    look, telling = _telling(desk)
    return tuple(
        _record_story(telling, op, _after(desk, look, op["id"], seq)[1])
        for op in entry.ops
        if op["in"] != Counter.table and record in (None, op["id"])
    )


def told(desk: Desk, ops: tuple[Op, ...]) -> tuple[RecordStory, ...]:
    """Return what operations that are not stored yet would do to the case as it is now."""
    look, telling = _telling(desk)
    found = []
    for op in ops:
        table = look.state.tables.get(op["in"])
        present = table.get(str(op["no"])) if table else None
        found.append(_story(telling, op, present, applied(op, present, by="", at="")))
    return tuple(found)


def as_it_was(desk: Desk, seq: int, record: str) -> AsItWas:
    """Return a record as it was after transaction ``seq``. Raises NotFound when there is no such one."""
    at = _entry(desk, seq).at.astimezone(desk.clock.now().tzinfo)
    look, telling = _telling(desk)
    table, fields = _after(desk, look, record, seq)
    if fields is None:
        return AsItWas(name_of(desk, record), at, ())
    return AsItWas(telling.title(table, fields), at, tuple(facts(telling, table, fields)))


def _after(desk: Desk, look: Look, record: str, seq: int) -> tuple[str, Mapping[str, Any] | None]:
    """Return the table and the fields of a record as they were after transaction ``seq``.

    They are found by going back from the present, so that the newest history costs least.
    """
    table, fields = _present(look, record)
    for entry in desk.store.history(record=record):
        if entry.seq > look.seq:
            continue
        if entry.seq <= seq:
            break
        for op in reversed(entry.ops):
            if op["id"] == record:
                table, fields = op["in"], applied(inverse(op), fields, by="", at="")
    return table, fields


def _present(look: Look, record: str) -> tuple[str, Mapping[str, Any] | None]:
    for table, documents in look.state.tables.items():
        number = documents.number(record)
        if number is not None:
            return table, documents[str(number)].fields
    return "", None


def facts(telling: Telling, table: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield label and value of every field of a record that is filled in and that people read."""
    for name, value in fields.items():
        if not is_told(table, name) or value in (False, 0):
            continue
        words = telling.value(table, name, value)
        if words != NOTHING:
            yield label(table, name), words


def _entry(desk: Desk, seq: int) -> Entry:
    for entry in desk.store.history(holding=f'{{"seq":{seq},'.encode()):
        return entry
    raise NotFound("There is no change {number}. The history has {last}.", number=seq, last=desk.store.seq)


def _telling(desk: Desk) -> tuple[Look, Telling]:
    look = desk.store.look()
    return look, Telling(look, Names(desk.agreement(look)), desk.clock.now().tzinfo)


def _record_story(telling: Telling, op: Op, now: Mapping[str, Any] | None) -> RecordStory:
    """Tell one operation of the history; ``now`` is the document after it."""
    return _story(telling, op, applied(inverse(op), now, by="", at=""), now)


def _story(
    telling: Telling, op: Op, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None
) -> RecordStory:
    table = op["in"]
    before, after = was or {}, dict(now or {})
    fields = []
    for name in [*after, *(name for name in before if name not in after)]:
        one, other = joined(before.get(name)), joined(after.get(name))
        if not is_told(table, name) or one == other or (was is None and other in (False, 0)):
            continue
        told = _field_story(telling, table, name, one, other)
        if told.before != told.after:
            fields.append(told)
    became: Literal["new", "changed", "gone"] = "new" if was is None else "gone" if now is None else "changed"
    title = telling.title(table, after or before)
    kind = table_word(table)
    return RecordStory(
        op["id"], table, title if title.startswith(kind) else f"{kind} {title}", became, tuple(fields)
    )


def _field_story(telling: Telling, table: str, name: str, before: Any, after: Any) -> FieldStory:
    called = label(table, name)
    if isinstance(before, str) and isinstance(after, str) and "\n" in before + after:
        one, other = _lines_apart(before.split("\n"), after.split("\n"))
        return FieldStory(called, "\n".join(one) or NOTHING, "\n".join(other) or NOTHING)
    if isinstance(before, list) and isinstance(after, list):
        # Of a list only what came and went is told.
        one, other = telling.parts(table, name, before), telling.parts(table, name, after)
        gone = [part for part in one if part not in other]
        come = [part for part in other if part not in one]
        return FieldStory(called, "; ".join(gone) or NOTHING, "; ".join(come) or NOTHING)
    return FieldStory(called, telling.value(table, name, before), telling.value(table, name, after))


def _lines_apart(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return both texts without the lines they begin and end with alike."""
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


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
