"""The network's member companies. A company has a contact person; no citizen is ever a record."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label, Link
from coc_tui.domain.privacy import personal_numbers
from coc_tui.domain.records import Line, LongText, Record
from coc_tui.errors import WrongUse


class MemberStatus(StrEnum):
    """How a company belongs to the network."""

    ACTIVE = "active"
    PASSIVE = "passive"
    """Follows along without being a member."""
    LEFT = "left"


class CompanySize(StrEnum):
    """How many employees a company has."""

    UNDER_10 = "under_10"
    FROM_10_TO_49 = "from_10_to_49"
    FROM_50_TO_99 = "from_50_to_99"
    FROM_100 = "from_100"


def no_personal_number(text: str) -> str:
    """Return ``text``. Raises WrongUse when it holds what looks like a person's number."""
    if personal_numbers(text):
        raise WrongUse("The text looks like it holds a personal number: only companies are kept here.")
    return text


def _named(text: str) -> str:
    if not text:
        raise WrongUse("The company has no name.")
    return text


CompanyLine = Annotated[Line, AfterValidator(no_personal_number)]
CompanyText = Annotated[LongText, AfterValidator(no_personal_number)]


class Member(Record):
    """A company of the network."""

    table: ClassVar[str] = "members"
    called: ClassVar[KindName] = KindName("Member company")

    name: Annotated[CompanyLine, AfterValidator(_named), Label("Company"), NAMES, SEARCHED]
    contact: Annotated[CompanyLine, Label("Contact person"), SEARCHED] = ""
    """The one person the company is reached through."""
    email: Annotated[CompanyLine, Label("E-mail"), SEARCHED] = ""
    phone: Annotated[CompanyLine, Label("Telephone")] = ""
    municipality: Annotated[CompanyLine, Label("Municipality"), SEARCHED] = ""
    size: Annotated[CompanySize | None, Label("Employees")] = None
    status: Annotated[MemberStatus, Label("Status")] = MemberStatus.ACTIVE
    since: Annotated[date | None, Label("Member since")] = None
    until: Annotated[date | None, Label("Left")] = None
    """When it left the network."""
    events: Annotated[tuple[str, ...], Label("Events"), Link("events")] = ()
    """The ids of the events it took part in."""
    notes: Annotated[CompanyText, Label("Note"), SEARCHED] = ""

    def belongs(self, day: date) -> bool:
        """Return whether it is an active member on ``day``, as far as the dates tell."""
        return (
            self.status == MemberStatus.ACTIVE
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )
