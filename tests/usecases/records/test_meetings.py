"""Planning meetings: numbers, standing items, moving, calling off, and what cannot be taken away."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.meetings import Meeting, MeetingFormat, MeetingState
from coc_tui.errors import Refused
from coc_tui.language import say
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.records import finding, meetings, undo
from tests.support.cases import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def meeting(desk: Desk, number: int) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def test_a_planned_meeting_gets_the_next_number_and_the_standing_items(desk: Desk) -> None:
    new = meetings.plan(desk, date(2027, 5, 20), time(8, 30), format=MeetingFormat.ONLINE)

    assert (new.number, new.state) == (7, MeetingState.PLANNED)
    titles = [item.title for item in finding.items(desk.store.look(), new)]
    assert titles[0] == "Godkendelse af dagsorden"
    assert len(titles) == len(desk.agreement().standing_items)


def test_what_is_due_at_the_next_meeting_follows_it(desk: Desk) -> None:
    line = "o: koordinator lav plan til næste møde"
    fourth = next(one for one in finding.items(desk.store.look(), meeting(desk, 6)) if one.position == 4)
    found = minutes.capture(desk, fourth, line).understood[0]
    assert isinstance(found.record, Action)
    assert (found.waits, found.record.due, found.record.deadline) == (True, None, "next meeting")

    def due() -> date | None:
        return finding.action(desk.store.look(), "O-2027-01").due

    new = meetings.plan(desk, date(2027, 5, 20), time(8, 30))
    assert due() == date(2027, 5, 20)
    new = meetings.move(desk, new, date(2027, 5, 27), time(8, 30))
    assert due() == date(2027, 5, 27)
    undo.undo(desk)
    assert due() == date(2027, 5, 20)
    meetings.plan(desk, date(2027, 9, 16), time(8, 30))
    meetings.call_off(desk, meeting(desk, 7), "For få kan")
    assert due() == date(2027, 9, 16)
    meetings.remove(desk, meeting(desk, 8))
    assert due() is None


def test_a_deadline_that_is_a_day_stays_where_it_is(desk: Desk) -> None:
    fourth = next(one for one in finding.items(desk.store.look(), meeting(desk, 6)) if one.position == 4)
    minutes.capture(desk, fourth, "o: koordinator lav plan 12/2")
    meetings.plan(desk, date(2027, 5, 20), time(8, 30))
    assert finding.action(desk.store.look(), "O-2027-01").due == date(2027, 2, 12)


def test_moving_keeps_the_day_it_was_first_planned_for(desk: Desk) -> None:
    moved = meetings.move(desk, meeting(desk, 6), date(2027, 2, 11), time(9, 0))
    moved = meetings.move(desk, moved, date(2027, 2, 18), time(9, 0))

    assert (moved.date, moved.starts, moved.moved_from) == (date(2027, 2, 18), time(9), date(2027, 2, 4))
    assert moved.state == MeetingState.PLANNED


def test_calling_off_says_why_and_leaves_the_agenda(desk: Desk) -> None:
    off = meetings.call_off(desk, meeting(desk, 6), "For få kan komme.")

    assert (off.state, off.called_off_reason) == (MeetingState.CALLED_OFF, "For få kan komme.")
    assert len(finding.items(desk.store.look(), off)) == 9


def test_a_held_meeting_is_neither_moved_nor_called_off(desk: Desk) -> None:
    with pytest.raises(Refused):
        meetings.move(desk, meeting(desk, 5), date(2027, 2, 18), time(9, 0))
    with pytest.raises(Refused):
        meetings.call_off(desk, meeting(desk, 5), "Nej.")


def test_a_planned_meeting_goes_to_the_bin_with_its_agenda_and_comes_back_whole(desk: Desk) -> None:
    meetings.remove(desk, meeting(desk, 6))
    assert [one.number for one in meetings.calendar(desk).meetings] == [1, 2, 3, 4, 5]

    undo.undo(desk)
    assert len(finding.items(desk.store.look(), meeting(desk, 6))) == 9


def test_a_meeting_people_are_called_to_stays_in_the_list(desk: Desk) -> None:
    called = agenda.send(desk, meeting(desk, 6))

    with pytest.raises(Refused):
        meetings.remove(desk, called)


def test_R7_5_moving_the_groups_own_meeting_costs_nothing(desk: Desk) -> None:
    calendar = meetings.calendar(desk)

    assert calendar.coming == meeting(desk, 6).id
    assert "7.2" in say(calendar.cost)
