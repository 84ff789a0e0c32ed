"""Words compared as people mean them: ``AARSPLAN``, ``aarsplan`` and ``arsplan`` all find ``årsplan``.

Every search, filter, palette and picker compares by these functions, and so do the owners of an action.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import TypeVar

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_BEHIND_ZEROS = re.compile(r"\b0+(?=\d)")

T = TypeVar("T")


def folded(text: str) -> str:
    """Return ``text`` as it is compared: letters and digits in words with one space between.

    Case, accents, dashes and other signs make no difference, nor does spelling: å, aa and a are one, and
    ø, oe and o; æ is ae.
    """
    return _BETWEEN.sub(" ", letters(text)).strip()


def letters(text: str) -> str:
    """Return ``text`` with its letters folded and every sign where it was."""
    # Danish letters first: without others, the slow way round through their parts is not needed.
    plain = text.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).casefold().translate(_LETTERS)
    while "aa" in plain:
        plain = plain.replace("aa", "a")
    while "oe" in plain:
        plain = plain.replace("oe", "o")
    return plain


def spelled(text: str) -> str:
    """Return ``text`` as a name is told from another: ``Måler`` and ``Maaler`` are one, ``Maler`` is not.

    Case, dashes and other signs make no difference, nor does the way æ, ø and å are written.
    """
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_SPELLED)
    return _BETWEEN.sub(" ", plain).strip()


def searched(text: str) -> str:
    """Return ``text`` as it is searched: folded, and b-2026-4 is B-2026-04, and 4.2.2027 is 04.02.2027."""
    return _BEHIND_ZEROS.sub("", folded(text))


class Sought:
    """What somebody looks for: all its words must be there, in any order, each at least as a part."""

    def __init__(self, text: str) -> None:
        # What one types without a space belongs together: 04.02.2027 is a day and not three numbers.
        words = [searched(word) for word in text.split()]
        self.words = tuple(word for word in words if word)
        self.nothing = not self.words
        """Whether nothing is looked for, which everything holds."""
        self._signs = () if self.words else tuple(text.split())

    def __call__(self, *texts: str) -> bool:
        """Return whether every word stands in ``texts``."""
        if self._signs:
            return all(sign in "\n".join(texts) for sign in self._signs)
        if self.nothing:
            return True
        within = "\n".join(map(searched, texts))
        return all(word in within for word in self.words)

    def among(self, things: Iterable[T], text: Callable[[T], str]) -> list[T]:
        """Return the ``things`` whose ``text`` holds every word, in their order."""
        return [one for one in things if self(text(one))]


def found_in(word: str, text: str) -> tuple[int, int] | None:
    """Return where the first words of ``text`` begin and end that hold ``word``, one of :class:`Sought`'s."""
    places = [found.span() for found in _WORDS.finditer(text)]
    length = word.count(" ") + 1
    for place, (start, _end) in enumerate(places):
        end = places[min(place + length, len(places)) - 1][1]
        if word in searched(text[start:end]):
            return start, end
    return None


class Match(IntEnum):
    """How well a name and its description answer what is sought; the higher the better."""

    NONE = 0
    DESCRIPTION = 1
    INSIDE = 2
    WORD = 3
    BEGINNING = 4
    WHOLE = 5


def match(sought: Sought, name: str, description: str = "") -> Match:
    """Return how well ``name`` answers ``sought``.

    Best are the whole name or its first words, then the beginning of it, the beginnings of words in it, a
    part of it, and last what only its ``description`` says.
    """
    if sought.nothing:
        return Match.WHOLE if sought(name, description) else Match.NONE
    within, phrase = searched(name), " ".join(sought.words)
    if f"{within} ".startswith(f"{phrase} "):
        return Match.WHOLE
    if within.startswith(phrase):
        return Match.BEGINNING
    if all(f" {word}" in f" {within}" for word in sought.words):
        return Match.WORD
    if sought(name):
        return Match.INSIDE
    return Match.DESCRIPTION if sought(name, description) else Match.NONE


def best_first(text: str, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return the ``things`` whose name answers ``text``, the best first, and equally good ones in order."""
    sought = Sought(text)
    rated = [(match(sought, name(one)), one) for one in things]
    found = [(rate, one) for rate, one in rated if rate is not Match.NONE]
    return [one for _rate, one in sorted(found, key=lambda pair: -pair[0])]
