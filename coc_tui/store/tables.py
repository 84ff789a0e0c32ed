"""The tables of a case: one line a kind of record, in the order the file shows them."""

from collections.abc import Mapping
from functools import cache

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.case import Case, Counter
from coc_tui.domain.communication import Material
from coc_tui.domain.decisions import Decision
from coc_tui.domain.duties import SettledDuty
from coc_tui.domain.economy import Expense, HoursNote, IndexNote, InvoiceNote
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.members import Member
from coc_tui.domain.people import Participant
from coc_tui.domain.proposals import AnsweredProposal
from coc_tui.domain.records import Record
from coc_tui.domain.renewal import ChecklistTask, Extension, RenewalCourse, TerminationNotice
from coc_tui.domain.results import Snapshot
from coc_tui.domain.risks import Risk

KINDS: tuple[type[Record], ...] = (
    Case,
    Participant,
    Meeting,
    AgendaItem,
    Decision,
    Action,
    Risk,
    Snapshot,
    Member,
    ChecklistTask,
    RenewalCourse,
    TerminationNotice,
    Extension,
    Event,
    InvoiceNote,
    IndexNote,
    HoursNote,
    Expense,
    Material,
    SettledDuty,
    AnsweredProposal,
    Counter,
)

TABLES: Mapping[str, type[Record]] = {kind.table: kind for kind in KINDS}
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
