"""Files for a spreadsheet as a Danish one opens them, and as it saves them.

What is written opens with a click: its letters, its columns, numbers as numbers and dates as dates,
and no text that the spreadsheet would take for a date, a number or a formula. What is read back may
have been saved in any of the ways spreadsheets have.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

Cell = str | int | Decimal | date | None
"""A cell with its type; None is an empty one."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MONTHS = "jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
_TAKEN_FOR_MORE = re.compile(
    r"[\d\s.,:/+%–−-]*\d[\d\s.,:/+%–−-]*|\d+e[+-]?\d+"
    rf"|\d+[\s./-]*({_MONTHS})[a-z]*[\s./-]*\d*|({_MONTHS})[a-z]*[\s./-]*\d+",
    re.IGNORECASE,
)
_TEXT = "\u00a0"
"""A space that keeps ``6/4`` a text: it is not seen, and falls away when the file is read back."""


def written(rows: Iterable[Sequence[Cell]], *, plain: bool = False) -> bytes:
    """Return ``rows``, the heading first, as a file.

    With ``plain`` it is for programs: commas, ISO dates and decimal points by RFC 4180, and no mark in
    front. A text that a spreadsheet would take for a formula begins with an apostrophe either way, so
    that a note somebody typed can never be run on somebody else's machine.
    """
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter="," if plain else ";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(one, plain=plain) for one in row])
    return file.getvalue().encode("utf-8" if plain else "utf-8-sig")


def _cell(value: Cell, *, plain: bool) -> str:
    match value:
        case None:
            return ""
        case str():
            return _text(value, plain=plain)
        case date():
            return value.isoformat() if plain else f"{value:%d-%m-%Y}"
        case Decimal():
            return f"{value:f}" if plain else f"{value:f}".replace(".", ",")
        case int():
            return str(value)


def _text(words: str, *, plain: bool) -> str:
    if not plain and _TAKEN_FOR_MORE.fullmatch(words.strip()):
        return f"{_TEXT}{words}"
    return f"'{words}" if words.startswith(_FORMULA) else words


# --- reading ------------------------------------------------------------------------------------

_DANISH = "æøåÆØÅ"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def decoded(data: bytes) -> str:
    """Return the text of a file a spreadsheet saved, whatever letters it was saved in.

    A file without a mark that is no UTF-8 is one of the two old Danish code pages: the one in which
    it has more Danish letters.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pages = [data.decode(page, errors="replace") for page in ("cp1252", "cp850")]
        return max(pages, key=lambda text: sum(text.count(letter) for letter in _DANISH))


def rows_of(text: str) -> tuple[int, list[list[str]]]:
    """Return the cells of a file's lines, and how many lines went before them: a line that names the sign.

    The sign between cells is the one a line ``sep=;`` names, else the one that most lines have most of.
    """
    text = text.removeprefix("\ufeff")
    first, _newline, rest = text.partition("\n")
    if named := re.fullmatch(r"sep=(.)\s*", first.strip('"\r '), re.IGNORECASE):
        return 1, list(csv.reader(StringIO(rest, newline=""), delimiter=named[1]))
    delimiter = max(";,\t", key=lambda sign: sum(sign in line for line in text.splitlines()[:_LOOKED_AT]))
    return 0, list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))


_LOOKED_AT = 10
