"""Every action by name, with its key, and why it is off when it is off.

Textual's own palette lists neither keys nor what is off; this one is an input over a list, both of
which Textual has loaded anyway.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coc_tui.domain.reading.folding import Sought
from coc_tui.language import _
from coc_tui.shell.actions import Command
from coc_tui.widgets.line_input import LineInput


class Palette(ModalScreen[Command | None]):
    """Choose an action; one that is off can be chosen too, and then says why."""

    DEFAULT_CSS = """
    Palette { align: center top; background: $background; }
    Palette > Vertical { width: 76; max-width: 100%; height: 100%; border: round $primary; padding: 0 1; }
    Palette LineInput { height: 1; }
    Palette OptionList { height: 1fr; }
    Palette .palette-keys { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", _("Up"), show=False, priority=True),
        Binding("down", "move(1)", _("Down"), show=False, priority=True),
        Binding("escape,f9", "leave", _("Close"), id="palette.leave", tooltip=_("Back to the screen")),
    ]

    def __init__(self, actions: list[Command]) -> None:
        super().__init__()
        self.actions = actions
        self.shown: list[Command] = []

    def compose(self) -> ComposeResult:
        """Yield the input, the list and the keys."""
        with Vertical() as box:
            box.border_title = Content(_("Commands"))
            yield LineInput(placeholder=_("Type a part of the command"))
            yield OptionList(markup=False)
            yield Static(Content(_("Enter do it · Esc close")), classes="palette-keys")

    def on_mount(self) -> None:
        """Show all, and let letters filter."""
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(LineInput))
        self._fill()

    @on(Input.Changed)
    def _fill(self) -> None:
        sought = Sought(self.query_one(LineInput).text)
        self.shown = [action for action in self.actions if sought(action.label, action.tooltip)]
        view = self.query_one(OptionList)
        view.clear_options()
        view.add_options([Option(Content(_entry(action))) for action in self.shown])
        if self.shown:
            view.highlighted = 0
        else:
            view.add_option(Option(Content(_("Nothing matches.")), disabled=True))

    def action_move(self, steps: int) -> None:
        """Move in the list while the letters go to the input."""
        view = self.query_one(OptionList)
        if self.shown:
            view.highlighted = max(0, min(len(self.shown) - 1, (view.highlighted or 0) + steps))

    @on(Input.Submitted)
    def _chosen(self) -> None:
        place = self.query_one(OptionList).highlighted
        if self.shown and place is not None:
            self.dismiss(self.shown[place])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.shown[event.option_index])

    def action_leave(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)


def _entry(action: Command) -> str:
    keys = ", ".join(action.keys)
    text = f"{keys:<12} {action.label}"
    return f"{text}  {_('(off: {reason})', reason=action.off)}" if action.off else text
