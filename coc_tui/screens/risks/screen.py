"""The risk register of section 11: the list, the map, the early warnings, and what is done about each."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.agreement.indicators import Light
from coc_tui.desk import Desk
from coc_tui.domain.risks import Risk, RiskLevel, RiskStatus
from coc_tui.language import _, pgettext
from coc_tui.language.words import word
from coc_tui.screens.actions import form as action_form
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.screens.risks import form
from coc_tui.screens.risks.map import draw
from coc_tui.usecases.contract.indicators import readings
from coc_tui.usecases.followup import risks
from coc_tui.usecases.followup.risks import RiskMark
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.table import Column


@dataclass(frozen=True)
class About:
    """What a row of the register does not tell."""

    marks: tuple[RiskMark, ...]
    suggested: dict[str, tuple[int, int]]
    """Likelihood and impact suggested for a risk nobody has assessed, by the risk's id."""
    lights: dict[str, Light]
    """The worst early warning of a risk that has one, by the risk's id."""
    due: frozenset[str]
    """The ids of the risks to be looked at."""
    moved: frozenset[str]
    """The ids of those that have moved on the map."""


_WORST = (Light.TOO_FEW, Light.NORMAL, Light.YELLOW, Light.RED)


class RisksScreen(RegisterScreen):
    """The risks, how they are assessed, and why that changed."""

    NAME = "risks"
    SORTS = (
        Sort(lambda: _("highest score first"), lambda row: row.data["score"] or 0, backwards=True),
        Sort(
            lambda: _("next review"), lambda row: (row.data["next_review"] is None, row.data["next_review"])
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "assess", _("Assess"), id="risks.assess", tooltip=_("Assess the risk anew, with a reason")
        ),
        Binding("n", "new", _("New risk"), id="risks.new", tooltip=_("Add a risk of the group's own")),
        Binding(
            "p",
            "plan",
            _("Plan"),
            id="risks.plan",
            tooltip=_("Owner, strategy, aim and next review"),
            show=False,
        ),
        Binding(
            "m",
            "measure",
            pgettext("risk", "Measure"),
            id="risks.measure",
            tooltip=_("A new action against the risk"),
            show=False,
        ),
        Binding(
            "w",
            "status",
            _("Status"),
            id="risks.status",
            tooltip=_("Accept it, close it, open it again, or say that it occurred"),
            show=False,
        ),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return key, title, score, level or status, early warning and owner."""
        return (
            Column(_("No."), 7),
            Column(_("Risk"), weight=3),
            Column(_("Score"), 9),
            Column(_("Level"), 13),
            Column(_("Warning"), 6),
            Column(_("Owner"), weight=2),
        )

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Show a suggestion in brackets, and the status instead of the level where it is not simply open."""
        about = self._about
        status: RiskStatus = row.data["status"]
        score, degree = row.cells[3].replace(" = ", "="), row.cells[4]
        if row.id in about.suggested:
            likelihood, impact = about.suggested[row.id]
            score = f"({likelihood}×{impact})"
        if status != RiskStatus.OPEN:
            degree = word(status)
        light = about.lights.get(row.id)
        shown = word(light).lower() if light in {Light.YELLOW, Light.RED} else ""
        return (row.cells[0], row.cells[1], score, degree, shown, row.cells[6])

    def tone(self, row: RegisterRow) -> str:
        """Repeat the level's word in colour."""
        if row.data["status"] == RiskStatus.CLOSED:
            return "dim"
        return {RiskLevel.HIGH: "error", RiskLevel.MEDIUM: "warning"}.get(row.data["level"], "")

    def empty(self) -> str:
        """Teach how a risk is added."""
        return _("No risks yet. n adds one; or write r: and the risk under an item in the minutes (3).")

    @property
    def _about(self) -> About:
        assert self.state.found is not None
        about: About = self.state.found.about
        return about

    def read_about(self, desk: Desk) -> About:
        """Return the map, the suggestions and the early warnings."""
        look, today = desk.store.look(), desk.clock.today()
        marks = risks.on_map(look)
        worst: dict[int, Light] = {}
        for one in readings(desk):
            number = one.indicator.risk
            worst[number] = max(worst.get(number, Light.TOO_FEW), one.light, key=_WORST.index)
        every = risks.every(look)
        suggested = {one.id: risks.suggestion(desk, one) for one in every}
        return About(
            marks=marks,
            suggested={id: found for id, found in suggested.items() if found is not None},
            lights={one.id: worst[one.number] for one in every if one.number in worst},
            due=frozenset(one.id for one in risks.due(look, today)),
            moved=frozenset(mark.risk.id for mark in marks if mark.came_from),
        )

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: About) -> list[Filter]:
        """Return the risks by level, status, review and early warning."""
        warned = {id for id, light in about.lights.items() if light in {Light.YELLOW, Light.RED}}
        return [
            Filter("level", "high", _("high"), lambda row: row.data["level"] == RiskLevel.HIGH),
            Filter("level", "medium", _("medium"), lambda row: row.data["level"] == RiskLevel.MEDIUM),
            Filter("level", "low", _("low"), lambda row: row.data["level"] == RiskLevel.LOW),
            Filter(
                "status",
                "not_assessed",
                _("not assessed"),
                lambda row: row.data["status"] == RiskStatus.NOT_ASSESSED,
            ),
            Filter(
                "status",
                "living",
                _("not closed"),
                lambda row: row.data["status"] != RiskStatus.CLOSED,
            ),
            Filter("review", "due", _("to be looked at"), lambda row: row.id in about.due),
            Filter("warning", "warned", _("with an early warning"), lambda row: row.id in warned),
            Filter("moved", "moved", _("have moved"), lambda row: row.id in about.moved),
            Filter("own", "own", _("the group's own"), lambda row: not row.data["clause"]),
        ]

    def picture(self, width: int, height: int) -> Content:
        """Return the map of likelihood and impact, the risk under the cursor marked."""
        row = self.chosen
        return draw(self._about.marks, row.id if row else "", width, height)

    # Acting

    def why_off(self, action: str) -> str:
        """Return why a risk cannot be changed."""
        if action in {"assess", "plan", "measure", "status"}:
            row = self.chosen
            if row is None:
                return _("There is no risk under the cursor.")
            if action == "assess" and row.data["status"] == RiskStatus.CLOSED:
                return _("{key} is closed; w opens it again.", key=row.data["id"])
        return super().why_off(action)

    def _risk(self) -> Risk:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        found: Risk = self.desk.store.look().get(Risk, row.id)
        return found

    def action_assess(self) -> None:
        """Ask for likelihood, impact and the reason; a suggestion is only where one begins."""
        one = self._risk()
        self.fill_in(
            _("Assess {key} {title}", key=one.key, title=one.title),
            form.assessing(one, self._about.suggested.get(one.id)),
            lambda values: risks.assess(
                self.desk, one, int(values["likelihood"]), int(values["impact"]), values["reason"]
            ),
        )

    def action_new(self) -> None:
        """Ask for a risk of the group's own."""

        def save(values: dict[str, Any]) -> None:
            risks.add(self.desk, values.pop("title"), **values)

        self.fill_in(_("New risk"), [*form.naming(None), *form.planning(self.desk, None)], save)

    def action_plan(self) -> None:
        """Change what is to be done about the risk; the agreement's own keep their title and text."""
        one = self._risk()
        fields = [*([] if one.clause else form.naming(one)), *form.planning(self.desk, one)]
        amendment = Amendment(self.desk, risks.edit, one, form.labels())
        self.fill_in(f"{one.key} {one.title}", fields, amendment.save)

    def action_measure(self) -> None:
        """Give an action against the risk."""
        one = self._risk()

        def save(values: dict[str, Any]) -> None:
            action_form.add(self.desk, values)

        self.fill_in(
            _("Measure against {key}", key=one.key), action_form.fields(self.desk, None, one.id), save
        )

    def action_status(self) -> None:
        """Ask for another status and the reason."""
        one = self._risk()
        self.fill_in(
            f"{one.key} {one.title}",
            form.standing(one),
            lambda values: risks.set_status(self.desk, one, RiskStatus(values["status"]), values["reason"]),
        )
