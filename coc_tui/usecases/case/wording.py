"""What records, their fields and the values in them are called by people: for the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coc_tui.domain.agenda import Attachment
from coc_tui.domain.meetings import Attendance, Meeting
from coc_tui.domain.people import Owner, Participant
from coc_tui.domain.records import Frozen, Record
from coc_tui.domain.renewal import Evidence, TrackChoice
from coc_tui.domain.risks import Assessment
from coc_tui.domain.text import clean
from coc_tui.errors import CocError
from coc_tui.language import _, marked, meant, ngettext, pgettext
from coc_tui.language.words import in_words, word
from coc_tui.store import Look
from coc_tui.store.stored import joined
from coc_tui.store.tables import TABLES
from coc_tui.usecases.records.people import Names

NOTHING = "–"
"""Stands where a field is empty."""

_KINDS = {
    "case": marked("Case"),
    "participants": marked("Seat"),
    "meetings": marked("Meeting"),
    "items": marked("Item"),
    "decisions": marked("Decision"),
    "actions": marked("Action"),
    "risks": marked("Risk"),
    "results": marked("Result"),
    "members": marked("Member company"),
    "checklist": marked("Checklist"),
    "renewal": marked("Renewal"),
    "notices": marked("Notice"),
    "extensions": marked("Extension"),
    "events": marked("Event"),
    "invoices": marked("Invoice"),
    "index": marked("Price index"),
    "hours": marked("Hours"),
    "expenses": marked("Expense"),
    "materials": marked("Material"),
    "duties": marked("Duty"),
    "proposals": marked("Proposal"),
    "objections": marked("Objection"),
    "approvals": marked("Approval"),
    "sealed": marked("Sealed text"),
    "corrections": marked("Correction"),
    "lists": marked("Distribution list"),
    "readings": marked("Read-through"),
    "overrides": marked("Gate opened with a reason"),
    "dispatches": marked("Dispatch"),
}

_FIELDS = {
    "absence_from": meant("field", "Absent from"),
    "absence_to": meant("field", "Absent until"),
    "accepted": meant("field", "Accepted"),
    "addition": meant("field", "Corrections in it"),
    "agenda_state": meant("field", "Agenda"),
    "agreement": meant("field", "Agreement"),
    "agreement_source": meant("field", "Agreement's origin"),
    "amount": meant("field", "Amount"),
    "answer": meant("field", "Answer"),
    "approved": meant("field", "Approved"),
    "assessments": meant("field", "Assessment"),
    "at_meeting": meant("field", "Approved at"),
    "attachments": meant("field", "Attachments"),
    "attendance": meant("field", "Attendance"),
    "audience": meant("field", "Edition"),
    "base_year": meant("field", "Base year"),
    "before": meant("field", "Before it"),
    "billed": meant("field", "Billed"),
    "called_off_by": meant("field", "Called off by"),
    "called_off_reason": meant("field", "Reason for calling off"),
    "case_text": meant("field", "Case presentation"),
    "chair": meant("field", "Chair"),
    "changes": meant("field", "Changes"),
    "channel": meant("field", "Channel"),
    "choices": meant("field", "Choice"),
    "clause": meant("field", "Section"),
    "closed": meant("field", "Closed"),
    "companies": meant("field", "Companies"),
    "confidentiality": meant("field", "Confidentiality"),
    "confirmed": meant("field", "Confirmed"),
    "consent_case": meant("field", "Consents' case no."),
    "consent_count": meant("field", "Number of consents"),
    "consents": meant("field", "Consents"),
    "contact": meant("field", "Contact person"),
    "cover": meant("field", "Covered by"),
    "cover_decision": meant("field", "Decision on cover"),
    "date": meant("field", "Date"),
    "day": meant("field", "Day"),
    "deadlines": meant("field", "Deadlines"),
    "decision": meant("field", "Decision"),
    "definition": meant("field", "Definition"),
    "description": meant("field", "Description"),
    "dissent": meant("field", "Dissent"),
    "due": meant("field", "Due date"),
    "email": meant("field", "E-mail"),
    "end": meant("field", "Expiry"),
    "ended": meant("field", "Ended"),
    "ended_reason": meant("field", "Reason for ending"),
    "event": meant("field", "Event"),
    "events": meant("field", "Events"),
    "evidence": meant("field", "Evidence"),
    "file": meant("field", "File"),
    "fingerprint": meant("field", "Fingerprint"),
    "first": meant("field", "From and including"),
    "follows": meant("field", "Continues"),
    "form": meant("field", "File format"),
    "format": meant("field", "Format"),
    "from_partner": meant("field", "Paid by Code of Care"),
    "gates": meant("field", "Gates"),
    "goal": meant("field", "Goal"),
    "guests": meant("field", "Guests"),
    "head": meant("field", "Checksum of the history"),
    "hours": meant("field", "Hours"),
    "in_time": meant("field", "In time"),
    "invoice": meant("field", "Invoice"),
    "item": meant("field", "Item"),
    "key": meant("field", "Concerns"),
    "kind": meant("field", "Kind"),
    "language": meant("field", "Language"),
    "last": meant("field", "To and including"),
    "management": meant("field", "Management present"),
    "marks": meant("field", "Logos"),
    "measure": meant("field", "Indicator"),
    "meeting": meant("field", "Meeting"),
    "minute_taker": meant("field", "Minute taker"),
    "minutes": meant("field", "Minutes of time"),
    "planned_minutes": meant("field", "Minutes of time"),
    "minutes_sent": meant("field", "Draft minutes sent"),
    "minutes_state": meant("field", "Minutes"),
    "month": meant("field", "Month"),
    "months": meant("field", "Months"),
    "moved_from": meant("field", "Moved from"),
    "moved_reason": meant("field", "Reason for moving"),
    "municipality": meant("field", "Municipality"),
    "n": meant("field", "n"),
    "name": meant("field", "Name"),
    "next_review": meant("field", "Next review"),
    "note": meant("field", "Note"),
    "notes": meant("field", "Note"),
    "number": meant("field", "No."),
    "objections_by": meant("field", "Objections until"),
    "organisation": meant("field", "Company"),
    "outcome": meant("field", "Outcome"),
    "overlap_new": meant("field", "Overlap, new series"),
    "overlap_old": meant("field", "Overlap, old series"),
    "override_by": meant("field", "Released all the same by"),
    "override_reason": meant("field", "Reason for releasing all the same"),
    "owner": meant("field", "Owner"),
    "owners": meant("field", "Owner"),
    "paid": meant("field", "Paid"),
    "paper": meant("field", "Paper"),
    "party": meant("field", "Party"),
    "phone": meant("field", "Telephone"),
    "position": meant("field", "Place on the agenda"),
    "prepared": meant("field", "Prepared minutes"),
    "presenter": meant("field", "Presenter"),
    "printed": meant("field", "Printed number"),
    "procedural_decision": meant("field", "Decision on the meeting itself"),
    "public_decision": meant("field", "Public decision"),
    "rate": meant("field", "Hourly rate"),
    "read": meant("field", "Read"),
    "read_by": meant("field", "To be read by"),
    "reason": meant("field", "Reason"),
    "received": meant("field", "Received"),
    "recipients": meant("field", "Recipients"),
    "recommendation": meant("field", "Recommendation"),
    "recused": meant("field", "Recused"),
    "reference": meant("field", "Reference"),
    "released": meant("field", "Released"),
    "remarks": meant("field", "Remarks"),
    "replaced_by": meant("field", "Replaced by"),
    "replaces": meant("field", "Replaces"),
    "review": meant("field", "To be looked at again"),
    "risk": meant("field", "Risk"),
    "role": meant("field", "Role"),
    "sent": meant("field", "Sent"),
    "settings": meant("field", "Settings"),
    "settled": meant("field", "How it was settled"),
    "sha256": meant("field", "SHA-256"),
    "shared": meant("field", "Shared with CoC"),
    "shows_citizens": meant("field", "Shows citizens"),
    "shows_company_people": meant("field", "Shows company people"),
    "signed": meant("field", "Signed"),
    "since": meant("field", "Since"),
    "size": meant("field", "Employees"),
    "source": meant("field", "As typed"),
    "spent": meant("field", "Time spent"),
    "sponsor": meant("field", "Sponsor"),
    "standing": meant("field", "Standing item"),
    "started": meant("field", "Began"),
    "starts": meant("field", "Begins"),
    "state": meant("field", "State"),
    "status": meant("field", "Status"),
    "status_by": meant("field", "Status by"),
    "status_reason": meant("field", "Reason for the status"),
    "status_since": meant("field", "Status since"),
    "strategic": meant("field", "Strategic"),
    "strategy": meant("field", "Strategy"),
    "target": meant("field", "Score aimed for"),
    "target_group": meant("field", "For the target group"),
    "target_group_note": meant("field", "How it is for the target group"),
    "task": meant("field", "Task"),
    "text": meant("field", "Text"),
    "title": meant("field", "Title"),
    "to_network": meant("field", "To the network"),
    "until": meant("field", "Until"),
    "value": meant("field", "Value"),
    "venue": meant("field", "Venue"),
    "version": meant("field", "Version"),
    "waiting_for": meant("field", "Waiting for"),
    "way": meant("field", "How"),
    "where": meant("field", "Where it is"),
    "who": meant("field", "Who"),
    "with_partner": meant("field", "With Code of Care"),
    "withdrawn": meant("field", "Withdrawn"),
    "withdrawn_evidence": meant("field", "Evidence of withdrawal"),
    "written": meant("field", "Written by us"),
}

_OTHERWISE = {
    ("items", "notes"): meant("field", "Minutes of the item"),
    ("items", "closed"): meant("field", "Closed item"),
    ("items", "source"): meant("field", "Proposed by"),
    ("meetings", "sent"): meant("field", "Agenda sent"),
    ("results", "source"): meant("field", "Source"),
    ("index", "source"): meant("field", "Source"),
    ("hours", "source"): meant("field", "Source"),
}
"""Where a field of a table means another thing than the same name elsewhere."""

_ROLES = {"role", "chair", "minute_taker", "presenter"}
_SECONDS = {"spent"}


def kind_word(table: str) -> str:
    """Return what a record of the table is called; a table of another program's is its name."""
    return _(_KINDS[table]) if table in _KINDS else table


