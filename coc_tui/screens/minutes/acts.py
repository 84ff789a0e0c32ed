"""What is done to the minutes besides typing: outcomes, attendance, items, times, and the meeting's steps."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.widget import Widget

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.errors import CocError, NotFound
from coc_tui.language import _
from coc_tui.screens.minutes import forms, wording
from coc_tui.screens.minutes.attendance import AttendancePanel
from coc_tui.screens.minutes.ending import NextStep
from coc_tui.screens.minutes.looking import Looking
from coc_tui.screens.minutes.rows import Choices
from coc_tui.usecases.meeting import agenda, approval, attendance, live, minutes, objections, presence
from coc_tui.usecases.meeting.drafts import LeftBehind
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import meetings, undo
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.ask import ask
from coc_tui.widgets.page import ErrorRaised, GoTo
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.versions import Versions

TYPING = frozenset({"endorse", "prepared", "turn", "spelling"})
"""The actions that change the text."""

WRITING = TYPING | {"outcome", "attendance", "new", "edit", "recused", "guests", "times"}
"""The actions that change the minutes."""

OUTCOMES = {wording.outcome_letter(one): one for one in Outcome}


class Acts(Looking):
    """Everything one letter stands for."""

    _pane: Widget | None = None
    """The pane that had the keyboard when a letter was asked for."""

    # One letter

    def action_choices(self) -> None:
        """Ask for one letter."""
        if self.view is not None:
            self._pane = self.table if self.table.has_focus else self.editor
            row = self.query_one(Choices)
            row.begin([one.number for one in self.view.items])

    def on_choices_left(self) -> None:
        """Go back to where the letter was asked for; while the meeting is held, to the text."""
        self.query_one(Choices).display = False
        held = self.view is not None and self.view.running
        self.set_focus(self.editor if self.editor.display and held else self._pane or self.table)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Set the outcome, go to an item, or open what the letter stands for."""
        self.on_choices_left()
        what = message.what
        letters = {
            "e": self.action_edit,
            "n": self.action_new,
            "i": self.action_recused,
            "g": self.action_guests,
            "d": self.action_attendance,
            "h": self.action_times,
            "m": self.action_next_step,
            "x": self.action_export,
            "v": self.action_preview,
            "l": self.action_topic,
            "k": self.action_carry,
            "c": self._open_or_close,
            "p": self.action_take_pen,
        }
        if what == "0" or what in OUTCOMES:
            self._set_outcome(OUTCOMES.get(what))
        elif what in letters:
            letters[what]()
        elif self.view is not None:
            for one in self.view.items:
                if one.number == what:
                    self.go_to(one.record.id)

    def _set_outcome(self, outcome: Outcome | None) -> None:
        item = self.current
        if item is not None and not self._refused("outcome"):
            self.run(minutes.set_outcome, self.desk, item.record, outcome, then=self._again)

    def _open_or_close(self) -> None:
        """Make the item a closed one, or an open one again."""
        item = self.current
        if item is not None and not self._refused("edit"):
            edit = partial(agenda.edit_item, closed=not item.record.closed)
            self.run(edit, self.desk, item.record, then=self._again)

    def _again(self, _done: object = None) -> None:
        self.capture_stands()
        self.reload()

    def _refused(self, action: str) -> bool:
        """Say why an action is off; return whether it is."""
        reason = self.why_off(action)
        if reason:
            self.tell(reason, loud=True)
        return bool(reason)

    def why_off(self, action: str) -> str:
        """Return why an action cannot be done now."""
        view = self.view
        if action not in WRITING | {"begin", "next_step", "export", "take_pen"}:
            return ""
        if view is None:
            return _("No meeting is planned yet.")
        if action == "begin" and view.begun:
            return _("The minutes are begun already.")
        if action == "take_pen":
            return "" if view.following else _("Nobody else records this meeting.")
        if action in TYPING | {"outcome", "export", "times"} and not view.begun:
            return _("The minutes are not begun yet.")
        if action in WRITING and (view.sealed or view.following or view.unwritable):
            return wording.state_line(view)
        return self.spelling_off() if action == "spelling" else ""

    # Steps of the meeting

    def action_begin(self) -> None:
        """Begin the minutes of the meeting shown."""
        if self.view is not None and not self.view.begun:
            self.run(minutes.begin, self.desk, self.view.meeting, then=lambda _meeting: self.join())

    def action_take_pen(self) -> None:
        """Take the pen from whoever records the meeting, after a warning."""
        view = self.view
        if view is None or self._refused("take_pen") or view.pen is None:
            return
        ask(
            self,
            _("{person} records this meeting. Take the pen from them?", person=view.pen.person),
            self._take_pen_if,
        )

    def _take_pen_if(self, yes: bool) -> None:
        if yes and self.view is not None:
            take = partial(presence.take_pen, over=True)
            self.run(take, self.desk, self.view.meeting, then=self._again)

    def action_next_step(self) -> None:
        """Show what is left, and do the next thing."""
        if self.view is None or self._refused("next_step"):
            return
        self._show_steps(self.view)

    def _show_steps(self, view: LiveMinutes, *, after_a_step: bool = False) -> None:
        self.leave_item()
        today, text_of = self.desk.clock.today(), self._text_of
        panel = NextStep(view, today, self._outcome_of, text_of, after_a_step=after_a_step)
        self.app.push_screen(panel, self._step_chosen)

    def _text_of(self, item: AgendaItem) -> str:
        return self.writing.text_of(self.writing.seen(item.id) or item)

    def _outcome_of(self, item_id: str, outcome: Outcome) -> None:
        item = self.view.item(item_id) if self.view else None
        if item is not None:
            self.run(minutes.set_outcome, self.desk, item.record, outcome, then=self._again)

    def _step_chosen(self, key: str | None) -> None:
        view = self.view
        if not key or view is None:
            return
        act, _colon, record = key.partition(":")
        if act in {"item", "outcome", "line", "edit"}:
            row, _colon, line_of = record.rpartition(":")
            self.go_to(line_of)
            self.set_focus(self.editor)
            if row:
                # The text may have been changed by others since the list was read.
                line = min(int(row), self.editor.document.line_count - 1)
                self.editor.move_cursor((line, len(self.editor.document.get_line(line))))
            if act == "edit":
                self.action_edit()
        elif act == "attendance":
            self.action_attendance()
        elif act == "export":
            self.action_export()
        elif act == "carry":
            self.action_carry()
        elif act == "sending":
            self.post_message(GoTo("sending", view.meeting.id))
        elif act == "begin":
            self.action_begin()
        else:
            acts: dict[str, Callable[..., Any]] = {
                "end": minutes.end,
                "send": objections.send_for_approval,
                "approve": _approve,
            }
            self.run(acts[act], self.desk, view.meeting, then=self._stepped)

    def _stepped(self, meeting: Meeting) -> None:
        """Show what comes after the step that was done."""
        if meeting.state != MeetingState.IN_PROGRESS:
            presence.put_down(self.desk, meeting)
        self.run(live.read, self.desk, self.meeting_id, then=self._show_next_step)

    def _show_next_step(self, view: LiveMinutes | None) -> None:
        self.arrived(view)
        if self.view is not None:
            self._show_steps(self.view, after_a_step=True)

    # Dialogs

    def action_attendance(self) -> None:
        """Show who is here."""
        view = self.view
        if view is None or self._refused("attendance"):
            return

        def note(act: Callable[..., Any], *what: Any, **how: Any) -> None:
            done = partial(act, self.desk, view.meeting, *what, **how)
            self.run(done, then=self._again, failed=told)

        def told(error: CocError) -> None:
            if panel.is_attached:
                panel.told(error)
            else:
                self.post_message(ErrorRaised(error))

        now = self.desk.clock if attendance.runs_now(self.desk, view.meeting) else None
        panel = AttendancePanel(view, self.item_id, now, note)
        self.app.push_screen(panel)

    def action_edit(self) -> None:
        """Change the item's kind, openness, public decision, guests or time."""
        item = self.current
        if item is not None and not self._refused("edit"):
            save = Amendment(self.desk, agenda.edit_item, item.record, _labels()).save
            self.app.push_screen(forms.item_form(item.record, save), self._again)

    def action_new(self) -> None:
        """Add an item nobody had planned, after the current one."""
        view, item = self.view, self.current
        if view is None or self._refused("new"):
            return
        after = item.record if item else None

        def save(values: Any) -> None:
            added.append(agenda.add_item(self.desk, view.meeting, after=after, **values))

        def done(values: Any) -> None:
            if values is not None and added:
                self.heading_for = added[0].id
                self.reload()

        added: list[AgendaItem] = []
        self.app.push_screen(forms.new_item_form(save), done)

    def action_recused(self) -> None:
        """Choose who did not take part in treating the item."""
        view, item = self.view, self.current
        if view is None or item is None or self._refused("recused"):
            return

        def done(chosen: list[str] | None) -> None:
            if chosen is not None:
                edit = partial(agenda.edit_item, recused=tuple(chosen))
                self.run(edit, self.desk, item.record, then=self._again)

        self.app.push_screen(
            Picker(
                _("Did not take part in item {number}", number=item.number),
                [(seat.participant.id, seat.name) for seat in view.seats],
                many=True,
                chosen=item.record.recused,
            ),
            done,
        )

    def action_guests(self) -> None:
        """Write who is here for this item only."""
        item = self.current
        if item is not None and not self._refused("guests"):
            save = Amendment(self.desk, agenda.edit_item, item.record, _labels()).save
            self.app.push_screen(forms.guests_form(item.record, save), self._again)

    def action_times(self) -> None:
        """Change when the meeting began and ended."""
        if self.view is not None and not self._refused("times"):
            save = Amendment(self.desk, meetings.edit, self.view.meeting, _labels()).save
            self.app.push_screen(forms.times_form(self.view.meeting, save), self._again)

    def action_export(self) -> None:
        """Save the minutes as Markdown and say where."""
        if self.view is None or self._refused("export"):
            return
        self.leave_item()
        self.run(_export, self.desk, self.view.meeting.id, then=self._exported)

    def _exported(self, path: Path) -> None:
        self.report(_("Saved: {path}", path=path), "saved")

    # What a session that died left behind

    def _offer_back(self, left: list[LeftBehind]) -> None:
        """Offer the drafts back, one after the other."""
        if not left:
            return
        first, *rest = left

        def chosen(which: str | None) -> None:
            self._answer_draft(first, which or "")
            self._offer_back(rest)

        self.app.push_screen(
            Versions(
                wording.draft_title(first),
                (_("Draft, not saved"), first.draft.text),
                (_("Saved"), first.item.notes),
                _("decide later"),
            ),
            chosen,
        )

    def _answer_draft(self, left: LeftBehind, which: str) -> None:
        journal = self.writing.journal
        texts = {"mine": left.draft.text, "both": f"{left.item.notes}\n{left.draft.text}"}
        if which in texts:
            self.run(journal.take_back, left, texts[which], then=self._taken_up)
        elif which == "theirs":
            self.run(journal.discard, left)

    def _taken_up(self, item: AgendaItem) -> None:
        self.show(item.id)
        self.saved()

    def undo(self) -> None:
        """Take the person's last change back."""
        self.run(undo.undo, self.desk, then=self._undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.run(undo.redo, self.desk, then=self._undone)

    def _undone(self, told: str) -> None:
        self.reload()
        self.report(told)


def _labels() -> dict[str, str]:
    return {
        "kind": _("Kind"),
        "closed": _("Closed item"),
        "public_decision": _("Public decision"),
        "prepared": _("Prepared minutes"),
        "guests": _("Guests for this item"),
        "planned_minutes": _("Planned minutes"),
        "started": _("Began"),
        "ended": _("Ended"),
    }


def _approve(desk: Desk, meeting: Meeting) -> Meeting:
    # Documents are many modules, and most sessions need none.
    from coc_tui.documents.sealing import write

    return approval.approve(desk, meeting, write)


def _export(desk: Desk, meeting_id: str) -> Path:
    from coc_tui.documents.outgoing import hand_out, minutes_leaving

    view = live.read(desk, meeting_id)
    if view is None:
        raise NotFound("There are no minutes to save.")
    return hand_out(desk, minutes_leaving(desk, view.meeting, Audience.GROUP))
