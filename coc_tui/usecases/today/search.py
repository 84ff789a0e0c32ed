"""Search over everything: every word typed must stand in the record, in any order and whatever its case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.kinds import NAMES, SEARCHED, marked
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.reading.folding import Sought, found_in
from coc_tui.domain.records import Record
from coc_tui.domain.text import clean_line
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.store import Look
from coc_tui.store.searching import holding
from coc_tui.store.tables import TABLES
from coc_tui.usecases.contract.beginning import beginning

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
    record: Record | None
    """None for what the agreement's own file tells."""


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
    sought = Sought(clean_line(text))
    if sought.nothing:
        return Found((), more=False)
    look = desk.store.look()
    hits: list[Hit] = []
    more = False
    for kind in searched():
        found = list(islice(_hits(look, kind, sought), most + 1))
        more = more or len(found) > most
        hits += found[:most]
    before = sought.among(_beginning(desk), lambda one: one.excerpt)
    return Found((*hits, *before[:most]), more or len(before) > most)


def _beginning(desk: Desk) -> Iterator[Hit]:
    """Yield everything told of the time before the agreement."""
    for one in beginning(desk):
        text = " · ".join(part for part in (one.part, one.title, one.count, one.when, one.source) if part)
        yield Hit("baseline", one.id, one.title, text, one.last, None, "", closed=False, record=None)


def searched() -> list[type[Record]]:
    """Return the kinds of record with texts that are searched, what is asked for most first."""
    kinds = [kind for kind in TABLES.values() if marked(kind, SEARCHED)]
    return sorted(kinds, key=lambda kind: _FIRST.index(kind.table) if kind.table in _FIRST else len(_FIRST))


_FIRST = ("decisions", "actions", "items", "meetings", "risks")


def _hits(look: Look, kind: type[Record], sought: Sought) -> Iterator[Hit]:
    # What people call these is worked out and not stored, so there is nothing to look for first.
    records = holding(look, kind, sought.words) if marked(kind, NAMES) else reversed(look.all(kind))
    for record in records:
        texts = [_name(record), *record.texts()]
        if sought(*texts, *_days(record)):
            yield _hit(look, record, texts, sought)


def _hit(look: Look, record: Record, texts: list[str], sought: Sought) -> Hit:
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
        excerpt=excerpt(sorted(texts, key=len), sought),
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
    if isinstance(record, Meeting):
        return _("Meeting {number}", number=record.number)
    return record.designation


def _days(record: Record) -> Iterator[str]:
    """Yield the days of a record as they are shown."""
    return (short_date(value) for _field, value in record if isinstance(value, date))


def excerpt(texts: list[str], sought: Sought) -> str:
    """Return one line around the first word found, in the last text that holds it; else the last text."""
    for word in sought.words:
        for text in reversed(texts):
            line = " ".join(text.split())
            place = found_in(word, line)
            if place is not None:
                start, end = max(0, place[0] - _BEFORE), place[1] + _AFTER
                return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    # A day was found, which is shown beside it anyway.
    line = " ".join(texts[-1].split()) if texts else ""
    return line[:_AFTER] + ("…" if len(line) > _AFTER else "")
