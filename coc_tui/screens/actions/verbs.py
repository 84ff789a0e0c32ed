"""What can be done with actions: given, changed, marked as done, waited for, and reminded of."""

from typing import Any

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.language import _
from coc_tui.screens.actions import form
from coc_tui.screens.listing.acts import act, fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.usecases.followup import actions
from coc_tui.usecases.followup.actions import FollowUp, Reminder
from coc_tui.usecases.papers.followup_registers import ActionRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.text_dialog import TextDialog

ActionPage = ListPage[ActionRow, tuple[FollowUp, ...]]


def _now(page: ActionPage, row: ActionRow) -> Action:
    found: Action = page.desk.store.look().get(Action, row.record.id)
    return found


def _done(page: ActionPage, row: ActionRow) -> None:
    """Mark as done; one that is finished is opened again."""
    one = _now(page, row)
    if one.open:
        act(page, _("{number} is done.", number=one.number), actions.set_status, one, ActionStatus.DONE)
    else:
        act(page, _("{number} is open again.", number=one.number), actions.set_status, one, ActionStatus.OPEN)


def _status(page: ActionPage, row: ActionRow) -> None:
    """Ask how the action goes, and what it waits for."""
    one = _now(page, row)
    fill_in(
        page,
        _("{number}: how does it go?", number=one.number),
        form.status_fields(one),
        lambda values: actions.set_status(
            page.desk, one, ActionStatus(values["status"]), waiting_for=values["waiting_for"]
        ),
    )


def _new(page: ActionPage) -> None:
    """Give an action outside a meeting."""

    def save(values: dict[str, Any]) -> None:
        form.add(page.desk, values)

    fill_in(page, _("New action"), form.fields(page.desk, None), save)


def _edit(page: ActionPage, row: ActionRow) -> None:
    """Change what the action says."""
    one = _now(page, row)
    amendment = Amendment(page.desk, actions.edit, one)
    fill_in(page, one.number, form.fields(page.desk, one), amendment.save)


def _remind(page: ActionPage) -> None:
    """Choose an owner, and show and copy what can be sent to them."""
    page.run(actions.reminders, page.desk, then=lambda found: _choose_owner(page, found))


def _choose_owner(page: ActionPage, found: tuple[Reminder, ...]) -> None:
    if not found:
        page.report(_("There are no open actions to remind anybody of."))
        return
    options = [
        (str(place), _("{name} ({count})", name=one.to, count=len(one.actions)))
        for place, one in enumerate(found)
    ]

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            one = found[int(key)]
            page.app.copy_to_clipboard(f"{one.subject}\n\n{one.text}\n")
            page.report(_("Copied: {what}", what=one.subject))
            page.app.push_screen(TextDialog(one.subject, one.text))

    page.app.push_screen(Picker(_("Whom to remind"), options), chosen)


VERBS: tuple[ListVerb[ActionRow, tuple[FollowUp, ...]], ...] = (
    *USUAL,
    on_row("done", "space", _("Done"), _("Mark as done, or open it again"), _done),
    on_row("status", "w", _("Waiting"), _("How it goes, or what it waits for"), _status),
    ListVerb("new", "n", _("New"), _("An action given outside a meeting"), _new),
    on_row("edit", "e", _("Edit"), _("Text, owner, due date and note"), _edit),
    ListVerb(
        "copy",
        "y",
        _("Reminder"),
        _("Copy and read a reminder that can be sent to one owner"),
        _remind,
        hint=False,
    ),
)
