"""Numbers: by the meeting's year, two digits at least, and a suffix for what comes late."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.numbering import action_series, decision_series, late_number, numbered


def test_decisions_and_actions_are_numbered_by_the_meetings_year() -> None:
    assert numbered(decision_series(date(2027, 2, 4)), 1) == "B-2027-01"
    assert numbered(action_series(date(2027, 2, 4)), 12) == "O-2027-12"
    assert numbered(action_series(date(2028, 1, 1)), 123) == "O-2028-123"


@pytest.mark.parametrize(
    ("before", "taken", "number"),
    [
        ("4", {"1", "2", "3", "4", "5"}, "4a"),
        ("4", {"4", "4a", "5"}, "4b"),
        ("4a", {"4", "4a", "5"}, "4b"),
        ("", {"1", "2"}, "0a"),
        ("9", {"9", *(f"9{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")}, "9aa"),
    ],
)
def test_a_late_item_gets_a_suffix(before: str, taken: set[str], number: str) -> None:
    assert late_number(before, taken) == number


@given(st.integers(1, 40), st.integers(1, 60))
def test_late_numbers_are_never_given_twice(base: int, count: int) -> None:
    taken = {str(number) for number in range(1, 41)}
    for _ in range(count):
        number = late_number(str(base), taken)
        assert number not in taken
        taken.add(number)
