"""A field above the hints for one line, or for the lines of a paste: Enter hands them over.

It is one row high as long as its text is, so that a long line and each line of a paste are seen.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from coc_tui.language import _
from coc_tui.widgets.completing import CompletingEditor

HIGHEST = 8
"""Rows at most; a longer text scrolls."""


class LinesInput(CompletingEditor):
    """An editor in which Enter enters."""

    DEFAULT_CSS = """
    LinesInput { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", _("Capture"), id="lines.submit", tooltip=_("Each line by itself")),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    @property
    def lines(self) -> list[str]:
        """What is typed, a line each; empty ones left out."""
        return [line.strip() for line in self.document.lines if line.strip()]

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is a binding here: what is typed after it goes where the keyboard is by then."""
        return key != "enter" and super().check_consume_key(key, character)

    def action_submit(self) -> None:
        """Hand over what is typed, with an abbreviation at its end written out."""
        self.finish_line()
        self.post_message(self.Submitted())

    def put_before(self, lines: list[str]) -> None:
        """Put lines before what is typed, or is just being begun; the caret stays with that."""
        text = "\n".join(lines)
        if self.text_is_there or self.has_focus:
            text += "\n"
        self.replace(text, (0, 0), (0, 0))

    def watch_virtual_size(self) -> None:
        """Be as high as the text."""
        self.styles.height = min(HIGHEST, self.wrapped_document.height)
