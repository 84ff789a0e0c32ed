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
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, MinutesState
from coc_tui.language import choose
from coc_tui.usecases.papers.views import Audience, ItemView, MinutesView, Predecessor, RegisterView
from tests.support.worked_meeting import MEETING, worked_agenda, worked_minutes

GOLDEN = Path(__file__).parent / "golden"


def approved() -> MinutesView:
    """The same minutes later: approved and sealed."""
    return replace(
        worked_minutes(Audience.NETWORK),
        state=MinutesState.DISTRIBUTED,
        approved=date(2027, 2, 18),
        seal="3f1c0a5be7d2",
        before=Predecessor(5, date(2026, 11, 20), "beb9f962" * 8),
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


def actions(audience: Audience = Audience.GROUP) -> RegisterView:
    """A follow-up list with cells that are hard on Markdown and on spreadsheets."""
    return RegisterView(
        name="actions",
        title="Opfølgning",
        columns=("Nr.", "Opgave", "Frist"),
        rows=(
            ("O-2027-01", 'Flyer | i "A5", og\nto linjer', "01.02.2027"),
            ("O-2027-02", "=1+1", ""),
        ),
        date=date(2027, 2, 4),
        letterhead=MEETING.letterhead,
        closed=audience.sees_closed,
        audience=audience,
    )


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
    "register": lambda: registers.register(actions()),
    "register_public": lambda: registers.register(actions(Audience.PUBLIC)),
    "register_empty": lambda: registers.register(replace(actions(), rows=(), closed=False)),
}


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.md"
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_as_it_was_read_and_approved(name: str) -> None:
    compare(name, markdown.render(DOCUMENTS[name]().blocks))


def test_the_document_in_english() -> None:
    choose("en")
    view = worked_minutes()
    meeting = replace(
        view.meeting, group="steering group", called="steering group meeting", format="In person"
    )
    compare("minutes_english", markdown.render(minutes.minutes(replace(view, meeting=meeting)).blocks))
