"""Medlemmer og roller: who sits where, from when, and what the agreement asks of the group."""

from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from coc_tui.domain.people import Participant
from coc_tui.language import _
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.form_draft import kept
from coc_tui.screens.people import form
from coc_tui.screens.people.rows import sheet
from coc_tui.screens.sheet import Sheet, SheetPage
from coc_tui.usecases.contract import duties
from coc_tui.usecases.records import people
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.table import Column


class PeopleScreen(SheetPage):
    """The seats of the group, and everybody else who takes part."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="people.new", tooltip=_("A new seat")),
        Binding("e", "edit", _("Edit"), id="people.edit", tooltip=_("Role, name, company and days")),
        Binding(
            "a",
            "succeed",
            _("Successor"),
            id="people.succeed",
            tooltip=_("Somebody else takes the seat over"),
        ),
        Binding("space", "end", _("End"), id="people.end", tooltip=_("The last day on the seat")),
        Binding("f", "filter", _("Former too"), id="people.filter", tooltip=_("Also those who have left")),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="people.remove",
            tooltip=_("To the bin, if no meeting has noted the person"),
            show=False,
        ),
    ]
    ON_A_ROW = frozenset({"edit", "succeed", "end", "remove"})

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._former = False
        """Whether those who have left are shown."""

    def columns(self) -> tuple[Column, ...]:
        """Return role, holder, period and declaration."""
        return (
            Column(_("Role"), 28),
            Column(_("Name and company")),
            Column(_("Period"), cell_len(_("from {day}", day="")) + date_width()),
            Column(_("Declaration"), 11),
        )

    def read(self) -> Sheet:
        """Return the seats, and above them what is open about them."""
        return sheet(self.desk, former=self._former)

    def empty(self) -> str:
        """Say how the first comes."""
        return _("Nobody yet. n: put the first on a seat")

    @property
    def _seat(self) -> Participant | None:
        return self.entry.about if self.entry else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the seat under the cursor."""
        seat = self._seat
        if action in {"succeed", "end"} and seat is not None and seat.until is not None:
            return _("The seat ends on {day}.", day=short_date(seat.until))
        return super().why_off(action)

    def open_row(self) -> None:
        """Open the seat."""
        self.action_edit()

    # Changing

    def action_new(self) -> None:
        """Put somebody on a seat."""
        agreement = self.desk.agreement()

        def save(values: dict[str, Any]) -> None:
            self._at = people.add(self.desk, Participant(**values)).id

        def keep(typed: dict[str, str]) -> None:
            values = kept(shown, typed)
            if values["name"] or values["organisation"]:
                save(values)

        shown = form.fields(None, agreement.roles, agreement.composition.member, self.desk.clock.today())
        self.ask_for(_("New seat"), shown, save, keep)

    def action_edit(self) -> None:
        """Correct what is known of a seat."""
        if seat := self._seat:
            agreement = self.desk.agreement()
            amendment = Amendment(self.desk, people.edit, seat)
            shown = form.fields(seat, agreement.roles, agreement.composition.member, self.desk.clock.today())
            self.ask_for(self._title, shown, amendment.save, lambda typed: amendment.save(kept(shown, typed)))

    def action_succeed(self) -> None:
        """Let somebody else take the seat over; nothing is charged by it."""
        if seat := self._seat:

            def save(values: dict[str, Any]) -> None:
                self._at = duties.change_holder(
                    self.desk,
                    seat,
                    values["since"],
                    name=values["name"],
                    organisation=values["organisation"],
                ).id

            self.ask_for(self._title, form.succeeding(seat, self.desk.clock.today()), save)

    def action_end(self) -> None:
        """Say which day is the last on the seat."""
        if seat := self._seat:
            self.ask_for(
                self._title,
                form.ending(self.desk.clock.today()),
                lambda values: people.end(self.desk, seat, values["until"]),
            )

    def action_remove(self) -> None:
        """Put the seat in the bin."""
        if seat := self._seat:
            self.act(_("{who} is in the bin. u: take it back", who=self._title), people.remove, seat)

    def action_filter(self) -> None:
        """Show those who have left, or not."""
        self._former = not self._former
        self.data_changed()

    @property
    def _title(self) -> str:
        return self.entry.title if self.entry else ""
