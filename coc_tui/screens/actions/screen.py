"""Following up: the actions, whose they are, how they go, and how many were closed in time."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.language import _
from coc_tui.language.formats import date_width, sort_key
from coc_tui.screens.actions import form
from coc_tui.screens.actions.chart import followed_up
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.usecases.followup import actions
from coc_tui.usecases.followup.actions import FollowUp, Reminder
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.records.people import Names
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column
from coc_tui.widgets.text_dialog import TextDialog

_FINISHED = frozenset({ActionStatus.DONE, ActionStatus.CANCELLED})


class ActionsScreen(RegisterScreen):
    """What was promised, by whom, and how it goes."""

    NAME = "actions"
    FIRST = frozenset({"state:open"})
    SORTS = (
        Sort(lambda: _("due date"), lambda row: (row.data["due"] is None, row.data["due"])),
        Sort(lambda: _("owner"), lambda row: sort_key(row.cells[2])),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", _("Done"), id="actions.done", tooltip=_("Mark as done, or open it again")),
        Binding(
            "w", "status", _("Waiting"), id="actions.status", tooltip=_("How it goes, or what it waits for")
        ),
        Binding("n", "new", _("New"), id="actions.new", tooltip=_("An action given outside a meeting")),
        Binding("e", "edit", _("Edit"), id="actions.edit", tooltip=_("Text, owner, due date and note")),
        Binding(
            "y",
            "copy",
            _("Reminder"),
            id="actions.remind",
            tooltip=_("Copy and read a reminder that can be sent to one owner"),
            show=False,
        ),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return number, text, owner, deadline and status."""
        return (
            Column(_("No."), 9),
            Column(_("Action"), weight=3),
            Column(_("Owner"), weight=2),
            Column(_("Due date"), date_width()),
            Column(_("Status"), 11),
        )

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Leave out where it came from, and say of what is late only that; the record below tells all."""
        return (*row.cells[:4], _("Overdue") if row.data["overdue"] else row.cells[4])

    def tone(self, row: RegisterRow) -> str:
        """Warn of what is late; dim what is finished."""
        if row.data["overdue"]:
            return "error"
        return "dim" if row.data["status"] in _FINISHED else ""

    def empty(self) -> str:
        """Teach where actions come from."""
        return _(
            "No actions yet. Write o: owner text deadline under an item in the minutes (3); n adds one here."
        )

    def read_about(self, desk: Desk) -> tuple[FollowUp, ...]:
        """Return how it went with the actions of each meeting."""
        return actions.closed_by_next(desk.store.look())

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: tuple[FollowUp, ...]) -> list[Filter]:
        """Return the actions by state, mine, by owner and by meeting."""
        look = desk.store.look()
        names = Names(desk.agreement(look))
        mine = frozenset(one.id for one in actions.mine(look, desk.person))
        found = [
            Filter("state", "open", _("open"), lambda row: row.data["status"] not in _FINISHED),
            Filter("state", "overdue", _("overdue"), lambda row: bool(row.data["overdue"])),
            Filter("state", "waiting", _("waiting"), lambda row: row.data["status"] == ActionStatus.WAITING),
            Filter("state", "finished", _("finished"), lambda row: row.data["status"] in _FINISHED),
            Filter("mine", "mine", _("mine"), lambda row: row.id in mine),
        ]
        owned = {owner: frozenset(one.id for one in owed) for owner, owed in actions.by_owner(look).items()}
        found += [
            Filter("owner", f"{owner.kind} {owner.key}", names.owner(owner), _among(owned[owner]))
            for owner in sorted(owned, key=lambda one: sort_key(names.owner(one)))
        ]
        meetings = sorted({row.data["meeting"] for row in rows} - {None}, reverse=True)
        found += [
            Filter("meeting", str(one), _("meeting {number}", number=one), _at_meeting(one))
            for one in meetings
        ]
        found.append(
            Filter("meeting", "none", _("given outside a meeting"), lambda row: row.data["meeting"] is None)
        )
        return found

    def picture(self, width: int, height: int) -> Content:
        """Return how many actions were closed by the next meeting, meeting by meeting."""
        assert self.state.found is not None
        return followed_up(self.state.found.about, width)

    # Acting

    def why_off(self, action: str) -> str:
        """Return why an action cannot be changed."""
        if action in {"done", "status", "edit"} and self.chosen is None:
            return _("There is no action under the cursor.")
        if action == "copy":
            return ""
        return super().why_off(action)

    def _action(self) -> Action:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        found: Action = self.desk.store.look().get(Action, row.id)
        return found

    def action_done(self) -> None:
        """Mark as done; one that is finished is opened again."""
        one = self._action()
        if one.open:
            status, sentence = ActionStatus.DONE, _("{number} is done.", number=one.number)
        else:
            status, sentence = ActionStatus.OPEN, _("{number} is open again.", number=one.number)
        self.run(actions.set_status, self.desk, one, status, then=self.changed(sentence))

    def action_status(self) -> None:
        """Ask how the action goes, and what it waits for."""
        one = self._action()
        self.fill_in(
            _("{number}: how does it go?", number=one.number),
            form.status_fields(one),
            lambda values: actions.set_status(
                self.desk, one, ActionStatus(values["status"]), waiting_for=values["waiting_for"]
            ),
        )

    def action_new(self) -> None:
        """Give an action outside a meeting."""

        def save(values: dict[str, Any]) -> None:
            form.add(self.desk, values)

        self.fill_in(_("New action"), form.fields(self.desk, None), save)

    def action_edit(self) -> None:
        """Change what the action says."""
        one = self._action()
        amendment = Amendment(self.desk, _edit, one, form.labels())
        self.fill_in(one.number, form.fields(self.desk, one), amendment.save)

    def action_copy(self) -> None:
        """Choose an owner, and show and copy what can be sent to them."""
        self.run(actions.reminders, self.desk, then=self._remind)

    def _remind(self, found: tuple[Reminder, ...]) -> None:
        if not found:
            self.report(_("There are no open actions to remind anybody of."))
            return
        options = [
            (str(place), _("{name} ({count})", name=one.to, count=len(one.actions)))
            for place, one in enumerate(found)
        ]

        def chosen(keys: list[str] | None) -> None:
            for key in keys or ():
                one = found[int(key)]
                self.app.copy_to_clipboard(f"{one.subject}\n\n{one.text}\n")
                self.report(_("Copied: {what}", what=one.subject))
                self.app.push_screen(TextDialog(one.subject, one.text))

        self.app.push_screen(Picker(_("Whom to remind"), options), chosen)


def _edit(desk: Desk, seen: Action, **fields: Any) -> Action:
    risk = fields.pop("risk", seen.risk)
    if risk != seen.risk:
        seen = actions.treat(desk, seen, risk)
    if not fields:
        return seen
    due = fields.pop("deadline", seen.deadline)
    return actions.edit(desk, seen, **{"text": seen.text, "owners": seen.owners, "due": due, **fields})


def _among(ids: frozenset[str]) -> Callable[[RegisterRow], bool]:
    return lambda row: row.id in ids


def _at_meeting(number: int) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data["meeting"] == number)
