"""A question in one row at the bottom: Enter is yes, Esc or F9 is no. Cheaper and calmer than a dialog."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from coc_tui.language import _


class Ask(Widget, can_focus=True):
    """The row itself; :func:`ask` shows it."""

    DEFAULT_CSS = """
    Ask { dock: bottom; height: auto; max-height: 3; text-style: bold; background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", _("Yes"), id="ask.yes", tooltip=_("Answer yes")),
        Binding("escape,f9", "answer(False)", _("No"), id="ask.no", tooltip=_("Answer no")),
    ]

    def __init__(self, question: str, then: Callable[[bool], Any]) -> None:
        super().__init__()
        self.question = question
        self.then = then
        self._focused_before: Widget | None = None

    def on_mount(self) -> None:
        """Take the keyboard, and remember who had it."""
        self._focused_before = self.screen.focused
        self.screen.set_focus(self)

    def render(self) -> Content:
        """Return the question and its two keys."""
        return Content(_("{question}  Enter: yes  Esc: no", question=self.question))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """No letter reaches the screen behind while a question stands."""
        return character is not None and character.isprintable()

    async def action_answer(self, answer: bool) -> None:
        """Go away, give the keyboard back, and tell the answer."""
        screen, before = self.screen, self._focused_before
        await self.remove()
        if before is not None and before.is_attached:
            screen.set_focus(before)
        self.then(answer)


def ask(screen: Screen[Any], question: str, then: Callable[[bool], Any]) -> None:
    """Ask ``question`` at the bottom of ``screen``; ``then`` gets True for yes. One question at a time."""
    for older in screen.query(Ask):
        older.remove()
    screen.mount(Ask(question, then))
