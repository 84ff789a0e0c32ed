"""A one-line text field: clean text, no blinking, nothing selected by merely coming here."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from coc_tui.domain.text import clean_line
from coc_tui.widgets.editor import bindings_without

RESERVED = {"ctrl+a"}
"""tmux's and screen's own prefix on many machines."""


class LineInput(Input, inherit_bindings=False):
    """A stock input for one line of prose."""

    DEFAULT_CSS = """
    LineInput { height: 1; border: none; padding: 0; }
    LineInput:focus { border: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_without(Input.BINDINGS, RESERVED)

    def __init__(
        self, value: str = "", *, placeholder: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            clean_line(value),
            placeholder=placeholder,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.set_reactive(Input.cursor_blink, False)

    @property
    def text(self) -> str:
        """What is typed, cleaned, without space at its ends."""
        return clean_line(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one clean line."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean_line(event.text))
