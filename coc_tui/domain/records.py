"""What every stored record has in common: an identity, a revision, and who wrote it when."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Self, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict

from coc_tui.domain.kinds import NAMES, ROLE_ID, SEARCHED, KindName, linked, marked
from coc_tui.domain.text import clean, clean_line


class LongTextMark:
    """Marks a field the store keeps by lines in the file and by splices in the history."""


Line = Annotated[str, AfterValidator(clean_line)]
"""One line of user text, cleaned where it enters."""

LongText = Annotated[str, AfterValidator(clean), LongTextMark()]
"""User text of any number of lines, cleaned where it enters."""


class Frozen(BaseModel):
    """A value that never changes; a change is a new value."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield table and id of every record this points at, itself or in one of its parts."""
        for name, table in linked(type(self)):
            value = getattr(self, name)
            yield from ((table, id) for id in (value if isinstance(value, tuple) else (value,)) if id)
        for part in self._parts():
            yield from part.links()

    def texts(self) -> Iterator[str]:
        """Yield the texts a search looks in, its own and those of its parts."""
        values = (getattr(self, name) for name in marked(type(self), SEARCHED))
        yield from (value for value in values if isinstance(value, str) and value)
        for part in self._parts():
            yield from part.texts()

    def roles(self) -> Iterator[str]:
        """Yield the identifiers of the agreement's roles that this names, itself or in its parts."""
        yield from filter(None, (getattr(self, name) for name in marked(type(self), ROLE_ID)))
        for part in self._parts():
            yield from part.roles()

    def _parts(self) -> "Iterator[Frozen]":
        for _name, value in self:
            yield from (
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Frozen)
            )


class Record(Frozen):
    """A stored record. ``with_`` makes the changed copy; only the store sets the four fields here."""

    table: ClassVar[str]
    """The name of the table the record lives in."""
    called: ClassVar[KindName]
    """What one such record is called."""
    former: ClassVar[Mapping[str, str]] = {}
    """The present names of fields that the history knows by another."""
    undone: ClassVar[bool] = True
    """Whether an undoing takes changes of it back."""

    id: str = ""
    """A ULID, given by the store when the record is added; never reused."""
    rev: int = 0
    """How many times the record has been written; what a writer says it saw."""
    by: str = ""
    """Who wrote this revision, as the person calls themselves."""
    at: datetime | None = None
    """When this revision was written, with its UTC offset."""

    @property
    def designation(self) -> str:
        """How people refer to the record: its number or title; its id where they never do."""
        names = (str(getattr(self, name)) for name in marked(type(self), NAMES))
        return next((name for name in names if name), self.id)

    def with_(self, **changes: object) -> Self:
        """Return a copy with ``changes``, validated like a new record."""
        return type(self).model_validate({**dict(self), **changes})

    @property
    def revision(self) -> tuple[str, int, str, datetime | None]:
        """What no other revision of any record has, also where a restore has given its number anew."""
        return self.id, self.rev, self.by, self.at

    @classmethod
    def long_texts(cls) -> frozenset[str]:
        """Return the names of the fields that hold text of many lines."""
        hints = get_type_hints(cls, include_extras=True)
        return frozenset(
            name
            for name, hint in hints.items()
            if any(isinstance(mark, LongTextMark) for mark in getattr(hint, "__metadata__", ()))
        )
