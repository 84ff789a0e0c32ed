"""The network's member companies. A company has a contact person; no citizen is ever a record."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator

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

    name: Annotated[CompanyLine, AfterValidator(_named)]
    contact: CompanyLine = ""
    """The one person the company is reached through."""
    email: CompanyLine = ""
    phone: CompanyLine = ""
    municipality: CompanyLine = ""
    size: CompanySize | None = None
    status: MemberStatus = MemberStatus.ACTIVE
    since: date | None = None
    until: date | None = None
    """When it left the network."""
    events: tuple[str, ...] = ()
    """The ids of the events it took part in."""
    notes: CompanyText = ""

    def belongs(self, day: date) -> bool:
        """Return whether it is an active member on ``day``, as far as the dates tell."""
        return (
            self.status == MemberStatus.ACTIVE
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )
