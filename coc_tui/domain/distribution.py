"""Who gets what: the lists, what was read before it went out, why a gate was opened, and what went.

The program sends nothing itself; a dispatch is what somebody made ready here for somebody.
"""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from coc_tui.domain.kinds import NAMES, KindName, Label
from coc_tui.domain.records import Frozen, Line, LongText, Record
from coc_tui.errors import WrongUse

_ADDRESS = re.compile(r"[^@\s,;<>\"()\[\]\\]+@[^@\s,;<>\"()\[\]\\]+\.[^@\s,;<>\"()\[\]\\.]+")


def _address(text: str) -> str:
    if text and not _ADDRESS.fullmatch(text):
        raise WrongUse("{address} is not an e-mail address.", address=text)
    return text


class Gate(StrEnum):
    """What a paper passes before it leaves the group."""

    READING = "reading"
    """The partner has read it (section 7.1); before it goes to the network."""
    APPROVAL = "approval"
    """Minutes are approved; before anybody outside the group gets them."""
    NUMBER = "number"
    """No personal number stands in it."""
    MARKS = "marks"
    """Both names stand on it, and after the end only those that may (section 9)."""


class Recipient(Frozen):
    """Somebody on a distribution list."""

    name: Annotated[Line, Field(min_length=1), Label("Name")]
    """The person, role or company."""
    address: Annotated[Line, AfterValidator(_address), Label("E-mail")] = ""
    """The e-mail address; empty for somebody who gets it otherwise."""


class DistributionList(Record):
    """Everybody who gets what is made for one audience."""

    table: ClassVar[str] = "lists"
    called: ClassVar[KindName] = KindName("Distribution list")

    audience: Annotated[str, Label("Edition")]
    """The audience's identifier, such as ``network``."""
    recipients: Annotated[tuple[Recipient, ...], Label("Recipients")] = ()


class ReadThrough(Record):
    """The partner has read one paper as it was; a later edit is not covered."""

    table: ClassVar[str] = "readings"
    called: ClassVar[KindName] = KindName("Read-through")

    paper: Annotated[str, Label("Paper")]
    """The paper's key, such as ``minutes:6``."""
    fingerprint: Annotated[str, Label("Fingerprint")]
    """SHA-256 of what it said."""
    who: Annotated[Line, Field(min_length=1), Label("Who")]
    """Who has read it."""
    day: Annotated[dt.date, Label("Day"), NAMES]


class Override(Record):
    """A gate that was opened with a reason."""

    table: ClassVar[str] = "overrides"
    called: ClassVar[KindName] = KindName("Gate opened with a reason")
    undone: ClassVar[bool] = False

    paper: Annotated[str, Label("Paper")]
    audience: Annotated[str, Label("Edition")]
    fingerprint: Annotated[str, Label("Fingerprint")]
    gates: Annotated[tuple[Gate, ...], Label("Gates")]
    reason: Annotated[LongText, Field(min_length=1), Label("Reason")]
    day: Annotated[dt.date, Label("Day"), NAMES]


class Dispatch(Record):
    """What was made ready for whom: one paper in one version and form."""

    table: ClassVar[str] = "dispatches"
    called: ClassVar[KindName] = KindName("Dispatch")
    undone: ClassVar[bool] = False

    paper: Annotated[str, Label("Paper")]
    title: Annotated[Line, Label("Title"), NAMES]
    audience: Annotated[str, Label("Edition")]
    version: Annotated[Line, Label("Version")] = ""
    """The state it was in, such as ``approved+1``."""
    form: Annotated[str, Label("File format")]
    """The file format's short name, such as ``eml``."""
    file: Annotated[Line, Label("File")]
    """The file's name, without its folder."""
    sha256: Annotated[str, Label("SHA-256")]
    """Of the Markdown every form is made from."""
    recipients: Annotated[tuple[Recipient, ...], Label("Recipients")] = ()
    """Who it is for, as the list was then."""
    day: Annotated[dt.date, Label("Day")]
    note: Annotated[LongText, Label("Note")] = ""
