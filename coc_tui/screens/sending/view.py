"""What Udsendelse shows: one meeting's papers for each audience, with what stops them and what went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.distribution import Dispatch, Override, ReadThrough, Recipient
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.privacy import certain_numbers
from coc_tui.domain.sealing import Sealed
from coc_tui.usecases.meeting import approval, live
from coc_tui.usecases.meeting.approval import ApprovalStory
from coc_tui.usecases.papers import distribution, gates
from coc_tui.usecases.papers.gates import Hindrance
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, meetings

if TYPE_CHECKING:
    from coc_tui.documents.document import Leaving

AUDIENCES = (Audience.GROUP, Audience.NETWORK, Audience.PUBLIC, Audience.INTERNAL)
"""In the order they are most often needed."""


@dataclass(frozen=True)
class Edition:
    """One paper for one audience, and how it stands with its gates."""

    kind: str
    """``minutes`` or ``agenda``."""
    leaving: "Leaving"
    hindrances: tuple[Hindrance, ...]
    read: ReadThrough | None
    """The partner's read-through of it as it is now."""
    hints: tuple[Phrase, ...]
    """What is worth a second look."""
    opened: tuple[Override, ...]
    """The reasons it was let out for as it is now."""
    recipients: tuple[Recipient, ...]
    dispatches: tuple[Dispatch, ...]
    """What went of it, newest first."""
    seal: Sealed | None
    """The sealed text it is made from."""

    @property
    def key(self) -> str:
        """What names its row."""
        return f"edition:{self.kind}:{self.audience}"

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return self.leaving.document.audience


@dataclass(frozen=True)
class Sending:
    """One meeting's papers on their way to the right people."""

    meetings: tuple[Meeting, ...]
    """Every meeting with a paper to send, the newest first."""
    story: ApprovalStory
    today: date
    objections_by: date
    """The last day for objections, or what it would be if the minutes were sent today."""
    begun: Meeting | None
    """The meeting that can approve what was left to the next one; None before it has begun."""
    numbered: bool
    """Whether something certain to be a personal number stands in the minutes."""
    editions: tuple[Edition, ...]

    @property
    def meeting(self) -> Meeting:
        """The meeting that is shown."""
        return self.story.meeting

    @property
    def sealed(self) -> bool:
        """Whether its minutes are approved."""
        return meetings.sealed(self.meeting)


def read(desk: Desk, wanted: str = "") -> Sending | None:
    """Return the meeting with the id ``wanted``, else the latest with minutes, else the next one.

    None when no meeting is planned. Documents are imported here, in the worker.
    """
    look = desk.store.look()
    every = [one for one in finding.meetings(look) if one.state is not MeetingState.CALLED_OFF]
    if not every:
        return None
    written = [one for one in every if one.minutes_state is not MinutesState.NOT_BEGUN]
    ahead = [one for one in every if one.date >= desk.clock.today()]
    usual = written[-1] if written else ahead[0] if ahead else every[-1]
    meeting = next((one for one in every if one.id == wanted), usual)
    minutes = live.read(desk, meeting.id)
    story = approval.story(desk, meeting)
    editions = tuple(_editions(desk, meeting, story))
    later = (MeetingState.IN_PROGRESS, MeetingState.HELD)
    return Sending(
        meetings=tuple(reversed(every)),
        story=story,
        today=desk.clock.today(),
        objections_by=minutes.objections_by if minutes else desk.clock.today(),
        begun=next((one for one in every if one.begins > meeting.begins and one.state in later), None),
        numbered=any(certain_numbers(one.leaving.paper.text) for one in editions[:1]),
        editions=editions,
    )


def _editions(desk: Desk, meeting: Meeting, story: ApprovalStory) -> Iterator[Edition]:
    from coc_tui.documents.outgoing import agenda_leaving, minutes_leaving

    overrides = gates.overrides(desk, meeting)
    begun = meeting.minutes_state is not MinutesState.NOT_BEGUN
    for kind in ("minutes", "agenda") if begun else ("agenda",):
        for audience in AUDIENCES:
            made = minutes_leaving if kind == "minutes" else agenda_leaving
            leaving = made(desk, meeting, audience)
            paper = leaving.paper
            own = Audience.GROUP if audience is Audience.INTERNAL else audience
            yield Edition(
                kind=kind,
                leaving=leaving,
                hindrances=gates.hindrances(desk, paper),
                read=gates.reading(desk, paper),
                hints=gates.hints(desk, paper),
                opened=tuple(
                    one
                    for one in overrides
                    if (one.paper, one.audience, one.fingerprint)
                    == (paper.key, audience.value, paper.fingerprint)
                ),
                recipients=distribution.recipients(desk, audience),
                dispatches=tuple(
                    one for one in distribution.log(desk, paper.key) if one.audience == audience.value
                ),
                seal=next((one for one in story.editions if one.audience == own.value), None)
                if kind == "minutes"
                else None,
            )
