"""Dates as people write them in haste, in Danish and English: ``12/2``, ``fre``, ``ultimo marts``.

Only words that read as a date from first to last are one, so that prose is never taken for a deadline.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from coc_tui.errors import WrongUse

_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "–": "-"})
_LEAP_GAP = 8
"""Years between two leap days across a century that has none."""
_MOST_WORDS = 9
"""More words than any deadline below has."""


def _numbered(first: int, *names: str) -> dict[str, int]:
    return {name: number for number, group in enumerate(names, first) for name in group.split()}


def _any(names: dict[str, int]) -> str:
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

_NEAR = {"i dag": 0, "today": 0, "i morgen": 1, "tomorrow": 1, "i overmorgen": 2}
_PARTS = (
    dict.fromkeys(("primo", "begyndelsen af", "beginning of", "start of"), 1)
    | dict.fromkeys(("medio", "midten af", "middle of", "mid"), 15)
    | dict.fromkeys(("ultimo", "slutningen af", "udgangen af", "end of"), 31)
)

_LEAD = r"(?:(?:senest|inden|frist|til|paa|pr|den|d|due|by|before|until|on|the)[.:]? )*"
_DAY = r"(?P<day>\d\d?)"
_MONTH = rf"(?P<month>{_any(_MONTHS)})"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_NEXT = r"(?:naeste|next)"
_UNIT = r"(?P<unit>dage?|days?|uger?|weeks?|maaned(?:er)?|mdr|months?|aar|years?)"
_BEFORE_DATE = rf"(?:(?P<weekday>{_any(_DAYS)})[.,]? (?:den |d\. ?|the )?)?"

_Reckoning = Callable[[dict[str, str], date], date]


def _coming(today: date, in_year: Callable[[int], date]) -> date:
    """Return the first of the dates ``in_year`` gives that is not before ``today``."""
    for year in range(today.year, today.year + _LEAP_GAP + 1):
        try:
            day = in_year(year)
        except ValueError:
            continue
        if day >= today:
            return day
    raise ValueError


def _of_year(found: dict[str, str], today: date, in_year: Callable[[int], date]) -> date:
    if "year" not in found:
        return _coming(today, in_year)
    year = int(found["year"])
    return in_year(year if len(found["year"]) == 4 else 2000 + year)


def _calendar(found: dict[str, str], today: date) -> date:
    month = _MONTHS.get(found["month"]) or int(found["month"])
    day = _of_year(found, today, lambda year: date(year, month, int(found["day"])))
    if "weekday" in found and day.weekday() != _DAYS[found["weekday"]]:
        raise WrongUse("{date} is not a {weekday}.", date=day, weekday=found["weekday"])
    return day


def _part_of_month(found: dict[str, str], today: date) -> date:
    # An absolute day is cut to the month's last.
    day = relativedelta(day=_PARTS[found["part"]])
    return _of_year(found, today, lambda year: date(year, _MONTHS[found["month"]], 1) + day)


def _week(found: dict[str, str], today: date) -> date:
    return _of_year(found, today, lambda year: date.fromisocalendar(year, int(found["week"]), 5))


def _weekday(found: dict[str, str], today: date) -> date:
    ahead = _DAYS_ALONE[found["weekday"]] - today.weekday()
    if "next" in found:
        return today + timedelta(ahead + 7)
    return today + timedelta(ahead if ahead > 0 else ahead + 7)


def _later(found: dict[str, str], today: date) -> date:
    count = _COUNTS.get(found["count"]) or int(found["count"])
    unit = found.get("unit", "d")
    if unit.startswith("d"):
        return today + timedelta(days=count)
    if unit.startswith(("u", "w")):
        return today + timedelta(weeks=count)
    return today + (relativedelta(months=count) if unit.startswith("m") else relativedelta(years=count))


def _near(found: dict[str, str], today: date) -> date:
    return today + timedelta(_NEAR[found["near"]])


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
        (rf"(?:om|in|inden(?: for)?|within) (?P<count>\d{{1,4}}|{_any(_COUNTS)}) {_UNIT}", _later),
        (rf"\+(?P<count>\d{{1,4}})(?: ?{_UNIT})?", _later),
        (rf"(?P<near>{_any(_NEAR)})", _near),
        (rf"(?P<part>{_any(_PARTS)})[ -]{_MONTH}(?: (?P<year>\d{{4}}))?", _part_of_month),
        (r"(?:uge|week) (?P<week>\d\d?)(?:[ /-](?P<year>\d{4}))?", _week),
    )
)
# In running text "7.1" is a clause; in a field that holds nothing but a date it is a day.
_FIELD_RULES = (*_RULES, _rule(rf"{_BEFORE_DATE}{_DAY}\. ?(?P<month>\d\d?)", _calendar))

_NEXT_MEETING = re.compile(
    rf"{_LEAD}(?:(?:ved|for|at) )?(?:det |the )?{_NEXT} (?:moede|meeting)\.?", re.ASCII
)


def _find(words: str, today: date, rules: tuple[tuple[re.Pattern[str], _Reckoning], ...]) -> date | None:
    """Return the date that ``words`` are, or None when they are not one.

    Raises WrongUse when they are written as a date, but the calendar has no such day.
    """
    plain = _plain(words)
    for pattern, reckoning in rules:
        if match := pattern.fullmatch(plain):
            found = {name: text for name, text in match.groupdict().items() if text is not None}
            try:
                return reckoning(found, today)
            except (ValueError, OverflowError):
                raise _no_such_date() from None
    return None


def _plain(words: str) -> str:
    return " ".join(words.casefold().translate(_SPELLED).split())


def _no_such_date() -> WrongUse:
    return WrongUse("There is no such date. Write dd.mm.yyyy, for example 29.02.2028.")


def read_date(text: str, today: date) -> date:
    """Return the date that ``text`` as a whole is, counted from ``today`` where it says so.

    A date without a year is the first such date on or after ``today``; a weekday is the first after
    ``today``, and ``næste`` before it means in the week that follows; ``primo``, ``medio`` and
    ``ultimo`` are the first, the 15th and the last day of a month; ``uge 12`` is the Friday of that
    ISO week.  Raises WrongUse for anything else.
    """
    day = _find(text, today, _FIELD_RULES)
    if day is None:
        raise _no_such_date()
    return day


@dataclass(frozen=True)
class Deadline:
    """What the end of a text said about when."""

    before: str
    """The text without the deadline."""
    due: date | None = None
    """The last day; None when the text ends with no date that is known."""
    remark: WrongUse | None = None
    """Why a deadline that was written gave no date."""


def split_deadline(text: str, today: date, next_meeting: date | None = None) -> Deadline:
    """Return ``text`` without the deadline its last words are, and that day, as :func:`read_date` reads it.

    ``næste møde`` is ``next_meeting``; while that is unknown the words stay in the text. What belongs to
    the deadline alone goes with it: a comma or dash before it, and words such as ``senest`` or ``til``.
    Raises WrongUse when the last words are a date that the calendar does not have.
    """
    starts = [word.start() for word in re.finditer(r"\S+", text)][-_MOST_WORDS:]
    for start in starts:
        last = text[start:]
        if _NEXT_MEETING.fullmatch(_plain(last)):
            if next_meeting is None:
                return Deadline(
                    text,
                    remark=WrongUse(
                        "The date of the next meeting is not known, so the action has no deadline yet."
                    ),
                )
            day: date | None = next_meeting
        else:
            day = _find(last, today, _RULES)
        if day is not None:
            return Deadline(_before(text[:start]), day)
    return Deadline(text)


def _before(text: str) -> str:
    """Return ``text`` without the comma or the dash that led on to a deadline."""
    text = text.rstrip()
    if text.endswith((",", ";")):
        return text[:-1]
    *words, last = text.split(" ") if text else [""]
    return " ".join(words) if last in {"-", "–"} else text
