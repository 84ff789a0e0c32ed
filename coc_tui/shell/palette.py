"""Every action by name, with its key, and why it is off when it is off.

Textual's own palette lists neither keys nor what is off; this one is an input over a list, both of
which Textual has loaded anyway.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coc_tui.domain.reading.folding import Match, Sought, match
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
        found = ranked(self.query_one(LineInput).text, self.actions)
        self.shown = [action for _match, action in found]
        view = self.query_one(OptionList)
        view.clear_options()
        view.add_options(
            [Option(Content(_entry(action, told=how is Match.DESCRIPTION))) for how, action in found]
        )
        if found:
            how, best = found[0]
            # Enter after words that only describe it must not take anything away.
            view.highlighted = None if how is Match.DESCRIPTION and best.destroys else 0
        else:
            view.add_option(Option(Content(_("Nothing matches.")), disabled=True))

    def action_move(self, steps: int) -> None:
        """Move in the list while the letters go to the input."""
        view = self.query_one(OptionList)
        if self.shown:
            now = -1 if view.highlighted is None else view.highlighted
            view.highlighted = max(0, min(len(self.shown) - 1, now + steps))

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


def ranked(text: str, actions: Iterable[Command]) -> list[tuple[Match, Command]]:
    """Return the actions that answer ``text``, the best first: by their name, and last by their description.

    Of those found by their description alone the ones that take something away come last.
    """
    sought = Sought(text)
    found = [(match(sought, action.label, action.tooltip), action) for action in actions]
    found = [one for one in found if one[0] is not Match.NONE]
    return sorted(found, key=lambda one: (-one[0], one[0] is Match.DESCRIPTION and one[1].destroys))


def _entry(action: Command, *, told: bool = False) -> str:
    keys = ", ".join(action.keys)
    text = f"{keys:<12} {action.label}"
    text = f"{text} – {action.tooltip}" if told else text
    return f"{text}  {_('(off: {reason})', reason=action.off)}" if action.off else text
