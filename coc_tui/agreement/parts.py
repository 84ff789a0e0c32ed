"""The parts of an agreement, as strict frozen values: a key too many or of the wrong type is an error.

Money is in the agreement's currency, percentages are numbers of hundredths, and every ``clause``
is the agreement's own section number. ``inferred`` marks what the text leaves open.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from coc_tui.agreement.check_digits import valid_cvr, valid_ean


class Part(BaseModel):
    """A frozen part of an agreement that accepts exactly its own keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def _both_languages(value: Any) -> Any:
    return {"da": value} if isinstance(value, str) else value


def _checked_cvr(number: str) -> str:
    if not valid_cvr(number):
        raise PydanticCustomError("cvr", "not a CVR number")
    return number


def _checked_ean(number: str) -> str:
    if not valid_ean(number):
        raise PydanticCustomError("ean", "not an EAN number")
    return number


def _checked_month(month: str) -> str:
    try:
        date.fromisoformat(f"{month}-01")
    except ValueError:
        raise PydanticCustomError("month", "not a month") from None
    return month


Words = Annotated[dict[Literal["da", "en"], str], Field(min_length=1), BeforeValidator(_both_languages)]
"""A text by language; a plain string in the file stands for every language."""

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
"""A day near enough for any number of months and years to be counted from it."""
Text = Annotated[str, Field(min_length=1)]
Month = Annotated[str, AfterValidator(_checked_month)]
"""A month of a year, ``2027-01``."""
Money = Annotated[Decimal, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Months = Annotated[int, Field(ge=0, le=120)]
Minutes = Annotated[int, Field(gt=0, le=24 * 60)]
Days = Annotated[int, Field(ge=0, le=366)]
DaysFromMeeting = Annotated[int, Field(ge=0, le=90)]
Degree = Annotated[int, Field(ge=1, le=5)]

Seat = Literal["chair", "member", "secretary", "resource", "other", "body"]
"""How a role sits: ``body`` is several people together, such as the group itself."""
Track = Literal["common", "extend", "handover"]
Requirement = Literal["decision", "absence", "event"]


class Titled(Part):
    """Something with an identifier and a title."""

    id: Text
    title: Words
    clause: str = ""


class Group(Part):
    """The group that steers the partnership, and what it is called."""

    clause: str
    name: Words
    """In lower case, as within a sentence."""
    the: Words
    """The definite form, as at the beginning of a sentence."""
    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Short name for file names, such as ``styregruppe``."""


class Party(Part):
    """One of the two parties (R1.1); contact persons are the user's own data."""

    id: Text
    clause: str
    side: Literal["authority", "partner"]
    """``authority`` pays and hosts; ``partner`` delivers."""
    name: Text
    short: Text
    cvr: Annotated[str, AfterValidator(_checked_cvr)]
    ean: Annotated[str, AfterValidator(_checked_ean)] | None = None
    address: tuple[Text, ...]
    website: str = ""
    signatory: Words
    """The title of the one who signs, which need not be the contact person (R1.2)."""
    contact: str = ""


class BrandMark(Part):
    """A name that stands on everything about the activities (R9.3)."""

    name: Text
    clause: str
    party: Text
    ends_with_term: bool
    """Whether the name must go when the partnership ends (R9.4)."""


class Term(Part):
    """The first and the last day, both inclusive."""

    clause: str
    start: Day
    end: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("order", "ends before it starts")
        return self


class Notice(Part):
    """How either party can end the agreement before its time."""

    clause: str
    months: Annotated[int, Field(ge=1, le=60)]
    end_of_month: bool
    """Whether it ends on the last day of the month that the notice runs out in."""


class Framework(Part):
    """What may be agreed in place of an extension (R2.4)."""

    clause: str
    title: Words
    paid: bool


class QuotaTerms(Part):
    """How many network events a year the partner takes part in (R3.4)."""

    clause: str
    move_clause: str
    """The clause about events that are moved or called off."""
    move_within: Literal["calendar", "agreement"]
    """The year a moved event must stay in for the move to cost nothing."""
    attendance_clause: str = ""
    """The clause that lets the partner take part in more than the quota, if there is one."""
    per_year: Count
    kinds: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The kinds of event that count; meetings of the steering group never do."""


class EventRules(Part):
    """How long a network event lasts (R8.1)."""

    clause: str
    shortest_minutes: Minutes
    longest_minutes: Minutes


class Included(Part):
    """Words for costs that the price covers already (R4.3)."""

    clause: str
    words: tuple[Text, ...]


class PriceIndex(Part):
    """How the price follows an index, and how far (R4.2)."""

    clause: str
    name: Words
    years: Annotated[tuple[int, ...], Field(min_length=1)]
    """The agreement years whose price is adjusted."""
    base: Annotated[Decimal, Field(gt=0)]
    base_month: Month
    month: Month
    """The month compared with, where the agreement names none: inferred."""
    published: Day | None = None
    """The day the compared month's figure is published."""
    cap: Money
    cap_percent: Annotated[Decimal, Field(ge=0)]


class InvoicePlan(Part):
    """One agreed invoice: at signing, or within a window of days."""

    id: Text
    clause: str
    year: Annotated[int, Field(ge=1)]
    at_signing: bool = False
    due_from: Day | None = None
    due_to: Day | None = None

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        window = self.due_from is not None and self.due_to is not None
        if self.at_signing == window or (self.due_from is None) != (self.due_to is None):
            raise PydanticCustomError("window", "needs a window or the signing")
        if self.due_from and self.due_to and self.due_to < self.due_from:
            raise PydanticCustomError("order", "ends before it starts")
        return self


class Fee(Part):
    """The yearly price without VAT."""

    clause: str
    price: Money
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    vat_percent: Annotated[Decimal, Field(ge=0, le=100)]
    payment_days: Days
    """Days from an invoice to its payment: inferred, for the agreement names none."""
    included: Included | None = None
    index: PriceIndex | None = None
    invoices: tuple[InvoicePlan, ...]

    @model_validator(mode="after")
    def _cap_agrees_with_percent(self) -> Self:
        if self.index and self.index.cap != self.price * (100 + self.index.cap_percent) / 100:
            raise PydanticCustomError("cap", "cap and percent disagree")
        return self


class HourSource(Titled):
    """A reason to bill hours, and what must be at hand before they can be."""

    requires: Requirement


class Hours(Part):
    """Hours bought beyond the agreement."""

    clause: str
    rate: Money
    step: Annotated[Decimal, Field(gt=0)]
    """The smallest part of an hour that is billed: inferred."""
    sources: tuple[HourSource, ...]


class Composition(Part):
    """Who makes up the steering group (R5.4)."""

    clause: str
    chair: Text
    """The role that always sits there."""
    member: Text
    """The role there are ``fewest`` to ``most`` of."""
    fewest: Count
    most: Count


class Role(Part):
    """A role by which people are known; names are the user's own data."""

    id: Text
    clause: str = ""
    seat: Seat
    party: Text | None = None
    title: Words
    the: Words
    """The definite form, as at the beginning of a sentence."""
    aliases: tuple[Text, ...] = ()
    """Other words for the role, in lower case, for reading what people type."""
    change_clause: str = ""
    """The clause that a change of holder calls upon (R11.3); empty when none does."""


class Practice(Part):
    """Meeting practice: custom and not agreement, so every figure can be changed in the case."""

    inferred: bool = True
    meeting_minutes: Minutes
    proposals_days: DaysFromMeeting
    agenda_days: DaysFromMeeting
    draft_days: DaysFromMeeting
    objection_days: DaysFromMeeting
    at_once_days: Days
    """Days given to a renewal task that should have been done already."""


class StandingItem(Part):
    """An item that every meeting's agenda is proposed with."""

    key: Text
    clause: str = ""
    inferred: bool = False
    title: Words
    reason: Words | None = None
    kind: Literal["information", "discussion", "decision"]
    minutes: Minutes
    presenter: Text


class Review(Part):
    """The partner's read-through before material goes to the network (R7.1)."""

    clause: str
    party: Text
    days: Days
    """Working days: inferred."""


class Duty(Titled):
    """One thing the parties owe each other, in our own words."""

    survives_term: bool = False


class Communication(Part):
    """Where activities are told about, and what citizens consent to (R9.1, R9.2)."""

    clause: str
    channels: tuple[Titled, ...]
    consents: tuple[Titled, ...]


class MeasureTerms(Titled):
    """Something that is counted."""

    retention: bool = False
    """Whether it tells who is still in work after some months, asked as far as possible (R10.3)."""


class Results(Part):
    """What is counted and shared (R10.1)."""

    clause: str
    period_months: Annotated[int, Field(ge=1, le=12)]
    fewest_to_publish: Count
    """A smaller count is flagged before it is published: it could point at a person."""
    retention_months: tuple[Months, ...]
    measures: tuple[MeasureTerms, ...]
