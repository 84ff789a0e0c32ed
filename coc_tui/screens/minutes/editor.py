"""The editor of live minutes: Enter hands a line with a marker over; a question never takes the keyboard."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from coc_tui.domain.capture import CaptureContext, Note, read, turned
from coc_tui.language import _
from coc_tui.widgets.spelling import SpellingEditor

_NOBODY = CaptureContext(candidates=(), meeting_date=date.min)


def is_captured(line: str) -> bool:
    """Return whether a line holds a marker that counts."""
    return ":" in line and any(not isinstance(piece, Note) for piece in read(line, _NOBODY))


class MinutesEditor(SpellingEditor):
    """What is minuted under one item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,f9",
            "decline",
            _("Keep as text"),
            id="minutes.decline",
            tooltip=_("Answer no"),
            show=False,
        )
    ]

    subject = ""
    """What the text belongs to, told with every line: by then another text may stand here."""

    asking = False
    """Whether a question stands: Enter is yes, Esc is no, and any other key is just typed."""

    deaf = False
    """Whether letters are ignored: the text was closed while it was typed in, and they are no commands."""

    class Entered(Message):
        """Enter was pressed on a line with a marker; the caret stands below it already."""

        def __init__(self, subject: str, row: int, line: str) -> None:
            self.subject = subject
            self.row = row
            self.line = line
            super().__init__()

    class Answered(Message):
        """The question that stood was answered, or passed over by typing on."""

        def __init__(self, yes: bool | None) -> None:
            self.yes = yes
            super().__init__()

    class UndoWanted(Message):
        """Ctrl+Z was pressed."""

    async def on_key(self, event: events.Key) -> None:
        """Hand a line with a marker over; answer a question that stands."""
        if self.asking:
            self.asking = False
            yes = event.key == "enter"
            self.post_message(self.Answered(True if yes else None))
            if yes:
                event.stop()
                event.prevent_default()
                return
        if event.key == "enter" and not self.read_only:
            self.finish_line()
            if is_captured(self.current_line):
                event.stop()
                event.prevent_default()
                self._hand_over()
                return
        await super().on_key(event)

    def _hand_over(self) -> None:
        """Begin a new line below the caret's, and hand that one over."""
        row, line = self.cursor_location[0], self.current_line
        self.replace("\n", (row, len(line)), (row, len(line)), maintain_selection_offset=False)
        self.move_cursor((row + 1, 0))
        self.post_message(self.Entered(self.subject, row, line))

    def enter_text(self, text: str) -> None:
        """Write ``text`` in lines of its own at the caret, each as if Enter were pressed after it."""
        for line in text.split("\n"):
            row = self.cursor_location[0]
            if self.current_line:
                self.insert("\n", (row, len(self.current_line)), maintain_selection_offset=False)
                row += 1
            self.insert(line, (row, 0), maintain_selection_offset=False)
            self.move_cursor((row, len(line)))
            if is_captured(line):
                self._hand_over()
            else:
                self.insert("\n", maintain_selection_offset=False)

    def turn_line(self) -> None:
        """Make the caret's line a decision, then an action, then a note again; the caret keeps its word."""
        row, column = self.cursor_location
        line = self.current_line
        new = turned(line)
        self.history.checkpoint()
        self.replace(new, (row, 0), (row, len(line)), maintain_selection_offset=False)
        self.history.checkpoint()
        self.move_cursor((row, max(0, column + len(new) - len(line))))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is the text's own too: what is typed after it must come after it."""
        if self.deaf and (key in {"enter", "tab"} or (character or "\0").isprintable()):
            return True
        return not self.read_only and (key == "enter" or super().check_consume_key(key, character))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc answers only while there is a question."""
        return self.asking if action == "decline" else super().check_action(action, parameters)

    def action_decline(self) -> None:
        """Answer no."""
        self.asking = False
        self.post_message(self.Answered(False))

    def action_undo(self) -> None:
        """Let the screen decide: right after a capture it is the capture that is undone."""
        self.post_message(self.UndoWanted())
