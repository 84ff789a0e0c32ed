"""Numbers, kroner and lengths of time as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.reading.numbers import read_kroner, read_length, read_number, read_whole
from coc_tui.errors import Unreadable
from coc_tui.language.formats import duration, money


@pytest.mark.parametrize("text", ["abc", "1,2,3", "NaN", "inf", "", " "])
def test_a_number_is_a_number(text: str) -> None:
    for read in (read_number, read_kroner, read_whole):
        with pytest.raises(Unreadable):
            read(text)


def test_numbers_are_read_the_danish_and_the_english_way() -> None:
    assert read_number("2,5") == read_number("2.5") == Decimal("2.5")


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("80.000,00", "80000"),
        ("80,000.00", "80000"),
        ("1.234.567,5", "1234567.5"),
        ("80000,00", "80000"),
        ("80 000", "80000"),
        ("80\u00a0000", "80000"),
        ("1.20", "1.2"),
        ("0", "0"),
        ("80.000,00 kr.", "80000"),
        ("kr. 1.200", "1200"),
        ("DKK 80,000.00", "80000"),
        ("500,-", "500"),
        ("12 kroner", "12"),
    ],
)
def test_kroner_are_read_as_they_are_written(text: str, kroner: str) -> None:
    assert read_kroner(text) == Decimal(kroner)


@pytest.mark.parametrize("text", ["1200.505", "80000,0082000", "0,505", "1.20.000", "1.200.50", "kr.", ",-"])
def test_parts_of_an_oere_are_refused_rather_than_rounded(text: str) -> None:
    with pytest.raises(Unreadable, match="is not an amount"):
        read_kroner(text)


@given(st.decimals(0, 10_000_000, places=2))
def test_an_amount_reads_back_as_it_is_shown(kroner: Decimal) -> None:
    assert read_kroner(money(kroner)) == kroner


@pytest.mark.parametrize(("text", "value"), [("12", 12), (" 1.200 ", 1200), ("1 200", 1200), ("-3", -3)])
def test_a_whole_number_may_have_marks_at_its_thousands(text: str, value: int) -> None:
    assert read_whole(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2,5", '"2,5" is not a whole number'),
        ("0", "0 is not from 1 to 5"),
        ("6", "6 is not from 1 to 5"),
        ("fem", '"fem" is not a number'),
    ],
)
def test_a_number_that_will_not_do_is_told_why(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_whole(text, 1, 5)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90 min.", 90),
        ("1 t. 25 min.", 85),
        ("1t", 60),
        ("2 timer", 120),
        ("1 time og 5 minutter", 65),
        ("1 h 25 min", 85),
        ("0", 0),
    ],
)
def test_a_length_is_minutes_or_hours_and_minutes(text: str, minutes: int) -> None:
    assert read_length(text) == minutes


@given(st.integers(0, 24 * 60))
def test_a_length_reads_back_as_it_is_shown(minutes: int) -> None:
    assert read_length(duration(minutes)) == minutes


@pytest.mark.parametrize("text", ["", "kort", "min.", "t", "1,5", "1441", "-5"])
def test_what_is_no_length_within_a_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_length(text)
