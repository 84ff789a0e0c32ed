"""Two people changed the same text: put both changes together, by lines, or say that it cannot be done."""

from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple


class _Change(NamedTuple):
    start: int
    end: int
    lines: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Return ``base`` with the changes of both sides, or None when both changed the same lines.

    Lines that both added at the same place are kept, theirs first; the same change counts once.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    before = _lines(base)
    changes = _changes(before, _lines(theirs))
    changes += [change for change in _changes(before, _lines(mine)) if change not in changes]
    changes.sort(key=lambda change: (change.start, change.end))
    if any(_clash(one, other) for one, other in pairwise(changes)):
        return None
    result: list[str] = []
    at = 0
    for change in changes:
        result += before[at : change.start]
        result += change.lines
        at = change.end
    return "\n".join(result + before[at:])


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Change(start, end, tuple(after[first:last]))
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]


def _clash(one: _Change, other: _Change) -> bool:
    """Return whether two changes, in order, touch the same lines; adding at the edge of a change does not."""
    return other.start < one.end
