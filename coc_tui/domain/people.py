"""Seats and the people on them: who belongs to the group, attends it, or can own an action."""

from datetime import date
from typing import ClassVar, Literal

from coc_tui.domain.records import Frozen, Line, Record


class Participant(Record):
    """One seat: a role, held by a person or an organisation for a time.

    Names are the user's own data; the product ships roles only.
    """

    table: ClassVar[str] = "participants"

    role: str
    """The role's identifier in the agreement, such as ``coordinator``."""
    name: Line = ""
    """The person's name, empty when only the role is known."""
    organisation: Line = ""
    """The company or authority the person comes from."""
    since: date | None = None
    """First day on the seat; None when not told."""
    until: date | None = None
    """Last day on the seat; None while it is held."""
    confidentiality: date | None = None
    """When the declaration of confidentiality was signed (section 12 does not bind company people)."""

    def holds_seat(self, day: date) -> bool:
        """Return whether the seat is held on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Owner(Frozen):
    """Who answers for an action or a risk: a role, a company or a person."""

    kind: Literal["role", "company", "person"]
    key: str
    """The role's identifier, or the name of the company or person."""
