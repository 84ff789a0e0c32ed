"""The decision log: finding decisions, what became of each, and the chain of its topic."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision, DecisionStatus, touches
from coc_tui.errors import WrongUse
from coc_tui.language import _, localised
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.screens.decisions import form
from coc_tui.screens.register.fields import day_field
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import TopicStep
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.form import Field
from coc_tui.widgets.table import Column


@dataclass(frozen=True)
class Marks:
    """What a row of the log does not tell: ids of decisions."""

    strategic: frozenset[str]
    due: frozenset[str]
    """Those in force whose review date has come."""


class DecisionsScreen(RegisterScreen):
    """What the group has decided, and where each decision came from."""

    NAME = "decisions"
    SORTS = (Sort(lambda: _("newest first"), lambda row: (row.data["date"], row.data["number"]), True),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "new",
            _("New"),
            id="decisions.new",
            tooltip=_("A decision made between meetings (written procedure)"),
        ),
        Binding(
            "e",
            "edit",
            _("Edit"),
            id="decisions.edit",
            tooltip=_("Goal, section, review date; the text while it may change"),
        ),
        Binding(
            "r",
            "replace",
            _("Replace"),
            id="decisions.replace",
            tooltip=_("Say which later decision replaces it"),
            show=False,
        ),
        Binding(
            "a",
            "revoke",
            _("Revoke"),
            id="decisions.revoke",
            tooltip=_("It no longer stands, and why"),
            show=False,
        ),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return number, text, date, origin and status."""
        return (
            Column(_("No."), 10),
            Column(_("Decision")),
            Column(_("Date"), date_width()),
            Column(_("Item"), 5),
            Column(_("Status"), 9),
        )

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Show no item for what was decided between meetings; the record below says so in full."""
        place = row.cells[3] if row.data["meeting"] is not None else "–"
        return (*row.cells[:3], place, row.cells[4])

    def tone(self, row: RegisterRow) -> str:
        """Dim what no longer stands."""
        return "" if row.data["status"] == DecisionStatus.IN_FORCE else "dim"

    def empty(self) -> str:
        """Teach where decisions come from."""
        return _(
            "No decisions yet. Write b: and the decision under an item in the minutes (3);"
            " n logs one made between meetings."
        )

    def read_about(self, desk: Desk) -> Marks:
        """Return what a row does not tell."""
        look = desk.store.look()
        every = decisions.every(look)
        return Marks(
            frozenset(one.id for one in every if one.strategic),
            frozenset(one.id for one in every if one.due_for_review(desk.clock.today())),
        )

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: Marks) -> list[Filter]:
        """Return the log by status, review, year, goal, section and way of deciding."""
        found = [
            Filter("status", status.value, word(status), _equal("status", status))
            for status in DecisionStatus
        ]
        found.append(Filter("review", "due", _("To be looked at again"), lambda row: row.id in about.due))
        found.append(
            Filter("kind", "strategic", _("Vision and strategy"), lambda row: row.id in about.strategic)
        )
        found.append(
            Filter("kind", "written", _("Written procedure"), lambda row: row.data["meeting"] is None)
        )
        years = sorted({row.data["date"].year for row in rows}, reverse=True)
        found += [Filter("year", str(year), str(year), _of_year(year)) for year in years]
        found += [
            Filter("goal", goal.id, _("Goal: {goal}", goal=localised(goal.title)), _equal("goal", goal.id))
            for goal in desk.agreement().goals
        ]
        sections = {one.strip() for row in rows for one in row.data["clause"].split(",") if one.strip()}
        found += [
            Filter("clause", one, _("Section {clause}", clause=one), _touching(one))
            for one in sorted(sections)
        ]
        return found

    # The chain

    def read_beside(self, desk: Desk, key: str) -> tuple[TopicStep, ...]:
        """Return the topic of the decision, from its first item to its last action."""
        look = desk.store.look()
        return decisions.chain(look, look.get(Decision, key))

    def picture(self, width: int, height: int) -> Content:
        """Return the chain of the decision under the cursor."""
        lines = [Content.styled(_("The course of the topic"), "bold")]
        here = self.chosen
        for step in self.state.beside or ():
            mark = "▶" if here is not None and step.record.id == here.id else " "
            lines.append(
                Content(f"{mark} {short_date(step.date)}  {told(step)}").truncate(width, ellipsis=True)
            )
        return Content("\n").join(lines)

    # Acting

    def why_off(self, action: str) -> str:
        """Return why a decision cannot be changed."""
        if action in {"edit", "replace", "revoke"}:
            row = self.chosen
            if row is None:
                return _("There is no decision under the cursor.")
            if action != "edit" and row.data["status"] != DecisionStatus.IN_FORCE:
                return _("{number} no longer stands.", number=row.data["number"])
        return super().why_off(action)

    def _decision(self) -> Decision:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        found: Decision = self.desk.store.look().get(Decision, row.id)
        return found

    def action_new(self) -> None:
        """Log a decision made between meetings."""

        def save(values: dict[str, Any]) -> None:
            decisions.log_written(self.desk, values.pop("text"), values.pop("date"), **values)

        fields = form.fields(self.desk, None)
        when = day_field(
            self.desk, "date", _("Decided on"), self.desk.clock.today(), hint=_("The day the last one agreed")
        )
        self.fill_in(_("Decision between meetings"), [fields[0], when, *fields[1:]], save)

    def action_edit(self) -> None:
        """Change what may be changed of a decision."""
        one = self._decision()
        amendment = Amendment(self.desk, decisions.edit, one, form.labels())
        self.fill_in(one.number, form.fields(self.desk, one), amendment.save)

    def action_replace(self) -> None:
        """Ask which later decision replaces this one."""
        old = self._decision()

        def later(text: str) -> Decision:
            new = finding.decision(self.desk.store.look(), text)
            if new.id == old.id:
                raise WrongUse("A decision does not replace itself.")
            return new

        self.fill_in(
            _("{number} is replaced", number=old.number),
            [
                Field(
                    "new",
                    _("By decision"),
                    required=True,
                    read=later,
                    hint=_("Its number, such as {number}. Neither text changes.", number=old.number),
                )
            ],
            lambda values: decisions.replace(self.desk, old, values["new"]),
        )

    def action_revoke(self) -> None:
        """Ask why the decision no longer stands."""
        one = self._decision()
        self.fill_in(
            _("{number} is revoked", number=one.number),
            [Field("reason", _("Reason"), "long", required=True)],
            lambda values: decisions.revoke(self.desk, one, values["reason"]),
        )


def told(step: TopicStep) -> str:
    """Return one step of a topic's course as a line."""
    match step.record:
        case Decision():
            text = _(
                "Decision {number} ({status}): {text}",
                number=step.record.number,
                status=word(step.record.status).lower(),
                text=step.record.text,
            )
        case Action():
            text = _(
                "Action {number} ({status}): {text}",
                number=step.record.number,
                status=word(step.record.status).lower(),
                text=step.record.text,
            )
        case AgendaItem():
            text = _("Item {item}: {title}", item=step.item or "–", title=step.record.title)
    if step.meeting is not None:
        text = _("meeting {number} · {what}", number=step.meeting, what=text)
    return " ".join(text.split())


def _equal(name: str, value: object) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data[name] == value)


def _of_year(year: int) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data["date"].year == year)


def _touching(clause: str) -> Callable[[RegisterRow], bool]:
    return lambda row: touches(row.data["clause"], clause)
