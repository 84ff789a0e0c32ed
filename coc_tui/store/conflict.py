"""Somebody else changed the same thing first: both versions, so that no text is lost."""

from coc_tui.domain.records import Record
from coc_tui.errors import Refused


class Conflict(Refused):
    """A write that was refused because the record has moved on in the same fields."""

    def __init__(
        self, *, current: Record | None, mine: Record, base: Record, fields: tuple[str, ...]
    ) -> None:
        if current is None:
            super().__init__("This has been put in the bin meanwhile, so your change was not saved.")
        else:
            super().__init__(
                "{by} has changed the same text meanwhile, so yours was not saved.", by=current.by
            )
        self.current = current
        """The record as stored now; None when it was put in the bin."""
        self.mine = mine
        """The record as its author wanted it."""
        self.base = base
        """The record the author started from."""
        self.fields = fields
        """The names of the fields both have changed."""
