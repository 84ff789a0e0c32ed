"""Arrangementer: planned, confirmed, moved, called off and held are different acts with different costs."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from coc_tui.agreement.quota import EventState, Excess
from coc_tui.domain.events import Cover, Event
from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.language.words import word
from coc_tui.screens.events import forms
from coc_tui.screens.events.rows import sheet
from coc_tui.screens.sheet import Sheet, SheetPage
from coc_tui.usecases.contract import events, planning
from coc_tui.usecases.contract.events import BeyondQuota
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.term.query_context import query_context
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column

Covered = Callable[[Cover | None, str], Any]
"""An act that may need to know how an event beyond the year's number is covered, and by which decision."""


class EventsScreen(SheetPage):
    """The network's events."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="events.new", tooltip=_("Plan an event, or note an idea")),
        Binding(
            "space",
            "hold",
            _("Held"),
            id="events.hold",
            tooltip=_("Note that it was held, and who came"),
        ),
        Binding("m", "move", _("Move"), id="events.move", tooltip=_("To another day, or to a first one")),
        Binding("a", "call_off", _("Call off"), id="events.call_off", tooltip=_("It will not be held")),
        Binding("e", "edit", _("Edit"), id="events.edit", tooltip=_("Title, place, length, target group")),
        Binding(
            "k",
            "confirm",
            _("Confirm"),
            id="events.confirm",
            tooltip=_("The day is settled"),
            show=False,
        ),
        Binding(
            "d",
            "cover",
            _("Decision"),
            id="events.cover",
            tooltip=_("How an event beyond the year's number is covered"),
            show=False,
        ),
        Binding(
            "t",
            "spend",
            _("Hours"),
            id="events.spend",
            tooltip=_("Hours the partner has spent"),
            show=False,
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="events.remove",
            tooltip=_("An idea to the bin"),
            show=False,
        ),
    ]
    REGISTER = "events"
    ON_A_ROW = frozenset({"hold", "move", "call_off", "edit", "confirm", "cover", "spend", "remove"})

    def columns(self) -> tuple[Column, ...]:
        """Return day, title, place, state, number in the year, and whether something is remarked."""
        return (
            Column(_("Date"), date_width()),
            Column(_("Event"), weight=3),
            Column(_("Place"), weight=2),
            Column(_("Status"), 12),
            Column(_("No."), 4, right=True),
            Column("", 1),
        )

    def read(self) -> Sheet:
        """Return all events with what the rules say."""
        return sheet(self.desk)

    def empty(self) -> str:
        """Teach how the first event comes."""
        return _("No events yet. n plans one, or notes an idea.")

    def _show(self, found: Sheet) -> None:
        first = self.state.sheet is None
        if first and not self._at:
            ahead = (one.key for one in found.entries if one.about.ahead and one.about.day)
            self._at = next(ahead, found.entries[-1].key if found.entries else "")
        super()._show(found)

    @property
    def _event(self) -> Event | None:
        about = self.entry.about if self.entry else None
        return about if isinstance(about, Event) else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the event under the cursor."""
        reason, event = super().why_off(action), self._event
        if reason or event is None:
            return reason
        state = word(event.state).lower()
        if action in {"hold", "move", "call_off", "confirm"} and not event.ahead:
            return _("{title} is {state}: nothing can follow.", title=event.title, state=state)
        if action in {"hold", "confirm"} and event.day is None:
            return _("{title} has no day yet.", title=event.title)
        if action == "remove" and event.state is not EventState.IDEA:
            return _("{title} is {state}: call it off instead.", title=event.title, state=state)
        return ""

    # The acts

    def _covered(self, title: str, fields: list[Field], act: Callable[[dict[str, Any]], Covered]) -> None:
        """Ask for the fields and act; beyond the year's number, ask how it is covered and act again."""
        beyond: list[tuple[Excess, Covered]] = []

        def save(values: dict[str, Any]) -> None:
            beyond.clear()
            doing = act(values)
            try:
                doing(None, "")
            except BeyondQuota as error:
                beyond.append((error.excess, doing))

        def then(values: dict[str, Any] | None) -> None:
            if values is not None and beyond:
                excess, doing = beyond[0]
                self.ask_for(
                    title,
                    forms.covering(excess),
                    lambda answer: doing(answer["cover"], answer["decision"]),
                )
            elif values is not None:
                self.changed()

        self.app.push_screen(Form(title, fields, save), then)

    def action_new(self) -> None:
        """Plan an event; without a day it is an idea."""
        desk = self.desk

        def act(values: dict[str, Any]) -> Covered:
            def doing(cover: Cover | None, decision: str) -> None:
                told = dict(values)
                day = told.pop("day")
                if day is None:
                    made = planning.add_idea(
                        desk, told["title"], venue=told["venue"], with_partner=told["with_partner"]
                    )
                else:
                    made = planning.plan(desk, told.pop("title"), day, **told, cover=cover, decision=decision)
                self._at = made.id

            return doing

        self._covered(_("New event"), forms.planning(desk), act)

    def action_move(self) -> None:
        """Give the event another day; an idea gets its first one."""
        event, desk = self._event, self.desk
        if event is None:
            return

        def act(values: dict[str, Any]) -> Covered:
            def doing(cover: Cover | None, decision: str) -> None:
                day = values["day"]
                if event.state is EventState.IDEA:
                    planning.set_day(desk, event, day, cover=cover, decision=decision)
                else:
                    planning.move(desk, event, day, values["reason"], cover=cover, decision=decision)

            return doing

        idea = event.state is EventState.IDEA
        fields = forms.setting_a_day(desk) if idea else forms.moving(desk, event)
        title = _("Plan {title}", title=event.title) if idea else _("Move {title}", title=forms.named(event))
        self._covered(title, fields, act)

    def action_hold(self) -> None:
        """Note that the event was held, and who was there."""
        event, desk = self._event, self.desk
        if event is None:
            return

        def act(values: dict[str, Any]) -> Covered:
            return lambda cover, decision: planning.hold(
                desk, event, **values, cover=cover, decision=decision
            )

        self._covered(_("{title} was held", title=forms.named(event)), forms.holding(event), act)

    def action_call_off(self) -> None:
        """Call the event off; what that costs is said first."""
        if event := self._event:
            self.ask_for(
                _("Call off {title}", title=forms.named(event)),
                forms.calling_off(self.desk, event),
                lambda values: planning.call_off(self.desk, event, values["by"], values["reason"]),
            )

    def action_confirm(self) -> None:
        """Note that the day is settled."""
        if event := self._event:
            self.act(_("{title} is confirmed.", title=event.title), planning.confirm, event)

    def action_cover(self) -> None:
        """Say how an event beyond the year's number is covered."""
        event = self._event
        if event is None:
            return

        def ask(excess: Excess | None) -> None:
            if excess is None:
                self.report(_("{title} is within what the year covers.", title=event.title))
                return
            self.ask_for(
                _("Cover {title}", title=forms.named(event)),
                forms.covering(excess),
                lambda values: planning.cover_event(self.desk, event, values["cover"], values["decision"]),
            )

        self.run(lambda: events.excess_of(query_context(self.desk), event), then=ask)

    def action_spend(self) -> None:
        """Note the hours the partner has spent on the event so far."""
        if event := self._event:
            self.ask_for(
                _("Hours spent on {title}", title=event.title),
                forms.hours(event),
                lambda values: planning.spend(self.desk, event, values["hours"]),
            )

    def action_edit(self) -> None:
        """Change what is known of the event."""
        if event := self._event:
            amendment = Amendment(self.desk, planning.edit, event)
            self.ask_for(forms.named(event), forms.editing(event), amendment.save)

    def action_remove(self) -> None:
        """Put an idea in the bin."""
        if event := self._event:
            self.act(_("It is in the bin. u takes it back."), planning.remove, event)
