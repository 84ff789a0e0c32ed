"""The lines to type in above the hints, for search and for capture. What is in them survives closing."""

from collections import deque
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coc_tui.widgets.editor import Editor
from coc_tui.widgets.line_input import LineInput
from coc_tui.widgets.multiline_input import LinesInput


class Prompt(Widget):
    """A label and a field, shown while it is typed in."""

    FIELD: ClassVar[type[LineInput | LinesInput]]

    def __init__(self, label: str, place: str) -> None:
        """``place`` is the id of the place whose page it stands on."""
        super().__init__()
        self.label = label
        self.place = place
        self._before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Yield the label and the field."""
        yield Static(Content(f"{self.label} "))
        yield self.FIELD()

    def open(self) -> None:
        """Show the row and take the keyboard."""
        if not self.display:
            self._before = self.screen.focused
        self.display = True
        self.screen.set_focus(self.query_one(self.FIELD))

    def close(self) -> bool:
        """Hide the row, keep its text, and give the keyboard back; return whether it was open."""
        if not self.display:
            return False
        self.display = False
        before = self._before
        self.screen.set_focus(before if before is not None and before.is_attached else None)
        return True


class SearchPrompt(Prompt):
    """What is searched for on the page."""

    FIELD = LineInput

    class Typed(Message):
        """The line has changed."""

        def __init__(self, prompt: "SearchPrompt", text: str) -> None:
            self.prompt = prompt
            self.text = text
            super().__init__()

    @property
    def line(self) -> LineInput:
        """The field."""
        return self.query_one(LineInput)

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Give the keyboard back at once, so that what is typed next goes where it belongs."""
        event.stop()
        self.close()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Tell the app."""
        event.stop()
        self.post_message(self.Typed(self, self.line.text))


class CapturePrompt(Prompt):
    """Hands lines over one at a time: the next when the one before is answered. None is ever dropped."""

    FIELD = LinesInput

    class Entered(Message):
        """A line wants to be captured; it is to be answered by :meth:`answered`."""

        def __init__(self, prompt: "CapturePrompt", text: str) -> None:
            self.prompt = prompt
            self.text = text
            super().__init__()

    class Unsettled(Message):
        """What is typed and not captured has changed."""

        def __init__(self, prompt: "CapturePrompt") -> None:
            self.prompt = prompt
            super().__init__()

    def __init__(self, label: str, place: str) -> None:
        super().__init__(label, place)
        self._waiting: deque[str] = deque()
        self._asked = ""
        """The line whose answer is awaited."""
        self._refused: list[tuple[str, str]] = []
        """Lines that were not taken, each with the reason."""

    @property
    def field(self) -> LinesInput:
        """The field."""
        return self.query_one(LinesInput)

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        return f"{self.place}/"

    @property
    def unsettled(self) -> str:
        """Everything that is not known to be captured, a line each."""
        return "\n".join(one for one in (self.asked, self.typed) if one)

    @property
    def asked(self) -> str:
        """The line whose answer is awaited; it may be stored by now."""
        return self._asked

    @property
    def typed(self) -> str:
        """Everything else that is not captured, a line each."""
        refused = [line for line, _why in self._refused]
        return "\n".join([*refused, *self._waiting, *self.field.lines])

    def on_lines_input_submitted(self, event: LinesInput.Submitted) -> None:
        """Give the keyboard back at once, so that what is typed next goes where it belongs."""
        event.stop()
        self._waiting += self.field.lines
        self.field.load_text("")
        self.close()
        if not self._asked:
            self._next()

    def _next(self) -> None:
        self._asked = self._waiting.popleft() if self._waiting else ""
        if self._asked:
            self._tell_app(self.Entered(self, self._asked))

    def _tell_app(self, message: Message) -> None:
        # An answer comes in the page's name, and a message does not climb past its own sender.
        self.post_message(message.set_sender(self))

    def answered(self, refusal: str) -> list[str]:
        """Go on to the next line; ``refusal`` is why this one was not taken, or nothing.

        Lines that were not taken stand in the row again when all are answered, to be mended; the keyboard
        stays where it is. Returns the reasons then, and nothing before.
        """
        if refusal:
            self._refused.append((self._asked, refusal))
        self._next()
        reasons = []
        if not self._asked and self._refused:
            reasons = [why for _line, why in self._refused]
            self.field.put_before([line for line, _why in self._refused])
            self._refused.clear()
            self.display = True
        self._tell_app(self.Unsettled(self))
        return reasons

    def on_editor_changed(self, event: Editor.Changed) -> None:
        """Tell the app."""
        event.stop()
        self._tell_app(self.Unsettled(self))
