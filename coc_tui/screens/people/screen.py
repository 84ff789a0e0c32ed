"""Medlemmer og roller: who sits where, from when, and what the agreement asks of the group."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.domain.people import Participant
from coc_tui.language import _, say
from coc_tui.language.formats import short_date
from coc_tui.screens.keeping import kept
from coc_tui.screens.people import form
from coc_tui.screens.recorded import LookedAt, RecordPage
from coc_tui.usecases import duties, people
from coc_tui.usecases.amending import Amendment
from coc_tui.usecases.duties import OpenDuty, Verb
from coc_tui.usecases.people import Seat
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column, Row, Table


@dataclass(frozen=True)
class PeopleView:
    """The seats, and what is open about them."""

    seats: tuple[Seat, ...]
    duties: tuple[OpenDuty, ...]
    clause: str
    """The section on the group's composition."""

    @classmethod
    def read(cls, desk: Desk) -> "PeopleView":
        """Return the view of the desk's day."""
        about = {Verb.FILL_SEAT, Verb.NOTE_DECLARATION, Verb.DECIDE}
        open_ones = tuple(one for one in duties.open_duties(desk) if one.verb in about)
        return cls(people.seats(desk), open_ones, desk.agreement().composition.clause)

    def seat(self, id: str) -> Seat | None:
        """Return the seat with this id."""
        return next((one for one in self.seats if one.record.id == id), None)

    @property
    def undeclared(self) -> frozenset[str]:
        """The ids of the seats whose declaration of confidentiality is missing."""
        return frozenset(one.record for one in self.duties if one.verb is Verb.NOTE_DECLARATION)

    def notes(self) -> list[str]:
        """Return what stands above the list: what is not as agreed, and what the group must settle."""
        found = [say(one.what) for one in self.duties if one.verb is Verb.FILL_SEAT]
        found += [
            _(
                "{what} (section {clause}). It proposes itself for the agenda.",
                what=say(one.what),
                clause=one.clause,
            )
            for one in self.duties
            if one.verb is Verb.DECIDE
        ]
        return found


class PeopleScreen(RecordPage):
    """The seats of the group, and everybody else who takes part."""

    CSS_PATH = "screen.tcss"

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

    view: reactive[PeopleView | None] = reactive(None, init=False, always_update=True)
    former: reactive[bool] = reactive(False, init=False)

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._at = ""

    def body(self) -> ComposeResult:
        """Yield what is to be noticed, and the seats."""
        yield Static(id="people-notes", markup=False)
        yield Table(
            (
                Column(_("Role"), 28),
                Column(_("Name and company")),
                Column(_("Period"), 14),
                Column(_("Declaration"), 11),
            ),
            empty=_("Nobody yet. n: put the first on a seat"),
            id="people-table",
            classes="pane",
        )

    def on_mount(self) -> None:
        """Read the seats and take the keyboard."""
        self.set_focus(self._table)
        self.data_changed()

    def data_changed(self) -> None:
        """Read the seats again; the cursor stays on its seat."""
        self.run(PeopleView.read, self.desk, then=self._show)

    def show(self, record: str) -> None:
        """Put the cursor on a seat."""
        self._at = record
        self.data_changed()

    def _show(self, view: PeopleView) -> None:
        self.view = view
        if self._at:
            self._table.move_to(self._at)
            self._at = ""

    def watch_view(self, view: PeopleView | None) -> None:
        """Draw the notes and the seats."""
        if view is None:
            return
        notes = view.notes()
        above = self.query_one("#people-notes", Static)
        above.set_class(bool(notes), "-warning")
        fine = _("The group is composed as agreed (section {clause}).", clause=view.clause)
        above.update(Content("\n".join(notes) or fine))
        self._table.set_rows(_row(one, view.undeclared) for one in view.seats if one.held or self.former)
        self.refresh_bindings()

    def watch_former(self) -> None:
        """Draw the seats again."""
        self.watch_view(self.view)

    @property
    def _table(self) -> Table:
        return self.query_one(Table)

    @property
    def _seat(self) -> Participant | None:
        found = self.view.seat(self._table.key) if self.view else None
        return found.record if found else None

    def looked_at(self) -> LookedAt | None:
        """Return the seat under the cursor."""
        seat = self._seat
        return LookedAt(self._title(seat), seat.id) if seat else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the seat under the cursor."""
        if action not in {"edit", "succeed", "end", "remove"}:
            return super().why_off(action)
        seat = self._seat
        if seat is None:
            return _("There is no seat under the cursor.")
        if action in {"succeed", "end"} and seat.until is not None:
            return _("The seat ends on {day}.", day=short_date(seat.until))
        return ""

    def on_table_moved(self) -> None:
        """Offer what can be done with this seat."""
        self.refresh_bindings()

    def on_table_chosen(self) -> None:
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
        self._ask_for(_("New seat"), shown, save, keep)

    def action_edit(self) -> None:
        """Correct what is known of a seat."""
        if seat := self._seat:
            agreement = self.desk.agreement()
            amendment = Amendment(self.desk, people.edit, seat, form.labels())
            shown = form.fields(seat, agreement.roles, agreement.composition.member, self.desk.clock.today())
            self._ask_for(
                self._title(seat), shown, amendment.save, lambda typed: amendment.save(kept(shown, typed))
            )

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

            self._ask_for(self._title(seat), form.succeeding(seat, self.desk.clock.today()), save)

    def action_end(self) -> None:
        """Say which day is the last on the seat."""
        if seat := self._seat:
            self._ask_for(
                self._title(seat),
                form.ending(self.desk.clock.today()),
                lambda values: people.end(self.desk, seat, values["until"]),
            )

    def action_remove(self) -> None:
        """Put the seat in the bin."""
        if seat := self._seat:
            told = _("{who} is in the bin. u: take it back", who=self._title(seat))
            self.run(people.remove, self.desk, seat, then=lambda _none: self._changed(told))

    def action_filter(self) -> None:
        """Show those who have left, or not."""
        self.former = not self.former

    def _title(self, seat: Participant) -> str:
        found = self.view.seat(seat.id) if self.view else None
        return " – ".join(part for part in (found.role, found.who) if part) if found else ""

    def _ask_for(
        self,
        title: str,
        fields: list[Field],
        save: Callable[[dict[str, Any]], Any],
        keep: Callable[[dict[str, str]], Any] | None = None,
    ) -> None:
        self.app.push_screen(Form(title, fields, save, keep), partial(self._answered, title))

    def _answered(self, title: str, values: dict[str, Any] | None) -> None:
        if values is not None:
            self._changed(_("Saved: {what}", what=title))

    def _changed(self, told: str) -> None:
        self.saved()
        self.report(told)
        self.data_changed()


def _row(seat: Seat, undeclared: frozenset[str]) -> Row:
    record = seat.record
    if record.until is not None:
        period = _("until {day}", day=short_date(record.until))
    else:
        period = _("from {day}", day=short_date(record.since)) if record.since else "–"
    if record.confidentiality is not None:
        declared = short_date(record.confidentiality)
    else:
        declared = _("Missing") if record.id in undeclared else "–"
    cells = (seat.role, seat.who or "–", period, declared)
    return Row(record.id, cells, "" if seat.held else "dim")
