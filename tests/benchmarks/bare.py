"""A bare text area: what typing costs before a program does anything."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """One stock text area with the keyboard."""

    def compose(self) -> ComposeResult:
        """Yield it."""
        yield TextArea()


if __name__ == "__main__":
    Bare().run()
