"""Material about the activities: read through before the network gets it, marked, and consented to.

Of consents only the number and a case reference are kept, never a name.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.agreement import obligations
from coc_tui.domain.records import Line, LongText, Record


class MaterialState(StrEnum):
    """How far a piece of material is on its way out."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_WANTED = "changes_wanted"
    READ = "read"
    RELEASED = "released"


class Material(Record):
    """One piece of communication: a newsletter, a post, a flyer, a film."""

    table: ClassVar[str] = "materials"

    title: Annotated[Line, Field(min_length=1)]
    channel: str
    """The channel's identifier in the agreement, such as ``newsletter``."""
    where: Line = ""
    """Where the material itself is kept."""
    written: bool = True
    """Whether it is written; only that needs a read-through (section 7.1)."""
    to_network: bool = True
    """Whether it goes to the network's members, and not to the group alone."""
    state: MaterialState = MaterialState.DRAFT
    sent: date | None = None
    """When the partner got it to read."""
    read_by: date | None = None
    """The last day of the read-through, by our own number of days."""
    read: date | None = None
    """When the partner had read it."""
    remarks: LongText = ""
    """What the partner wants changed."""
    override_reason: LongText = ""
    """Why it was released unread or unmarked."""
    override_by: Line = ""
    """Who answers for that."""
    released: date | None = None
    marks: tuple[str, ...] = ()
    """The parties whose name and logo stand on it, by identifier (section 9)."""
    shows_citizens: bool = False
    shows_company_people: bool = False
    """Whether employees or people from the companies are shown; the agreement names citizens only."""
    consents: tuple[str, ...] = ()
    """The purposes that everybody shown has consented to, by identifier (section 9)."""
    consent_count: Annotated[int, Field(ge=0)] = 0
    """How many consents there are."""
    consent_case: Line = ""
    """The case number the consents are filed under."""
    event: str = ""
    """The id of the event it is about."""

    def under_rule(self, *, group_too: bool = False) -> obligations.MaterialFact:
        """Return what the rule about reading through needs to know of it.

        ``group_too`` is the setting ``network_lists`` with the group counted as network (A10).
        """
        return obligations.MaterialFact(
            written=self.written,
            to_network=self.to_network or group_too,
            read_on=self.read,
            override_reason=self.override_reason,
            override_by=self.override_by,
        )
