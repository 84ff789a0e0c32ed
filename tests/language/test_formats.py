"""Dates, times, numbers and money read as people write them."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.language import LANGUAGES, choose, formats

DAY = date(2027, 2, 4)


@pytest.mark.usefixtures("danish")
def test_danish_formats() -> None:
    assert formats.long_date(DAY) == "torsdag den 4. februar 2027"
    assert formats.short_date(DAY) == "04.02.2027"
    assert formats.month(DAY) == "februar 2027"
    assert formats.clock(time(8, 30)) == "08.30"
    assert formats.clock_with_seconds(time(10, 42, 7)) == "10:42:07"
    assert formats.interval(time(8, 30), time(9, 55)) == "08.30–09.55"
    assert formats.moment(DAY, time(8, 30), time(9, 55)) == "torsdag den 4. februar 2027 kl. 08.30–09.55"
    assert formats.moment(DAY, time(8, 30)) == "torsdag den 4. februar 2027 kl. 08.30"
    assert formats.money(Decimal("80000")) == "80.000,00 kr."
    assert formats.money(Decimal("-1737.5")) == "-1.737,50 kr."
    assert formats.number(Decimal("119.7")) == "119,7"
    assert formats.number(1234) == "1.234"
    assert formats.number(Decimal("2"), 2) == "2,00"
    assert formats.percent(25) == "25 %"
    assert formats.percent(Decimal("54.5")) == "54,5 %"
    assert [formats.duration(one) for one in (45, 60, 85)] == ["45 min.", "1 t.", "1 t. 25 min."]
    assert formats.listing(["a", "b", "c"]) == "a, b og c"


@pytest.mark.usefixtures("english")
def test_english_formats() -> None:
    assert formats.long_date(DAY) == "Thursday 4 February 2027"
    assert formats.short_date(DAY) == "4 Feb 2027"
    assert formats.interval(time(8, 30), time(9, 55)) == "08:30–09:55"
    assert formats.money(Decimal("80000")) == "DKK 80,000.00"
    assert formats.percent(25) == "25%"
    assert [formats.duration(one) for one in (45, 60, 85)] == ["45 min", "1 h", "1 h 25 min"]
    assert formats.listing(["a", "b"]) == "a and b"
    assert formats.listing([]) == ""


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_every_date_reads_as_the_tables_of_all_languages_have_it(day: date, language: str) -> None:
    choose(language)
    long = "EEEE 'den' d. MMMM y" if language == "da" else "EEEE d MMMM y"
    assert formats.long_date(day) == format_date(day, long, locale=language)
    assert formats.month(day) == format_date(day, "MMMM y", locale=language)
    assert formats.short_date(day) == format_date(
        day, "dd.MM.yyyy" if language == "da" else "d MMM y", locale=language
    )


@given(
    st.one_of(
        st.integers(-(10**12), 10**12),
        st.floats(-1e12, 1e12),
        st.decimals(-(10**12), 10**12, places=4),
    ),
    st.sampled_from(LANGUAGES),
)
def test_every_number_reads_as_the_tables_of_all_languages_have_it(
    value: int | float | Decimal, language: str
) -> None:
    choose(language)
    assert formats.number(value) == format_decimal(value, "#,##0.###", locale=language)
    assert formats.number(value, 2) == format_decimal(value, "#,##0.00", locale=language)
    assert formats.number(value, 0) == format_decimal(value, "#,##0", locale=language)
    assert formats.percent(value).rstrip(" %") == format_decimal(value, "#,##0.#", locale=language)


def test_file_names_spell_the_danish_letters_out() -> None:
    assert formats.file_name("Æblerød på Ålen: nr. 5/6") == "aebleroed-paa-aalen-nr-5-6"
    assert formats.file_name("Café Ü_1") == "cafe-ue_1"
    assert formats.file_name("A\u030abyhøj") == "aabyhoej"


@given(st.text())
def test_no_text_makes_a_file_name_that_is_not_safe(text: str) -> None:
    name = formats.file_name(text)
    assert 0 < len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")


def test_danish_order_has_ae_oe_aa_last_and_double_a_as_aa() -> None:
    words = ["Århus", "Aalborg", "Ærø", "Zebra", "Øster", "Eksempel", "Énhed", "Abe"]
    assert sorted(words, key=formats.sort_key) == [
        "Abe", "Eksempel", "Énhed", "Zebra", "Ærø", "Øster", "Aalborg", "Århus",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_width_of_a_date_holds_every_date_of_a_year_and_no_more(language: str) -> None:
    choose(language)
    days = (date(2027, 1, 1) + timedelta(days=past) for past in range(365))
    assert max(len(formats.short_date(day)) for day in days) == formats.date_width()
