"""A dialog with a text to read from top to bottom, and nothing else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.widgets.editor import Editor


class TextDialog(ModalScreen[None]):
    """Shows ``text``, a line a line."""

    DEFAULT_CSS = """
    TextDialog { align: center middle; background: $background; }
    TextDialog > Vertical { width: 100%; max-width: 100; height: 100%; border: round $primary; padding: 0 1; }
    TextDialog .reading-keys { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9,q", "dismiss", _("Close"), id="reading.close", tooltip=_("Back to the screen")),
    ]

    def __init__(self, title: str, text: str, at_end: bool = False) -> None:
        super().__init__()
        self.heading = title
        self.text = text
        self.at_end = at_end

    def compose(self) -> ComposeResult:
        """Yield the text and the way out."""
        with Vertical() as box:
            box.border_title = Content(self.heading)
            yield Editor(self.text, read_only=True)
            yield Static(Content(_("↑ ↓ PageUp PageDown read · Esc close")), classes="reading-keys")

    def on_mount(self) -> None:
        """Begin to read."""
        text = self.query_one(Editor)
        self.set_focus(text)
        if self.at_end:
            text.move_cursor(text.document.end)
