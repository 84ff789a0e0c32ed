"""Dates, times, numbers and money as people write them in the language in use.

Babel knows the words for days and months and the signs of numbers. It is imported inside the
functions, so that a start which shows a short date only does not pay for it.
"""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from coc_tui.errors import WrongUse
from coc_tui.language import _, chosen

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII)

_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LAST_IN_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_LONGEST_NAME = 80
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def long_date(day: date) -> str:
    """Return ``torsdag den 4. februar 2027`` or ``Thursday 4 February 2027``."""
    from babel.dates import format_date

    pattern = "EEEE 'den' d. MMMM y" if chosen() == "da" else "EEEE d MMMM y"
    return format_date(day, pattern, locale=chosen())


def short_date(day: date) -> str:
    """Return ``04.02.2027`` or ``4 Feb 2027``."""
    if chosen() == "da":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    from babel.dates import format_date

    return format_date(day, "d MMM y", locale="en")


def month(day: date) -> str:
    """Return the month of ``day`` and its year: ``januar 2027`` or ``January 2027``."""
    if chosen() == "da":
        return f"{_MONTHS[day.month - 1]} {day.year:04}"
    from babel.dates import format_date

    return format_date(day, "MMMM y", locale="en")


def clock(moment: time | datetime) -> str:
    """Return ``08.30`` or ``08:30``."""
    mark = "." if chosen() == "da" else ":"
    return f"{moment.hour:02}{mark}{moment.minute:02}"


def clock_with_seconds(moment: time | datetime) -> str:
    """Return ``10:42:07`` in both languages."""
    return f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}"


def interval(start: time | datetime, end: time | datetime) -> str:
    """Return ``08.30–09.55``."""
    return f"{clock(start)}–{clock(end)}"


def moment(day: date, start: time, end: time | None = None) -> str:
    """Return ``torsdag den 4. februar 2027 kl. 08.30–09.55``; without ``end`` the start only."""
    hours = clock(start) if end is None else interval(start, end)
    return _("{date}, {time}", date=long_date(day), time=hours)


def duration(minutes: int) -> str:
    """Return a length of time given in minutes: ``45 min.``, ``1 t. 25 min.``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min", minutes=rest)
    if not rest:
        return _("{hours} h", hours=hours)
    return _("{hours} h {minutes} min", hours=hours, minutes=rest)


def number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """Return ``1.234,5``; ``decimals`` fixes how many are printed, else as many as needed, at most 3."""
    from babel.numbers import format_decimal

    pattern = "#,##0.###" if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
    return format_decimal(value, pattern, locale=chosen())


def money(kroner: int | Decimal) -> str:
    """Return ``80.000,00 kr.`` or ``DKK 80,000.00``, always with øre."""
    return _("DKK {amount}", amount=number(kroner, 2))


def percent(value: int | float | Decimal) -> str:
    """Return ``25 %`` or ``25%`` for the value 25; at most one decimal."""
    from babel.numbers import format_decimal

    return _("{number}%", number=format_decimal(value, "#,##0.#", locale=chosen()))


def listing(words: list[str]) -> str:
    """Return ``a, b og c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{list} and {last}", list=", ".join(words[:-1]), last=words[-1])


def parse_date(text: str) -> date:
    """Return the date written as ``2027-01-10`` or ``10.01.2027``.

    Raises WrongUse when it is written otherwise or is not in the calendar.
    """
    found = _ISO.fullmatch(text.strip()) or _DOTTED.fullmatch(text.strip())
    try:
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        pass
    raise WrongUse("There is no such date. Write dd.mm.yyyy, for example 29.02.2028.")


def file_name(text: str) -> str:
    """Return ``text`` as part of a file name that every system takes: only ``a-z``, ``0-9``, ``_`` and ``-``.

    Danish letters are spelled out (æ→ae, ø→oe, å→aa); the language in use makes no difference.
    """
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    return joined[:_LONGEST_NAME].rstrip("-_") or "unnamed"


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that puts words in Danish order: æ, ø, å last, aa as å, other accents ignored."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_LAST_IN_ORDER)
    letters = unicodedata.normalize("NFD", folded)
    return "".join(one for one in letters if not unicodedata.combining(one)), text
