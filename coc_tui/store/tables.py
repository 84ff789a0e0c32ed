"""The tables of a case: one line a kind of record, in the order the file shows them."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from coc_tui.domain.records import Record

_KINDS: Mapping[str, str] = {
    "case": "case.Case",
    "participants": "people.Participant",
    "meetings": "meetings.Meeting",
    "items": "agenda.AgendaItem",
    "decisions": "decisions.Decision",
    "actions": "actions.Action",
    "risks": "risks.Risk",
    "results": "results.Snapshot",
    "members": "members.Member",
    "checklist": "renewal.ChecklistTask",
    "renewal": "renewal.RenewalCourse",
    "notices": "renewal.TerminationNotice",
    "extensions": "renewal.Extension",
    "events": "events.Event",
    "invoices": "economy.InvoiceNote",
    "index": "economy.IndexNote",
    "hours": "economy.HoursNote",
    "expenses": "economy.Expense",
    "materials": "communication.Material",
    "duties": "duties.SettledDuty",
    "proposals": "proposals.AnsweredProposal",
    "objections": "sealing.Objection",
    "approvals": "sealing.Approval",
    "sealed": "sealing.Sealed",
    "corrections": "sealing.Correction",
    "lists": "distribution.DistributionList",
    "readings": "distribution.ReadThrough",
    "overrides": "distribution.Override",
    "dispatches": "distribution.Dispatch",
    "counters": "case.Counter",
}
"""Where in the domain each table's kind of record is."""


class _Tables(Mapping[str, type[Record]]):
    """Loads a kind when it is first asked for: making all of them is a third of the time to start."""

    def __getitem__(self, name: str) -> type[Record]:
        return _kind(_KINDS[name])

    def __contains__(self, name: object) -> bool:
        return name in _KINDS

    def __iter__(self) -> Iterator[str]:
        return iter(_KINDS)

    def __len__(self) -> int:
        return len(_KINDS)


@cache
def _kind(place: str) -> type[Record]:
    module, _dot, name = place.partition(".")
    kind: type[Record] = getattr(import_module(f"coc_tui.domain.{module}"), name)
    return kind


TABLES: Mapping[str, type[Record]] = _Tables()
"""Every kind of record by the name of its table."""


@cache
def long_texts(table: str) -> frozenset[str]:
    """Return the fields of ``table`` that are kept as lists of lines; none for a table of others' making."""
    kind = TABLES.get(table)
    return kind.long_texts() if kind else frozenset()


def undone(table: str) -> bool:
    """Return whether an undoing takes changes in ``table`` back."""
    kind = TABLES.get(table)
    return kind.undone if kind else True
