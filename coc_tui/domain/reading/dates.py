"""Dates as people write them in haste, in Danish and English: ``12/2``, ``fre``, ``ultimo marts``.

Only words that read as a date from first to last are one, so that prose is never taken for a deadline.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from coc_tui.domain.reading.answers import filled
from coc_tui.domain.reading.clock import CLOCK
from coc_tui.errors import Unreadable

_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "–": "-", "‑": "-", "−": "-"})
_LEAP_GAP = 8
"""Years between two leap days across a century that has none."""
_MOST_WORDS = 9
"""More words than any deadline below has."""


def _numbered(first: int, *names: str) -> dict[str, int]:
    return {name: number for number, group in enumerate(names, first) for name in group.split()}


def _any(names: Iterable[str]) -> str:
    return "|".join(names)


_MONTHS = _numbered(
    1,
    "januar january jan",
    "februar february feb",
    "marts march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_DAYS = _numbered(
    0,
    "mandag monday",
    "tirsdag tuesday tirs tir tues tue",
    "onsdag wednesday ons wed",
    "torsdag thursday tors tor thurs thur thu",
    "fredag friday fre",
    "loerdag saturday loer",
    "soendag sunday",
)
# These mean a day only where one is expected: beside a date, "holder fri 12/2" is not a Friday. The
# short forms of Saturday and Sunday stay words ("sat", "søn").
_DAYS_ALONE = _DAYS | {"man": 0, "mon": 0, "fri": 4}
_COUNTS = _numbered(1, "en et a an one", "to two", "tre three", "fire four", "fem five", "seks six") | {
    "fjorten": 14
}

_NEAR = {
    **{"i forgaars": -2, "i gaar": -1, "yesterday": -1, "i dag": 0, "idag": 0, "today": 0},
    **{"i morgen": 1, "imorgen": 1, "tomorrow": 1, "i overmorgen": 2},
}
_PARTS = (
    dict.fromkeys(
        ("primo", "start", "starten af", "begyndelsen af", "foerst i", "beginning of", "start of"), 1
    )
    | dict.fromkeys(("medio", "midt", "midt i", "midten af", "middle of", "mid"), 15)
    | dict.fromkeys(("ultimo", "slut", "sidst i", "slutningen af", "udgangen af", "end of"), 31)
)
# The last working day before it; Easter's holidays begin on Maundy Thursday.
_FEASTS: dict[str, Callable[[int], date]] = {
    **dict.fromkeys(("paaske", "paasken", "easter"), lambda year: easter(year) - timedelta(4)),
    **dict.fromkeys(("pinse", "pinsen", "whitsun"), lambda year: easter(year) + timedelta(47)),
    **dict.fromkeys(("jul", "julen", "christmas"), lambda year: date(year, 12, 23)),
    **dict.fromkeys(("nytaar", "new year"), lambda year: date(year, 12, 31)),
}

_LEAD = r"(?:(?:senest|inden|frist|med frist|deadline|til|paa|pr|den|d|due|by|before|until|on|the)[.:]? )*"
_DAY = r"(?P<day>\d\d?)"
_MONTH = rf"(?P<month>{_any(_MONTHS)})"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_NEXT = r"(?:naeste|next)"
_UNIT = r"(?P<unit>dage?|days?|uger?|weeks?|maaned(?:er)?|mdr|months?|aar|years?)"
_BEFORE_DATE = rf"(?:(?P<weekday>{_any(_DAYS)})[.,]? (?:den |d\. ?|the )?)?"


@dataclass(frozen=True)
class _Now:
    """What a date is counted from."""

    today: date
    back: bool
    """Whether what has no year or week of its own is the latest such day, and not the next."""


NEXT_MEETING: Final = "next meeting"
"""A deadline that is a meeting, whatever day that gets."""

Due = date | Literal["next meeting"] | None
"""When something is due: a day, the next meeting, or no time that was agreed."""

_Reckoning = Callable[[dict[str, str], _Now], date]


def _nearest(now: _Now, in_year: Callable[[int], date]) -> date:
    """Return the first of the dates ``in_year`` gives that is not before today, or the last not after it.

    Raises Unreadable when that passes over a coming year that has no such day: somebody who writes 29/2
    seldom means it to be years ahead.
    """
    step = -1 if now.back else 1
    without: list[int] = []
    for year in range(now.today.year, now.today.year + step * (_LEAP_GAP + 1), step):
        try:
            day = in_year(year)
        except ValueError:
            without.append(year)
            continue
        if (day <= now.today) if now.back else (day >= now.today):
            missed = [one for one in without if day + relativedelta(year=one) >= now.today]
            if missed and not now.back:
                raise _NoSuchYear(missed[0])
            return day
    raise ValueError


class _NoSuchYear(ValueError):
    """The coming year has no such day."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def _of_year(found: dict[str, str], now: _Now, in_year: Callable[[int], date]) -> date:
    if "year" not in found:
        return _nearest(now, in_year)
    year = int(found["year"])
    return in_year(year if len(found["year"]) == 4 else 2000 + year)


