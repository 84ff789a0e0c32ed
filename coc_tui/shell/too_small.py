"""What stands on a terminal that has become too small; everything behind it is kept."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.shell.environment import SMALLEST


def is_too_small(width: int, height: int) -> bool:
    """Return whether the screens cannot be drawn on ``width`` columns and ``height`` rows."""
    return width < SMALLEST[0] or height < SMALLEST[1]


class TooSmall(ModalScreen[None]):
    """One sentence, until the window grows again."""

    DEFAULT_CSS = "TooSmall { background: $background; }"

    def compose(self) -> ComposeResult:
        """Yield the sentence."""
        yield Static(
            Content(
                _(
                    "The window is too small: {width} x {height} is needed. Everything is kept.",
                    width=SMALLEST[0],
                    height=SMALLEST[1],
                )
            )
        )
