"""Personal numbers are found wherever they stand; other numbers are left alone; words are only hinted at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.privacy import (
    Certainty,
    NumberFound,
    Sensitive,
    personal_numbers,
    sensitive_words,
    telling_words,
)

CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("number", "certainty"),
    [
        ("020258-5000", CERTAIN),  # the control digit is right
        ("010158-5018", CERTAIN),  # right, and on 1 January
        ("010158-5001", CERTAIN),  # wrong, but on 1 January
        ("020258-5001", POSSIBLE),  # a day that exists, and no more
    ],
)
def test_the_number_is_as_certain_as_its_control_digit_and_day(number: str, certainty: Certainty) -> None:
    assert personal_numbers(number) == (NumberFound(certainty, 1),)


@pytest.mark.parametrize("gap", ["", "-", " ", "–", "‑", " - ", "\u00a0"])
def test_the_number_is_found_however_it_is_written(gap: str) -> None:
    assert personal_numbers(f"Se 020258{gap}5000.") == (NumberFound(CERTAIN, 1),)


@pytest.mark.parametrize(
    "text",
    [
        "5798008960482",  # an EAN
        "11931316",  # a CVR number
        "12 34 56 78",
        "330-2020-164",
        "80.000,00",
        "2027-02-04",
        "3102585",
        "320258-5000",  # no such day
        "021358-5000",  # no such month
        "300258-5000",  # 30 February
        "1020258-50001",
        "ab0202585000cd" + "e" * 50,  # the checksum of a file
    ],
)
def test_other_numbers_are_left_in_peace(text: str) -> None:
    assert personal_numbers(text) == ()


def test_the_line_is_told_and_the_number_is_not() -> None:
    found = personal_numbers("Første linje\nanden\nHer: 020258-5000 og 020258-5001")
    assert [(one.certainty, one.line) for one in found] == [(CERTAIN, 3), (POSSIBLE, 3)]
    assert "5000" not in repr(found)


@given(st.text(alphabet="0123456789- \n", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in personal_numbers(text):
        assert 1 <= one.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Diagnosen er stillet", Sensitive.HEALTH),
        ("er sygemeldt til maj", Sensitive.HEALTH),
        ("på kontanthjælp", Sensitive.SOCIAL),
        ("Fagforeningen deltog", Sensitive.UNION),
        ("et foto fra mødet", Sensitive.IMAGE),
        ("to borgere stoppede", Sensitive.FEW),
        ("3 unge kandidater", Sensitive.FEW),
    ],
)
def test_a_word_about_private_matters_is_pointed_at(text: str, reason: Sensitive) -> None:
    assert [one.reason for one in sensitive_words(text)] == [reason]


@pytest.mark.parametrize("text", ["19 nye småjobs", "13 kandidater", "2.4 borgere", "11 af 13 er i job"])
def test_ordinary_figures_and_words_are_not(text: str) -> None:
    assert sensitive_words(text) == ()


def test_telling_words_are_long_words_and_numbers() -> None:
    assert set(telling_words("Tre ugers Overlap, 6.950 kr. og 10 timer")) == {
        "ugers", "overlap", "6.950", "10", "timer",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Parterne afklarer, hvad der gælder.", "Den gældende aftale", "Voldsomt regnvejr", "Kristensens lager"],
)
def test_everyday_words_that_only_begin_alike_are_no_hint(text: str) -> None:
    assert sensitive_words(text) == ()


@pytest.mark.parametrize("text", ["Borgerens gæld", "gældssanering", "vold i hjemmet", "kristen tro"])
def test_the_words_themselves_are(text: str) -> None:
    assert sensitive_words(text) != ()
