"""User text is cleaned where it enters: what is left is what a reader sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.text import clean, clean_line


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    for character in clean(text):
        assert character == "\n" or unicodedata.category(character) not in {"Cc", "Cs"}


@given(st.text())
def test_the_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Sc", "Sm"])))
def test_letters_digits_and_signs_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("æøå ÆØÅ é €", "æøå ÆØÅ é €"),
        ("A\u030a", "Å"),
        ("to\r\nlinjer\rtre\u2028fire", "to\nlinjer\ntre\nfire"),
        ("\x1b[31mrød\x1b[0m", "[31mrød[0m"),
        ("bag\x9blæns", "baglæns"),
        ("usyn\u200blig\u202e", "usynlig"),
        ("en\ttabulator", "en tabulator"),
        ("[b]ikke fed[/b]", "[b]ikke fed[/b]"),
        ("nul\x00tegn", "nultegn"),
    ],
)
def test_what_is_typed_and_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_line_is_one_line_without_space_at_its_ends() -> None:
    assert clean_line("  to \n linjer\t ") == "to linjer"
