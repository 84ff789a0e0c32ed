"""Seats and the people on them: who belongs to the group, attends it, or can own an action."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from coc_tui.domain.kinds import NAMES, ROLE_ID, SEARCHED, KindName, Label
from coc_tui.domain.records import Frozen, Line, Record


class Participant(Record):
    """One seat: a role, held by a person or an organisation for a time.

    Names are the user's own data; the product ships roles only.
    """

    table: ClassVar[str] = "participants"
    called: ClassVar[KindName] = KindName("Seat")

    role: Annotated[str, Label("Role"), ROLE_ID]
    """The role's identifier in the agreement, such as ``coordinator``."""
    name: Annotated[Line, Label("Name"), NAMES, SEARCHED] = ""
    """The person's name, empty when only the role is known."""
    organisation: Annotated[Line, Label("Company or authority"), NAMES, SEARCHED] = ""
    """The company or authority the person comes from."""
    since: Annotated[date | None, Label("First day")] = None
    """First day on the seat; None when not told."""
    until: Annotated[date | None, Label("Last day")] = None
    """Last day on the seat; None while it is held."""
    confidentiality: Annotated[date | None, Label("Declaration of confidentiality signed")] = None
    """When the declaration of confidentiality was signed (section 12 does not bind company people)."""

    def holds_seat(self, day: date) -> bool:
        """Return whether the seat is held on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Owner(Frozen):
    """Who answers for an action or a risk: a role, a company or a person."""

    kind: Literal["role", "company", "person"]
    key: str
    """The role's identifier, or the name of the company or person."""

    def roles(self) -> Iterator[str]:
        """Yield the role, when it is one."""
        if self.kind == "role":
            yield self.key

    def texts(self) -> Iterator[str]:
        """Yield the name; nobody searches for a role by its identifier."""
        if self.kind != "role":
            yield self.key
