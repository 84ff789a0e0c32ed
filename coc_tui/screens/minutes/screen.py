"""Referat: the minutes taken while seven people talk: what stands on the screen, and where each key leads."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from coc_tui.language import _
from coc_tui.screens.minutes.attendance import AttendancePanel
from coc_tui.screens.minutes.availability import why_off
from coc_tui.screens.minutes.drawing import WIDE
from coc_tui.screens.minutes.ending import NextStep
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.parts import Parts
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.records import undo
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.page import CaptureLine
from coc_tui.widgets.table import Table


def _key(keys: str, action: str, label: str, tooltip: str, *, hint: bool = False, id: str = "") -> Binding:
    return Binding(keys, action, label, show=hint, id=f"minutes.{id or action}", tooltip=tooltip)


class MinutesScreen(MinutesPage):
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
        self.parts = Parts(self)
        self.editor.writer = self.parts.capturing
        self.editor.strike = self.parts.recording.strike
        for name, act in self.parts.acts().items():
            setattr(self, f"action_{name}", act)

    # What stands on the screen

    def body(self) -> ComposeResult:
        """Yield the list of items, and the current item beside it."""
        with Horizontal(id="minutes-body"):
            yield self.table
            with Vertical(id="minutes-right"):
                yield self.parts.drawing.heading
                yield self.parts.drawing.about
                yield self.editor
                yield self.parts.drawing.caught
        yield self.said
        yield self.parts.letters.row

    def on_mount(self) -> None:
        """Read the meeting, and look at the clock every minute."""
        self.set_focus(self.table)
        self.requests.join()
        self.parts.words.begin()
        self.parts.proofreading.begin(self.parts.words.aids)
        self.parts.drawing.tick()
        self.parts.recovery.look()

    def on_screen_resume(self) -> None:
        """Abbreviations and the case's words may have been changed on another screen."""
        if self.is_mounted:
            self.parts.words.read_again()
            self.parts.proofreading.read_words()

    def on_screen_suspend(self) -> None:
        """From other screens lines go to the item that is left here."""
        self.parts.words.leave()

    def on_unmount(self) -> None:
        """End the session's drafts, and the program that knows the words."""
        self.session.writing.journal.close()
        self.parts.proofreading.close()

    def watch_view(self, before: LiveMinutes | None, view: LiveMinutes | None) -> None:
        """Draw everything from the view; others' lines of the current item are merged into the editor."""
        if view is None:
            self.session.view = None
            self.parts.drawing.nothing_planned()
            return
        self.parts.items.expect(view)
        another = self.session.arrive(view) or self.editor.subject != self.session.item_id
        self.parts.words.learn_meeting()
        self.parts.recording.admit()
        if another:
            self.parts.recovery.arrived()
            self.session.learn()
            self.parts.items.enter()
            self.editor.display = view.begun
            self.parts.drawing.about.display = not view.begun
            # Where nothing is being said any more, letters are commands until somebody goes into the text.
            self.set_focus(self.editor if view.running and view.writable else self.table)
        else:
            self.parts.conflict.merge_news()
            self.session.learn()
        self.parts.capturing.draw()
        self.refresh_bindings()
        for screen in self.app.screen_stack:
            if isinstance(screen, AttendancePanel | NextStep):
                screen.refill(view)

    def on_resize(self) -> None:
        """Give the list of items words where there is room."""
        self.parts.capturing.draw()

    # Keys

    def why_off(self, action: str) -> str:
        """Return why an action cannot be done now."""
        session = self.session
        spelling = self.parts.proofreading.why_off
        return why_off(action, session.view, lost_the_pen=session.lost_the_pen, spelling=spelling)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes to the list from the text only; elsewhere it goes back as everywhere."""
        return self.editor.has_focus if action == "to_list" else super().check_action(action, parameters)

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Have what is typed saved; once more is typed, the last capture stands."""
        if message.editor is self.editor:
            if self.session.offered(self.editor.edits) is None:
                self.requests.capture_stands()
            self.parts.autosave.changed()

    def on_table_moved(self, message: Table.Moved) -> None:
        """Show the item under the cursor of the list."""
        if message.table is self.table and message.key:
            self.parts.items.go_to(message.key)

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Begin the minutes, or go into the text."""
        if self.view is not None and not self.view.begun:
            self.parts.steps.begin()
        elif self.editor.display:
            self.set_focus(self.editor)

    # What the shell calls

    def show(self, record: str) -> None:
        """Show the meeting with this id, or the item's meeting at that item."""
        self.parts.items.leave()
        self.session.item_id = self.session.meeting_id = record
        self.requests.join()

    def whereabouts(self) -> str:
        """Return the item in the editor, for the others who have the case open."""
        view, item = self.session.view, self.session.current
        if view is None or item is None:
            return ""
        return _("meeting {number}, item {item}", number=view.meeting.number, item=item.number)

    def put_back(self) -> None:
        """Keep what is held here as drafts: the case was put back to an earlier state."""
        self.parts.recovery.put_back()

    def data_changed(self) -> None:
        """Read again."""
        self.requests.reload(Holds.NOTHING)

    def capture(self, line: CaptureLine) -> None:
        """Take a line from the capture row for the current item."""
        self.parts.capturing.capture_from_row(line)

    def flush(self) -> None:
        """Make everything typed durable before returning. Raises CocError when it is not stored."""
        self.parts.autosave.flush()

    def unfinished(self, line: str) -> bool:
        """Keep a half-typed capture line as text of the current item."""
        return self.parts.text.append(line)

    def undo(self) -> None:
        """Take the person's last change back."""
        self.requests.do(lambda: undo.undo(self.desk), then=self.report)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.requests.do(lambda: undo.redo(self.desk), then=self.report)