def _calendar(found: dict[str, str], now: _Now) -> date:
    month = _MONTHS.get(found["month"]) or int(found["month"])
    day = _of_year(found, now, lambda year: date(year, month, int(found["day"])))
    if "weekday" in found and day.weekday() != _DAYS[found["weekday"]]:
        raise Unreadable("{date} is not a {weekday}.", date=day, weekday=found["weekday"])
    return day


def _part_of_month(found: dict[str, str], now: _Now) -> date:
    # An absolute day is cut to the month's last.
    day = relativedelta(day=_PARTS[found["part"]])
    return _of_year(found, now, lambda year: date(year, _MONTHS[found["month"]], 1) + day)


def _week(found: dict[str, str], now: _Now) -> date:
    return _of_year(found, now, lambda year: date.fromisocalendar(year, int(found["week"]), 5))


def _feast(found: dict[str, str], now: _Now) -> date:
    return _of_year(found, now, _FEASTS[found["feast"]])


def _weekday(found: dict[str, str], now: _Now) -> date:
    ahead = _DAYS_ALONE[found["weekday"]] - now.today.weekday()
    if "next" in found:
        return now.today + timedelta(ahead + 7)
    if now.back:
        return now.today + timedelta(ahead if ahead < 0 else ahead - 7)
    return now.today + timedelta(ahead if ahead > 0 else ahead + 7)


def _next_week(_found: dict[str, str], now: _Now) -> date:
    return now.today + timedelta(4 - now.today.weekday() + 7)


def _later(found: dict[str, str], now: _Now) -> date:
    count = _COUNTS.get(found["count"]) or int(found["count"])
    unit = found.get("unit", "d")
    if unit.startswith("d"):
        return now.today + timedelta(days=count)
    if unit.startswith(("u", "w")):
        return now.today + timedelta(weeks=count)
    return now.today + (relativedelta(months=count) if unit.startswith("m") else relativedelta(years=count))


def _near(found: dict[str, str], now: _Now) -> date:
    return now.today + timedelta(_NEAR[found["near"]])


def _rule(pattern: str, reckoning: _Reckoning) -> tuple[re.Pattern[str], _Reckoning]:
    return re.compile(rf"{_LEAD}(?:{pattern})\.?", re.ASCII), reckoning


_RULES = tuple(
    _rule(pattern, reckoning)
    for pattern, reckoning in (
        # 12/2; a second number over 12 is a share (50/50), not a month.
        (rf"{_BEFORE_DATE}{_DAY}/(?P<month>0?[1-9]|1[0-2])", _calendar),
        # 12/2-27, 12/2 2027, 12.2.27, 12-02-2027
        (rf"{_BEFORE_DATE}{_DAY}/(?P<month>\d\d?) (?P<year>\d{{4}})", _calendar),
        (rf"{_BEFORE_DATE}{_DAY}/(?P<month>\d\d?)[/-]{_YEAR}", _calendar),
        (rf"{_BEFORE_DATE}{_DAY}(?P<mark>\. ?|-)(?P<month>\d\d?)(?P=mark){_YEAR}", _calendar),
        (rf"{_BEFORE_DATE}(?P<year>\d{{4}})-(?P<month>\d\d?)-(?P<day>\d\d?)", _calendar),
        # 12. feb 2027, February 12, 2027
        (rf"{_BEFORE_DATE}{_DAY}(?:\.|st|nd|rd|th)? ?{_MONTH}(?:[.,]{{0,2}} {_YEAR})?", _calendar),
        (rf"{_BEFORE_DATE}{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?", _calendar),
        (rf"(?P<weekday>{_any(_DAYS_ALONE)})", _weekday),
        (rf"(?P<next>{_NEXT}) (?P<weekday>{_any(_DAYS_ALONE)})", _weekday),
        (rf"(?P<weekday>{_any(_DAYS_ALONE)}) (?:i )?(?P<next>{_NEXT}) (?:uge|week)", _weekday),
        (rf"(?:i |in |the )?{_NEXT} (?:uge|week)", _next_week),
        (rf"(?:om|in|inden(?: for)?|within) (?P<count>\d{{1,4}}|{_any(_COUNTS)}) {_UNIT}", _later),
        (rf"\+(?P<count>\d{{1,4}})(?: ?{_UNIT})?", _later),
        (rf"(?P<near>{_any(_NEAR)})", _near),
        (rf"(?:i )?(?P<part>{_any(_PARTS)})[ -]{_MONTH}(?: (?P<year>\d{{4}}))?", _part_of_month),
        (r"(?:i |in )?(?:uge|week) (?P<week>\d\d?)(?:[ /-](?P<year>\d{4}))?", _week),
        (rf"(?:inden|foer|before|by) (?P<feast>{_any(_FEASTS)})(?: (?P<year>\d{{4}}))?", _feast),
    )
)
# In running text "7.1" is a clause; in a field that holds nothing but a date it is a day.
_FIELD_RULES = (*_RULES, _rule(rf"{_BEFORE_DATE}{_DAY}\. ?(?P<month>\d\d?)", _calendar))

