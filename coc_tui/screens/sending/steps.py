"""The minutes' life from draft to filed, and the next step of it: what it is, or why it must wait."""

from typing import Literal, NamedTuple

from coc_tui.domain.meetings import MeetingState, MinutesState
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.sending.view import Sending


class SendingStep(NamedTuple):
    """The next step: what the space bar does, or why there is nothing it can do."""

    act: Literal["send", "approve", "distribute", "file", ""]
    """Empty when nothing can be done now."""
    sentence: str


def life(state: MinutesState) -> str:
    """Return the states from draft to filed in one line, with the present one in brackets."""
    waiting = MinutesState.APPROVE_NEXT if state is MinutesState.APPROVE_NEXT else MinutesState.FOR_APPROVAL
    states = (
        MinutesState.DRAFT,
        waiting,
        MinutesState.APPROVED,
        MinutesState.DISTRIBUTED,
        MinutesState.FILED,
    )
    return " → ".join(f"[{word(one)}]" if one is state else word(one) for one in states)


def next_step(view: Sending) -> SendingStep:
    """Return the next step of the minutes."""
    meeting = view.meeting
    match meeting.minutes_state:
        case MinutesState.NOT_BEGUN:
            return SendingStep(
                "", _("The minutes are not begun. They are begun with b on the minutes' own screen.")
            )
        case MinutesState.DRAFT if meeting.state is not MeetingState.HELD:
            return SendingStep("", _("The minutes can be sent for approval when the meeting has ended."))
        case MinutesState.DRAFT:
            by = short_date(view.objections_by)
            return SendingStep("send", _("send the minutes for approval, objections by {date}", date=by))
        case MinutesState.FOR_APPROVAL if meeting.objections_by and view.today <= meeting.objections_by:
            by = short_date(meeting.objections_by)
            return SendingStep(
                "",
                _(
                    "Objections can be made until {date}. The minutes can be approved from the day after.",
                    date=by,
                ),
            )
        case MinutesState.FOR_APPROVAL:
            return SendingStep("approve", _("approve and seal: the days for objections are over"))
        case MinutesState.APPROVE_NEXT if view.begun is None:
            return SendingStep("", _("The next meeting approves the minutes, and it has not begun."))
        case MinutesState.APPROVE_NEXT:
            assert view.begun is not None
            return SendingStep(
                "approve", _("approve and seal, as meeting {number} decided", number=view.begun.number)
            )
        case MinutesState.APPROVED:
            return SendingStep("distribute", _("mark as distributed, when everybody has got them"))
        case MinutesState.DISTRIBUTED:
            return SendingStep("file", _("mark as filed, when they are in the file system"))
        case MinutesState.FILED:
            return SendingStep("", _("The minutes are filed; nothing is left to do. n adds a correction."))
