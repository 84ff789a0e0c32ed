"""The risk register of section 11."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from coc_tui.desk import Desk
from coc_tui.domain.risks import Risk, RiskLevel, RiskStatus
from coc_tui.language import _
from coc_tui.language.words import impact_word, likelihood_word
from coc_tui.screens.register.screen import Filter, RegisterScreen
from coc_tui.usecases import risks
from coc_tui.usecases.registers import Row
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column


class RisksScreen(RegisterScreen):
    """The risks, how they are assessed, and why that changed."""

    NAME = "risks"
    FILTERS = (
        Filter(
            "not_assessed",
            lambda: _("not assessed"),
            lambda row: row.data["status"] == RiskStatus.NOT_ASSESSED,
        ),
        Filter("high", lambda: _("high"), lambda row: row.data["level"] == RiskLevel.HIGH),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "assess", _("Assess"), id="risks.assess", tooltip=_("Assess the risk anew, with a reason")
        ),
        Binding("n", "new", _("New risk"), id="risks.new", tooltip=_("Add a risk of the group's own")),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return key, title, score, level, status and owner."""
        return (
            Column(_("No."), 8),
            Column(_("Risk"), weight=3),
            Column(_("Score"), 8),
            Column(_("Level"), 6),
            Column(_("Status"), 13),
            Column(_("Owner"), weight=2),
        )

    def cells(self, row: Row) -> tuple[str, ...]:
        """Leave out the section; the record below tells."""
        return (*row.cells[:2], *row.cells[3:])

    def tone(self, row: Row) -> str:
        """Repeat the level's word in colour."""
        if row.data["status"] in {RiskStatus.CLOSED}:
            return "dim"
        return {RiskLevel.HIGH: "error", RiskLevel.MEDIUM: "warning"}.get(row.data["level"], "")

    def empty(self) -> str:
        """Teach how a risk is added."""
        return _("No risks yet. n adds one; or write r: and the risk under an item in the minutes (3).")

    def action_assess(self) -> None:
        """Ask for likelihood, impact and the reason."""
        row = self.chosen
        if row is None:
            return

        def save(values: dict[str, str]) -> None:
            _assess(self.desk, row.id, int(values["likelihood"]), int(values["impact"]), values["reason"])

        form = Form(
            _("Assess {key} {title}", key=row.data["id"], title=row.data["title"]),
            [
                Field(
                    "likelihood",
                    _("Likelihood"),
                    "choice",
                    value=str(row.data["likelihood"] or 3),
                    options=[(str(n), f"{n} {likelihood_word(n)}") for n in range(1, 6)],
                ),
                Field(
                    "impact",
                    _("Impact"),
                    "choice",
                    value=str(row.data["impact"] or 3),
                    options=[(str(n), f"{n} {impact_word(n)}") for n in range(1, 6)],
                ),
                Field("reason", _("Reason"), "text", required=True),
            ],
            save=save,
        )
        self.app.push_screen(form, lambda values: self.data_changed() if values else None)

    def action_new(self) -> None:
        """Ask for a risk of the group's own."""

        def save(values: dict[str, str]) -> None:
            risks.add(self.desk, values["title"], description=values["description"])

        form = Form(
            _("New risk"),
            [Field("title", _("Risk"), required=True), Field("description", _("Description"), "long")],
            save=save,
        )
        self.app.push_screen(form, lambda values: self.data_changed() if values else None)


def _assess(desk: Desk, record: str, likelihood: int, impact: int, reason: str) -> Risk:
    return risks.assess(desk, desk.store.look().get(Risk, record), likelihood, impact, reason)
