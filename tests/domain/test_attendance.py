"""Coming and leaving: by turns, in order, corrected by saying it again, and read as it was once stored."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.meetings import Attendance, Movement, Presence, Way

AGENDA = ("a", "b", "c", "d")


def came(hour: int, minute: int, item: str = "") -> Movement:
    return Movement(way=Way.CAME, at=time(hour, minute), item=item)


def left(hour: int, minute: int, item: str = "") -> Movement:
    return Movement(way=Way.LEFT, at=time(hour, minute), item=item)


def somebody(*movements: Movement, presence: Presence = Presence.PRESENT) -> Attendance:
    noted = Attendance(participant="x", presence=presence)
    for one in movements:
        noted = noted.moved(one)
    return noted


def test_leaving_and_coming_back_is_told_in_order_whatever_is_typed_first() -> None:
    noted = somebody(came(10, 5), left(9, 40), came(8, 45))
    assert noted.movements == (came(8, 45), left(9, 40), came(10, 5))
    assert not noted.gone
    assert somebody(left(9, 40)).gone


def test_the_same_way_again_corrects_the_time() -> None:
    assert somebody(left(9, 40), left(9, 45)).movements == (left(9, 45),)
    assert somebody(left(9, 40), came(10, 5), left(9, 30)).movements == (left(9, 30), came(10, 5))
    assert somebody(left(9, 40, "a"), left(9, 40, "b")).movements == (left(9, 40, "b"),)


def test_the_opposite_way_at_the_same_time_takes_it_back() -> None:
    assert somebody(left(9, 40), came(9, 40)).movements == ()
    assert somebody(left(9, 40), came(10, 5), left(10, 5)).movements == (left(9, 40),)
    # Whoever never went out did not come back either.
    assert somebody(left(9, 40), came(10, 5), came(9, 40)).movements == ()
    assert somebody(came(8, 45), left(9, 40), came(10, 5), came(9, 40)).movements == (came(8, 45),)
    # Whoever was there from the beginning may have left all the same.
    assert somebody(came(8, 45), left(9, 40), left(8, 45)).movements == (left(9, 40),)


def test_whoever_moves_was_there() -> None:
    assert somebody(left(9, 40), presence=Presence.REGRETS).presence is Presence.PRESENT


@given(st.lists(st.tuples(st.sampled_from(Way), st.times()), max_size=8))
def test_movements_are_always_by_turns_and_in_order(moves: list[tuple[Way, time]]) -> None:
    noted = somebody(*(Movement(way=way, at=at) for way, at in moves)).movements
    assert [one.at for one in noted] == sorted({one.at for one in noted})
    assert all(one.way != other.way for one, other in pairwise(noted))


@pytest.mark.parametrize(
    ("movements", "under"),
    [
        ((), "abcd"),
        ((left(9, 40, "b"),), "ab"),
        ((came(8, 45, "b"),), "bcd"),
        ((left(9, 10, "a"), came(9, 40, "c")), "acd"),
        ((left(9, 10, "b"), came(9, 20, "b")), "abcd"),
        ((came(8, 45, "b"), left(9, 10, "c")), "bc"),
        # Under which item cannot be said, so nothing is.
        ((left(9, 40),), "abcd"),
    ],
)
def test_who_left_before_an_item_began_was_not_there_under_it(
    movements: tuple[Movement, ...], under: str
) -> None:
    noted = somebody(*movements)
    assert "".join(item for item in AGENDA if noted.under(item, AGENDA)) == under
    absent = noted.model_copy(update={"presence": Presence.ABSENT})
    assert not any(absent.under(item, AGENDA) for item in AGENDA)


@pytest.mark.parametrize(
    ("stored", "movements"),
    [
        ({"arrived": None, "left": None}, ()),
        ({"arrived": "08:45:00", "left": None}, (came(8, 45),)),
        ({"arrived": "08:45:00", "left": "09:40:00"}, (came(8, 45), left(9, 40))),
        ({"arrived": "09:50:00", "left": "09:40:00"}, (left(9, 40), came(9, 50))),
    ],
)
def test_what_was_stored_before_movements_had_an_item_still_reads(
    stored: dict[str, str | None], movements: tuple[Movement, ...]
) -> None:
    read = Attendance.model_validate({"participant": "x", "presence": "present", **stored})
    assert read.movements == movements
