"""Referat: the minutes taken while seven people talk: the items, the clock, and each step of the meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.document._history import EditHistory
from textual.geometry import Offset
from textual.widgets import Static
from textual.widgets.text_area import Selection

from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.meetings import Meeting, MeetingState, Presence
from coc_tui.errors import CocError
from coc_tui.language import _
from coc_tui.screens.minutes import forms, wording
from coc_tui.screens.minutes.attendance import AttendancePanel
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.ending import NextStep
from coc_tui.screens.minutes.rows import Caught, Choices, Head, Heading, Said
from coc_tui.screens.minutes.scribe import Scribe
from coc_tui.usecases import agenda, live, meetings, minutes, presence, undoing
from coc_tui.usecases.amending import Amendment
from coc_tui.usecases.drafts import LeftBehind
from coc_tui.usecases.live import LiveMinutes, Seat
from coc_tui.widgets.ask import ask
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column, Row, Table
from coc_tui.widgets.versions import Versions

WIDE = 100
"""Columns from which the list of items has room for words."""

WRITING = frozenset({"outcome", "attendance", "new", "edit", "recused", "times"})
"""The actions that change the minutes."""

OUTCOMES = {wording.outcome_letter(one): one for one in Outcome}


@dataclass(frozen=True)
class Spot:
    """Where the writer was in an item's text."""

    text: str
    selection: Selection
    scroll: Offset
    history: EditHistory


def _key(keys: str, action: str, label: str, tooltip: str, *, hint: bool = False, id: str = "") -> Binding:
    return Binding(keys, action, label, show=hint, id=f"minutes.{id or action}", tooltip=tooltip)


