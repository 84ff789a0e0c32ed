"""Who else is here, and whose the pen is; the dead are neither."""

from pathlib import Path

import pytest

from coc_tui.store import disk
from coc_tui.store.presence import PresenceBoard, Sessions
from tests.store.conftest import Clock
from tests.store.test_drafts import dies


def test_two_sessions_see_each_other_where_they_are(tmp_path: Path, clock: Clock) -> None:
    one, two = Sessions(tmp_path, now=clock), Sessions(tmp_path, now=clock)
    assert one.others() == []
    one.here("Secretary", "minutes of meeting 6")
    two.here("Consultant", "agenda")
    assert one.others() == [PresenceBoard("Consultant", "agenda", clock())]
    assert two.others() == [PresenceBoard("Secretary", "minutes of meeting 6", clock())]
    clock.move(minutes=1)
    one.here("Secretary", "minutes of meeting 6")
    one.here("Secretary", "risks")
    assert two.others() == [PresenceBoard("Secretary", "risks", clock())]
    one.close()
    assert two.others() == []
    two.close()
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_was_killed_is_gone_and_swept_away(tmp_path: Path, clock: Clock) -> None:
    dies(lambda: Sessions(tmp_path, now=clock).here("Secretary", "minutes"))
    (file,) = tmp_path.glob("*.session")
    assert Sessions(tmp_path, now=clock).others() == []
    assert not file.exists()


def test_the_pen_is_one_persons_until_laid_down(tmp_path: Path, clock: Clock) -> None:
    one, two = Sessions(tmp_path, now=clock), Sessions(tmp_path, now=clock)
    assert one.pen_holder("meeting") is None
    assert one.take_pen("meeting", "Secretary")
    assert one.take_pen("meeting", "Secretary")
    assert not two.take_pen("meeting", "Consultant")
    for session in (one, two):
        holder = session.pen_holder("meeting")
        assert holder is not None
        assert holder.person == "Secretary"
    assert two.take_pen("another", "Consultant")
    one.lay_down_pen("meeting")
    assert two.pen_holder("meeting") is None
    assert two.take_pen("meeting", "Consultant")
    two.close()
    assert one.take_pen("meeting", "Secretary")
    one.close()


def test_the_pen_of_the_dead_lies_free(tmp_path: Path, clock: Clock) -> None:
    dies(lambda: Sessions(tmp_path, now=clock).take_pen("meeting", "Secretary"))
    mine = Sessions(tmp_path, now=clock)
    assert mine.pen_holder("meeting") is None
    assert mine.take_pen("meeting", "Consultant")
    mine.close()


def test_a_pen_that_was_taken_over_never_falls_back_to_who_held_it_before(
    tmp_path: Path, clock: Clock
) -> None:
    first = Sessions(tmp_path, now=clock)
    assert first.take_pen("meeting", "Consultant")
    dies(lambda: Sessions(tmp_path, now=clock).take_pen("meeting", "Secretary", over=True))
    again = Sessions(tmp_path, now=clock)
    for session in (first, again):
        assert session.pen_holder("meeting") is None
        assert not session.has_pen("meeting")
        assert session.pens() == []
    assert again.take_pen("meeting", "Secretary")
    assert not first.take_pen("meeting", "Consultant")
    again.lay_down_pen("meeting")
    assert first.pen_holder("meeting") is None
    for session in (first, again):
        session.close()


def test_where_nothing_can_be_written_one_is_invisible(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(disk, "make_folder", refused)
    session = Sessions(tmp_path / "sessions", now=clock)
    session.here("Secretary", "minutes")
    assert session.others() == []
    assert not session.take_pen("meeting", "Secretary")
    session.close()
