"""The session of the live minutes: what it knows of meeting, item, text, pen and time, without a screen."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.agenda import Outcome
from coc_tui.screens.minutes.session import Access, Session, _seconds
from coc_tui.store import Store
from coc_tui.usecases.meeting import agenda, live, minutes, presence
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.records import finding, undo
from tests.support.cases import CONSULTANT, FrozenClock
from tests.support.live import THE_DAY, item, live_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path)


def read(desk: Desk) -> LiveMinutes:
    view = live.join(desk)
    assert view is not None
    return view


def session(desk: Desk) -> Session:
    there = Session(desk)
    there.arrive(read(desk))
    there.learn()
    return there


def test_neither_the_session_nor_the_queue_knows_the_screen() -> None:
    program = (
        "import sys, coc_tui.screens.minutes.session, coc_tui.screens.minutes.queue\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('textual', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_it_begins_at_the_first_item_without_an_outcome(desk: Desk) -> None:
    minutes.set_outcome(desk, item(desk, "1"), Outcome.NOTED)
    assert session(desk).item_id == item(desk, "2").id


def test_the_same_meeting_read_again_keeps_the_text_on_the_screen(desk: Desk) -> None:
    there = session(desk)
    there.item_id = item(desk, "4").id
    minutes.set_outcome(desk, item(desk, "4"), Outcome.TREATED)
    assert not there.arrive(read(desk))
    assert there.item_id == item(desk, "4").id


def test_an_item_that_is_gone_gives_way_to_another_text(desk: Desk) -> None:
    there = session(desk)
    added = agenda.add_item(desk, read(desk).meeting, title="Kort", after=item(desk, "1"))
    there.arrive(read(desk))
    there.item_id = added.id
    undo.undo(desk)
    assert there.arrive(read(desk))
    assert there.item_id == item(desk, "1").id


def test_only_a_text_that_is_another_than_the_stored_one_is_unsaved(desk: Desk) -> None:
    there = session(desk)
    there.hand_over("")
    assert not there.writing.unsaved
    there.hand_over("Torsdage.")
    assert there.writing.unsaved
    assert there.text_of(item(desk, "1")) == "Torsdage."
    there.writing.store()
    assert item(desk, "1").notes == "Torsdage."


def test_what_others_wrote_is_news_once(desk: Desk) -> None:
    there = session(desk)
    assert there.news() is None
    minutes.write_notes(desk, item(desk, "1"), "Deres linje")
    there.arrive(read(desk))
    theirs = there.news()
    assert theirs is not None
    assert theirs.notes == "Deres linje"
    there.learn()
    assert there.news() is None


def test_the_neighbours_end_at_both_ends(desk: Desk) -> None:
    there = session(desk)
    assert there.neighbour(1) == item(desk, "2").id
    assert there.neighbour(-1) == ""
    there.item_id = "?"
    assert there.neighbour(1) is None


def consultant(desk: Desk) -> Desk:
    return Desk(Store.open(desk.store.folder, now=THE_DAY.now), THE_DAY, CONSULTANT, desk.folders)


def taken_over(desk: Desk, *, at_the_text: bool) -> tuple[Session, Desk, bool]:
    there = session(desk)
    there.admit(at_the_text=False)
    assert there.access is Access.OPEN
    theirs = consultant(desk)
    presence.take_pen(theirs, finding.meeting(desk.store.look(), 6), over=True)
    there.arrive(read(desk))
    return there, theirs, there.admit(at_the_text=at_the_text)


def test_who_loses_the_pen_in_the_text_ends_the_sentence_and_then_strikes_nothing(desk: Desk) -> None:
    there, theirs, lost = taken_over(desk, at_the_text=True)
    assert (lost, there.access, there.may_type) == (True, Access.ENDING, True)
    assert there.recorder == "Konsulenten"
    # What is read meanwhile tells no second time.
    assert not there.admit(at_the_text=True)
    assert there.close_text()
    assert (there.access, there.may_type) == (Access.CLOSED, False)
    there.leave_text()
    assert there.access is Access.READING
    theirs.store.close()


def test_what_is_struck_into_the_closed_text_is_kept_as_lines_of_the_item(desk: Desk) -> None:
    there, theirs, _lost = taken_over(desk, at_the_text=True)
    there.close_text()
    assert there.kept_lines() is None
    for key, character in (
        ("E", "E"),
        ("n", "n"),
        ("x", "x"),
        ("backspace", "\x7f"),
        ("enter", "\r"),
        ("t", "t"),
    ):
        there.strike(key, character)
    minutes.write_notes(theirs, item(theirs, "1"), "Deres linje\n")
    desk.store.follow()
    there.arrive(read(desk))
    found = there.kept_lines()
    assert found is not None
    assert (found[0].id, found[1]) == (item(desk, "1").id, "Deres linje\nEn\nt")
    theirs.store.close()


def test_who_loses_the_pen_elsewhere_reads(desk: Desk) -> None:
    there, theirs, lost = taken_over(desk, at_the_text=False)
    assert (lost, there.access) == (False, Access.READING)
    theirs.store.close()


def test_a_pen_that_came_back_before_the_pause_closes_nothing(desk: Desk) -> None:
    there, theirs, _lost = taken_over(desk, at_the_text=True)
    presence.take_pen(desk, finding.meeting(desk.store.look(), 6), over=True)
    there.arrive(read(desk))
    there.admit(at_the_text=True)
    assert not there.close_text()
    assert there.access is Access.OPEN
    theirs.store.close()


def test_ctrl_z_takes_back_only_while_nothing_more_is_typed(desk: Desk) -> None:
    there = session(desk)
    there.offer_back(lambda: "B-2027-01", edits=7)
    assert there.offered(8) is None
    undo = there.offered(7)
    assert undo is not None
    assert undo() == "B-2027-01"
    assert there.withdraw_offer()
    assert there.offered(7) is None
    assert not there.withdraw_offer()


def test_time_runs_on_the_meetings_own_day_and_is_handed_over_once(desk: Desk) -> None:
    clock = FrozenClock(THE_DAY.moment)
    now = Desk(desk.store, clock, desk.person, desk.folders)
    there = session(now)
    there.note_time()
    object.__setattr__(clock, "moment", clock.moment + timedelta(minutes=3))
    assert there.spent(item(desk, "1")) == 180
    there.note_time()
    there.note_time()
    assert there.writing.seconds(there.item_id) == 180
    object.__setattr__(clock, "moment", clock.moment + timedelta(days=1))
    assert not there.counts()
    there.note_time()
    assert there.writing.seconds(there.item_id) == 180


def test_a_clock_that_is_set_back_takes_no_time_and_gives_none(desk: Desk) -> None:
    clock = FrozenClock(THE_DAY.moment)
    there = session(Desk(desk.store, clock, desk.person, desk.folders))
    there.note_time()
    object.__setattr__(clock, "moment", clock.moment - timedelta(minutes=1))
    assert there.spent(item(desk, "1")) == 0
    there.note_time()
    assert there.writing.seconds(there.item_id) == 0


def test_the_hour_that_comes_twice_when_summer_time_ends_counts_once_each_time() -> None:
    zone = THE_DAY.moment.tzinfo
    before = datetime(2027, 10, 31, 2, 50, tzinfo=zone, fold=0)
    assert _seconds(before, datetime(2027, 10, 31, 2, 10, tzinfo=zone, fold=1)) == 20 * 60
