"""Proposals for an agenda: computed from everything else, and remembered only in how they were answered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.agenda import ItemKind
from coc_tui.domain.kinds import NAMES, KindName, Label
from coc_tui.domain.records import LongText, Record


class ProposalAnswer(StrEnum):
    """What was said to a proposal; an accepted one is an item that names it as its source."""

    LATER = "later"
    DECLINED = "declined"


class AnsweredProposal(Record):
    """A proposal that was put off or declined."""

    table: ClassVar[str] = "proposals"
    called: ClassVar[KindName] = KindName("Proposal")

    key: Annotated[str, Label("Concerns")]
    """The proposal's key, such as ``action:O-2026-09``."""
    day: Annotated[date | None, Label("Day")] = None
    """The proposal's day when it was answered: another day is another occasion."""
    answer: Annotated[ProposalAnswer, Label("Answer")]
    until: Annotated[int | None, Label("Until")] = None
    """The number of the meeting it comes back at; None for a declined one."""
    reason: Annotated[LongText, Label("Reason")] = ""
    """Why it was declined."""
    title: Annotated[LongText, Label("Title"), NAMES] = ""
    """What it was called, to show it by when its cause has gone."""


@dataclass(frozen=True)
class Proposal:
    """One thing that asks to be on the agenda, and why."""

    key: Annotated[str, Label("Concerns")]
    """Stable: the same cause has the same key, whenever it is computed."""
    title: Annotated[Phrase, Label("Title"), NAMES]
    """What the item would be called."""
    reason: Annotated[Phrase, Label("Reason")]
    clause: str = ""
    """The agreement's section; empty for the group's own practice."""
    day: Annotated[date | None, Label("Day")] = None
    """The day it is about: a deadline, a review, the meeting it is carried from."""
    table: str = ""
    """The table of the record it comes from; empty when it comes from the agreement."""
    record: str = ""
    """That record's id."""
    kind: ItemKind = ItemKind.DISCUSSION
    planned_minutes: int = 10
    presenter: str = ""
    """The role identifier of the one who would present it."""
    standing: str = ""
    """The key of the standing item it is; empty for an item of its own."""
    follows: str = ""
    """The id of the earlier item it carries on."""
    closed: bool = False
    """Whether it comes from a closed item, so that the new one is closed too."""


def still_open(
    proposals: Iterable[Proposal],
    answers: Collection[AnsweredProposal],
    meeting: int,
    on_agenda: Collection[str],
) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has answered for meeting number ``meeting``.

    ``on_agenda`` holds the keys its items come from already. A declined proposal stays away for as
    long as its cause and day are the same; one put off comes back at the meeting it was put off to.
    """
    silent = {
        (one.key, one.day)
        for one in answers
        if one.answer is ProposalAnswer.DECLINED or (one.until is not None and meeting < one.until)
    }
    return tuple(one for one in proposals if one.key not in on_agenda and (one.key, one.day) not in silent)
