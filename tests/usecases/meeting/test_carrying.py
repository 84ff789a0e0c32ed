"""What a meeting leaves to the next: carried by default, dropped by a key, counted through the meetings."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting
from coc_tui.language import say
from coc_tui.usecases.meeting import agenda, carrying, minutes
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.today import proposals
from tests.support.cases import at, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    minutes.begin(desk, sixth(desk))
    return desk


def sixth(desk: Desk) -> Meeting:
    return finding.meeting(desk.store.look(), 6)


def settle(desk: Desk, number: str, outcome: Outcome) -> None:
    look = desk.store.look()
    minutes.set_outcome(desk, finding.item(look, sixth(desk), number), outcome)


def test_what_is_postponed_or_not_treated_goes_on_and_standing_items_need_no_carrying(desk: Desk) -> None:
    for number in "23456":
        settle(desk, number, Outcome.TREATED)
    settle(desk, "7", Outcome.POSTPONED)
    found = carrying.carry_over(desk, sixth(desk))
    assert [(one.number, one.postponed, one.kept) for one in found.items] == [("7", 1, True), ("8", 0, True)]
    assert (found.kept, found.following) == (2, None)


def test_dropping_is_an_outcome_that_the_minutes_print_and_can_be_taken_back(desk: Desk) -> None:
    for number in "23456":
        settle(desk, number, Outcome.TREATED)
    first = carrying.carry_over(desk, sixth(desk)).items[0]
    assert carrying.drop_or_keep(desk, first).outcome is Outcome.DROPPED
    dropped = carrying.carry_over(desk, sixth(desk)).items[0]
    assert not dropped.kept
    assert carrying.drop_or_keep(desk, dropped).outcome is Outcome.POSTPONED


def test_an_item_postponed_again_is_counted_through_the_meetings(desk: Desk) -> None:
    settle(desk, "8", Outcome.POSTPONED)
    earlier = finding.item(desk.store.look(), sixth(desk), "8")
    later = meetings.plan(desk, date(2027, 5, 20), time(8, 30), standing=False)
    again = agenda.add_item(desk, later, title=earlier.title, follows=earlier.id)
    minutes.set_outcome(desk, again, Outcome.POSTPONED)
    assert [one.postponed for one in carrying.carry_over(desk, later).items] == [2]
    assert carrying.carry_over(desk, sixth(desk)).following == meetings.after(desk.store.look(), sixth(desk))


def test_its_open_actions_are_counted(desk: Desk) -> None:
    item = finding.item(desk.store.look(), sixth(desk), "4")
    minutes.capture(desk, item, "o: coc oplægsholdere 12/2  o: koordinator invitation 18/2")
    assert carrying.carry_over(desk, sixth(desk)).actions == 2


def test_the_proposal_for_the_next_meeting_says_how_often_it_was_put_off(desk: Desk) -> None:
    settle(desk, "8", Outcome.POSTPONED)
    earlier = finding.item(desk.store.look(), sixth(desk), "8")
    later = meetings.plan(desk, date(2027, 5, 20), time(8, 30), standing=False)
    assert reason(desk, later, earlier.title) == "Udsat på møde 6"
    again = agenda.add_item(desk, later, title=earlier.title, follows=earlier.id)
    minutes.set_outcome(desk, again, Outcome.POSTPONED)
    third = meetings.plan(desk, date(2027, 8, 26), time(8, 30), standing=False)
    assert reason(desk, third, earlier.title) == "Udsat 2. gang, på møde 7"


def reason(desk: Desk, meeting: Meeting, title: str) -> str:
    found = [one for one in proposals.for_meeting(desk, meeting) if say(one.title) == title]
    return say(found[0].reason)
