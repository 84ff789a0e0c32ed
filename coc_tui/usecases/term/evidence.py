"""What a step of the renewal can point at, to show that it was done."""

from datetime import date

from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.renewal import Evidence, EvidenceKind
from coc_tui.domain.results import Snapshot
from coc_tui.errors import WrongUse
from coc_tui.language.formats import short_date
from coc_tui.language.words import word

Proof = Decision | Snapshot | Meeting | date | str
"""A record, the day it happened, or a document's title and where it is."""


def evidence(by: Proof) -> Evidence:
    """Return ``by`` as it is kept with the step. Raises WrongUse for a document of no words."""
    match by:
        case Decision():
            return Evidence(kind=EvidenceKind.DECISION, record=by.id, where=by.number)
        case Snapshot():
            return Evidence(
                kind=EvidenceKind.RESULT, record=by.id, where=f"{by.measure} {by.first}/{by.last}"
            )
        case Meeting():
            return Evidence(kind=EvidenceKind.MEETING, record=by.id, where=str(by.number))
        case date():
            return Evidence(kind=EvidenceKind.DATE, where=by.isoformat())
    if not by.strip():
        raise WrongUse("Say where the document is.")
    return Evidence(kind=EvidenceKind.DOCUMENT, where=by)


def told(one: Evidence) -> str:
    """Return a piece of evidence in words."""
    shown = short_date(date.fromisoformat(one.where)) if one.kind is EvidenceKind.DATE else one.where
    return f"{word(one.kind)}: {shown}"


def kinds(needed: tuple[EvidenceKind, ...]) -> str:
    """Return kinds of evidence in words, in lower case."""
    return ", ".join(word(one).lower() for one in needed)
