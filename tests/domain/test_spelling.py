"""Which words of a line are asked about, and which belong to somebody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.capture import Candidate, CaptureContext
from coc_tui.domain.people import Owner
from coc_tui.domain.spelling import LONGEST, asked, is_among, keys

ADVISER = Candidate(Owner(kind="role", key="adviser"), ("rådgiver", "CoC-rådgiver"))
CONTEXT = CaptureContext((ADVISER,), meeting_date=date(2027, 2, 4), next_meeting=date(2027, 5, 6))


def words(line: str) -> list[str]:
    return [one.form for one in asked(line, CONTEXT)]


def test_the_words_of_a_line_are_asked_about_as_they_stand() -> None:
    assert words("Gruppen drøftede e-mails og arbejds- og mødetid.") == [
        *("Gruppen", "drøftede", "e-mails", "og", "arbejds-", "og", "mødetid."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "B-2027-01",
            "O-2027-05",
            "12/2",
            "r3",
            "2x4",
            "3.",
            "www.kommune.dk",
            "https://a.dk/møde",
            "x@y.dk",
        ),
        *(
            "i",
            "å",
            "CV",
            "CoC",
            "CoC's",
            "A/S",
            "f.eks.",
            "bilag.pdf",
            "C:\\mappe",
            "/srv/mappe",
            "🙂",
            "a_b",
        ),
    ],
)
def test_numbers_addresses_abbreviations_and_single_letters_are_nobodys_to_correct(text: str) -> None:
    assert words(text) == []


def test_a_typed_apostrophe_is_the_dictionarys() -> None:
    assert words("pc’er") == ["pc'er"]


def test_a_word_longer_than_words_are_is_left_alone() -> None:
    assert words("x" * 10_000) == []
    assert words("x" * LONGEST) == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("b: Tiltrådt enstemmigt", ["Tiltrådt", "enstemmigt"]),
        ("r3: 2x4 færre kandidater", ["færre", "kandidater"]),
        ("o: rådg oplægsholdere 12/2", ["oplægsholdere"]),
        ("o: rådg oplægsholdere fre", ["oplægsholdere"]),
        ("o: rådg oplægsholdere næste møde", ["oplægsholdere"]),
        ("o: ingenkendt oplægsholdere", ["oplægsholdere"]),
        ("Enighed. b: Tiltrådt; o: rådg ringer +14", ["Enighed.", "Tiltrådt", "ringer"]),
    ],
)
def test_markers_owners_and_deadlines_are_left_out(line: str, left: list[str]) -> None:
    assert words(line) == left


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_every_word_stands_where_it_is_said_to_and_holds_letters_only(line: str) -> None:
    last = 0
    for one in asked(line, CONTEXT):
        assert last <= one.start < one.end <= len(line)
        assert line[one.start : one.end].replace("’", "'") == one.form.removesuffix(".")
        assert all(letter.isalpha() or letter in "-'." for letter in one.form)
        last = one.end


def test_the_cases_words_are_known_in_any_case_in_parts_and_in_the_genitive() -> None:
    known = keys(["Prøvekantinen A/S", "Torv-netværket"])
    assert all(is_among(form, known) for form in ("prøvekantinen", "Prøvekantinens", "netværkets", "TORV."))
    assert not is_among("kantinen", known)
