"""Which words of a line of minutes are spelt by a dictionary, and which are nobody's to correct."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coc_tui.domain.capture import ActionLine, CaptureContext, Captured, Unclear, read

LONGEST = 60
"""Letters of the longest word that is asked about."""

NOBODY = CaptureContext(candidates=(), meeting_date=date.min)
"""A context for lines without owners."""

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|\\|\Awww\.|\A[/~]", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-.'’]\w+)*-?")
_OWNER = re.compile(r"[^:]*:\s*\S*")


@dataclass(frozen=True)
class Asked:
    """A word that is asked about."""

    start: int
    """The column of its first letter."""
    end: int
    """The column after its last letter."""
    form: str
    """The word as a dictionary knows it: with a plain apostrophe, and with the full stop that follows it."""


def asked(line: str, context: CaptureContext = NOBODY) -> tuple[Asked, ...]:
    """Return the words of ``line`` that are worth asking about, in their order.

    Left out are single letters, abbreviations in capitals or with a full stop inside, words with digits
    such as numbers of decisions, addresses, and the owner and the deadline of an action.
    """
    found: list[Asked] = []
    begin = 0
    for piece in read(line, context):
        first, last = _prose(piece)
        found.extend(_words(line, begin + first, begin + last))
        begin += len(piece.source)
    return tuple(found)


def _prose(piece: Captured) -> tuple[int, int]:
    """Return from where to where a piece is neither owner nor deadline."""
    match piece:
        case ActionLine():
            start = piece.source.rfind(piece.text)
            return start, start + len(piece.text)
        case Unclear(kind="action"):
            owner = _OWNER.match(piece.source)
            return owner.end() if owner else 0, len(piece.source)
    return 0, len(piece.source)


def _words(line: str, begin: int, end: int) -> Iterator[Asked]:
    for chunk in _CHUNK.finditer(line, begin, end):
        if _ADDRESS.search(chunk[0]):
            continue
        for word in _WORD.finditer(line, chunk.start(), chunk.end()):
            if _is_word(word[0]):
                stop = "." if line[word.end() :].startswith(".") else ""
                yield Asked(word.start(), word.end(), word[0].replace("’", "'") + stop)


def _is_word(word: str) -> bool:
    parts = re.split("[-'’]", word)
    letters = sum(map(len, parts))
    return 1 < letters <= LONGEST and all(part.isalpha() and not _capitals(part) for part in parts if part)


def _capitals(part: str) -> bool:
    """Return whether there is a capital after the first letter: an abbreviation, or somebody's brand."""
    return part[1:] != part[1:].lower()


def keys(words: Iterable[str]) -> frozenset[str]:
    """Return ``words``, and each part of one, as :func:`is_among` compares them."""
    found = {word.casefold() for text in words for word in _WORD.findall(text)}
    parts = {part for word in found for part in re.split("[-.'’]", word)}
    return frozenset(found | parts)


def is_among(form: str, known: frozenset[str]) -> bool:
    """Return whether a word that is asked about is one of ``known``, perhaps in the genitive."""
    word = form.rstrip(".-").casefold()
    return any(one in known for one in (word, word.removesuffix("s").removesuffix("'")))
