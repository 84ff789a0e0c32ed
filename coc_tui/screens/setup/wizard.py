"""The first run: a few questions, in the language of the first answer, and nothing is made before the last.

Only the question of language is written here, in both languages. Everything else is imported once it
is answered, because key bindings hold their words from the moment they are made.
"""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coc_tui import language
from coc_tui.screens.setup.first_run import NAMES, Chosen, Suggested


class LanguageQuestion(ModalScreen[str | None]):
    """The one question that is asked in both languages."""

    CSS = """
    LanguageQuestion { align: center middle; background: $background; }
    LanguageQuestion > Vertical {
        width: 76; max-width: 100%; height: auto;
        border: round $primary; background: $background; padding: 1 2;
    }
    LanguageQuestion OptionList {
        height: auto; border: none; background: $background; margin: 1 0; padding: 0;
    }
    LanguageQuestion OptionList > .option-list--option-highlighted { text-style: reverse; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f9", "leave", show=False)]

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """Yield the question and its two answers."""
        with Vertical() as box:
            box.border_title = Content("coc-tui · 1/4")
            yield Static(
                Content("Hvilket sprog skal programmet tale?\nWhich language shall the program speak?")
            )
            yield OptionList(*(Option(Content(name), id=code) for code, name in NAMES.items()), markup=False)
            yield Static(Content("↑ ↓  Enter: vælg / choose  Esc: luk / close"))

    def on_mount(self) -> None:
        """Begin at the language in use."""
        options = self.query_one(OptionList)
        options.highlighted = list(NAMES).index(self.chosen)
        self.set_focus(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Wizard(App[Chosen | None], inherit_bindings=False):
    """Asks one question after another; Esc goes one back, and what was typed stays."""

    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, suggested: Suggested, theme: Theme | None = None) -> None:
        super().__init__()
        self.suggested = suggested
        self.answers: dict[str, Any] = {"language": suggested.language}
        self.typed: dict[str, str] = {}
        """What stood in every field, so that it stands there again, whatever the way back."""
        if theme is not None:
            self.register_theme(theme)
            self.theme = theme.name

    def on_mount(self) -> None:
        """Begin to ask."""
        self.run_worker(self._ask())

    async def _ask(self) -> None:
        steps: tuple[Callable[[], Awaitable[bool]], ...] = (self._language, self._the_rest)
        place = 0
        while 0 <= place < len(steps):
            place += 1 if await steps[place]() else -1
        if place < 0:
            self.exit(None)
        else:
            self.exit(Chosen(**self.answers))

    async def _language(self) -> bool:
        code = await self.push_screen_wait(LanguageQuestion(self.answers["language"]))
        if code is None:
            return False
        language.choose(code)
        self.answers["language"] = code
        return True

    async def _the_rest(self) -> bool:
        from coc_tui.screens.setup.questions import Questions

        return await Questions(self, self.suggested, self.answers, self.typed).ask()

    def action_leave(self) -> None:
        """Close; nothing has been made."""
        self.exit(None)


def run(suggested: Suggested, theme: Theme | None = None) -> Chosen | None:
    """Ask, and return the answers; None when the user leaves. The language answered is in use afterwards."""
    return Wizard(suggested, theme).run()
