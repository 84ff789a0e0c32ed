"""Dates, times, numbers and money as people write them in the language in use.

The few words and signs of the two languages stand here rather than being read from a library of all
the world's: loading that costs a start more than drawing its first screen. The tests hold every day
and every number against such a library.
"""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from coc_tui.language import _, chosen

_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LAST_IN_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_LONGEST_NAME = 80
_MONTHS = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_DANISH_SIGNS = str.maketrans(",.", ".,")


def long_date(day: date) -> str:
    """Return ``torsdag den 4. februar 2027`` or ``Thursday 4 February 2027``."""
    weekday = _WEEKDAYS[chosen()][day.weekday()]
    of_month = f"den {day.day}." if chosen() == "da" else day.day
    return f"{weekday} {of_month} {month(day)}"


def short_date(day: date) -> str:
    """Return ``04.02.2027`` or ``4 Feb 2027``."""
    if chosen() == "da":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {_month(day)[:3]} {day.year}"


def date_width() -> int:
    """Return the terminal columns that the longest ``short_date`` fills."""
    return len("04.02.2027") if chosen() == "da" else len("14 Feb 2027")


def month(day: date) -> str:
    """Return the month of ``day`` and its year: ``januar 2027`` or ``January 2027``."""
    return f"{_month(day)} {day.year}"


def _month(day: date) -> str:
    return _MONTHS[chosen()][day.month - 1]


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
    return _figures(value, 3, always=False) if decimals is None else _figures(value, decimals, always=True)


def _figures(value: int | float | Decimal, decimals: int, *, always: bool) -> str:
    """Write ``value`` with a mark at each thousand; zeros at the end of the decimals only if ``always``."""
    # By its digits: a float's own value lies a hair beside what it is written as, and rounds otherwise.
    text = f"{Decimal(str(value)):,.{decimals}f}"
    if decimals and not always:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_DANISH_SIGNS) if chosen() == "da" else text


def money(kroner: int | Decimal) -> str:
    """Return ``80.000,00 kr.`` or ``DKK 80,000.00``, always with øre."""
    return _("DKK {amount}", amount=number(kroner, 2))


def percent(value: int | float | Decimal) -> str:
    """Return ``25 %`` or ``25%`` for the value 25; at most one decimal."""
    return _("{number}%", number=_figures(value, 1, always=False))


def listing(words: list[str]) -> str:
    """Return ``a, b og c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{list} and {last}", list=", ".join(words[:-1]), last=words[-1])


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
