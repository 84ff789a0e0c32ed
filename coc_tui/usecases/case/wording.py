"""What records, their fields and the values in them are called by people: for the history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, Attachment
from coc_tui.domain.decisions import Decision
from coc_tui.domain.kinds import IN_SECONDS, NAMES, ROLE_ID, UNTOLD, marked
from coc_tui.domain.meetings import Attendance, Meeting
from coc_tui.domain.people import Owner, Participant
from coc_tui.domain.records import Frozen, Record
from coc_tui.domain.renewal import Evidence, TrackChoice
from coc_tui.domain.risks import Assessment, Risk
from coc_tui.domain.text import clean
from coc_tui.errors import CocError
from coc_tui.language import _, ngettext
from coc_tui.language.labels import field_word, kind_word
from coc_tui.language.words import in_words, word
from coc_tui.store import Look
from coc_tui.store.stored import joined
from coc_tui.store.tables import TABLES
from coc_tui.usecases.records.people import Names

NOTHING = "–"
"""Stands where a field is empty."""

STAMPS = frozenset(Record.model_fields)
"""What the store writes on every record, and nobody is told as a change."""


def table_word(table: str) -> str:
    """Return what a record of the table is called; a table of another program's is its name."""
    kind = TABLES.get(table)
    return kind_word(kind) if kind else table


def label(table: str, field: str) -> str:
    """Return what a field of the table is called, also by the name it had in an older format."""
    kind = TABLES.get(table, Record)
    return field_word(kind, kind.former.get(field, field))


def is_told(table: str, field: str) -> bool:
    """Return whether people are told of a field: not of its stamps, nor of what only the program reads."""
    kind = TABLES.get(table)
    return field not in STAMPS and not (kind and field in marked(kind, UNTOLD))


@dataclass(frozen=True)
class Telling:
    """Says what stored values mean to people, by the case as it is in ``look``."""

    look: Look
    names: Names
    zone: tzinfo | None
    """The zone moments are told in."""

    def title(self, table: str, fields: Mapping[str, Any]) -> str:
        """Return what a record is called in a list, given its fields as stored."""
        kind = TABLES.get(table)
        if kind is Participant:
            seat = _made(Participant, fields)
            return self.names.participant(seat) if seat else str(fields.get("name", ""))
        if kind is Meeting:
            return _("Meeting {number}", number=fields.get("number", "?"))
        if kind is Risk:
            return f"RISK-{fields.get('number', '?')} {fields.get('title', '')}"
        name = _first(str(joined(fields.get(one) or "")) for one in (marked(kind, NAMES) if kind else ()))
        if kind is AgendaItem:
            meeting = self.look.find(Meeting, str(fields.get("meeting", "")))
            return _("Meeting {number}: {title}", number=meeting.number, title=name) if meeting else name
        if kind in (Decision, Action):
            return name
        return f"{table_word(table)}: {name}" if name else table_word(table)

    def record(self, id: str) -> str:
        """Return what the record with this id is called; empty when there is none now."""
        for table, documents in self.look.state.tables.items():
            number = documents.number(id)
            if number is not None:
                return self.title(table, documents[str(number)].fields)
        return ""

    def value(self, table: str, field: str, raw: Any) -> str:
        """Return a stored value in words."""
        parts = self.parts(table, field, raw)
        return "; ".join(parts) if parts else NOTHING

    def parts(self, table: str, field: str, raw: Any) -> list[str]:
        """Return a stored value in words, a list as its parts; nothing when it is empty."""
        kind = TABLES.get(table, Record)
        value = _typed(kind, kind.former.get(field, field), joined(raw))
        if field in marked(kind, ROLE_ID) and isinstance(value, str) and value:
            return [self.names.role(value)]
        if field in marked(kind, IN_SECONDS) and isinstance(value, int):
            return [ngettext("{count} minute", "{count} minutes", round(value / 60))] if value else []
        if isinstance(value, tuple | list):
            return [self._words(one) for one in value if one not in ("", None)]
        words = self._words(value)
        return [words] if words else []

    def _words(self, value: Any) -> str:
        match value:
            case None | "":
                return ""
            case bool():
                return _("Yes") if value else _("No")
            case StrEnum():
                return word(value)
            case str():
                return self.record(value) or value if _is_id(value) else clean(value)
            case Owner():
                return self.names.owner_title(value)
            case Attendance():
                seat = self.look.find(Participant, value.participant)
                who = self.names.participant(seat) if seat else _("a former seat")
                moved = [f"{word(one.way).lower()} {in_words(one.at)}" for one in value.movements]
                instead = f" ({value.substitute})" if value.substitute else ""
                return f"{who}{instead}: {', '.join((word(value.presence), *moved))}"
            case Assessment():
                return " ".join(
                    (str(in_words(value.date)), f"{value.likelihood}×{value.impact}", value.reason)
                ).strip()
            case Attachment():
                return value.title
            case Evidence():
                return " ".join((word(value.kind), value.where or self.record(value.record)))
            case TrackChoice():
                return f"{word(value.track)} {in_words(value.date)}"
            case datetime():
                return str(in_words(value.astimezone(self.zone)))
            case Frozen():
                return ", ".join(f"{field_word(type(value), name)}: {in_words(one)}" for name, one in value)
            case Mapping():
                return ngettext("{count} entry", "{count} entries", len(value)) if value else ""
        return str(in_words(value))


def _first(names: Iterable[str]) -> str:
    return next((name for name in names if name), "")


def _is_id(text: str) -> bool:
    return len(text) == 26 and text.isalnum() and text.isupper()


def _made(kind: type[Record], fields: Mapping[str, Any]) -> Any:
    known = {name: joined(value) for name, value in fields.items() if name in kind.model_fields}
    try:
        return kind.model_validate(known)
    except ValidationError:
        return None


def _typed(kind: type[Record], field: str, raw: Any) -> Any:
    """Return a stored value as the record has it; as it is where no record knows it."""
    info = kind.model_fields.get(field)
    if info is None:
        return raw
    try:
        return TypeAdapter(info.rebuild_annotation()).validate_python(raw)
    except (ValidationError, CocError):
        return raw
