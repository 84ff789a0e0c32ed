"""What both rescue pages are: a text that says what is wrong, and a few ways on to choose from."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.widgets.page import Page
from coc_tui.widgets.table import Column, Row, Table


class ChoicePage(Page):
    """Shows a text and ways; a subclass says what each way does in :meth:`choose`."""

    CSS_PATH = Path(__file__).with_name("rescue.tcss")

    def body(self) -> ComposeResult:
        """Yield the text and the ways."""
        with VerticalScroll(id="rescue-text", classes="pane"):
            yield Static(id="rescue-words")
        yield Table((Column(_("What now? Enter chooses")),), id="rescue-choices", classes="pane")

    def on_mount(self) -> None:
        """Take the keyboard and read what is wrong."""
        self.set_focus(self.query_one(Table))
        self.data_changed()

    def tell(self, words: Content, ways: list[tuple[str, str]]) -> None:
        """Show ``words`` and the ways on: a key for :meth:`choose`, and what it is called."""
        self.query_one("#rescue-words", Static).update(words)
        self.query_one(Table).set_rows(Row(key, (text,)) for key, text in ways)

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Go the chosen way."""
        self.choose(message.key)

    def choose(self, way: str) -> None:
        """Go ``way``."""
        raise NotImplementedError
