"""The group's own number of members to decide: asked for, counted, and never called the agreement's (A7)."""

from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.outgoing import minutes_leaving
from coc_tui.domain.meetings import Meeting, Presence
from coc_tui.language import say
from coc_tui.screens.minutes.ending import steps
from coc_tui.usecases.meeting import attendance, live, minutes
from coc_tui.usecases.papers import gates, quorum
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, people
from coc_tui.usecases.term import settings
from coc_tui.usecases.term.query_context import query_context
from coc_tui.usecases.today import overview
from tests.support.cases import at, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def held(desk: Desk, came: list[str]) -> Meeting:
    """Meeting 6 with the first holders of these roles present."""
    meeting = minutes.begin(desk, finding.meeting(desk.store.look(), 6))
    left = list(came)
    for seat in people.on_seats(desk.store.look(), meeting.date):
        if seat.role in left:
            left.remove(seat.role)
            meeting = attendance.set_presence(desk, meeting, seat, Presence.PRESENT)
    assert not left
    return meeting


def said(desk: Desk, meeting: Meeting) -> str:
    found = quorum.lacking(query_context(desk), meeting)
    return say(found) if found else ""


CHAIR, REP = "head_of_business", "company_rep"


def test_A7_without_a_number_of_ones_own_any_attendance_will_do(desk: Desk) -> None:
    assert said(desk, held(desk, [CHAIR])) == ""


def test_A7_too_few_members_are_told_as_the_groups_own_rule(desk: Desk) -> None:
    settings.choose(desk, "quorum", 3)
    meeting = held(desk, [CHAIR, REP, "coordinator", "adviser"])
    told = said(desk, meeting)
    assert "2 medlemmer" in told
    assert "gruppens egen regel skal 3" in told
    assert "aftalen har ingen sådan regel" in told
    paper = minutes_leaving(desk, meeting, Audience.GROUP).paper
    assert told in [say(one) for one in gates.hints(desk, paper)]
    assert told in overview.overview(desk).warnings


def test_A7_enough_members_are_not_spoken_of(desk: Desk) -> None:
    settings.choose(desk, "quorum", 3)
    assert said(desk, held(desk, [CHAIR, REP, REP])) == ""


def test_A7_attendance_that_is_not_noted_is_not_counted_as_nobody(desk: Desk) -> None:
    settings.choose(desk, "quorum", 3)
    meeting = finding.meeting(desk.store.look(), 6)
    assert said(desk, meeting) == ""
    assert "kan ikke siges" in said(desk, minutes.begin(desk, meeting))


def test_A7_the_chosen_chair_stands_in_the_minutes(desk: Desk) -> None:
    settings.choose(desk, "chair_role", "coordinator")
    paper = minutes_leaving(desk, finding.meeting(desk.store.look(), 6), Audience.GROUP).paper
    assert "| Mødeleder | Projektkoordinatoren |" in paper.text


def test_A7_it_stands_among_what_is_left_before_the_meeting_ends(desk: Desk) -> None:
    settings.choose(desk, "quorum", 9)
    meeting = held(desk, [CHAIR])
    view = live.read(desk, meeting.id)
    assert view is not None
    assert view.too_few == quorum.lacking(query_context(desk), meeting)
    noted = replace(view, seats=tuple(one for one in view.seats if one.attendance))
    rows = steps(noted, desk.clock.today(), lambda item: item.notes)
    assert ("attendance", (said(desk, meeting),)) in [(row.key, row.cells) for row in rows]
