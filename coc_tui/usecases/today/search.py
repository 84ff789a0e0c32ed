"""Search over everything: every word typed must stand in the record, in any order and whatever its case."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.communication import Material
from coc_tui.domain.decisions import Decision
from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.members import Member
from coc_tui.domain.people import Owner, Participant
from coc_tui.domain.records import Record
from coc_tui.domain.renewal import ChecklistTask
from coc_tui.domain.results import Snapshot
from coc_tui.domain.risks import Risk
from coc_tui.domain.text import clean_line
from coc_tui.language import _
from coc_tui.store import Look
from coc_tui.store.searching import holding

MOST = 50
"""Records shown of one kind; the newest are found first."""
_BEFORE, _AFTER = 30, 90
"""Characters shown around the first word found."""


@dataclass(frozen=True)
class Hit:
    """One record found."""

    kind: str
    """The record's table, such as ``decisions``."""
    id: str
    name: str
    """How people refer to it: its number or its title."""
    excerpt: str
    """One line around the first word found."""
    date: date | None
    meeting: int | None
    """The number of the meeting it belongs to."""
    item: str
    """The printed number of the item it belongs to; empty while the agenda is a draft."""
    closed: bool
    """Whether it belongs to a closed item."""
    record: Record


@dataclass(frozen=True)
class Found:
    """What a search found: kind by kind, the newest first in each."""

    hits: tuple[Hit, ...]
    more: bool
    """Whether there are more than are shown."""


def search(desk: Desk, text: str, *, most: int = MOST) -> Found:
    """Return the records that hold every word of ``text``; nothing for no word.

    Closed items are searched too, for whoever opens the case may read them; ``Hit.closed`` tells.
    At most ``most`` records of each kind are returned.
    """
    words = [word.lower() for word in clean_line(text).split()]
    if not words:
        return Found((), more=False)
    look = desk.store.look()
    hits: list[Hit] = []
    more = False
    for kind in _KINDS:
        found = list(islice(_hits(look, kind, words), most + 1))
        more = more or len(found) > most
        hits += found[:most]
    return Found(tuple(hits), more)


def _hits(look: Look, kind: type[Record], words: list[str]) -> Iterator[Hit]:
    # What people call these is worked out and not stored, so there is nothing to look for first.
    records = reversed(look.all(kind)) if kind in {Risk, Meeting} else holding(look, kind, words)
    for record in records:
        texts = [one for one in _KINDS[kind](record) if one]
        if all(any(word in one.lower() for one in texts) for word in words):
            yield _hit(look, record, texts, words)


def _hit(look: Look, record: Record, texts: list[str], words: list[str]) -> Hit:
    item = look.find(AgendaItem, getattr(record, "item", "")) if hasattr(record, "item") else None
    if isinstance(record, AgendaItem):
        item = record
    meeting = record if isinstance(record, Meeting) else _meeting(look, record, item)
    days = (getattr(record, name, None) for name in ("date", "day", "last", "since"))
    own = next((day for day in days if isinstance(day, date)), None)
    return Hit(
        kind=record.table,
        id=record.id,
        name=_name(record),
        excerpt=excerpt(texts, words),
        date=own or (meeting.date if meeting else None),
        meeting=meeting.number if meeting else None,
        item=item.printed if item else "",
        closed=bool(item and item.closed),
        record=record,
    )


def _meeting(look: Look, record: Record, item: AgendaItem | None) -> Meeting | None:
    id = getattr(record, "meeting", "") or (item.meeting if item else "")
    return look.find(Meeting, id) if id else None


def _name(record: Record) -> str:
    match record:
        case Meeting():
            return _("Meeting {number}", number=record.number)
        case Decision() | Action():
            return record.number
        case Risk():
            return record.key
        case AgendaItem() | Event() | Material():
            return record.title
        case Member():
            return record.name
        case Participant():
            return record.name or record.organisation or record.role
        case ChecklistTask():
            return record.task
        case _:
            return str(getattr(record, "measure", "") or getattr(record, "text", ""))


def excerpt(texts: list[str], words: list[str]) -> str:
    """Return one line around the first of ``words`` found, in the last text that holds it."""
    for word in words:
        for text in reversed(texts):
            line = " ".join(text.split())
            at = line.lower().find(word)
            if at >= 0:
                start, end = max(0, at - _BEFORE), at + len(word) + _AFTER
                return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return ""


def _owners(owners: tuple[Owner, ...]) -> list[str]:
    return [owner.key for owner in owners if owner.kind != "role"]


_KINDS: dict[type[Record], Callable[[Any], list[str]]] = {
    Decision: lambda one: [one.number, one.text, one.dissent, one.ended_reason],
    Action: lambda one: [one.number, *_owners(one.owners), one.waiting_for, one.note, one.text],
    AgendaItem: lambda one: [
        one.title,
        *(paper.title for paper in one.attachments),
        one.guests,
        one.public_decision,
        one.case_text,
        one.recommendation,
        one.procedural_decision,
        one.notes,
    ],
    Meeting: lambda one: [_name(one), one.venue, one.guests, one.called_off_reason],
    Risk: lambda one: [
        one.key,
        one.title,
        one.description,
        one.status_reason,
        *(assessment.reason for assessment in one.assessments),
    ],
    Event: lambda one: [
        one.title,
        one.venue,
        one.moved_reason,
        one.called_off_reason,
        one.target_group_note,
    ],
    Material: lambda one: [one.title, one.where, one.remarks, one.override_reason],
    Member: lambda one: [one.name, one.contact, one.email, one.municipality, one.notes],
    Participant: lambda one: [one.name, one.organisation],
    Snapshot: lambda one: [one.measure, one.definition, one.source, one.note],
    ChecklistTask: lambda one: [one.task, *(proof.where for proof in one.evidence), one.notes],
    HoursNote: lambda one: [one.text],
    Expense: lambda one: [one.text, one.sponsor],
}
"""What is searched in each kind of record, in the order shown; what is most telling stands last."""
