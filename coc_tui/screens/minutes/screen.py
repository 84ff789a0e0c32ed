"""Referat: the minutes taken while seven people talk: the items, the clock, and each step of the meeting."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static
from textual.widgets.text_area import EditHistory, Selection

from coc_tui.language import _
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.acts import Acts
from coc_tui.screens.minutes.attendance import AttendancePanel
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.ending import NextStep
from coc_tui.screens.minutes.rows import Caught, Choices, Head, Heading, Said
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.table import Column, Row, Table

WIDE = 100
"""Columns from which the list of items has room for words."""


@dataclass(frozen=True)
class Spot:
    """Where the writer was in an item's text."""

    text: str
    selection: Selection
    scroll: Offset
    history: EditHistory


def _key(keys: str, action: str, label: str, tooltip: str, *, hint: bool = False, id: str = "") -> Binding:
    return Binding(keys, action, label, show=hint, id=f"minutes.{id or action}", tooltip=tooltip)


class MinutesScreen(Acts):
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
        _key("g", "guests", _("Guests"), _("Who is here for this item only")),
        _key("h", "times", _("Times"), _("When the meeting began and ended")),
        _key("v", "preview", _("Read"), _("The minutes as they will be read")),
        _key("l", "topic", _("Topic"), _("What earlier meetings said of it")),
        _key("k", "carry", _("Goes on"), _("What the next meeting gets")),
        _key("x", "export", _("Export"), _("Save the minutes as a file")),
        _key("p", "take_pen", _("Take the pen"), _("Record the meeting instead of somebody else")),
        _key("escape,f9", "to_list", _("To the items"), _("From the text to the list of items")),
        _key("ctrl+f", "spelling", _("Spelling"), _("What an underlined word could be; the next one")),
        _key("ctrl+g", "endorse", _("As recommended"), _("The recommendation becomes the decision")),
        _key("ctrl+t", "prepared", _("Prepared text"), _("Write the minutes that were prepared")),
        _key("ctrl+o", "turn", _("Turn the line"), _("Note, decision, action; fetches the last one back")),
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
        self.set_focus(self.table)
        self.join()
        self.learn()
        self._tick()
        self.run(self.writing.journal.left_behind, then=self._offer_back)

    def whereabouts(self) -> str:
        """Return the item in the editor, for the others who have the case open."""
        if self.view is None or self.current is None:
            return ""
        return _("meeting {number}, item {item}", number=self.view.meeting.number, item=self.current.number)

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
        self.learn_meeting(view)
        if view.item(self.heading_for) is not None:
            self.leave_item()
            self.item_id, self.heading_for = self.heading_for, ""
        another = before is None or before.meeting.id != view.meeting.id or view.begun != before.begun
        another = another or self.editor.subject != self.item_id
        if view.item(self.item_id) is None:
            self.item_id = _first(view)
            another = True
        self.let_type(view)
        if another:
            for item in view.items:
                self.writing.know(item.record)
            self._enter_item()
            self.editor.display = view.begun
            self.query_one("#minutes-about").display = not view.begun
            # Where nothing is being said any more, letters are commands until somebody goes into the text.
            self.set_focus(self.editor if view.running and view.writable else self.table)
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
        shown = [*wording.caught(item.shown), *wording.moved(view, item.record)] if item else []
        caught.lines = tuple(shown) if view.begun else ()
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
            facts=wording.facts(item, self.spent(item.record) // 60, view.out(item.record)),
            aim=wording.aim(item.record) if view.begun else "",
        )

    def _tick(self) -> None:
        self._draw_head()
        self.set_timer(60 - self.desk.clock.now().second, self._tick)

    # Going from item to item

    def show(self, record: str) -> None:
        """Show the meeting with this id, or the item's meeting at that item."""
        self.leave_item()
        self.item_id = self.meeting_id = record
        self.join()

    def leave_item(self) -> None:
        """Remember where the writer was, and have the text stored."""
        editor = self.editor
        if self.item_id and editor.display:
            past = editor.history
            self._spots[self.item_id] = Spot(editor.text, editor.selection, editor.scroll_offset, past)
            # Loading another text clears the history it finds.
            editor.history = EditHistory(
                past.max_checkpoints, past.checkpoint_timer, past.checkpoint_max_characters
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
        self.leave_item()
        self.item_id = item_id
        self._enter_item()
        self.learn_meeting(self.view)
        self.tell("")
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes to the list from the text only; elsewhere it goes back as everywhere."""
        return self.editor.has_focus if action == "to_list" else super().check_action(action, parameters)

    def action_to_list(self) -> None:
        """Give the list the keyboard, where letters act."""
        self.editor.deaf = False
        self.set_focus(self.table)

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


def _first(view: LiveMinutes) -> str:
    """Return the id of the first item without an outcome, else of the first one."""
    waiting = view.without_outcome() or list(view.items)
    return waiting[0].record.id if waiting else ""
