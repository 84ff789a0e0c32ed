"""What a kind of record says of itself: what it and its fields are called, and what each field is.

A field says it once, in its annotation: ``due: Annotated[date | None, Label("Due date")]``. Forms,
history, search, checks, details and registers read it here. The words are English and are said in
the reader's language where they are shown, since records know no language.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from pydantic import BaseModel


class KindName(str):
    """What one record of a kind is called, in English."""

    __slots__ = ()


class Label(str):
    """What people call a field, in English."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The field holds the id of a record of another table, or several; an empty one points at nobody."""

    table: str


class Mark(Enum):
    """What a field is beside its type."""

    NAMES = auto()
    """Its text is what the record is called by; of several the first that is filled in."""
    SEARCHED = auto()
    """Its text is found by a search."""
    ROLE_ID = auto()
    """It holds the identifier of one of the agreement's roles."""
    IN_SECONDS = auto()
    """It holds a number of seconds."""
    UNTOLD = auto()
    """It holds what only the program has a use for; people are not told."""
    SEALED = auto()
    """Minutes print it, so it never changes once they are approved."""


NAMES, SEARCHED, ROLE_ID, IN_SECONDS, UNTOLD, SEALED = Mark


@cache
def label(kind: type[BaseModel], field: str) -> Label | None:
    """Return what ``field`` is called; None for one that has no label."""
    info = kind.model_fields.get(field)
    return next((one for one in info.metadata if isinstance(one, Label)), None) if info else None


@cache
def marked(kind: type[BaseModel], mark: Mark) -> tuple[str, ...]:
    """Return the fields with ``mark``, in the order of the record."""
    return tuple(name for name, info in kind.model_fields.items() if mark in info.metadata)


@cache
def linked(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields that point at other records, each with the table of those."""
    return tuple(
        (name, one.table)
        for name, info in kind.model_fields.items()
        for one in info.metadata
        if isinstance(one, Link)
    )
