"""What a rule has to say about its result, kept as template and values so any language can say it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, init=False)
class Phrase:
    """An English sentence with ``{name}`` fields, their values, and the clause it rests on.

    ``clause`` can be named in the sentence as ``{clause}``. The template is a literal where the
    phrase is made, so that translation catalogues can hold it.
    """

    template: str
    clause: str
    values: dict[str, Any]

    def __init__(self, template: str, /, *, clause: str = "", **values: Any) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "clause", clause)
        object.__setattr__(self, "values", {"clause": clause, **values})

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that cannot be said, because something else is missing: shown, and never guessed."""

    what: Phrase
    """What cannot be said."""
    missing: Phrase
    """What must be known first."""
    clause: str
