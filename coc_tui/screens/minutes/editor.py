"""The editor of live minutes: Enter hands a line with a marker over; a question never takes the keyboard."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType

from coc_tui.domain.capture import CaptureContext, Note, read
from coc_tui.language import _
from coc_tui.screens.minutes.session import Access
from coc_tui.widgets.spelling import SpellingEditor

_NOBODY = CaptureContext(candidates=(), meeting_date=date.min)


def is_captured(line: str) -> bool:
    """Return whether a line holds a marker that counts."""
    return ":" in line and any(not isinstance(piece, Note) for piece in read(line, _NOBODY))


class TextOwner(Protocol):
    """Who takes what the keys of the text mean; told at once, before the next key comes."""

    @property
    def asking(self) -> bool:
        """Whether a question stands: Enter is yes, Esc is no, and any other key is just typed."""

    def answered(self, yes: bool | None) -> None:
        """The question was answered, or passed over by typing on."""

    def enter_line(self) -> None:
        """Enter was pressed on the caret's line, which holds a marker."""

    def undo(self) -> None:
        """Ctrl+Z was pressed: right after a capture it is the capture that is undone."""


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

    writer: TextOwner
    """Set it before a key comes."""

    strike: Callable[[str, str | None], Any]
    """What is told of keys typed while the text is closed to its writer. Set it before a key comes."""

    subject = ""
    """The id of what the text belongs to."""

    access = Access.READING
    """What a key does here just now."""

    async def on_key(self, event: events.Key) -> None:
        """Hand a line with a marker over; answer a question that stands."""
        if self.access is Access.CLOSED:
            event.stop()
            event.prevent_default()
            self.strike(event.key, event.character)
            return
        if self.writer.asking:
            yes = event.key == "enter"
            self.writer.answered(True if yes else None)
            if yes:
                event.stop()
                event.prevent_default()
                return
        if event.key == "enter" and not self.read_only:
            self.finish_line()
            if is_captured(self.current_line):
                event.stop()
                event.prevent_default()
                self.writer.enter_line()
                return
        await super().on_key(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is the text's own too: what is typed after it must come after it."""
        if self.access is Access.CLOSED and (
            key in {"enter", "tab", "backspace"} or (character or "\0").isprintable()
        ):
            return True
        return not self.read_only and (key == "enter" or super().check_consume_key(key, character))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc answers only while there is a question."""
        return self.writer.asking if action == "decline" else super().check_action(action, parameters)

    def action_decline(self) -> None:
        """Answer no."""
        self.writer.answered(False)

    def action_undo(self) -> None:
        """Let the writer decide."""
        self.writer.undo()
