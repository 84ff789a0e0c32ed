"""Changing a record in a form while others may change it too: nothing typed is lost, both are shown."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from coc_tui.desk import Desk
from coc_tui.domain.records import Record
from coc_tui.errors import Refused
from coc_tui.language import _
from coc_tui.language.labels import field_word
from coc_tui.language.words import in_words
from coc_tui.store import Conflict

R = TypeVar("R", bound=Record)

_LONGEST = 300
"""Characters of the other person's text that are shown; the whole of it is in the history."""


class Overtaken(Refused):
    """Somebody else has changed the same fields first; nothing is saved yet, and both versions are here."""

    def __init__(self, by: str, told: str, theirs: Mapping[str, str]) -> None:
        super().__init__(
            "{by} has changed the same meanwhile, so nothing was saved yet. There it now says: {theirs}."
            " Save again to put yours in its place.",
            by=by,
            theirs=told,
        )
        self.by = by
        """Who it was."""
        self.theirs = theirs
        """What the fields of text hold now, by name."""


class Amendment(Generic[R]):
    """One record as it was opened, and what becomes of it when the form is saved, perhaps twice."""

    def __init__(self, desk: Desk, edit: Callable[..., R], seen: R) -> None:
        """``edit(desk, seen, **fields)`` is the use case."""
        self._desk = desk
        self._edit = edit
        self._opened = seen
        self._seen = seen

    def save(self, values: Mapping[str, Any]) -> R:
        """Change the fields whose value is another than when the record was opened.

        When somebody else has changed the same fields, Overtaken tells what they wrote; saving once
        more then puts these values in its place, and leaves their other changes alone.
        """
        changed = {name: value for name, value in values.items() if value != getattr(self._opened, name)}
        if not changed:
            return self._seen
        try:
            return self._edit(self._desk, self._seen, **changed)
        except Conflict as conflict:
            if not isinstance(conflict.current, type(self._seen)):
                raise
            self._seen = conflict.current
            values = {name: getattr(conflict.current, name) for name in conflict.fields}
            raise Overtaken(
                conflict.current.by,
                "; ".join(self._told(conflict.current, name) for name in conflict.fields),
                {name: value for name, value in values.items() if type(value) is str},
            ) from conflict

    def _told(self, current: R, field: str) -> str:
        value = getattr(current, field)
        text = (_("Yes") if value else _("No")) if isinstance(value, bool) else str(in_words(value))
        if len(text) > _LONGEST:
            text = text[:_LONGEST] + "…"
        return f"{field_word(type(current), field)}: “{text}”"
