"""Who is here, and whose the pen is: sessions of several people on one case."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coc_tui.desk import Desk, Folders, Person, WallClock
from coc_tui.documents.sealing import write
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import Refused
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.meeting import capture_target, minutes, presence
from coc_tui.usecases.meeting.presence import Other
from coc_tui.usecases.records import finding


class StoppedClock(WallClock):
    """Stands at one moment."""

    def now(self) -> datetime:
        return datetime(2027, 2, 4, 9, 12, tzinfo=self.zone)


@pytest.fixture
def sit_down(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Return a function that opens the case for a person, each in a session of their own."""
    demo.fill(tmp_path, tmp_path / "exports", write).close()
    desks: list[Desk] = []

    def sit(name: str) -> Desk:
        store = Store.open(tmp_path / demo.NAME, now=lambda: datetime(2027, 2, 4, 8, 12, tzinfo=UTC))
        desk = Desk(
            store,
            StoppedClock(ZoneInfo("Europe/Copenhagen")),
            Person(name),
            Folders(tmp_path, tmp_path / "exports"),
        )
        desks.append(desk)
        return desk

    yield sit
    for desk in desks:
        presence.leave(desk)
        desk.store.close()


def next_meeting(desk: Desk) -> Meeting:
    return finding.meetings(desk.store.look())[-1]


def test_each_sees_the_others_and_where_they_are(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    presence.here(secretary, "minutes", "4. Økonomi")
    presence.here(adviser, "risks")
    assert presence.others(adviser) == (Other("Sekretær", "minutes", "4. Økonomi", secretary.clock.now()),)
    assert [one.place for one in presence.others(secretary)] == ["risks"]


def test_who_leaves_is_gone(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    presence.here(adviser, "risks")
    presence.leave(adviser)
    assert presence.others(secretary) == ()


def test_a_place_with_a_slash_in_what_is_looked_at(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    presence.here(adviser, "agenda", "6/4 [b]")
    assert presence.others(secretary)[0].at == "6/4 [b]"


def test_the_pen_is_one_persons_and_the_other_is_told_whose(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    assert presence.pen_holder(adviser, meeting) is None
    assert presence.take_pen(secretary, meeting)
    with pytest.raises(Refused, match="Sekretær has recorded meeting 6 since"):
        presence.take_pen(adviser, meeting)
    seen = presence.pen_holder(adviser, meeting)
    assert seen is not None
    assert seen.person == "Sekretær"
    assert not seen.own


def test_a_pen_taken_over_is_lost_by_its_holder_at_once(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    presence.take_pen(secretary, meeting)
    assert presence.take_pen(adviser, meeting, over=True)
    lost = presence.pen_holder(secretary, meeting)
    assert lost is not None
    assert lost.person == "Rådgiver"
    assert not lost.own
    with pytest.raises(Refused):
        presence.take_pen(secretary, meeting)


def test_a_pen_can_be_taken_back_and_forth(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    for taker in (secretary, adviser, secretary, adviser):
        assert presence.take_pen(taker, meeting, over=True)
        holder = presence.pen_holder(taker, meeting)
        assert holder is not None
        assert holder.own
    assert len(list((secretary.store.folder / "sessions").glob("*.pen"))) <= 4


def test_a_pen_put_down_can_be_taken(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    presence.take_pen(secretary, meeting)
    presence.put_down(secretary, meeting)
    assert presence.pen_holder(adviser, meeting) is None
    assert presence.take_pen(adviser, meeting)


def test_putting_down_after_a_takeover_leaves_the_others_pen(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    presence.take_pen(secretary, meeting)
    presence.take_pen(adviser, meeting, over=True)
    presence.put_down(secretary, meeting)
    holder = presence.pen_holder(adviser, meeting)
    assert holder is not None
    assert holder.own


def test_who_ends_lets_the_pen_go(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    presence.take_pen(secretary, meeting)
    presence.leave(secretary)
    assert presence.pen_holder(adviser, meeting) is None


def test_two_meetings_have_two_pens(sit_down: Callable[[str], Desk]) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    first, *_others, last = finding.meetings(secretary.store.look())
    assert presence.take_pen(secretary, last)
    assert presence.take_pen(adviser, first)


def test_the_same_person_twice_is_two_sessions(sit_down: Callable[[str], Desk]) -> None:
    at_home, at_work = sit_down("Sekretær"), sit_down("Sekretær")
    presence.here(at_home, "overview")
    presence.here(at_work, "minutes")
    assert [one.place for one in presence.others(at_work)] == ["overview"]


def test_a_line_is_refused_while_somebody_else_has_the_pen_and_told_how_it_is_taken(
    sit_down: Callable[[str], Desk],
) -> None:
    secretary, adviser = sit_down("Sekretær"), sit_down("Rådgiver")
    meeting = next_meeting(secretary)
    minutes.begin(secretary, meeting)
    presence.take_pen(secretary, meeting)
    with pytest.raises(Refused, match="p takes the pen"):
        capture_target.note(adviser, "Et ord fra toget")
