"""A bare text area: what typing costs before a program does anything; with ``--hello`` not even that."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class Bare(App[None]):
    """One stock text area with the keyboard, or one word."""

    def compose(self) -> ComposeResult:
        """Yield it."""
        yield Static("hello") if "--hello" in sys.argv else TextArea()


if __name__ == "__main__":
    Bare().run()
