"""What must not leave by mistake: personal numbers, words about private matters, counts of a few people.

A personal number is told by where it stands, never by itself: a finding may be logged, a number may not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_NUMBER = re.compile(r"(?<!\d)(\d{6})[-–‑\s]{0,3}(\d{4})(?!\d)")
_CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")
"""A SHA-256 as approved minutes print it: now and then ten of its digits happen to be a right number."""
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LEAP_YEAR = 2000
"""The century digit does not tell the year, so 29 February is a day of every year."""


class Certainty(StrEnum):
    """How surely ten digits are somebody's personal number."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Sensitive(StrEnum):
    """Why a word is pointed at; always a hint, since most such words stand there rightly."""

    HEALTH = "health"
    SOCIAL = "social"
    UNION = "union"
    BELIEF = "belief"
    IMAGE = "image"
    FEW = "few"


@dataclass(frozen=True)
class NumberFound:
    """Ten digits that can be a personal number, without the digits."""

    certainty: Certainty
    line: int
    """Counted from 1."""


@dataclass(frozen=True)
class WordFound:
    """A word that is better looked at once more before it leaves."""

    reason: Sensitive
    word: str
    line: int
    """Counted from 1."""


def personal_numbers(text: str) -> tuple[NumberFound, ...]:
    """Return what in ``text`` can be a Danish personal number, in order.

    The day and month must exist. A right control digit makes it certain, and so does 1 January:
    numbers given out since 2007 without a control digit have that day so far.
    """
    return tuple(_numbers(text))


def certain_numbers(text: str) -> tuple[NumberFound, ...]:
    """Return what in ``text`` is certainly somebody's personal number, in order."""
    return tuple(one for one in _numbers(text) if one.certainty is Certainty.CERTAIN)


def _numbers(text: str) -> Iterator[NumberFound]:
    for found in _NUMBER.finditer(_CHECKSUM.sub("x" * 64, text)):
        digits = [int(one) for one in found[1] + found[2]]
        day, month = int(found[1][:2]), int(found[1][2:4])
        if not _exists(day, month):
            continue
        controlled = sum(map(int.__mul__, digits, _WEIGHTS)) % 11 == 0
        certain = controlled or (day, month) == (1, 1)
        line = text.count("\n", 0, found.start()) + 1
        yield NumberFound(Certainty.CERTAIN if certain else Certainty.POSSIBLE, line)


def _exists(day: int, month: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


_STEMS = {
    Sensitive.HEALTH: (
        "diagnos|misbrug|sygemeld|sygdomsforløb|depressi|psykisk|psykiatr|handicap|gravid|autis|adhd|kræft"
        "|alkoholi|sick leave|diagnosis|disabilit|pregnan|addict"
    ),
    Sensitive.SOCIAL: (
        r"kontanthjælp|førtidspension|ressourceforløb|straffeattest|straffet|kriminel|gæld(?!er\b|ende\b)|hjemløs"
        "|afskedig|bortvis|opsagt|vold(?!som)|criminal|homeless|dismiss"
    ),
    Sensitive.UNION: "fagforening|tillidsmand|tillidsrepræsentant|trade union",
    Sensitive.BELIEF: "religi|muslim|kristen(?!sen)|jøde|etnisk|seksuel|politisk tilhør|ethnic|sexual",
    Sensitive.IMAGE: "foto|billede|videoklip|optagelse|photo",
}
_WORDS = {reason: re.compile(rf"(?<!\w)(?:{stems})\w*", re.IGNORECASE) for reason, stems in _STEMS.items()}
_FEW = re.compile(
    r"(?<![\w.,])(?:[1-4]|en|én|to|tre|fire|one|two|three|four)\s+(?:\w+\s+)?"
    r"(?:borger|person|ledig|kandidat|praktikant|fleksjobber|citizen|people|candidate)\w*",
    re.IGNORECASE,
)


def sensitive_words(text: str) -> tuple[WordFound, ...]:
    """Return the words about health, social matters, unions, belief and images, and counts of a few people.

    They are hints only: fewer than five people can be known again by those who know the place.
    """
    found = [
        WordFound(reason, match[0], text.count("\n", 0, match.start()) + 1)
        for reason, pattern in (*_WORDS.items(), (Sensitive.FEW, _FEW))
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda one: one.line))


_TOKEN = re.compile(r"[\w](?:[\w.,×/-]*[\w])?")
_SHORTEST = 4


def telling_words(text: str) -> dict[str, str]:
    """Return the words of ``text`` by their folded form: those of four letters or more, and all numbers.

    Used to see whether what a closed item says is said in an open place too.
    """
    return {
        match[0].casefold(): match[0]
        for match in _TOKEN.finditer(text)
        if len(match[0]) >= _SHORTEST or (match[0].isdigit() and len(match[0]) > 1)
    }
