"""The decision log."""

from coc_tui.domain.decisions import DecisionStatus
from coc_tui.language import _
from coc_tui.screens.register.screen import Filter, RegisterScreen
from coc_tui.usecases.registers import Row
from coc_tui.widgets.table import Column


class DecisionsScreen(RegisterScreen):
    """What the group has decided, and where each decision came from."""

    NAME = "decisions"
    FILTERS = (
        Filter("in_force", lambda: _("in force"), lambda row: row.data["status"] == DecisionStatus.IN_FORCE),
        Filter(
            "not_in_force",
            lambda: _("no longer in force"),
            lambda row: row.data["status"] != DecisionStatus.IN_FORCE,
        ),
    )

    def columns(self) -> tuple[Column, ...]:
        """Return number, text, date, origin and status."""
        return (
            Column(_("No."), 10),
            Column(_("Decision")),
            Column(_("Date"), 10),
            Column(_("Item"), 5),
            Column(_("Status"), 9),
        )

    def tone(self, row: Row) -> str:
        """Dim what no longer stands."""
        return "" if row.data["status"] == DecisionStatus.IN_FORCE else "dim"

    def empty(self) -> str:
        """Teach where decisions come from."""
        return _("No decisions yet. Write b: and the decision under an item in the minutes (3).")
