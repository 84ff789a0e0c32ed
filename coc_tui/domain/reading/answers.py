"""Answers out of few: yes or no, or one of several words."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from coc_tui.domain.reading.folding import folded
from coc_tui.errors import Unreadable

T = TypeVar("T")

_YES = frozenset({"ja", "j", "jo", "yes", "y", "x", "true", "sand", "1"})
_NO = frozenset({"nej", "n", "no", "false", "falsk", "0"})


def filled(text: str) -> str:
    """Return ``text`` without the space around it. Raises Unreadable when nothing is left."""
    text = text.strip()
    if not text:
        raise Unreadable("This must be filled in.")
    return text


def read_yes(text: str) -> bool:
    """Return whether ``text`` says yes, in Danish or English. Raises Unreadable for neither yes nor no."""
    said = folded(filled(text))
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Unreadable('"{text}" is neither yes nor no. Write yes or no.', text=text.strip())


def read_one(text: str, words: Mapping[str, T]) -> T:
    """Return what ``text`` names by one of ``words``, however they are spelled.

    The first word for each value is the one shown. Raises Unreadable with those for anything else.
    """
    said = folded(text)
    for word, value in words.items():
        if folded(word) == said:
            return value
    shown: dict[T, str] = {}
    for word, value in words.items():
        shown.setdefault(value, word)
    raise Unreadable(
        "{text} is not known here. Write one of {words}.", text=text.strip(), words=", ".join(shown.values())
    )


def optional(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """Return a reader that gives None for nothing, and what ``read`` gives for anything else."""
    return lambda text: read(text) if text.strip() else None
