"""Finds who is meant by the first words of an action: a role, a company or a person, by a few letters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, takewhile

from coc_tui.domain.people import Owner
from coc_tui.errors import WrongUse

_WORD = re.compile(r"[^\s,+&:;]+")
_ONE_MORE = re.compile(r"\s*(?P<sign>[,+&])\s*|\s+(?:og|and)\s+", re.IGNORECASE)
_AFTER = re.compile(r"\s*[,:]\s*|\s+[-–]\s+|\s*")
_UNLIKE = re.compile(r"[^\w/]+|_+")

_FEWEST = 3
"""Letters a beginning needs, so that a forgotten owner does not turn "to", "se" or "de" into somebody."""

_FEWEST_WHOLE = 2
"""Letters a person's whole first name has at least: Bo, Ea, Ib."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who can own an action, and every name they can be called by, the one shown first."""

    owner: Owner
    names: tuple[str, ...]


class _Likeness(IntEnum):
    """How well words name somebody; the best kind found decides."""

    NONE = 0
    BEGINNING = 1
    WHOLE_WORDS = 2
    EXACT = 3


def folded(text: str) -> str:
    """Return ``text`` as it is compared: without case, accents, punctuation; å is aa is a, ø is oe is o."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("æ", "ae").replace("ø", "o"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _UNLIKE.sub(" ", plain.replace("aa", "a").replace("oe", "o")).strip()


def _likeness(words: str, name: str, *, begun: bool, anywhere: bool) -> _Likeness:
    if words == name:
        return _Likeness.EXACT
    if name.startswith(f"{words} ") and len(words) >= (_FEWEST_WHOLE if anywhere else _FEWEST):
        return _Likeness.WHOLE_WORDS
    if len(words) < _FEWEST:
        return _Likeness.NONE
    end = "" if begun else " "
    inside = anywhere and f" {words}{end}" in f" {name} "
    return _Likeness.BEGINNING if inside or (begun and name.startswith(words)) else _Likeness.NONE


def _one(text: str, candidates: Sequence[Candidate]) -> tuple[Owner, int] | None:
    """Return who the first words of ``text`` name and where those end, or None when they name nobody.

    Raises WrongUse when they name several equally well.
    """
    names = [
        (one, name, one.owner.kind == "person")
        for one in candidates
        for name in map(folded, one.names)
        if name
    ]
    longest = max((name.count(" ") + 1 for _one, name, _person in names), default=0)
    spans = [(word.end(), folded(word[0])) for word in islice(_WORD.finditer(text), longest + 1)]
    # A sign on its own names nobody, and would be swallowed.
    spans = list(takewhile(lambda span: span[1], spans))
    for place in reversed(range(min(longest, len(spans)))):
        end = spans[place][0]
        words = folded(text[:end])
        # A later word counts whole only, or "karen to" would swallow a word for Karen Tobiasen.
        like = [
            (_likeness(words, name, begun=place == 0, anywhere=person), one, name)
            for one, name, person in names
        ]
        best = max((likeness for likeness, _one, _name in like), default=_Likeness.NONE)
        if best is _Likeness.NONE:
            continue
        meant = [(one, name) for likeness, one, name in like if likeness is best]
        owners = dict.fromkeys(one.owner for one, _name in meant)
        if len(owners) == 1:
            return next(iter(owners)), end
        for further, word in spans[place + 1 : place + 2]:
            # The next word may tell them apart, even when it is only begun.
            more = f" {words} {word}"
            fewer = dict.fromkeys(one.owner for one, name in meant if more in f" {name}")
            if len(fewer) == 1 and len(word) >= _FEWEST:
                return next(iter(fewer)), further
        raise WrongUse(
            "{words} can be {names}. Write more of the name.",
            words=text[:end].strip(),
            names=tuple(dict.fromkeys(one.names[0] for one, _name in meant)),
        )
    return None


def split_owners(text: str, candidates: Sequence[Candidate]) -> tuple[tuple[Owner, ...], str]:
    """Return the owners that ``text`` begins with, each once, and the rest of the text.

    An owner is named by the beginning of a name (three letters at least, or the whole name), by whole words
    of a longer one, and a person also by a first name of two letters and by a later name; the longest
    reading wins, and then a whole name before a part of one. Several are joined by a comma, ``+``, ``&``,
    ``og`` or ``and``.
    Raises WrongUse when the first words name nobody, or several equally well.
    """
    text = text.strip()
    found = _one(text, candidates)
    if found is None:
        raise _nobody(text)
    owner, end = found
    owners, rest = [owner], text[end:]
    while joint := _ONE_MORE.match(rest):
        further = rest[joint.end() :]
        found = _one(further, candidates)
        if found is None:
            if joint["sign"] == "+":
                raise _nobody(further)
            break
        owner, end = found
        owners.append(owner)
        rest = further[end:]
    after = _AFTER.match(rest)
    return tuple(dict.fromkeys(owners)), rest[after.end() if after else 0 :]


def _nobody(text: str) -> WrongUse:
    word = _WORD.search(text)
    if word is None:
        return WrongUse("The action has no owner.")
    return WrongUse("The action has no owner: who is {word}?", word=word[0])
