"""Choose one or many from a list by typing a part of what is sought."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coc_tui.domain.reading.folding import best_first
from coc_tui.domain.text import clean_line
from coc_tui.language import _
from coc_tui.widgets.line_input import LineInput


class Filter(LineInput):
    """The line a picker filters by; it leaves the space bar to marking where many can be chosen."""

    def __init__(self, many: bool) -> None:
        super().__init__(placeholder=_("Type a part of it"))
        self.many = many

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every printable key is text, but perhaps the space."""
        return super().check_consume_key(key, character) and not (self.many and key == "space")


class Picker(ModalScreen[list[str] | None]):
    """Show it with ``push_screen(Picker(...), handler)``; the handler gets the chosen keys, or None."""

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background; }
    Picker > Vertical {
        width: 76; max-width: 100%; height: 20; max-height: 100%;
        border: round $primary; background: $background; padding: 0 1;
    }
    Picker LineInput { height: 1; }
    Picker OptionList { height: 1fr; border: none; background: $background; }
    Picker .picker-keys { height: 1; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", _("Up"), show=False, priority=True),
        Binding("down", "move(1)", _("Down"), show=False, priority=True),
        Binding("space", "mark", _("Mark"), id="picker.mark", tooltip=_("Mark or unmark"), priority=True),
        Binding("escape,f9", "leave", _("Leave"), id="picker.leave", tooltip=_("Choose nothing")),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        *,
        many: bool = False,
        chosen: Sequence[str] = (),
    ) -> None:
        """``options`` are (key, what is shown); ``chosen`` are the keys marked from the start."""
        super().__init__()
        self.heading = title
        self.options = [(key, clean_line(text)) for key, text in options]
        self.many = many
        self.chosen = set(chosen)
        self.unmarked = False
        """Whether a mark was taken away: then having none is a choice."""
        self.shown: list[str] = []

    def compose(self) -> ComposeResult:
        """Yield the filter, the list and the keys."""
        with Vertical() as box:
            box.border_title = Content(self.heading)
            yield Filter(self.many)
            yield OptionList(markup=False)
            keys = _("Space mark · Enter done · Esc leave") if self.many else _("Enter choose · Esc leave")
            yield Static(Content(keys), classes="picker-keys")

    def on_mount(self) -> None:
        """Show all, and let letters filter."""
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(LineInput))
        self._fill()

    @on(Input.Changed)
    def _fill(self) -> None:
        sought = self.query_one(LineInput).text
        found = best_first(sought, self.options, lambda option: option[1])
        self.shown = [key for key, _text in found]
        view = self.query_one(OptionList)
        view.clear_options()
        view.add_options([self._option(key, text) for key, text in found])
        if not found:
            view.add_option(Option(Content(_("Nothing matches.")), disabled=True))
        view.highlighted = 0 if found else None

    def _option(self, key: str, text: str) -> Option:
        mark = ("[x] " if key in self.chosen else "[ ] ") if self.many else ""
        return Option(Content(mark + text))

    def _highlighted(self) -> str:
        place = self.query_one(OptionList).highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else ""

    def action_move(self, steps: int) -> None:
        """Move in the list while the letters go to the filter."""
        view = self.query_one(OptionList)
        if self.shown:
            view.highlighted = max(0, min(len(self.shown) - 1, (view.highlighted or 0) + steps))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space is a letter where only one can be chosen."""
        return self.many if action == "mark" else True

    def action_mark(self) -> None:
        """Mark or unmark what is highlighted."""
        key = self._highlighted()
        if key:
            self.unmarked |= key in self.chosen
            self.chosen ^= {key}
            view = self.query_one(OptionList)
            place = view.highlighted or 0
            view.replace_option_prompt_at_index(place, self._option(key, dict(self.options)[key]).prompt)

    @on(Input.Submitted)
    def _done(self) -> None:
        key = self._highlighted()
        if self.many and (self.chosen or self.unmarked):
            self.dismiss([known for known, _text in self.options if known in self.chosen])
        elif key:
            self.dismiss([key])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if self.many:
            self.action_mark()
        else:
            self.dismiss([self.shown[event.option_index]])

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
