"""The live minutes' view: which meeting it is, what is loose, and who records it."""

from datetime import date, time
from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting
from coc_tui.store import Store
from coc_tui.usecases.meeting import live, minutes, presence
from coc_tui.usecases.records import finding, meetings
from tests.support.cases import CONSULTANT, at, demo_desk

THE_DAY = at(2027, 2, 4, 8, 33)


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def shown(desk: Desk, wanted: str = "") -> live.LiveMinutes:
    view = live.read(desk, wanted)
    assert view is not None
    return view


def hold(desk: Desk) -> None:
    minutes.begin(desk, meeting(desk))
    for one in finding.items(desk.store.look(), meeting(desk)):
        minutes.set_outcome(desk, one, Outcome.TREATED)
    minutes.end(desk, meeting(desk))


def test_it_is_the_next_meeting_until_one_is_in_progress(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    later = meetings.plan(desk, date(2027, 1, 28), time(8, 30))
    assert shown(desk).meeting.number == 6

    minutes.begin(desk, later)

    assert shown(desk).meeting.number == 7


def test_an_unsent_draft_comes_before_a_meeting_weeks_away_but_not_before_todays(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    hold(desk)
    following = meetings.plan(desk, date(2027, 5, 20), time(8, 30))
    assert shown(desk).meeting.number == 6

    on_the_day = Desk(desk.store, at(2027, 5, 20), desk.person, desk.folders)

    assert shown(on_the_day).meeting.id == following.id


def test_a_meeting_or_an_item_can_be_asked_for(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    fifth = meeting(desk, 5)
    item = finding.items(desk.store.look(), fifth)[2]

    assert shown(desk, fifth.id).meeting.number == 5
    assert shown(desk, item.id).meeting.number == 5
    assert shown(desk, item.id).sealed


def test_what_is_loose_is_listed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    minutes.begin(desk, meeting(desk))
    item = finding.item(desk.store.look(), meeting(desk), "4")
    minutes.capture(desk, item, "o: coc to oplægsholdere")

    view = shown(desk)

    assert len(view.without_outcome()) == 9
    assert len(view.without_attendance()) == 7
    assert [(one.number, number) for one, number in view.without_deadline()] == [("4", "O-2027-01")]


def test_whoever_joins_first_records_and_the_next_one_follows(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    minutes.begin(desk, meeting(desk))
    first = live.join(desk)
    other = Desk(Store.open(desk.store.folder), THE_DAY, CONSULTANT, desk.folders)
    second = live.join(other)

    assert first is not None
    assert first.writable
    assert second is not None
    assert second.following
    assert not second.writable
    presence.leave(desk)
    joined = live.join(other)
    assert joined is not None
    assert joined.writable
    presence.leave(other)
    other.store.close()
