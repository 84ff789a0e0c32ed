"""What a line in the attendance says: a name, a time however it is typed, and perhaps an item."""

from datetime import time

import pytest

from coc_tui.domain.meetings import Way
from coc_tui.errors import WrongUse
from coc_tui.screens.minutes.attendance import Typed, read_line

NAMES = ("Repræsentanten for Eksempel Byg ApS", "Repræsentanten for 3F Ishøj", "Firma 2000 A/S")
HALF_PAST, HALF_PAST_LEFT = Typed("eks", Way.CAME, time(9, 30)), Typed("eks", Way.LEFT, time(9, 30))


@pytest.mark.parametrize(
    "typed", ["9.30", "9:30", "0930", "930", "09:30", "9,30", "kl. 9.30", "+9.30", "+ 9.30"]
)
def test_a_time_is_read_as_people_write_it(typed: str) -> None:
    assert read_line(f"eks {typed}", NAMES) == HALF_PAST


@pytest.mark.parametrize("typed", ["-9.30", "- 9.30", "-0930", "- kl. 9.30"])
def test_a_minus_is_leaving(typed: str) -> None:
    assert read_line(f"eks {typed} ", NAMES) == HALF_PAST_LEFT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eks", Typed("eks")),
        ("eks -", Typed("eks", Way.LEFT)),
        ("eks +", Typed("eks", Way.CAME)),
        ("-", Typed("", Way.LEFT)),
        ("8.45", Typed("", Way.CAME, time(8, 45))),
        ("eks -9.40 /6", Typed("eks", Way.LEFT, time(9, 40), "6")),
        ("eks - /4a", Typed("eks", Way.LEFT, None, "4a")),
        ("eks -9.40 /", Typed("eks", Way.LEFT, time(9, 40), "")),
        ("eks /6", Typed("eks", None, None, "6")),
        ("a/s 9.30", Typed("a/s", Way.CAME, time(9, 30))),
        ("eks = Driftslederen", Typed("eks", substitute="Driftslederen")),
        ("eks =", Typed("eks", substitute="")),
    ],
)
def test_now_and_the_item_and_the_one_under_the_cursor(typed: str, meant: Typed) -> None:
    assert read_line(typed, NAMES) == meant


@pytest.mark.parametrize("typed", ["3f", "3f ish", "2000", "firma 2000", "firma 2000 a/s"])
def test_a_name_with_digits_is_no_time(typed: str) -> None:
    assert read_line(typed, NAMES) == Typed(typed)
    assert read_line(f"{typed} -9.30", NAMES) == Typed(typed, Way.LEFT, time(9, 30))


@pytest.mark.parametrize("typed", ["9.5", "24.00", "9.60", "9.30x", "930930"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(WrongUse):
        read_line(f"eks {typed}", NAMES)
