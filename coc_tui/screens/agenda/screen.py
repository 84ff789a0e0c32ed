"""Dagsorden: the items of one meeting in order, the time they take, and the item under the cursor."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.proposals import Proposal
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.numbers import read_length
from coc_tui.language import _, pgettext, say
from coc_tui.language.words import word
from coc_tui.screens.agenda import form, heading, paper
from coc_tui.screens.agenda.details import details, openness
from coc_tui.screens.agenda.proposals import Proposals
from coc_tui.screens.exports import of_agenda
from coc_tui.screens.form_draft import kept
from coc_tui.screens.handing_out import hand_out
from coc_tui.screens.recorded import LookedAt, RecordPage
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.meeting.agenda import AgendaLine, Preparation
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.today import proposals
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column, Row, Table


@dataclass(frozen=True)
class PreparedAgenda:
    """What the screen shows: the agenda, and what it could hold besides."""

    prepared: Preparation
    proposals: tuple[Proposal, ...]

    @classmethod
    def read(cls, desk: Desk, record: str) -> "PreparedAgenda | None":
        """Return the view of the meeting or item ``record``; None while there is no meeting."""
        prepared = agenda.preparation(desk, record)
        return cls(prepared, proposals.for_meeting(desk, prepared.meeting)) if prepared else None


class AgendaScreen(RecordPage):
    """The agenda of the next meeting, or of the one that was opened."""

    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="agenda.new", tooltip=_("A new item behind this one")),
        Binding("e", "edit", _("Edit"), id="agenda.edit", tooltip=_("Title, texts, time and attachments")),
        Binding("v", "preview", _("Read"), id="agenda.preview", tooltip=_("The agenda as it will be read")),
        Binding(
            "p", "proposals", _("Proposals"), id="agenda.proposals", tooltip=_("What the agenda could hold")
        ),
        Binding("i", "send", _("Issue"), id="agenda.send", tooltip=_("Fix the numbers and call the meeting")),
        Binding("x", "export", _("Export"), id="agenda.export", tooltip=_("Save the agenda as Markdown")),
        Binding("t", "time", _("Time"), id="agenda.time", tooltip=_("The item's minutes"), show=False),
        Binding("l", "close", _("Closed"), id="agenda.close", tooltip=_("Closed or open item"), show=False),
        Binding(
            "k",
            "kind",
            pgettext("item", "Kind"),
            id="agenda.kind",
            tooltip=_("Information, discussion or decision"),
            show=False,
        ),
        Binding(
            "shift+up", "move(-1)", _("Move up"), id="agenda.up", tooltip=_("The item earlier"), show=False
        ),
        Binding(
            "shift+down", "move(1)", _("Move down"), id="agenda.down", tooltip=_("The item later"), show=False
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="agenda.remove",
            tooltip=_("To the bin; after the agenda is sent the item is dropped"),
            show=False,
        ),
        Binding(
            "r",
            "ready",
            _("Ready"),
            id="agenda.ready",
            tooltip=_("The agenda is ready to be sent, or a draft again"),
            show=False,
        ),
        Binding(
            "left,comma",
            "earlier",
            _("Earlier meeting"),
            id="agenda.earlier",
            tooltip=_("The meeting before this one"),
            show=False,
        ),
        Binding(
            "right,full_stop",
            "later",
            _("Later meeting"),
            id="agenda.later",
            tooltip=_("The meeting after this one"),
            show=False,
        ),
    ]

    view: reactive[PreparedAgenda | None] = reactive(None, init=False, always_update=True)

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._wanted = ""
        """The meeting or item asked for last; answers to older questions are not drawn."""

    def body(self) -> ComposeResult:
        """Yield the two lines about the meeting, the items, and the item under the cursor."""
        yield Static(id="agenda-meeting", markup=False)
        yield Static(id="agenda-state", markup=False)
        yield Table(
            (
                Column(_("No."), 4),
                Column(_("Item"), weight=2),
                Column(pgettext("item", "Kind"), 11),
                Column(_("Access"), 6),
                Column(_("Min"), 4, right=True),
                Column(_("Presented by")),
            ),
            id="agenda-items",
            classes="pane",
        )
        with VerticalScroll(id="agenda-details", classes="pane"):
            yield Static(id="agenda-item", markup=False)
        yield Proposals(id="agenda-proposals")

    def on_mount(self) -> None:
        """Read the agenda and take the keyboard."""
        self.query_one(Proposals).display = False
        self.set_focus(self._table)
        self.data_changed()

    # Reading and drawing

    def data_changed(self) -> None:
        """Read the agenda again; the cursor stays on its item."""
        self._read(self._wanted)

    def show(self, record: str) -> None:
        """Show the agenda of a meeting, or the one an item stands on."""
        self._read(record)

    def _read(self, record: str) -> None:
        self._wanted = record
        self.run(PreparedAgenda.read, self.desk, record, then=partial(self._show, record))

    def _show(self, record: str, view: PreparedAgenda | None) -> None:
        if record != self._wanted:
            return
        self._wanted = view.prepared.meeting.id if view else ""
        self.view = view
        if record:
            self._table.move_to(record)

    def watch_view(self, view: PreparedAgenda | None) -> None:
        """Draw the agenda."""
        meeting_line, state_line = (
            self.query_one("#agenda-meeting", Static),
            self.query_one("#agenda-state", Static),
        )
        table = self._table
        if view is None:
            meeting_line.update(Content(_("No meeting has been planned yet.")))
            state_line.update(Content(_("0: go to the meetings; n there plans the first")))
            table.empty = ""
            table.set_rows(())
        else:
            meeting_line.update(Content(heading.meeting_line(view.prepared)))
            state_line.update(Content(heading.state_line(view.prepared, len(view.proposals))))
            table.empty = _("No items yet. n: a new item")
            table.set_rows(map(_row, view.prepared.lines))
        self.query_one(Proposals).found = view.proposals if view else ()
        self._show_item()
        self.refresh_bindings()

    def on_table_moved(self) -> None:
        """Tell about the item under the cursor."""
        self._show_item()
        self._details.scroll_home(animate=False)

    def _show_item(self) -> None:
        line = self._line
        self.query_one("#agenda-item", Static).update(details(line) if line else Content(""))

    @property
    def _table(self) -> Table:
        return self.query_one("#agenda-items", Table)

    @property
    def _details(self) -> VerticalScroll:
        return self.query_one("#agenda-details", VerticalScroll)

    @property
    def _line(self) -> AgendaLine | None:
        return self.view.prepared.line(self._table.key) if self.view else None

    # What can be done

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with this agenda or item."""
        view = self.view
        if action in {"earlier", "later"}:
            beyond = view and (view.prepared.earlier if action == "earlier" else view.prepared.later)
            return "" if beyond else _("There is no such meeting.")
        if action not in _ON_ITEM | _ON_AGENDA | {"preview", "export"}:
            return super().why_off(action)
        if view is None:
            return _("No meeting has been planned yet.")
        if action in _ON_ITEM | _ON_AGENDA and meetings.sealed(view.prepared.meeting):
            return _("The minutes are approved; the agenda stands as it is.")
        if action in _ON_ITEM and self._line is None:
            return _("There is no item under the cursor.")
        if action in {"send", "ready", "move"} and meetings.sent(view.prepared.meeting):
            return _("The agenda has been sent, so its numbers are fixed.")
        return ""

    def looked_at(self) -> LookedAt | None:
        """Return the item under the cursor; the meeting while it has none."""
        meeting, line = self._meeting(), self._line
        if meeting is None:
            return None
        if line is None:
            return LookedAt(_("meeting {number}", number=meeting.number), meeting.id)
        where = _("meeting {number}, item {item}", number=meeting.number, item=line.number)
        return LookedAt(where, line.item.id)

    def _meeting(self) -> Meeting | None:
        return self.view.prepared.meeting if self.view else None

    def back(self) -> bool:
        """Go back to the list from the details or the proposals."""
        if self._table.has_focus:
            return False
        self._show_proposals(False)
        return True

    def on_table_chosen(self) -> None:
        """Read the item in full."""
        self.set_focus(self._details)

    def action_earlier(self) -> None:
        """Show the meeting before this one."""
        if self.view and self.view.prepared.earlier:
            self._read(self.view.prepared.earlier)

    def action_later(self) -> None:
        """Show the meeting after this one."""
        if self.view and self.view.prepared.later:
            self._read(self.view.prepared.later)

    # One item

    def action_new(self) -> None:
        """Write a new item behind the one under the cursor."""
        meeting, line = self._meeting(), self._line
        if meeting is None:
            return
        shown = form.fields(None, self.desk.agreement().roles)
        after = line.item if line else None

        def save(values: dict[str, Any]) -> None:
            added.append(agenda.add_item(self.desk, meeting, after=after, **values).id)

        def keep(typed: dict[str, str]) -> None:
            values = kept(shown, typed)
            if "title" in values:
                agenda.add_item(self.desk, meeting, after=after, **values)

        added: list[str] = []
        self.app.push_screen(
            Form(_("New item"), shown, save, keep), lambda values: self._added(added[0]) if added else None
        )

    def _added(self, item: str) -> None:
        self.saved()
        self.report(_("The new item is on the agenda."))
        self._read(item)

    def action_edit(self) -> None:
        """Change the item under the cursor."""
        line = self._line
        if line is None:
            return
        shown = form.fields(line.item, self.desk.agreement().roles)
        amendment = Amendment(self.desk, agenda.edit_item, line.item)
        self.app.push_screen(
            Form(
                _("Item {number}", number=line.number),
                shown,
                amendment.save,
                lambda typed: amendment.save(kept(shown, typed)),
            ),
            partial(self._saved, _saved_item(line)),
        )

    def _saved(self, told: str, values: dict[str, Any] | None) -> None:
        if values is not None:
            self.saved()
            self.report(told)
            self.data_changed()

    def action_time(self) -> None:
        """Give the item another length."""
        line = self._line
        if line is None:
            return

        def save(values: dict[str, Any]) -> None:
            if values["planned_minutes"] is not None:
                agenda.edit_item(self.desk, line.item, planned_minutes=values["planned_minutes"])

        field = Field(
            "planned_minutes",
            _("Planned minutes"),
            read=optional(read_length),
            hint=_(
                "Now {minutes}. Enter without a number changes nothing.", minutes=line.item.planned_minutes
            ),
        )
        self.app.push_screen(
            Form(f"{line.number}. {line.item.title}", [field], save), partial(self._saved, _saved_item(line))
        )

    def action_close(self) -> None:
        """Make the item closed or open."""
        if line := self._line:
            closed = not line.item.closed
            told = _("Item {number}: {state}", number=line.number, state=openness(closed).lower())
            self._change(told, agenda.edit_item, line.item, closed=closed)

    def action_kind(self) -> None:
        """Give the item the next kind."""
        if line := self._line:
            kinds = list(ItemKind)
            kind = kinds[(kinds.index(line.item.kind) + 1) % len(kinds)]
            told = _("Item {number}: {state}", number=line.number, state=word(kind).lower())
            self._change(told, agenda.edit_item, line.item, kind=kind)

    def action_move(self, step: int) -> None:
        """Move the item one place."""
        if line := self._line:
            self._change("", agenda.move_item, line.item, step)

    def action_remove(self) -> None:
        """Put the item in the bin; once the agenda is sent, let it lapse instead."""
        line, meeting = self._line, self._meeting()
        if line is None or meeting is None:
            return
        item = line.item
        if not meetings.sent(meeting):
            told = _(
                "Item {number} {title} is in the bin. u: take it back", number=line.number, title=item.title
            )
            self._change(told, agenda.bin_item, item)
        elif item.outcome == Outcome.DROPPED:
            told = _("Item {number} stands again.", number=line.number)
            self._change(told, agenda.drop_item, item)
        else:
            ask(
                self,
                _(
                    "The agenda has been sent: shall item {number} keep its number and be dropped?",
                    number=line.number,
                ),
                lambda yes: self._drop(item, line.number) if yes else None,
            )

    def _drop(self, item: AgendaItem, number: str) -> None:
        self._change(_("Item {number} is dropped.", number=number), agenda.drop_item, item)

    def _change(self, told: str, verb: Callable[..., Any], *args: Any, **fields: Any) -> None:
        """Carry out a change, tell it, and read the agenda again."""

        def then(_result: Any) -> None:
            self.saved()
            if told:
                self.report(told)
            self.data_changed()

        self.run(partial(verb, self.desk, *args, **fields), then=then)

    # Proposals

    def action_proposals(self) -> None:
        """Show what the agenda could hold, in the place of the item's details; or the details again."""
        self._show_proposals(not self.query_one(Proposals).display)

    def _show_proposals(self, shown: bool) -> None:
        panel = self.query_one(Proposals)
        panel.display = shown
        self._details.display = not shown
        self.set_focus(panel.query_one(Table) if shown else self._table)

    def on_proposals_answered(self, message: Proposals.Answered) -> None:
        """Do with a proposal as was said."""
        meeting, panel = self._meeting(), self.query_one(Proposals)
        proposal = panel.proposal(message.key)
        if meeting is None or proposal is None:
            return
        title = say(proposal.title)
        if message.answer == "accept":
            told = _("On the agenda: {title}", title=title)
            self._change(told, proposals.accept, meeting, proposal.key)
        elif message.answer == "wait":
            told = _("{title} comes up again at the next meeting.", title=title)
            self._change(told, proposals.later, meeting, proposal.key)
        else:
            field = Field("reason", _("Why not?"), required=True, hint=_("It does not come back by itself."))

            def save(values: dict[str, Any]) -> None:
                proposals.decline(self.desk, meeting, proposal.key, values["reason"])

            told = _("Declined: {title}", title=title)
            self.app.push_screen(Form(title, [field], save), partial(self._saved, told))

    # The whole agenda

    def action_ready(self) -> None:
        """Mark the agenda as ready, or as a draft again."""
        if meeting := self._meeting():
            self._change("", agenda.mark_ready, meeting)

    def action_send(self) -> None:
        """Ask once, then fix the numbers and call the meeting."""
        if self.view is None:
            return
        view = self.view.prepared
        question = _(
            "Issue the agenda of meeting {number}? The numbers 1–{last} are fixed; later items get a letter."
            " You send it yourself: x saves it.",
            number=view.meeting.number,
            last=len(view.lines),
        )
        ask(self, question, lambda yes: self._send(view.meeting) if yes else None)

    def _send(self, meeting: Meeting) -> None:
        told = _(
            "The numbers are fixed and meeting {number} is called. x: save the agenda", number=meeting.number
        )
        self._change(told, agenda.send, meeting)

    def action_preview(self) -> None:
        """Read the agenda as the group will."""
        if meeting := self._meeting():
            title = _("Agenda of meeting {number}", number=meeting.number)
            self.run(
                paper.agenda_text,
                self.desk,
                meeting,
                then=lambda text: self.app.push_screen(paper.PaperDialog(title, text)),
            )

    def action_export(self) -> None:
        """Ask whom it is for, and save it."""
        if meeting := self._meeting():
            hand_out(self, of_agenda(meeting))


_ON_ITEM = frozenset({"edit", "time", "close", "kind", "move", "remove"})
_ON_AGENDA = frozenset({"new", "send", "ready", "proposals"})


def _saved_item(line: AgendaLine) -> str:
    return _("Item {number} is saved.", number=line.number)


def _row(line: AgendaLine) -> Row:
    item = line.item
    dropped = item.outcome == Outcome.DROPPED
    cells = (
        line.number,
        item.title,
        word(item.outcome) if item.outcome is not None and dropped else word(item.kind),
        pgettext("access", "Closed") if item.closed else pgettext("access", "Open"),
        str(item.planned_minutes),
        line.presenter,
    )
    return Row(item.id, cells, "dim" if dropped else "")