class MinutesScreen(Scribe):
    """The live minutes."""

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("f5", "choices", _("Outcome"), _("One letter for the item"), hint=True),
        _key("f7", "step(-1)", _("Previous"), _("Previous item"), hint=True, id="previous"),
        _key("f8", "step(1)", _("Next"), _("Next item"), hint=True, id="following"),
        _key("b", "begin", _("Begin"), _("Begin the minutes"), hint=True),
        _key("d", "attendance", _("Attendance"), _("Who is here")),
        _key("m", "next_step", _("Go on"), _("End, send for approval, approve")),
        _key("n", "new", _("New item"), _("An item nobody had planned")),
        _key("e", "edit", _("Edit item"), _("Kind, closed, public decision, guests")),
        _key("i", "recused", _("Recused"), _("Who did not take part in the item")),
        _key("h", "times", _("Times"), _("When the meeting began and ended")),
        _key("x", "export", _("Export"), _("Save the minutes as a file")),
        _key("p", "take_pen", _("Take the pen"), _("Record the meeting instead of somebody else")),
        _key("ctrl+r", "versions", _("Compare"), _("Two people's versions of the text")),
    ]

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._spots: dict[str, Spot] = {}
        self._state = ""
        """What was last said of the meeting's own state."""

    # What stands on the screen

    def body(self) -> ComposeResult:
        """Yield the list of items, and the current item beside it."""
        with Horizontal(id="minutes-body"):
            yield Table([Column("")], empty=_("No items."), id="minutes-items", classes="pane")
            with Vertical(id="minutes-right"):
                yield Heading()
                yield Static(id="minutes-about", markup=False)
                editor = MinutesEditor(id="minutes-notes", classes="pane", read_only=True)
                editor.display = False
                yield editor
                yield Caught()
                yield Said()
        choices = Choices()
        choices.display = False
        yield choices

    def on_mount(self) -> None:
        """Read the meeting, and look at the clock every minute."""
        self.table.focus()
        self.join()
        self._tick()
        self.run(self.writing.journal.left_behind, then=self._offer_back)

    @property
    def table(self) -> Table:
        """The list of items."""
        return self.query_one("#minutes-items", Table)

    def on_resize(self) -> None:
        """Give the list of items words where there is room."""
        self._draw()

    def watch_view(self, before: LiveMinutes | None, view: LiveMinutes | None) -> None:
        """Draw everything from the view; others' lines of the current item are merged into the editor."""
        if view is None:
            self.query_one("#minutes-about", Static).update(
                Content(_("No meeting is planned yet. 0 shows the meetings, and n plans one there."))
            )
            return
        another = before is None or before.meeting.id != view.meeting.id or view.begun != before.begun
        if view.item(self.item_id) is None:
            self.item_id = _first(view)
            another = True
        self.editor.read_only = not view.writable
        if another:
            for item in view.items:
                self.writing.know(item.record)
            self._enter_item()
            self.editor.display = view.begun
            self.query_one("#minutes-about").display = not view.begun
            self.set_focus(self.editor if view.begun else self.table)
        else:
            self.merge_news(view)
            for item in view.items:
                self.writing.know(item.record)
        self._draw()
        self.refresh_bindings()
        for screen in self.app.screen_stack:
            if isinstance(screen, AttendancePanel | NextStep):
                screen.refill(view)

    def _draw(self) -> None:
        view, item = self.view, self.current
        if view is None:
            return
        wide = self.size.width >= WIDE
        table = self.table
        table.columns = (
            Column(_("No."), 3),
            Column(_("Meeting {number}", number=view.meeting.number)),
            Column(_("Outcome") if wide else "", 10 if wide else 1),
        )
        with table.prevent(Table.Moved):
            table.set_rows(
                Row(
                    one.record.id,
                    (wording.item_number(one), one.record.title, wording.item_mark(one, wide)),
                    "dim" if one.record.outcome else "",
                )
                for one in view.items
            )
            table.move_to(self.item_id)
        self._draw_head()
        caught = self.query_one(Caught)
        caught.lines = tuple(wording.caught(item.shown)) if item and view.begun else ()
        if not view.begun:
            about = wording.about_meeting(view)
            if item:
                about += ["", item.record.case_text, item.record.recommendation]
            self.query_one("#minutes-about", Static).update(Content("\n".join(about)))
        state = wording.state_line(view)
        if (state or self._state) and not self.asking:
            self.tell(state, loud=not view.begun)
        self._state = state

    def _draw_head(self) -> None:
        view, item = self.view, self.current
        if view is None or item is None:
            return
        now = self.desk.clock.now()
        self.query_one(Heading).head = Head(
            title=wording.heading(item),
            clock=wording.meeting_clock(view.meeting, now.time()) if self.counts() else "",
            facts=wording.facts(item, self.spent(item.record) // 60),
            aim=wording.aim(item.record) if view.begun else "",
        )

    def _tick(self) -> None:
        self._draw_head()
        self.set_timer(60 - self.desk.clock.now().second, self._tick)

    # Going from item to item

    def show(self, record: str) -> None:
        """Show the meeting with this id, or the item's meeting at that item."""
        self._leave_item()
        self.item_id = self.meeting_id = record
        self.join()

    def _leave_item(self) -> None:
        """Remember where the writer was, and have the text stored."""
        editor = self.editor
        if self.item_id and editor.display:
            self._spots[self.item_id] = Spot(
                editor.text, editor.selection, editor.scroll_offset, editor.history
            )
            self.note_time()
            self.note_text()
            self.save()

    def _enter_item(self) -> None:
        """Show the current item's text as it was left."""
        item, editor = self.current, self.editor
        self.withdraw_question()
        self._last = None
        self._since = self.desk.clock.now()
        self.query_one(Caught).fresh = frozenset()
        editor.subject = self.item_id
        with editor.prevent(Editor.Changed):
            known = self.writing.seen(item.record.id) if item else None
            if known is None:
                editor.load_text("")
                return
            text = self.writing.text_of(known)
            editor.load_text(text)
            editor.mark_shared(known.notes)
            spot = self._spots.get(known.id)
            if spot is not None and spot.text == text:
                editor.history = spot.history
                editor.selection = spot.selection
                editor.scroll_to(spot.scroll.x, spot.scroll.y, animate=False)
            else:
                editor.move_cursor(editor.document.end)

    def go_to(self, item_id: str) -> None:
        """Show another item; what is typed here is stored behind."""
        if item_id == self.item_id or self.view is None or self.view.item(item_id) is None:
            return
        self._leave_item()
        self.item_id = item_id
        self._enter_item()
        self.tell("")
        self._draw()

    def action_step(self, steps: int) -> None:
        """Go to the previous or the next item."""
        if self.view is None:
            return
        ids = [one.record.id for one in self.view.items]
        if self.item_id not in ids:
            return
        place = ids.index(self.item_id) + steps
        if 0 <= place < len(ids):
            self.go_to(ids[place])
        elif place == len(ids) and self.view.running:
            self.tell(_("This is the last item. F5 m ends the meeting."))

    def on_table_moved(self, message: Table.Moved) -> None:
        """Show the item under the cursor of the list."""
        if message.table is self.table and message.key:
            self.go_to(message.key)

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Begin the minutes, or go into the text."""
        if self.view is not None and not self.view.begun:
            self.action_begin()
        elif self.editor.display:
            self.set_focus(self.editor)

    # One letter

    def action_choices(self) -> None:
        """Ask for one letter."""
        if self.view is not None:
            row = self.query_one(Choices)
            row.begin([one.number for one in self.view.items])

    def on_choices_left(self) -> None:
        """Go back to the text."""
        self.query_one(Choices).display = False
        self.set_focus(self.editor if self.editor.display else self.table)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Set the outcome, go to an item, or open what the letter stands for."""
        self.on_choices_left()
        what = message.what
        letters = {
            "e": self.action_edit,
            "n": self.action_new,
            "i": self.action_recused,
            "d": self.action_attendance,
            "h": self.action_times,
            "m": self.action_next_step,
            "x": self.action_export,
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

    def _again(self, _done: object = None) -> None:
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
        if action in {"outcome", "export", "times"} and not view.begun:
            return _("The minutes are not begun yet.")
        if action in WRITING and (view.sealed or view.following or view.unwritable):
            return wording.state_line(view)
        return ""

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
        self._leave_item()
        self.app.push_screen(NextStep(self.view, self.desk.clock.today()), self._step_chosen)

    def _step_chosen(self, key: str | None) -> None:
        view = self.view
        if not key or view is None:
            return
        act, _colon, record = key.partition(":")
        if act in {"item", "edit"}:
            self.go_to(record)
            self.set_focus(self.editor)
            if act == "edit":
                self.action_edit()
        elif act == "attendance":
            self.action_attendance()
        elif act == "export":
            self.action_export()
        elif act == "begin":
            self.action_begin()
        else:
            acts: dict[str, Callable[..., Any]] = {
                "end": minutes.end,
                "send": minutes.send_for_approval,
                "approve": minutes.approve,
            }
            self.run(acts[act], self.desk, view.meeting, then=self._stepped)

    def _stepped(self, meeting: Meeting) -> None:
        """Show what comes after the step that was done."""
        if meeting.state != MeetingState.IN_PROGRESS:
            presence.put_down(self.desk, meeting)
        self.run(live.read, self.desk, self.meeting_id, then=self._show_next_step)

    def _show_next_step(self, view: LiveMinutes | None) -> None:
        self.arrived(view)
        self.action_next_step()

    # Dialogs

    def action_attendance(self) -> None:
        """Show who is here."""
        view = self.view
        if view is None or self._refused("attendance"):
            return

        def note(seat: Seat, presence: Presence, arrived: time | None, left: time | None) -> None:
            def store() -> None:
                minutes.set_presence(
                    self.desk, view.meeting, seat.participant, presence, arrived=arrived, left=left
                )

            self.run(store, then=self._again)

        def all_present() -> None:
            self.run(minutes.all_present, self.desk, view.meeting, then=self._again)

        self.app.push_screen(AttendancePanel(view, note, all_present))

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
                self._leave_item()
                self.item_id = added[0].id
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

    def action_times(self) -> None:
        """Change when the meeting began and ended."""
        if self.view is not None and not self._refused("times"):
            save = Amendment(self.desk, meetings.edit, self.view.meeting, _labels()).save
            self.app.push_screen(forms.times_form(self.view.meeting, save), self._again)

    def action_export(self) -> None:
        """Save the minutes as Markdown and say where."""
        if self.view is None or self._refused("export"):
            return
        self._leave_item()
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
        self.run(undoing.undo, self.desk, then=self._undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.run(undoing.redo, self.desk, then=self._undone)

    def _undone(self, told: str) -> None:
        self.reload()
        self.report(told)


def _first(view: LiveMinutes) -> str:
    """Return the id of the first item without an outcome, else of the first one."""
    waiting = view.without_outcome() or list(view.items)
    return waiting[0].record.id if waiting else ""


def _labels() -> dict[str, str]:
    return {
        "kind": _("Kind"),
        "closed": _("Closed item"),
        "public_decision": _("Public decision"),
        "guests": _("Guests for this item"),
        "minutes": _("Planned minutes"),
        "started": _("Began"),
        "ended": _("Ended"),
    }


def _export(desk: Any, meeting_id: str) -> Path:
    # Documents are many modules, and most sessions export nothing.
    from coc_tui.documents.minutes import minutes as document
    from coc_tui.documents.save import save
    from coc_tui.usecases.editions import minutes_view

    view = live.read(desk, meeting_id)
    if view is None:
        raise CocError("There are no minutes to save.")
    return save(document(minutes_view(desk, view.meeting)), desk.folders.exports, desk.clock.now())
