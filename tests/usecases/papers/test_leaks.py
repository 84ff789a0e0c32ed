"""A closed item's own words are pointed at wherever a paper for the outside says them in the open."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.document import Leaving
from coc_tui.documents.outgoing import agenda_leaving, minutes_leaving, register_leaving
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting
from coc_tui.language import say
from coc_tui.usecases.contract import planning
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.papers import gates, registers
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, meetings
from tests.support.cases import at, demo_desk

NETWORK, PUBLIC = Audience.NETWORK, Audience.PUBLIC
OUTSIDE = pytest.mark.parametrize("audience", [NETWORK, PUBLIC])
POINTED = "“overlapsperioden” står også i et lukket punkt."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Meeting 6 is being held, and its closed item 7 has said a word of its own."""
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    minutes.begin(desk, meeting(desk))
    minutes.write_notes(desk, item(desk, 7), "Tre uger i overlapsperioden er for lidt.")
    return desk


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def item(desk: Desk, place: int, number: int = 6) -> AgendaItem:
    return finding.items(desk.store.look(), meeting(desk, number))[place - 1]


def pointed(desk: Desk, leaving: Leaving) -> str:
    return "\n".join(say(one) for one in gates.hints(desk, leaving.paper) if "lukket punkt" in say(one))


@OUTSIDE
def test_in_the_agenda_of_the_same_meeting(desk: Desk, audience: Audience) -> None:
    assert pointed(desk, agenda_leaving(desk, meeting(desk), audience)) == ""
    agenda.edit_item(desk, item(desk, 4), case_text="Datoerne tager hensyn til overlapsperioden.")
    said = pointed(desk, agenda_leaving(desk, meeting(desk), audience))
    assert said.startswith("Punkt 4, linje ")
    assert said.endswith(POINTED)


@OUTSIDE
def test_in_the_agenda_of_the_next_meeting(desk: Desk, audience: Audience) -> None:
    following = meetings.plan(desk, date(2027, 5, 20), time(8, 30))
    agenda.add_item(desk, following, title="Opfølgning på overlapsperioden")
    assert POINTED in pointed(desk, agenda_leaving(desk, following, audience))


@OUTSIDE
def test_in_minutes_and_in_the_excerpt_of_one_item(desk: Desk, audience: Audience) -> None:
    minutes.write_notes(desk, item(desk, 4), "Overlapsperioden koster to datoer.")
    assert POINTED in pointed(desk, minutes_leaving(desk, meeting(desk), audience))
    assert POINTED in pointed(desk, minutes_leaving(desk, meeting(desk), audience, "4"))
    assert pointed(desk, minutes_leaving(desk, meeting(desk), audience, "8")) == ""
    assert pointed(desk, minutes_leaving(desk, meeting(desk), audience, "7")) == ""


@OUTSIDE
@pytest.mark.parametrize(
    ("register", "line"),
    [
        ("decisions", "b: Indkøb venter til efter overlapsperioden"),
        ("actions", "o: koordinator plan for overlapsperioden 18/2"),
        ("risks", "r: Uro i overlapsperioden"),
    ],
)
def test_in_a_register(desk: Desk, audience: Audience, register: str, line: str) -> None:
    assert pointed(desk, register_leaving(desk, register, audience)) == ""
    minutes.capture(desk, item(desk, 4), line)
    said = pointed(desk, register_leaving(desk, register, audience))
    assert said.startswith("Linje ")
    assert said.endswith(POINTED)


def test_in_the_register_of_events(desk: Desk) -> None:
    planning.plan(desk, "Temadag om overlapsperioden", day=date(2028, 3, 9))
    assert POINTED in pointed(desk, register_leaving(desk, "events", PUBLIC))


def test_the_reason_of_a_risk_assessed_in_a_closed_item_is_the_items_own(desk: Desk) -> None:
    minutes.capture(desk, item(desk, 7), "r7: 4x4 fratrædelsesaftalen ventes")
    agenda.edit_item(desk, item(desk, 4), case_text="Afventer fratrædelsesaftalen.")
    assert "fratrædelsesaftalen" in pointed(desk, agenda_leaving(desk, meeting(desk), PUBLIC))


def test_what_stays_in_the_group_is_left_in_peace(desk: Desk) -> None:
    minutes.write_notes(desk, item(desk, 4), "Overlapsperioden koster to datoer.")
    assert pointed(desk, minutes_leaving(desk, meeting(desk), Audience.GROUP)) == ""


def test_a_word_said_openly_before_or_in_the_public_decision_is_no_secret(desk: Desk) -> None:
    minutes.write_notes(desk, item(desk, 7), "Årsplan og bemandingsplan for jobcentret og Prøvekantinen.")
    minutes.write_notes(desk, item(desk, 4), "Årsplan, bemandingsplan, jobcentret, Prøvekantinen.")
    assert pointed(desk, minutes_leaving(desk, meeting(desk), PUBLIC)) == ""


def test_papers_of_earlier_meetings_know_nothing_of_a_later_closed_item(desk: Desk) -> None:
    for number in range(1, 6):
        assert pointed(desk, minutes_leaving(desk, meeting(desk, number), PUBLIC)) == ""
        assert pointed(desk, agenda_leaving(desk, meeting(desk, number), PUBLIC)) == ""


def test_an_ordinary_case_has_nothing_pointed_at(desk: Desk) -> None:
    for name in registers.REGISTERS:
        assert pointed(desk, register_leaving(desk, name, PUBLIC)) == ""
