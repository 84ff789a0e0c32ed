"""Finds who is meant by the first words of an action: a role, a company or a person, by a few letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from coc_tui.domain.people import Owner
from coc_tui.domain.reading.folding import folded, spelled
from coc_tui.errors import Unreadable

_FORM_OF_COMPANY = re.compile(r"\b([aikp])/(?=s\b)", re.IGNORECASE)
"""A slash that belongs to the word it stands in: A/S, I/S, K/S, P/S."""
_WORD = re.compile(r"(?:[^\s,+&:;/()]|(?i:(?<=\b[aikp])/(?=s\b)))+")
_SPOKEN_OF = re.compile(r"[^\s,+&:;]+")
"""What is named when it is nobody; a date there is named whole."""
_ONE_MORE = re.compile(r"\s*(?P<sign>[,+&/(])\s*|\s+(?:og|and|samt)\s+", re.IGNORECASE)
_AFTER = re.compile(r"\s*[,:]\s*|\s+[-–]\s+|\s*")
_BETWEEN_OWNERS_ONLY = frozenset("+&/")
"""What stands between two owners and in no sentence, so that nobody behind it is a slip."""

_FEWEST = 3
"""Letters a beginning needs, so that a forgotten owner does not turn "to", "se" or "de" into somebody."""

_FEWEST_WHOLE = 2
"""Letters a person's whole first name has at least: Bo, Ea, Ib."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who can own an action, and every name they can be called by, the one shown first."""

    owner: Owner
    names: tuple[str, ...]
    seat: Owner | None = None
    """The role a person alone holds: naming both names one."""


class _Likeness(IntEnum):
    """How well words name somebody; the best kind found decides."""

    NONE = 0
    BEGINNING = 1
    WHOLE_WORDS = 2
    EXACT = 3


@dataclass(frozen=True)
class _Name:
    """One name of a candidate, as it is compared."""

    of: Candidate
    text: str
    spelled: str

    def likeness(self, words: str, *, begun: bool) -> _Likeness:
        """Return how well ``words`` are this name, the last of them perhaps only ``begun``."""
        person = self.of.owner.kind == "person"
        if words == self.text:
            return _Likeness.EXACT
        if self.text.startswith(f"{words} ") and len(words) >= (_FEWEST_WHOLE if person else _FEWEST):
            return _Likeness.WHOLE_WORDS
        if len(words) < _FEWEST:
            return _Likeness.NONE
        end = "" if begun else " "
        inside = person and f" {words}{end}" in f" {self.text} "
        return _Likeness.BEGINNING if inside or (begun and self.text.startswith(words)) else _Likeness.NONE


def _compared(text: str) -> str:
    return folded(_FORM_OF_COMPANY.sub(r"\1", text))


def _names(candidates: Sequence[Candidate]) -> list[_Name]:
    names = [_Name(one, _compared(name), spelled(name)) for one in candidates for name in one.names]
    return [name for name in names if name.text]


def _beginnings(text: str, most: int) -> list[tuple[str, int]]:
    """Return the first word of ``text``, the first two and so on, as compared, and where each ends."""
    found: list[tuple[str, int]] = []
    for word in islice(_WORD.finditer(text), most):
        # A sign on its own names nobody, and would be swallowed.
        if not _compared(word[0]):
            break
        found.append((_compared(text[: word.end()]), word.end()))
    return found


def _one(text: str, names: Sequence[_Name]) -> tuple[Candidate, int] | None:
    """Return who the first words of ``text`` name and where those end, or None when they name nobody.

    Raises Unreadable when they name several equally well.
    """
    longest = max((name.text.count(" ") + 1 for name in names), default=0)
    beginnings = _beginnings(text, longest + 1)
    for place in reversed(range(min(longest, len(beginnings)))):
        words, end = beginnings[place]
        # A later word counts whole only, or "karen to" would swallow a word for Karen Tobiasen.
        alike = [(name.likeness(words, begun=place == 0), name) for name in names]
        best = max(likeness for likeness, _name in alike)
        if best is _Likeness.NONE:
            continue
        meant = [name for likeness, name in alike if likeness is best]
        people = _distinct(name.of for name in meant)
        if len(people) == 1:
            return people[0], end
        # Only the spelling may tell them apart: Måler ApS and Maler ApS.
        closer = _distinct(name.of for name in meant if spelled(text[:end]) in name.spelled)
        if len(closer) == 1:
            return closer[0], end
        # The next word may tell them apart, even when it is only begun.
        for more, further in beginnings[place + 1 : place + 2]:
            fewer = _distinct(name.of for name in meant if f" {more}" in f" {name.text}")
            if len(fewer) == 1 and len(more) - len(words) > _FEWEST:
                return fewer[0], further
        raise Unreadable(
            "{words} can be {names}. Write more of the name.",
            words=text[:end].strip(),
            names=tuple(one.names[0] for one in people),
        )
    return None


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, each owner once, and a role without the one person who holds it."""
    found = {one.owner: one for one in candidates}
    return [one for one in found.values() if one.seat not in found]


def split_owners(text: str, candidates: Sequence[Candidate]) -> tuple[tuple[Owner, ...], str]:
    """Return the owners that ``text`` begins with, each once, and the rest of the text.

    An owner is named by the beginning of a name (three letters at least, or the whole name), by whole words
    of a longer one, and a person also by a first name of two letters and by a later name; the longest
    reading wins, and then a whole name before a part of one. Several are joined by ``,``, ``+``, ``&``,
    ``/``, ``og``, ``samt`` or ``and``, and the holder of a role may stand behind it in brackets.
    Raises Unreadable when the first words name nobody, or several equally well.
    """
    text = text.strip()
    names = _names(candidates)
    found = _one(text, names)
    if found is None:
        raise _nobody(text)
    one, end = found
    owners, rest = [one], text[end:]
    for one, left in _more(rest, names):
        owners.append(one)
        rest = left
    after = _AFTER.match(rest)
    return tuple(one.owner for one in _distinct(owners)), rest[after.end() if after else 0 :]


def _more(rest: str, names: Sequence[_Name]) -> Iterator[tuple[Candidate, str]]:
    """Yield each further owner that ``rest`` begins with, and what is left behind it."""
    while joint := _ONE_MORE.match(rest):
        further = rest[joint.end() :]
        found = _one(further, names)
        if found is None:
            if joint["sign"] and joint["sign"] in _BETWEEN_OWNERS_ONLY:
                raise _nobody(further)
            return
        one, end = found
        rest = further[end:]
        if joint["sign"] == "(":
            if not rest.startswith(")"):
                return
            rest = rest[1:]
        yield one, rest


def read_owners(text: str, candidates: Sequence[Candidate]) -> tuple[Owner, ...]:
    """Return the owners that ``text`` as a whole names; none for nothing. Raises Unreadable."""
    if not text.strip():
        return ()
    owners, rest = split_owners(text, candidates)
    if rest.strip():
        raise Unreadable("{text} is no role, company or person here.", text=rest.strip())
    return owners


def _nobody(text: str) -> Unreadable:
    word = _SPOKEN_OF.search(text)
    if word is None:
        return Unreadable("The action has no owner.")
    return Unreadable("The action has no owner: who is {word}?", word=word[0])
