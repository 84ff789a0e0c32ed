"""Udsendelse: where a meeting's minutes are in their life, and what may go to whom."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from coc_tui.desk import Desk
from coc_tui.documents import formats
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.sealing import Correction, Objection
from coc_tui.language import _
from coc_tui.language.formats import date_width, long_date
from coc_tui.screens import handing_out
from coc_tui.screens.agenda.paper import Preview
from coc_tui.screens.sending import forms, handing, rows
from coc_tui.screens.sending.steps import next_step
from coc_tui.screens.sending.view import Edition, Sending, read
from coc_tui.screens.sheet import Sheet, SheetPage
from coc_tui.usecases.meeting import approval, objections
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.views import Audience
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column


def _key(keys: str, action: str, label: str, tooltip: str, *, hint: bool = False) -> Binding:
    return Binding(keys, action, label, show=hint, id=f"sending.{action}", tooltip=tooltip)


class SendingScreen(SheetPage):
    """The editions of one meeting's papers with their gates, and what has become of the minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(
            "space", "advance", _("Next step"), _("Send for approval, approve, distributed, filed"), hint=True
        ),
        _key("n", "new", _("New"), _("An objection; of approved minutes a correction"), hint=True),
        _key("x", "export", _("Export"), _("Hand the paper out in a form you choose"), hint=True),
        _key("f", "choose", _("Meeting"), _("Show another meeting")),
        _key("r", "read_through", _("Read through"), _("The partner has read it through")),
        _key("v", "preview", _("View"), _("Read the paper as it will be sent")),
        _key("e", "edit", _("Edit"), _("Settle the objection, or send again with another deadline")),
        _key("l", "leave", _("Next meeting"), _("Leave the approval to the next meeting")),
        _key("a", "note_sent", _("Sent"), _("Note who has got it, in which form")),
        _key("y", "copy", _("Copy"), _("Copy what is told of the row")),
    ]

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._wanted = ""
        """The id of the meeting that is shown; empty for the one that is most likely meant."""

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        return Column(_("Paper"), 28), Column(_("How it stands")), Column(_("Day"), date_width())

    def empty(self) -> str:
        """Say what comes first."""
        return _("No meeting is planned yet. 0 shows the meetings, and n plans one there.")

    def show(self, record: str) -> None:
        """Show the meeting with this id."""
        self._wanted = record
        self.data_changed()

    def data_changed(self) -> None:
        """Read the papers again; an answer about another meeting than the one wanted now comes too late."""
        wanted = self._wanted

        def show(sheet: Sheet) -> None:
            if wanted == self._wanted:
                self._show(sheet)

        self.run(_read, self.desk, wanted, then=show)

    def whereabouts(self) -> str:
        """Return the meeting that is looked at."""
        return _("meeting {number}", number=self.view.meeting.number) if self.view else ""

    @property
    def view(self) -> Sending | None:
        """What is shown."""
        about = self.state.sheet.about if self.state.sheet else None
        return about if isinstance(about, Sending) else None

    @property
    def edition(self) -> Edition | None:
        """The edition under the cursor."""
        about = self.entry.about if self.entry else None
        return about if isinstance(about, Edition) else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done to these minutes, or to the row under the cursor."""
        view = self.view
        if view is None:
            return _("No meeting is planned yet.") if action in _ACTIONS else ""
        meeting = view.meeting
        edition = self.edition
        asked = meeting.minutes_state in {MinutesState.FOR_APPROVAL, MinutesState.APPROVE_NEXT}
        match action:
            case "advance":
                step = next_step(view)
                return "" if step.act else step.sentence
            case "new" if not view.sealed and not asked:
                return _("Objections come when the minutes have been sent for approval.")
            case "edit" if view.sealed:
                return _("The minutes are approved and cannot be changed.")
            case "edit" if not asked:
                return _("The minutes have not been sent for approval.")
            case "leave" if view.sealed:
                return _("The minutes are approved.")
            case "leave" if meeting.state is not MeetingState.HELD:
                return _("The meeting has not ended yet.")
            case "leave" if meeting.minutes_state is MinutesState.APPROVE_NEXT:
                return _("They are left to the next meeting already.")
            case "export" | "preview" | "note_sent" | "read_through" if edition is None:
                return _("Choose an edition first.")
            case "read_through" if edition and edition.audience is not Audience.NETWORK:
                return _("Only what goes to the network is read first.")
            case "read_through" if edition and edition.read is not None:
                return _("It has been read as it is now.")
            case "copy" if self.entry is None:
                return _("There is nothing under the cursor.")
        return ""

    # The minutes' life

    def action_advance(self) -> None:
        """Take the next step of the minutes."""
        view = self.view
        if view is None:
            return
        acts: dict[str, Callable[[Sending], None]] = {
            "send": self._send,
            "approve": self._approve,
            "distribute": self._distribute,
            "file": self._file,
        }
        if act := next_step(view).act:
            acts[act](view)

    def _send(self, view: Sending) -> None:
        fields = forms.deadline(view, self.desk.clock.today(), view.objections_by)

        def save(values: dict[str, Any]) -> None:
            objections.send_for_approval(self.desk, view.meeting, values["objections_by"])

        self.ask_for(
            _("Send the minutes of meeting {number} for approval", number=view.meeting.number), fields, save
        )

    def _approve(self, view: Sending) -> None:
        question = _("Approve and seal the minutes of meeting {number}?", number=view.meeting.number)
        told = _("Approved and sealed. They never change now; n adds a correction.")
        fields = forms.approval(view)
        if fields:
            self.ask_for(question, fields, lambda values: _approve(self.desk, view.meeting, **values))
        else:
            self._ask(_("{question} They never change after that.", question=question), told, _approve)

    def _distribute(self, view: Sending) -> None:
        question = _("Has everybody got the minutes of meeting {number}?", number=view.meeting.number)
        self._ask(question, _("Marked as distributed."), approval.mark_distributed)

    def _file(self, view: Sending) -> None:
        question = _("Are the minutes of meeting {number} in the file system?", number=view.meeting.number)
        self._ask(question, _("Marked as filed."), approval.mark_filed)

    def action_leave(self) -> None:
        """Leave the approval to the next meeting, as the first item of its agenda."""
        self._ask(
            _("Leave the approval to the next meeting, as its first item?"),
            _("The next meeting approves the minutes."),
            objections.leave_to_next,
        )

    def _ask(self, question: str, told: str, fn: Callable[[Desk, Meeting], Any]) -> None:
        if view := self.view:
            ask(self, question, lambda yes: self.act(told, fn, view.meeting) if yes else None)

    def action_new(self) -> None:
        """Note an objection, or add a correction once the minutes are approved."""
        view = self.view
        if view is None:
            return
        if view.sealed:
            title = _("Correction {number}", number=len(view.story.corrections) + 1)
            self.ask_for(
                title, forms.correction(), lambda values: _correct(self.desk, view.meeting, **values)
            )
        else:
            self.ask_for(
                _("Objection to the minutes"),
                forms.objection(),
                lambda values: objections.object_to(self.desk, view.meeting, **values),
            )

    def action_edit(self) -> None:
        """Settle the objection under the cursor, or send the minutes again with another deadline."""
        view, about = self.view, self.entry.about if self.entry else None
        if isinstance(about, Objection):
            self.ask_for(
                _("Objection: {who}", who=about.who),
                forms.settling(about),
                lambda values: objections.settle(self.desk, about, values["how"]),
            )
        elif view is not None:
            self._send(view)

    def action_choose(self) -> None:
        """Show another meeting."""
        if view := self.view:
            options = [
                (one.id, _("Meeting {number}, {date}", number=one.number, date=long_date(one.date)))
                for one in view.meetings
            ]
            self.app.push_screen(
                Picker(_("Show the papers of"), options),
                lambda chosen: self.show(chosen[0]) if chosen else None,
            )

    # One edition

    def action_preview(self) -> None:
        """Read the paper under the cursor."""
        if (edition := self.edition) and (entry := self.entry):
            self.app.push_screen(Preview(entry.title, edition.leaving.paper.text))

    def action_read_through(self) -> None:
        """Note who has read the paper as it is now."""
        if edition := self.edition:
            self.ask_for(
                _("Read through"),
                [Field("who", _("Who has read it"), required=True)],
                lambda values: gates.was_read(self.desk, edition.leaving.paper, values["who"]),
            )

    def action_copy(self) -> None:
        """Copy what is told of the row."""
        if entry := self.entry:
            lines = [entry.title, *(f"{label}: {text}" if label else text for label, text in entry.facts)]
            self.app.copy_to_clipboard("\n".join(lines))
            self.report(_("Copied: {what}", what=entry.title))

    def action_note_sent(self) -> None:
        """Note who has got the paper under the cursor."""
        edition = self.edition
        if edition is None:
            return
        there = edition.recipients
        if not there:
            self._note_sent(edition, ())
            return
        places = [str(place) for place, _one in enumerate(there)]
        options = [(place, one.name) for place, one in zip(places, there, strict=True)]

        def chosen(keys: list[str] | None) -> None:
            if keys is not None:
                self._note_sent(edition, tuple(there[int(key)] for key in keys))

        self.app.push_screen(Picker(_("Who has got it?"), options, many=True, chosen=places), chosen)

    def _note_sent(self, edition: Edition, to: tuple[Recipient, ...]) -> None:
        self.ask_for(
            _("What was sent"),
            forms.dispatched(edition),
            lambda values: handing.note(self.desk, edition.leaving, to, values["form"], values["note"]),
        )

    def action_export(self) -> None:
        """Choose a form for the edition under the cursor, and save it."""
        edition = self.edition
        if edition is None:
            return
        ways = [(one.id, one.name) for one in formats.of_papers(edition.kind)]

        def chosen(keys: list[str] | None) -> None:
            if keys:
                way = partial(handing.save, leaving=edition.leaving, form=keys[0])
                handing_out.save(self, way, self.changed)

        self.app.push_screen(Picker(_("Hand out as"), ways), chosen)


_ACTIONS = frozenset(
    {"advance", "new", "choose", "read_through", "preview", "edit", "leave", "note_sent", "copy", "export"}
)


def _read(desk: Desk, wanted: str) -> Sheet:
    view = read(desk, wanted)
    return rows.sheet(view) if view else Sheet()


def _approve(desk: Desk, meeting: Meeting, changes: str = "", although: str = "") -> Meeting:
    from coc_tui.documents.sealing import write

    return approval.approve(desk, meeting, write, changes=changes, although=although)


def _correct(desk: Desk, meeting: Meeting, text: str, item: str = "") -> Correction:
    from coc_tui.documents.sealing import add

    return approval.correct(desk, meeting, text, add, item=item)
