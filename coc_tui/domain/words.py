"""Words and names that complete what is being typed, learnt from texts that are there already."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]\w*(?:[-/'’]\w+)*-?")
_SENTENCE_END = re.compile(r"(?:^|[.:;!?]\s+|\n\s*)\Z")

FEWEST = 2
"""Letters that must be typed before anything is offered."""

_NAMED = 3
"""How often a name counts as seen before it has been used."""

_MOST_WORDS = 4
"""Words of a name that are looked back at."""


@dataclass(frozen=True)
class Offer:
    """What would stand in the line instead of its last letters."""

    start: int
    """The column of the first letter it replaces."""
    text: str
    """The whole word or name."""


class Vocabulary:
    """Words with how often they were seen, and names; made once, asked at every key."""

    def __init__(self, texts: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        seen: Counter[str] = Counter()
        for text in texts:
            seen.update(_words(text))
        for name in names:
            seen[name] += _NAMED
        # Of two ways to write a word the one seen most often stands; a small letter wins a tie.
        forms: dict[str, tuple[int, str]] = {}
        for form, count in seen.items():
            forms[form.lower()] = max(forms.get(form.lower(), (0, "")), (count, form))
        # Of words seen equally often the one that was met first is offered.
        self._found = {key: (count, -order, form) for order, (key, (count, form)) in enumerate(forms.items())}
        self._keys = sorted(self._found)

    def best(self, begun: str, capital: bool = False) -> str:
        """Return the word or name seen most often that begins with ``begun`` and goes on.

        With ``capital`` only what is written with a capital letter. Empty when there is none.
        """
        begun = begun.lower()
        most: tuple[int, int, str] = (0, 0, "")
        for place in range(bisect_left(self._keys, begun), len(self._keys)):
            key = self._keys[place]
            if not key.startswith(begun):
                break
            found = self._found[key]
            if key != begun and not (capital and found[2][0].islower()):
                most = max(most, found)
        return most[2]


def _words(text: str) -> Iterable[str]:
    """Yield the words of ``text``; the first of a sentence without the capital it owes to its place."""
    for word in _WORD.finditer(text):
        form = word[0].rstrip("-")
        if form[1:].islower() and form[0].isupper() and _begins_sentence(text[: word.start()][-4:]):
            form = form[0].lower() + form[1:]
        yield form


def _begins_sentence(before: str) -> bool:
    return _SENTENCE_END.search(before) is not None


def offer(before: str, vocabularies: Sequence[Vocabulary]) -> Offer | None:
    """Return what could complete the end of ``before``, a line up to the caret; None for nothing.

    A name is found by the beginning of all its words, so the longest beginning is tried first, and of
    the vocabularies the first that knows something decides. Typed small letters get a name's capitals,
    and a capital that was typed is kept.
    """
    starts = [word.start() for word in _WORD.finditer(before)][-_MOST_WORDS:]
    if not starts or not (before[-1].isalnum() or before[-1] in "-/ "):
        return None
    for start in starts:
        begun = before[start:]
        if len(begun) < FEWEST or (start == starts[-1] and not begun[-1].isalnum()):
            continue
        capital = begun[0].isupper()
        for vocabulary in vocabularies:
            found = ""
            if capital and not _begins_sentence(before[:start]):
                found = vocabulary.best(begun, capital=True)
            found = found or vocabulary.best(begun)
            if found:
                return Offer(start, begun[0] + found[1:] if capital else found)
    return None
