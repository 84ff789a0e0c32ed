"""What can be done with the checklist: tasks done and proved, the track chosen, the renewal closed."""

from dataclasses import dataclass
from datetime import date

from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.renewal import ChecklistStatus, Evidence, RenewalTrack
from coc_tui.domain.results import Snapshot
from coc_tui.language import _, say
from coc_tui.language.words import word
from coc_tui.screens.listing.acts import act, fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.renewal import form
from coc_tui.screens.renewal.notices import register_notice
from coc_tui.usecases.term import evidence, renewal
from coc_tui.usecases.term.renewal import Checklist, TaskView
from coc_tui.usecases.term.term_status import TermStatus
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.text_dialog import TextDialog


@dataclass(frozen=True)
class WayToEnd:
    """What the tasks lead to."""

    checklist: Checklist
    term: TermStatus
    today: date


RenewalPage = ListPage[TaskView, WayToEnd]


def _checklist(page: RenewalPage) -> Checklist:
    assert page.state.content is not None  # there is no act before the list has been read
    return page.state.content.about.checklist


def _unread(page: RenewalPage) -> str:
    return "" if page.state.content else _("The list is being read.")


def _settled(page: RenewalPage, task: TaskView) -> str:
    """Return why a task cannot be changed."""
    if _checklist(page).closed:
        return _("The renewal is closed.")
    return "" if task.live else _("The task belongs to a track that is not chosen; t chooses.")


def _unproved(page: RenewalPage, task: TaskView) -> str:
    reason = _settled(page, task)
    if not reason and not (task.record and task.record.evidence):
        return _("The task has no evidence.")
    return reason


def _done(page: RenewalPage, task: TaskView) -> None:
    """Mark as done or open again; the task that chooses the track asks for the decision."""
    done = task.status == ChecklistStatus.DONE
    if task.chooses_track and not done and _checklist(page).track is None:
        _track(page)
        return
    status = ChecklistStatus.NOT_STARTED if done else ChecklistStatus.DONE
    sentence = _("{number} is open again.") if done else _("{number} is done.")
    act(page, sentence.format(number=task.id), renewal.set_status, task, status)


def _status(page: RenewalPage, task: TaskView) -> None:
    """Choose how far the task is."""

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            told = _("Saved: {what}", what=task.id)
            act(page, told, renewal.set_status, task, ChecklistStatus(key))

    options = [(status.value, word(status)) for status in ChecklistStatus]
    page.app.push_screen(Picker(_("{id}: how far is it?", id=task.id), options), chosen)


def _edit(page: RenewalPage, task: TaskView) -> None:
    """Write notes."""
    notes = Field("notes", _("Notes"), "long", task.record.notes if task.record else "")
    fill_in(
        page,
        f"{task.id} {task.title}",
        [notes],
        lambda values: renewal.write_notes(page.desk, task, values["notes"]),
    )


def _prove(page: RenewalPage, task: TaskView) -> None:
    """Choose a decision, a meeting or a result as evidence, or say where a document is."""
    page.run(form.evidence, page.desk, then=lambda found: _choose_proof(page, task, found))


def _choose_proof(
    page: RenewalPage, task: TaskView, found: list[tuple[str, Decision | Meeting | Snapshot]]
) -> None:
    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            if key in form.WRITTEN:
                fill_in(page, *form.writing_evidence(page.desk, task, key))
            else:
                told = _("Saved: {what}", what=task.id)
                act(page, told, renewal.prove, task, found[int(key)][1])

    options = [
        ("document", _("A document: write where it is")),
        ("date", _("The day it happened")),
        ("none", _("There is none: say why")),
    ]
    options += [(str(place), label) for place, (label, _record) in enumerate(found)]
    page.app.push_screen(Picker(_("Evidence for {id}", id=task.id), options), chosen)


def _unprove(page: RenewalPage, task: TaskView) -> None:
    """Take evidence away; of several, choose."""
    proofs = task.record.evidence if task.record else ()

    def remove(one: Evidence) -> None:
        told = _("Removed: {what}. u takes it back.", what=one.where)
        act(page, told, renewal.unprove, task, one)

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            remove(proofs[int(key)])

    if len(proofs) == 1:
        remove(proofs[0])
    else:
        options = [(str(place), evidence.told(one)) for place, one in enumerate(proofs)]
        page.app.push_screen(Picker(_("Remove evidence"), options), chosen)


def _track(page: RenewalPage) -> None:
    """Choose extension or handover by a logged decision."""
    fill_in(
        page,
        _("Choose the track"),
        form.choosing(page.desk, _checklist(page).track),
        lambda values: renewal.choose(page.desk, RenewalTrack(values["track"]), values["decision"]),
    )


def _blocking(page: RenewalPage) -> None:
    """Read what stands in the way of closing."""
    lines = [say(one) for one in _checklist(page).blocking]
    text = "\n".join(lines) or _("Nothing stands in the way: a closes the renewal.")
    page.app.push_screen(TextDialog(_("Before the renewal can be closed"), text))


def _close(page: RenewalPage) -> None:
    """Close the renewal, or show what is missing."""
    if _checklist(page).blocking:
        _blocking(page)
        return

    def sure(yes: bool) -> None:
        if yes:
            act(page, _("The renewal is closed."), renewal.close)

    ask(page, _("Close the renewal?"), sure)


VERBS: tuple[ListVerb[TaskView, WayToEnd], ...] = (
    *USUAL,
    on_row("done", "space", _("Done"), _("Mark as done, or open it again"), _done, _settled),
    on_row("prove", "d", _("Evidence"), _("Point at what shows that it is done"), _prove, _settled),
    on_row(
        "unprove",
        "delete",
        _("Remove evidence"),
        _("Take a piece of evidence away"),
        _unprove,
        _unproved,
        hint=False,
    ),
    on_row("edit", "e", _("Notes"), _("Write notes for the task"), _edit, _settled, hint=False),
    on_row(
        "status",
        "w",
        _("Status"),
        _("In progress, not relevant, or begun anew"),
        _status,
        _settled,
        hint=False,
    ),
    ListVerb(
        "track",
        "t",
        _("Track"),
        _("Choose extension or handover by a decision"),
        _track,
        _unread,
        hint=False,
    ),
    ListVerb(
        "new",
        "n",
        _("Notice"),
        _("Register a notice of termination or an extension"),
        register_notice,
        hint=False,
    ),
    ListVerb("blocking", "b", _("Missing"), _("What stands in the way"), _blocking, _unread, hint=False),
    ListVerb("close", "a", _("Close"), _("Close the renewal"), _close, _unread, hint=False),
)