def field_word(table: str, field: str) -> str:
    """Return what a field is called; one from a newer program is its name, in plain letters."""
    pair = _OTHERWISE.get((table, field)) or _FIELDS.get(field)
    return pgettext(*pair) if pair else field.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Telling:
    """Says what stored values mean to people, by the case as it is in ``look``."""

    look: Look
    names: Names
    zone: tzinfo | None
    """The zone moments are told in."""

    def title(self, table: str, fields: Mapping[str, Any]) -> str:
        """Return what a record is called in a list, given its fields as stored."""
        if table == "items":
            title = str(fields.get("title", ""))
            meeting = self.look.find(Meeting, str(fields.get("meeting", "")))
            return _("Meeting {number}: {title}", number=meeting.number, title=title) if meeting else title
        if table == "meetings":
            return _("Meeting {number}", number=fields.get("number", "?"))
        if table == "risks":
            return f"RISK-{fields.get('number', '?')} {fields.get('title', '')}"
        if table == "participants":
            seat = _made(Participant, fields)
            return self.names.participant(seat) if seat else str(fields.get("name", ""))
        for name in ("number", "title", "name", "task", "reference", "month", "text", "day", "key"):
            text = joined(fields.get(name, ""))
            if isinstance(text, str) and text:
                return f"{kind_word(table)}: {text}" if table not in {"decisions", "actions"} else text
        return kind_word(table)

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
        value = _typed(table, field, joined(raw))
        if field in _ROLES and isinstance(value, str) and value:
            return [self.names.role(value)]
        if field in _SECONDS and isinstance(value, int):
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
                return ", ".join(f"{name}: {in_words(one)}" for name, one in value)
            case Mapping():
                return ngettext("{count} entry", "{count} entries", len(value)) if value else ""
        return str(in_words(value))


def _is_id(text: str) -> bool:
    return len(text) == 26 and text.isalnum() and text.isupper()


def _made(kind: type[Record], fields: Mapping[str, Any]) -> Any:
    known = {name: joined(value) for name, value in fields.items() if name in kind.model_fields}
    try:
        return kind.model_validate(known)
    except ValidationError:
        return None


def _typed(table: str, field: str, raw: Any) -> Any:
    """Return a stored value as the record has it; as it is where no record knows it."""
    kind = TABLES.get(table)
    info = kind.model_fields.get(field) if kind else None
    if info is None:
        return raw
    try:
        return TypeAdapter(info.rebuild_annotation()).validate_python(raw)
    except (ValidationError, CocError):
        return raw
