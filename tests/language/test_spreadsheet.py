"""A spreadsheet opens what is written as it was meant, and what it saves is read in every way it saves it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.language.spreadsheet import decoded, rows_of, written

LOOKS_LIKE_MORE = [
    "6/4",
    "6/4-27",
    "10-49",
    "10–49",
    "4.1",
    "2027-09",
    "12 34 56 78",
    "00451",
    "1e5",
    "maj 27",
]


def cell(data: bytes) -> str:
    return data.decode("utf-8-sig").rstrip("\r\n")


def test_letters_columns_numbers_and_dates_are_what_a_danish_spreadsheet_reads() -> None:
    rows = [("Nr.", "Frist", "Beløb"), ("B-2027-01", date(2027, 2, 4), Decimal("80000.00")), ("ÆØÅ", None, 3)]
    assert written(rows) == (
        b"\xef\xbb\xbf" + "Nr.;Frist;Beløb\r\nB-2027-01;04-02-2027;80000,00\r\nÆØÅ;;3\r\n".encode()
    )
    assert written(rows, plain=True) == (
        "Nr.,Frist,Beløb\r\nB-2027-01,2027-02-04,80000.00\r\nÆØÅ,,3\r\n".encode()
    )


@pytest.mark.parametrize("text", LOOKS_LIKE_MORE)
def test_a_text_is_never_taken_for_a_date_or_a_number_and_is_read_back_as_it_was(text: str) -> None:
    shown = cell(written([(text,)]))
    assert shown != text
    assert shown.strip() == text
    assert cell(written([(text,)], plain=True)) == text


@pytest.mark.parametrize("text", ["Tiltrådt.", "B-2027-01", "Møde 6", "mark", "10 timer à 695 kr."])
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert cell(written([(text,)])) == text


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-x", "@cmd"])
@pytest.mark.parametrize("plain", [True, False])
def test_nothing_is_run(text: str, plain: bool) -> None:
    assert cell(written([(text,)], plain=plain)) == f"'{text}"


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=2), min_size=2)
)
def test_whatever_is_written_has_as_many_lines_and_cells_when_it_is_read(rows: list[list[str]]) -> None:
    heading = ["Virksomhed", "Noter"]
    _before, found = rows_of(decoded(written([heading, *rows])))
    assert [len(row) for row in found] == [2, *map(len, rows)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850"])
def test_the_letters_are_recognised_however_they_were_saved(encoding: str) -> None:
    text = "Virksomhed;Noter\r\nBåd & Søn;Æbler på øen\r\n"
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(("first", "skipped"), [("sep=;\r\n", 1), ('"sep=;"\r\n', 1), ("", 0)])
def test_a_line_that_names_the_sign_is_no_row(first: str, skipped: int) -> None:
    assert rows_of(f"{first}a;b,c\r\nd;e,f\r\n") == (skipped, [["a", "b,c"], ["d", "e,f"]])


def test_a_title_above_does_not_decide_the_sign() -> None:
    assert rows_of("Medlemmer, 2027\nNavn;By\nA;B\n")[1][1:] == [["Navn", "By"], ["A", "B"]]
