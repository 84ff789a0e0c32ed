"""Whole documents, kept beside the tests to be read like prose.

After a wanted change: ``COC_TUI_GOLDEN=write pytest tests/documents/test_golden.py -n0``, and read
the difference before it is committed.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coc_tui.documents import agenda, markdown, minutes, registers
from coc_tui.documents.document import Document
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.decisions import DecisionStatus
from coc_tui.domain.meetings import AgendaState, MinutesState
from coc_tui.domain.risks import RiskStatus
from coc_tui.language import choose
from coc_tui.usecases.views import (
    ActionRow,
    Audience,
    CorrectionView,
    DecisionRow,
    ItemView,
    MinutesView,
    RiskRow,
)
from tests.support.worked_meeting import MEETING, worked_agenda, worked_minutes

GOLDEN = Path(__file__).parent / "golden"
LETTERHEAD = MEETING.letterhead


def approved() -> MinutesView:
    """The same minutes later: approved, sealed, with two corrections, one of them closed."""
    return replace(
        worked_minutes(Audience.NETWORK),
        state=MinutesState.DISTRIBUTED,
        approved=date(2027, 2, 18),
        seal="3f1c0a5be7d2",
        corrections=(
            CorrectionView(1, date(2027, 3, 1), "Der er 18 nye småjobs, ikke 19.", item="3"),
            CorrectionView(2, date(2027, 3, 2), "Overlap er to uger.", item="7", closed=True),
        ),
    )


def draft() -> MinutesView:
    """A draft written while the meeting ran: things postponed, dropped and not reached."""
    return replace(
        worked_minutes(),
        state=MinutesState.DRAFT,
        regrets="",
        movements=(),
        next_meeting=None,
        items=(
            ItemView("1", "Meddelelser", ItemKind.INFORMATION, outcome=Outcome.POSTPONED),
            ItemView("2", "Ny hjemmeside", ItemKind.DISCUSSION, outcome=Outcome.DROPPED),
            ItemView("2a", "Årshjul", ItemKind.DECISION),
        ),
    )


DECISIONS = (
    DecisionRow("B-2027-01", "Fire datoer er lagt.", date(2027, 2, 4), 6, "4", DecisionStatus.IN_FORCE),
    DecisionRow("B-2027-02", "Flyer | i A5.", date(2027, 2, 20), None, "", DecisionStatus.REPLACED),
    DecisionRow(
        "B-2027-03", "Tilkøb af timer.", date(2027, 2, 4), 6, "7", DecisionStatus.IN_FORCE, closed=True
    ),
)
ACTIONS = (
    ActionRow(
        "O-2027-01", "Invitation", "Projektkoordinatoren", ActionStatus.OPEN, date(2027, 2, 1), True, 6, "4"
    ),
    ActionRow("O-2027-02", "=1+1", "CoC-rådgiveren", ActionStatus.DONE, None, False, 6, "4"),
    ActionRow("O-2027-04", "Hemmeligt", "Chefen", ActionStatus.OPEN, closed=True),
)
RISKS = (
    RiskRow("RISK-1", "For få virksomhedsledere", RiskStatus.OPEN, (2, 4), "Projektkoordinatoren", "11"),
    RiskRow("RISK-2", "Manglende tilslutning", RiskStatus.NOT_ASSESSED, None, next_review=date(2027, 5, 20)),
)
DAY = date(2027, 2, 4)

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "minutes": lambda: minutes.minutes(worked_minutes()),
    "minutes_public": lambda: minutes.minutes(worked_minutes(Audience.PUBLIC)),
    "minutes_approved_network": lambda: minutes.minutes(approved()),
    "minutes_draft": lambda: minutes.minutes(draft()),
    "excerpt_item_4": lambda: minutes.excerpt(worked_minutes(), "4"),
    "excerpt_item_7_public": lambda: minutes.excerpt(worked_minutes(Audience.PUBLIC), "7"),
    "agenda": lambda: agenda.agenda(worked_agenda()),
    "agenda_network": lambda: agenda.agenda(
        replace(worked_agenda(Audience.NETWORK), state=AgendaState.REVISED)
    ),
    "agenda_empty": lambda: agenda.agenda(
        replace(worked_agenda(), items=(), state=AgendaState.DRAFT, sent=None)
    ),
    "decisions": lambda: registers.register(registers.decisions(DECISIONS, DAY, LETTERHEAD)),
    "decisions_public": lambda: registers.register(
        registers.decisions(DECISIONS, DAY, LETTERHEAD, Audience.PUBLIC)
    ),
    "actions": lambda: registers.register(registers.actions(ACTIONS, DAY, LETTERHEAD)),
    "risks": lambda: registers.register(registers.risks(RISKS, DAY, LETTERHEAD)),
    "risks_empty": lambda: registers.register(registers.risks((), DAY, LETTERHEAD)),
}


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.md"
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_as_it_was_read_and_approved(name: str) -> None:
    compare(name, markdown.render(DOCUMENTS[name]().tree))


def test_the_document_in_english() -> None:
    choose("en")
    view = worked_minutes()
    meeting = replace(
        view.meeting, group="steering group", called="steering group meeting", format="In person"
    )
    compare("minutes_english", markdown.render(minutes.minutes(replace(view, meeting=meeting)).tree))
