"""Following up: the actions, whose they are, and marking them done."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.language import _
from coc_tui.screens.register.screen import Filter, RegisterScreen
from coc_tui.usecases import actions
from coc_tui.usecases.registers import Row
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column

_FINISHED = frozenset({ActionStatus.DONE, ActionStatus.CANCELLED})


class ActionsScreen(RegisterScreen):
    """What was promised, by whom, and how it goes."""

    NAME = "actions"
    FILTERS = (
        Filter("open", lambda: _("open"), lambda row: row.data["status"] not in _FINISHED),
        Filter("overdue", lambda: _("overdue"), lambda row: bool(row.data["overdue"])),
        Filter("finished", lambda: _("finished"), lambda row: row.data["status"] in _FINISHED),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", _("Done"), id="actions.done", tooltip=_("Mark as done, or open it again")),
        Binding("w", "waiting", _("Waiting"), id="actions.waiting", tooltip=_("Say what it waits for")),
    ]

    def first_filter(self) -> Filter:
        """Begin with what is still to be done."""
        return self.FILTERS[0]

    def columns(self) -> tuple[Column, ...]:
        """Return number, text, owner, deadline and status."""
        return (
            Column(_("No."), 9),
            Column(_("Action"), weight=3),
            Column(_("Owner"), weight=2),
            Column(_("Due date"), 10),
            Column(_("Status"), 11),
        )

    def cells(self, row: Row) -> tuple[str, ...]:
        """Leave out where it came from, and say of what is late only that; the record below tells all."""
        return (*row.cells[:4], _("Overdue") if row.data["overdue"] else row.cells[4])

    def tone(self, row: Row) -> str:
        """Warn of what is late; dim what is finished."""
        if row.data["overdue"]:
            return "error"
        return "dim" if row.data["status"] in _FINISHED else ""

    def empty(self) -> str:
        """Teach where actions come from."""
        return _("No actions yet. Write o: owner text deadline under an item in the minutes (3).")

    def action_done(self) -> None:
        """Mark as done; one that is finished is opened again."""
        row = self.chosen
        if row is None:
            return
        status = ActionStatus.OPEN if row.data["status"] in _FINISHED else ActionStatus.DONE
        sentence = _("{number} is done.") if status == ActionStatus.DONE else _("{number} is open again.")
        self.run(
            _set_status,
            self.desk,
            row.id,
            status,
            "",
            then=self.changed(sentence.format(number=row.data["number"])),
        )

    def action_waiting(self) -> None:
        """Ask what the action waits for."""
        row = self.chosen
        if row is None:
            return

        def save(values: dict[str, str]) -> None:
            _set_status(self.desk, row.id, ActionStatus.WAITING, values["waiting_for"])

        form = Form(
            _("{number} waits for", number=row.data["number"]),
            [Field("waiting_for", _("What or whom"), value=row.data["waiting_for"], required=True)],
            save=save,
        )
        self.app.push_screen(form, lambda values: self.data_changed() if values else None)


def _set_status(desk: Desk, record: str, status: ActionStatus, waiting_for: str) -> Action:
    action = desk.store.look().get(Action, record)
    return actions.set_status(desk, action, status, waiting_for=waiting_for)
