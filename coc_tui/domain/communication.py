"""Material about the activities: read through before the network gets it, marked, and consented to.

Of consents only the number and a case reference are kept, never a name.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.agreement import obligations
from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label, Link
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
    called: ClassVar[KindName] = KindName("Material")

    title: Annotated[Line, Field(min_length=1), Label("Title"), NAMES, SEARCHED]
    channel: Annotated[str, Label("Channel")]
    """The channel's identifier in the agreement, such as ``newsletter``."""
    where: Annotated[Line, Label("Where it is kept"), SEARCHED] = ""
    """Where the material itself is kept."""
    written: Annotated[bool, Label("It is written")] = True
    """Whether it is written; only that needs a read-through (section 7.1)."""
    to_network: Annotated[bool, Label("It goes to the network")] = True
    """Whether it goes to the network's members, and not to the group alone."""
    state: Annotated[MaterialState, Label("State")] = MaterialState.DRAFT
    sent: Annotated[date | None, Label("Sent")] = None
    """When the partner got it to read."""
    read_by: Annotated[date | None, Label("To be read by")] = None
    """The last day of the read-through, by our own number of days."""
    read: Annotated[date | None, Label("Read")] = None
    """When the partner had read it."""
    remarks: Annotated[LongText, Label("Wanted changes"), SEARCHED] = ""
    """What the partner wants changed."""
    override_reason: Annotated[LongText, Label("Why it is released anyway"), SEARCHED] = ""
    """Why it was released unread or unmarked."""
    override_by: Annotated[Line, Label("Who answers for it")] = ""
    """Who answers for that."""
    released: Annotated[date | None, Label("Released")] = None
    marks: Annotated[tuple[str, ...], Label("Logos")] = ()
    """The parties whose name and logo stand on it, by identifier (section 9)."""
    shows_citizens: Annotated[bool, Label("Citizens are shown")] = False
    shows_company_people: Annotated[bool, Label("Employees or company people are shown")] = False
    """Whether employees or people from the companies are shown; the agreement names citizens only."""
    consents: Annotated[tuple[str, ...], Label("Consents")] = ()
    """The purposes that everybody shown has consented to, by identifier (section 9)."""
    consent_count: Annotated[int, Field(ge=0), Label("How many consents")] = 0
    """How many consents there are."""
    consent_case: Annotated[Line, Label("Case number of the consents")] = ""
    """The case number the consents are filed under."""
    event: Annotated[str, Label("Event"), Link("events")] = ""
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
