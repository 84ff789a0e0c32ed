"""What can be done with a meeting's minutes: sent for approval, objected to, approved, distributed, filed."""

from collections.abc import Callable
from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.sealing import Correction, Objection
from coc_tui.language import _
from coc_tui.language.formats import long_date
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListVerb
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.sending import forms
from coc_tui.screens.sending.editions import EDITION_VERBS, PaperPage
from coc_tui.screens.sending.rows import PaperRow
from coc_tui.screens.sending.steps import next_step
from coc_tui.screens.sending.view import Sending
from coc_tui.usecases.meeting import approval, objections
from coc_tui.widgets.ask import ask
from coc_tui.widgets.picker import Picker

_ASKED = frozenset({MinutesState.FOR_APPROVAL, MinutesState.APPROVE_NEXT})


def _view(page: PaperPage) -> Sending | None:
    return page.state.content.about if page.state.content else None


def _off(reason: Callable[[Sending], str]) -> Callable[[PaperPage], str]:
    """Return why something cannot be done to these minutes, where there are any."""

    def off(page: PaperPage) -> str:
        view = _view(page)
        return reason(view) if view else _("No meeting is planned yet.")

    return off


def _advance_off(view: Sending) -> str:
    step = next_step(view)
    return "" if step.act else step.sentence


def _new_off(view: Sending) -> str:
    if view.sealed or view.meeting.minutes_state in _ASKED:
        return ""
    return _("Objections come when the minutes have been sent for approval.")


def _edit_off(view: Sending) -> str:
    if view.sealed:
        return _("The minutes are approved and cannot be changed.")
    asked = view.meeting.minutes_state in _ASKED
    return "" if asked else _("The minutes have not been sent for approval.")


def _leave_off(view: Sending) -> str:
    if view.sealed:
        return _("The minutes are approved.")
    if view.meeting.state is not MeetingState.HELD:
        return _("The meeting has not ended yet.")
    if view.meeting.minutes_state is MinutesState.APPROVE_NEXT:
        return _("They are left to the next meeting already.")
    return ""


def _advance(page: PaperPage) -> None:
    """Take the next step of the minutes."""
    view = _view(page)
    if view is None:
        return
    acts: dict[str, Callable[[PaperPage, Sending], None]] = {
        "send": _send,
        "approve": _approve,
        "distribute": _distribute,
        "file": _file,
    }
    if step := next_step(view).act:
        acts[step](page, view)


def _send(page: PaperPage, view: Sending) -> None:
    fields = forms.deadline(view, page.desk.clock.today(), view.objections_by)

    def save(values: dict[str, Any]) -> None:
        objections.send_for_approval(page.desk, view.meeting, values["objections_by"])

    ask_for(
        page, _("Send the minutes of meeting {number} for approval", number=view.meeting.number), fields, save
    )


def _approve(page: PaperPage, view: Sending) -> None:
    question = _("Approve and seal the minutes of meeting {number}?", number=view.meeting.number)
    told = _("Approved and sealed. They never change now; n adds a correction.")
    fields = forms.approval(view)
    if fields:
        ask_for(page, question, fields, lambda values: _seal(page.desk, view.meeting, **values))
    else:
        _confirm(page, _("{question} They never change after that.", question=question), told, _seal)


def _distribute(page: PaperPage, view: Sending) -> None:
    question = _("Has everybody got the minutes of meeting {number}?", number=view.meeting.number)
    _confirm(page, question, _("Marked as distributed."), approval.mark_distributed)


def _file(page: PaperPage, view: Sending) -> None:
    question = _("Are the minutes of meeting {number} in the file system?", number=view.meeting.number)
    _confirm(page, question, _("Marked as filed."), approval.mark_filed)


def _leave(page: PaperPage) -> None:
    """Leave the approval to the next meeting, as the first item of its agenda."""
    _confirm(
        page,
        _("Leave the approval to the next meeting, as its first item?"),
        _("The next meeting approves the minutes."),
        objections.leave_to_next,
    )


def _confirm(page: PaperPage, question: str, told: str, fn: Callable[[Desk, Meeting], Any]) -> None:
    if view := _view(page):
        ask(page, question, lambda yes: act(page, told, fn, view.meeting) if yes else None)


def _new(page: PaperPage) -> None:
    """Note an objection, or add a correction once the minutes are approved."""
    view = _view(page)
    if view is None:
        return
    if view.sealed:
        title = _("Correction {number}", number=len(view.story.corrections) + 1)
        ask_for(page, title, forms.correction(), lambda values: _correct(page.desk, view.meeting, **values))
    else:
        ask_for(
            page,
            _("Objection to the minutes"),
            forms.objection(),
            lambda values: objections.object_to(page.desk, view.meeting, **values),
        )


def _edit(page: PaperPage) -> None:
    """Settle the objection under the cursor, or send the minutes again with another deadline."""
    view, row = _view(page), page.row
    about = row.source if row else None
    if isinstance(about, Objection):
        ask_for(
            page,
            _("Objection: {who}", who=about.who),
            forms.settling(about),
            lambda values: objections.settle(page.desk, about, values["how"]),
        )
    elif view is not None:
        _send(page, view)


def _choose(page: PaperPage) -> None:
    """Show another meeting."""
    if view := _view(page):
        options = [
            (one.id, _("Meeting {number}, {date}", number=one.number, date=long_date(one.date)))
            for one in view.meetings
        ]
        page.app.push_screen(
            Picker(_("Show the papers of"), options),
            lambda chosen: page.show(chosen[0]) if chosen else None,
        )


def _seal(desk: Desk, meeting: Meeting, changes: str = "", although: str = "") -> Meeting:
    from coc_tui.documents.sealing import write

    return approval.approve(desk, meeting, write, changes=changes, although=although)


def _correct(desk: Desk, meeting: Meeting, text: str, item: str = "") -> Correction:
    from coc_tui.documents.sealing import add

    return approval.correct(desk, meeting, text, add, item=item)


VERBS: tuple[ListVerb[PaperRow, Sending | None], ...] = (
    *USUAL,
    *EDITION_VERBS,
    ListVerb(
        "advance",
        "space",
        _("Next step"),
        _("Send for approval, approve, distributed, filed"),
        _advance,
        _off(_advance_off),
    ),
    ListVerb("new", "n", _("New"), _("An objection; of approved minutes a correction"), _new, _off(_new_off)),
    ListVerb(
        "choose",
        "f",
        _("Meeting"),
        _("Show another meeting"),
        _choose,
        _off(lambda _view: ""),
        hint=False,
    ),
    ListVerb(
        "edit",
        "e",
        _("Edit"),
        _("Settle the objection, or send again with another deadline"),
        _edit,
        _off(_edit_off),
        hint=False,
    ),
    ListVerb(
        "leave",
        "l",
        _("Next meeting"),
        _("Leave the approval to the next meeting"),
        _leave,
        _off(_leave_off),
        hint=False,
    ),
)
