"""Words compared as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.reading.folding import Match, Sought, best_first, folded, match, searched, spelled


@pytest.mark.parametrize("typed", ["årsplan", "aarsplan", "arsplan", "ARSPLAN", "Årsplan", "A\u030arsplan"])
def test_a_word_is_found_however_its_letters_are_typed(typed: str) -> None:
    assert Sought(typed)("Forslag til årsplan 2027")


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("okonomi", "Økonomi"),
        ("oekonomi", "Økonomi"),
        ("ÆRLIG", "aerlig"),
        ("cafe", "Café"),
        ("b-2026-4", "B-2026-04"),
        ("B–2026–04", "B-2026-4"),
        ("4.2.2027", "04.02.2027"),
        ("coc rådgiver", "CoC-rådgiver"),
        ("nord hot", "Nordhavns Hotel"),
        ("hotel nord", "Nordhavns Hotel"),
        ("", "hvad som helst"),
    ],
)
def test_dashes_accents_order_and_zeros_make_no_difference(typed: str, there: str) -> None:
    assert Sought(typed)(there)


@pytest.mark.parametrize(
    ("typed", "there"), [("nord skole", "Nordhavns Hotel"), ("b-2026-4", "B-2026-05"), ("?", "Nej.")]
)
def test_every_word_must_be_there(typed: str, there: str) -> None:
    assert not Sought(typed)(there)


def test_what_is_typed_without_a_space_belongs_together() -> None:
    assert not Sought("4.2.2027")("2. møde 4, 2027")
    assert Sought("4 2 2027")("2. møde 4, 2027")


def test_a_word_may_stand_in_any_of_several_texts() -> None:
    assert Sought("årsplan Ishøj")("Ishøj Kommune", "en aarsplan")


def test_a_sign_is_sought_as_it_is() -> None:
    assert Sought("?")("Hvem gør det?")


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert searched(searched(text)) == searched(text)


@given(st.text(), st.text(), st.text())
def test_what_stands_there_is_found(before: str, sought: str, after: str) -> None:
    if sought.split():
        assert all(Sought(word)(f"{before} {word} {after}") for word in sought.split())


def test_names_are_told_apart_by_their_letters_and_not_by_how_those_are_written() -> None:
    assert spelled("Måler ApS") == spelled("MAALER ApS")
    assert spelled("Måler ApS") != spelled("Maler ApS")


NAMES = ["Møde 3, 12.05.2026", "Kommunikation", "Slet møde", "Møde 2, 11.03.2026", "Nyt møde"]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("møde 2", "Møde 2, 11.03.2026"),
        ("mode 3", "Møde 3, 12.05.2026"),
        ("komm", "Kommunikation"),
        ("nyt", "Nyt møde"),
        ("slet", "Slet møde"),
    ],
)
def test_the_best_answer_stands_first(typed: str, best: str) -> None:
    assert best_first(typed, NAMES, str)[0] == best


def test_nothing_sought_leaves_the_order() -> None:
    assert best_first("", NAMES, str) == NAMES


def test_a_name_that_begins_so_is_better_than_a_word_in_it_and_that_than_what_describes_it() -> None:
    sought = Sought("komm")
    ways = [
        match(sought, "Komm", ""),
        match(sought, "Kommunikation", ""),
        match(sought, "Plan for kommunikation", ""),
        match(sought, "Udkommet", ""),
        match(sought, "Slet mødet", "De næste kommer ikke med"),
        match(sought, "Slet mødet", ""),
    ]
    assert ways == [
        Match.WHOLE,
        Match.BEGINNING,
        Match.WORD,
        Match.INSIDE,
        Match.DESCRIPTION,
        Match.NONE,
    ]
