"""Dates as they are written at the table, read on Thursday 4 February 2027."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.reading.dates import WrittenDeadline, read_date, read_due, split_deadline
from coc_tui.errors import Unreadable, WrongUse
from coc_tui.language import LANGUAGES, choose, say
from coc_tui.language.formats import long_date, short_date

TODAY = date(2027, 2, 4)
NEXT_MEETING = date(2027, 5, 20)

WRITTEN = {
    "12/2": date(2027, 2, 12),
    "4/2": date(2027, 2, 4),
    "3/2": date(2028, 2, 3),
    "3/1": date(2028, 1, 3),
    "12/2-27": date(2027, 2, 12),
    "12/2-2026": date(2026, 2, 12),
    "12/2 2027": date(2027, 2, 12),
    "12/2/27": date(2027, 2, 12),
    "12.2.27": date(2027, 2, 12),
    "12.2.2027": date(2027, 2, 12),
    "12.02.2027": date(2027, 2, 12),
    "12. 2. 2027": date(2027, 2, 12),
    "12-2-2027": date(2027, 2, 12),
    "2027-02-12": date(2027, 2, 12),
    "12. februar": date(2027, 2, 12),
    "12 februar": date(2027, 2, 12),
    "12. feb 2027": date(2027, 2, 12),
    "12. feb. 27": date(2027, 2, 12),
    "1. Maj": date(2027, 5, 1),
    "12th February": date(2027, 2, 12),
    "February 12, 2027": date(2027, 2, 12),
    "torsdag den 11. marts 2027": date(2027, 3, 11),
    "fredag 12/2": date(2027, 2, 12),
    "fre": date(2027, 2, 5),
    "fre.": date(2027, 2, 5),
    "fredag": date(2027, 2, 5),
    "på fredag": date(2027, 2, 5),
    "paa fredag": date(2027, 2, 5),
    "til fredag": date(2027, 2, 5),
    "fri": date(2027, 2, 5),
    "tor": date(2027, 2, 11),
    "man": date(2027, 2, 8),
    "lør": date(2027, 2, 6),
    "næste fredag": date(2027, 2, 12),
    "naeste fredag": date(2027, 2, 12),
    "next friday": date(2027, 2, 12),
    "fredag i næste uge": date(2027, 2, 12),
    "om 14 dage": date(2027, 2, 18),
    "om fjorten dage": date(2027, 2, 18),
    "in 14 days": date(2027, 2, 18),
    "inden for 14 dage": date(2027, 2, 18),
    "inden 14 dage": date(2027, 2, 18),
    "om 2 uger": date(2027, 2, 18),
    "om en uge": date(2027, 2, 11),
    "om en måned": date(2027, 3, 4),
    "om 3 mdr.": date(2027, 5, 4),
    "om et år": date(2028, 2, 4),
    "+14": date(2027, 2, 18),
    "+2 uger": date(2027, 2, 18),
    "i dag": TODAY,
    "i morgen": date(2027, 2, 5),
    "i overmorgen": date(2027, 2, 6),
    "tomorrow": date(2027, 2, 5),
    "ultimo marts": date(2027, 3, 31),
    "ultimo februar": date(2027, 2, 28),
    "ultimo feb 2028": date(2028, 2, 29),
    "medio marts": date(2027, 3, 15),
    "primo marts": date(2027, 3, 1),
    "primo februar": date(2028, 2, 1),
    "end of march": date(2027, 3, 31),
    "by the end of march": date(2027, 3, 31),
    "mid-march": date(2027, 3, 15),
    "uge 12": date(2027, 3, 26),
    "uge 4": date(2028, 1, 28),
    "uge 14": date(2027, 4, 9),
    "i uge 14": date(2027, 4, 9),
    "næste uge": date(2027, 2, 12),
    "slut februar": date(2027, 2, 28),
    "sidst i februar": date(2027, 2, 28),
    "i slutningen af marts": date(2027, 3, 31),
    "midt i marts": date(2027, 3, 15),
    "start marts": date(2027, 3, 1),
    "inden påske": date(2027, 3, 24),
    "inden påske 2028": date(2028, 4, 12),
    "inden pinse": date(2027, 5, 14),
    "før jul": date(2027, 12, 23),
    "inden nytår": date(2027, 12, 31),
    "(12/2)": date(2027, 2, 12),
    "12/2.": date(2027, 2, 12),
    "(senest 12/2).": date(2027, 2, 12),
    "12‑02‑2027": date(2027, 2, 12),
    "week 12 2028": date(2028, 3, 24),
    "senest 12/2": date(2027, 2, 12),
    "senest den 12. februar": date(2027, 2, 12),
    "inden d. 12/2": date(2027, 2, 12),
    "Frist: 12/2": date(2027, 2, 12),
    "by 12/2": date(2027, 2, 12),
}

IMPOSSIBLE = [
    "31/4",
    "29/2-27",
    "29.02.2027",
    "0/5",
    "32/1",
    "12/13-27",
    "30. februar",
    "uge 54",
    "31.11.2027",
]


@pytest.mark.parametrize(("words", "day"), WRITTEN.items())
def test_a_date_is_read_as_people_write_it(words: str, day: date) -> None:
    assert read_date(words, TODAY) == day
    assert read_date(words.upper(), TODAY) == day


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_a_day_that_is_not_in_the_calendar_is_said_to_be_none(words: str) -> None:
    with pytest.raises(WrongUse, match="There is no such date"):
        read_date(words, TODAY)
    with pytest.raises(WrongUse, match="There is no such date"):
        split_deadline(f"plan {words}", TODAY)


@pytest.mark.parametrize(
    "words", ["", " ", "snart", "4", "50/50", "næste møde", "hver fredag", "om 99999 dage"]
)
def test_a_field_for_a_date_takes_nothing_else(words: str) -> None:
    with pytest.raises(Unreadable):
        read_date(words, TODAY)


def test_what_is_no_date_is_told_with_examples() -> None:
    with pytest.raises(Unreadable) as caught:
        read_date("snart", TODAY)
    choose("da")
    assert (
        say(caught.value)
        == "“snart” er ingen dato. Skriv den for eksempel som 12/2, 12.02.2027, fre eller +14."
    )


@given(st.dates(date(1900, 1, 1)), st.sampled_from(LANGUAGES))
def test_every_date_reads_back_as_it_is_shown(day: date, language: str) -> None:
    choose(language)
    assert read_date(short_date(day), TODAY) == read_date(long_date(day), TODAY) == day


@pytest.mark.parametrize(
    ("words", "today"),
    [
        ("29/2", TODAY),
        ("29. februar", date(2026, 5, 1)),
        ("uge 53", TODAY),
        ("i uge 53", date(2027, 12, 30)),
    ],
)
def test_a_day_the_coming_year_has_not_is_asked_about_rather_than_put_off_for_years(
    words: str, today: date
) -> None:
    with pytest.raises(Unreadable, match=f"There is no {words} in 2027"):
        read_date(words, today)


def test_a_leap_day_is_the_next_one_when_nobody_can_mean_an_earlier() -> None:
    assert read_date("29/2", date(2027, 3, 5)) == date(2028, 2, 29)
    assert read_date("29/2", date(2028, 1, 5)) == date(2028, 2, 29)
    assert read_date("uge 53", date(2026, 5, 1)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/2", date(2026, 2, 12)),
        ("3/2", date(2027, 2, 3)),
        ("fredag", date(2027, 1, 29)),
        ("torsdag", date(2027, 1, 28)),
        ("29/2", date(2024, 2, 29)),
        ("ultimo marts", date(2026, 3, 31)),
        ("12.02.2027", date(2027, 2, 12)),
        ("i går", date(2027, 2, 3)),
    ],
)
def test_what_has_been_is_read_backwards(words: str, day: date) -> None:
    assert read_date(words, TODAY, back=True) == day


def test_a_field_for_a_deadline_takes_the_next_meeting_too() -> None:
    assert read_due("til næste møde", TODAY) == "next meeting"
    assert read_due("fre", TODAY) == date(2027, 2, 5)
    assert read_due(" ", TODAY) is None


def test_a_clause_number_is_a_date_only_in_a_field_for_dates() -> None:
    assert read_date("7.1", TODAY) == date(2028, 1, 7)
    assert read_date("12.02.", TODAY) == date(2027, 2, 12)
    assert split_deadline("gennemsyn efter pkt. 7.1", TODAY) == WrittenDeadline("gennemsyn efter pkt. 7.1")


def test_a_weekday_that_is_not_the_dates_is_questioned() -> None:
    with pytest.raises(WrongUse) as caught:
        split_deadline("plan torsdag den 12. februar", TODAY)
    assert caught.value.values == {"date": date(2027, 2, 12), "weekday": "torsdag"}


@pytest.mark.parametrize(
    "later", ["+9999", "om 9999 uger", "om 9999 år", "næste fredag", "uge 1", "1/1", "medio marts"]
)
def test_the_end_of_the_calendar_is_no_crash(later: str) -> None:
    with pytest.raises(WrongUse):
        read_date(later, date.max)


@pytest.mark.parametrize(
    "text",
    [
        "4 af 4",
        "regnskab for 2027",
        "fordeling 50/50",
        "1/2 time til oplæg",
        "status fredag formiddag",
        "kampagne om småjobs marts",
        "at alt er sat",
        "se pkt. 3.4",
        "ring 12 34 56 78",
    ],
)
def test_prose_has_no_deadline(text: str) -> None:
    assert split_deadline(text, TODAY, NEXT_MEETING) == WrittenDeadline(text)


@pytest.mark.parametrize(
    ("text", "before", "due"),
    [
        ("to oplægsholdere til 11/3, 12/2", "to oplægsholdere til 11/3", date(2027, 2, 12)),
        ("plan, senest 12/2", "plan", date(2027, 2, 12)),
        ("plan – 12/2", "plan", date(2027, 2, 12)),
        ("plan senest den 12. februar.", "plan", date(2027, 2, 12)),
        ("1/2 times oplæg om 14 dage", "1/2 times oplæg", date(2027, 2, 18)),
        ("det ene eller andet 3/4", "det ene eller andet", date(2027, 4, 3)),
        ("plan næste møde", "plan", NEXT_MEETING),
        ("plan til næste møde", "plan", NEXT_MEETING),
        ("plan at the next meeting", "plan", NEXT_MEETING),
        ("12/2", "", date(2027, 2, 12)),
    ],
)
def test_a_deadline_is_the_last_words(text: str, before: str, due: date) -> None:
    assert split_deadline(text, TODAY, NEXT_MEETING) == WrittenDeadline(
        before, due, next_meeting="møde" in text or "meeting" in text
    )


def test_an_unknown_next_meeting_is_a_deadline_all_the_same() -> None:
    assert split_deadline("plan til næste møde", TODAY) == WrittenDeadline("plan", None, next_meeting=True)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("send plan 12/2 kl. 12", "send plan kl. 12"),
        ("send plan senest 12/2 kl 12.30", "send plan kl 12.30"),
        ("send plan (12/2)", "send plan"),
        ("send plan 12/2.", "send plan"),
        ("send plan i uge 14", "send plan"),
    ],
)
def test_nothing_around_a_deadline_is_left_astray_or_lost(text: str, before: str) -> None:
    found = split_deadline(text, TODAY)
    assert found.before == before
    assert found.due is not None


@given(day=st.dates(date(1950, 1, 1), date(2150, 1, 1)), today=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_date_with_its_year_is_that_date_whenever_it_is_read(day: date, today: date) -> None:
    for written in (f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day}/{day.month}-{day.year}"):
        assert read_date(written, today) == day


WITHOUT_YEAR = [words for words in WRITTEN if not re.search(r"\d{4}|-27|[./]27|feb. 27|dag (12|den)", words)]


@given(words=st.sampled_from(WITHOUT_YEAR), today=st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_a_date_without_a_year_is_never_past(words: str, today: date) -> None:
    assert today <= read_date(words, today) <= today + timedelta(days=8 * 366)