_BRACKETED = re.compile(r"\(([^()]*)\)\.?")
_TIMED = re.compile(rf"(?<=\S)\s+(?P<clock>(?:kl|at)\b\.?\s*(?!\D){CLOCK}\.?)\s*\Z", re.ASCII | re.IGNORECASE)
"""A time of day behind a deadline."""

_NEXT_MEETING = re.compile(
    rf"{_LEAD}(?:(?:ved|for|at) )?(?:det |the )?{_NEXT} (?:moede|meeting)\.?", re.ASCII
)


def _find(words: str, now: _Now, rules: tuple[tuple[re.Pattern[str], _Reckoning], ...]) -> date | None:
    """Return the date that ``words`` are, or None when they are not one.

    Raises Unreadable when they are written as a date, but the calendar has no such day.
    """
    plain = _plain(words)
    for pattern, reckoning in rules:
        if match := pattern.fullmatch(plain):
            found = {name: text for name, text in match.groupdict().items() if text is not None}
            try:
                return reckoning(found, now)
            except _NoSuchYear as missing:
                raise Unreadable(
                    "There is no {words} in {year}. Write the year as well, if it is another.",
                    words=words.strip(" ().,;"),
                    year=str(missing.year),
                ) from None
            except (ValueError, OverflowError):
                raise Unreadable(
                    "There is no such date: {words}. Write it for example as 12/2 or 29.02.2028.",
                    words=words.strip(),
                ) from None
    return None


def _plain(words: str) -> str:
    plain = " ".join(words.casefold().translate(_SPELLED).split())
    bracketed = _BRACKETED.fullmatch(plain)
    return bracketed[1] if bracketed else plain


def read_date(text: str, today: date, *, back: bool = False) -> date:
    """Return the date that ``text`` as a whole is, counted from ``today`` where it says so.

    A date without a year is the first such date on or after ``today``, or, reading ``back``, the last on
    or before it; a weekday is the first after ``today``, and ``næste`` before it means in the week that
    follows; ``primo``, ``medio`` and ``ultimo`` are the first, the 15th and the last day of a month;
    ``uge 12`` is the Friday of that ISO week.  Raises Unreadable for anything else.
    """
    text = filled(text)
    day = _find(text, _Now(today, back), _FIELD_RULES)
    if day is None:
        raise Unreadable(
            '"{text}" is no date. Write it for example as 12/2, 12.02.2027, fri or +14.', text=text
        )
    return day


@dataclass(frozen=True)
class WrittenDeadline:
    """What a text, or the end of one, says about when."""

    before: str = ""
    """The text without the deadline."""
    due: date | None = None
    """The last day; None when the text ends with no date that is known."""
    next_meeting: bool = False
    """Whether it is the next meeting, whatever day that gets; ``due`` is its day as long as it is known."""


def split_deadline(text: str, today: date, next_meeting: date | None = None) -> WrittenDeadline:
    """Return ``text`` without the deadline its last words are, and that day, as :func:`read_date` reads it.

    ``næste møde`` is ``next_meeting``, or the meeting that will be the next while its day is not known.
    What belongs to the deadline alone goes with it: a comma or dash before it, and words such as ``senest``
    or ``til``; a time of day behind it stays in the text, for a deadline is a day.
    Raises Unreadable when the last words are a date that the calendar does not have.
    """
    found = _split(text, today, next_meeting)
    if found is None and (timed := _TIMED.search(text)) is not None:
        found = _split(text[: timed.start()], today, next_meeting)
        if found is not None:
            return replace(found, before=f"{found.before} {timed['clock']}".lstrip())
    return found or WrittenDeadline(text)


def _split(text: str, today: date, next_meeting: date | None) -> WrittenDeadline | None:
    starts = [word.start() for word in re.finditer(r"\S+", text)][-_MOST_WORDS:]
    for start in starts:
        last = text[start:]
        if _NEXT_MEETING.fullmatch(_plain(last)):
            return WrittenDeadline(_before(text[:start]), next_meeting, next_meeting=True)
        day = _find(last, _Now(today, back=False), _RULES)
        if day is not None:
            return WrittenDeadline(_before(text[:start]), day)
    return None


def read_due(text: str, today: date) -> Due:
    """Return the deadline that ``text`` as a whole is; None for nothing. Raises Unreadable."""
    if not text.strip():
        return None
    return NEXT_MEETING if _NEXT_MEETING.fullmatch(_plain(text)) else read_date(text, today)


def _before(text: str) -> str:
    """Return ``text`` without the comma or the dash that led on to a deadline."""
    text = text.rstrip()
    if text.endswith((",", ";")):
        return text[:-1]
    *words, last = text.split(" ") if text else [""]
    return " ".join(words) if last in {"-", "–"} else text
