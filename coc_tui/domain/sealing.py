"""How minutes come to stand: objections to the draft, the approval, the frozen text, numbered corrections.

Nothing here is ever changed or undone, but for how an objection was settled: what was approved is
added to, and never reopened.
"""

import datetime as dt
import hashlib
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from coc_tui.domain.kinds import NAMES, KindName, Label, Link
from coc_tui.domain.records import Line, LongText, Record


class ApprovalWay(StrEnum):
    """How minutes were approved."""

    TACIT = "tacit"
    """Nobody objected within the days there were for it."""
    AT_MEETING = "at_meeting"
    """The group approved them at a later meeting."""


class Objection(Record):
    """An objection to draft minutes."""

    table: ClassVar[str] = "objections"
    called: ClassVar[KindName] = KindName("Objection")

    meeting: Annotated[str, Label("Meeting"), Link("meetings")]
    """The id of the meeting whose minutes are objected to."""
    who: Annotated[Line, Field(min_length=1), Label("Who")]
    """Who objects, as they are to be called."""
    text: Annotated[LongText, Field(min_length=1), Label("Text"), NAMES]
    day: Annotated[dt.date, Label("Day")]
    """When it came in."""
    in_time: Annotated[bool, Label("In time")]
    """Whether it came within the days for objections, so that silence no longer approves."""
    item: Annotated[str, Label("Item")] = ""
    """The printed number of the item it is about; empty when it is about the whole."""
    settled: Annotated[LongText, Label("How it was settled")] = ""
    """How it was settled, such as what was changed; empty while it stands."""


class Approval(Record):
    """The act of approving one meeting's minutes."""

    table: ClassVar[str] = "approvals"
    called: ClassVar[KindName] = KindName("Approval")
    undone: ClassVar[bool] = False

    meeting: Annotated[str, Label("Meeting"), Link("meetings")]
    """The id of the meeting whose minutes were approved."""
    day: Annotated[dt.date, Label("Day"), NAMES]
    way: Annotated[ApprovalWay, Label("How")]
    at_meeting: Annotated[str, Label("Approved at"), Link("meetings")] = ""
    """The id of the meeting that approved them; empty for a tacit approval."""
    changes: Annotated[LongText, Label("Changes")] = ""
    """The changes they were approved with; empty when they stand as they were sent."""
    head: Annotated[str, Label("Checksum of the history")]
    """The hash the history ended in right before: it seals all that was written until then."""
    language: Annotated[str, Label("Language")]
    """The language the sealed texts are in."""


class Sealed(Record):
    """One audience's minutes as approved, byte for byte, or with the corrections added since."""

    table: ClassVar[str] = "sealed"
    called: ClassVar[KindName] = KindName("Sealed text")
    undone: ClassVar[bool] = False

    meeting: Annotated[str, Label("Meeting"), Link("meetings")]
    audience: Annotated[str, Label("Edition")]
    """The identifier of the audience, such as ``group``; what is internal is the group's own."""
    addition: Annotated[int, Label("Corrections in it")] = 0
    """0 for the text as approved; else the number of the last correction in it."""
    name: Annotated[Line, Label("Name")]
    """The file name without what says the format; it is named in the text, so it never changes."""
    title: Annotated[Line, Label("Title"), NAMES]
    text: Annotated[LongText, Label("Text")]
    """The Markdown."""
    sha256: Annotated[str, Label("SHA-256")]
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    closed: Annotated[bool, Label("Closed")]
    """Whether it holds anything from a closed item."""
    language: Annotated[str, Label("Language")]

    @property
    def whole(self) -> bool:
        """Whether the text is the one that was sealed."""
        return checksum(self.text) == self.sha256


class Correction(Record):
    """A numbered addition to approved minutes: the text it corrects stays as it was."""

    table: ClassVar[str] = "corrections"
    called: ClassVar[KindName] = KindName("Correction")
    undone: ClassVar[bool] = False

    meeting: Annotated[str, Label("Meeting"), Link("meetings")]
    number: Annotated[int, Label("No."), NAMES]
    """1, 2, 3 ... within one meeting's minutes."""
    day: Annotated[dt.date, Label("Day")]
    text: Annotated[LongText, Field(min_length=1), Label("Text")]
    item: Annotated[str, Label("Item")] = ""
    """The printed number of the item it corrects; empty when it is about the whole."""
    closed: Annotated[bool, Label("Closed")] = False
    """Whether it is about a closed item, so that it stays inside."""


def checksum(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, in hexadecimal: what ``sha256sum`` says of the file."""
    return hashlib.sha256(text.encode()).hexdigest()
