"""What a transaction does to documents: found by comparing, applied by followers, turned round by undo.

An operation names the document (``in`` table, ``no`` doc id, ``id``) and holds both sides of
every change, so that the history alone can say what was there before:
``put``: the whole new document; ``bin``: the whole removed one; ``set``: field to [before, after];
``new`` / ``drop``: fields that came or went; ``text``: field to [offset, removed, inserted].
"""

from collections.abc import Mapping
from typing import Any

from coc_tui.store.stored import STAMPS, joined, lines
from coc_tui.store.tables import long_texts

Fields = Mapping[str, Any]
Splice = tuple[int, str, str]

Op = dict[str, Any]


def between(table: str, number: int, before: Fields | None, after: Fields | None) -> Op | None:
    """Return the operation that turns ``before`` into ``after``, or None when they are alike.

    Who wrote a document when, and its revision, are no difference.
    """
    op: Op = {"in": table, "no": number, "id": str((after or before or {}).get("id", ""))}
    if before is None and after is None:
        return None
    if before is None:
        return op | {"put": dict(after or {})}
    if after is None:
        return op | {"bin": dict(before)}
    long = long_texts(table)
    before, after = dict(before), dict(after)
    for name in [*before, *(name for name in after if name not in before)]:
        if name in STAMPS:
            continue
        if name not in after:
            op.setdefault("drop", {})[name] = before[name]
        elif name not in before:
            op.setdefault("new", {})[name] = after[name]
        elif not same(before[name], after[name]):
            was, now = joined(before[name]), joined(after[name])
            if name in long and isinstance(was, str) and isinstance(now, str):
                op.setdefault("text", {})[name] = list(splice(was, now))
            else:
                op.setdefault("set", {})[name] = [before[name], after[name]]
    return op if len(op) > 3 else None


def same(one: Any, other: Any) -> bool:
    """Return whether two JSON values are the same; unlike in Python, true is not 1."""
    if one is other:
        return True
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def applied(op: Op, fields: Fields | None, *, by: str, at: str) -> dict[str, Any] | None:
    """Return the document after ``op``, stamped with the next revision; None when it is binned.

    Raises ValueError when the document is not the one ``op`` was made for.
    """
    if "put" in op:
        return dict(op["put"])
    if fields is None:
        raise ValueError(f"no document {op['in']} {op['no']}")
    if "bin" in op:
        return None
    after = dict(fields)
    for name in op.get("drop", {}):
        after.pop(name, None)
    after.update(op.get("new", {}))
    for name, (_, value) in op.get("set", {}).items():
        after[name] = value
    for name, (offset, removed, inserted) in op.get("text", {}).items():
        text = joined(after.get(name, []))
        if not isinstance(text, str) or text[offset : offset + len(removed)] != removed:
            raise ValueError(f"{op['in']} {op['no']}: {name} is not the text that was changed")
        after[name] = lines(text[:offset] + inserted + text[offset + len(removed) :])
    return after | {"rev": _revision(fields) + 1, "by": by, "at": at}


def inverse(op: Op) -> Op:
    """Return the operation that takes ``op`` back."""
    back: Op = {"in": op["in"], "no": op["no"], "id": op["id"]}
    if "put" in op:
        return back | {"bin": op["put"]}
    if "bin" in op:
        return back | {"put": op["bin"]}
    if "set" in op:
        back["set"] = {name: [after, before] for name, (before, after) in op["set"].items()}
    if "new" in op:
        back["drop"] = op["new"]
    if "drop" in op:
        back["new"] = op["drop"]
    if "text" in op:
        back["text"] = {name: [at, inserted, removed] for name, (at, removed, inserted) in op["text"].items()}
    return back


def names(op: Op) -> frozenset[str]:
    """Return the fields that ``op`` changes; none when it puts or bins the whole document."""
    return frozenset(
        {*op.get("set", {}), *op.get("new", {}), *op.get("drop", {}), *op.get("text", {})},
    )


def splice(before: str, after: str) -> Splice:
    """Return (offset, removed, inserted): the one place where the texts differ, as small as can be."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return start, before[start : len(before) - end], after[start : len(after) - end]


def _common(one: str, other: str) -> int:
    """Return the length of the longest common beginning, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _revision(fields: Fields) -> int:
    value = fields.get("rev", 0)
    return value if isinstance(value, int) else 0
