"""Two versions of one text side by side; one key says which is to stand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.widgets.editor import Editor


class Versions(ModalScreen[str]):
    """Returns ``mine``, ``theirs``, ``both`` or, when it is left to the editor, nothing."""

    DEFAULT_CSS = """
    Versions { background: $background; }
    Versions > Vertical { padding: 0 1; }
    Versions .title { height: 2; text-style: bold; }
    Versions Horizontal { height: 1fr; }
    Versions Horizontal > Vertical { width: 1fr; padding: 0 1; border: round $primary; }
    Versions .help { height: 2; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose('mine')", _("Left"), id="versions.mine", tooltip=_("Keep the left text")),
        Binding("2", "choose('theirs')", _("Right"), id="versions.theirs", tooltip=_("Keep the right text")),
        Binding("3", "choose('both')", _("Both"), id="versions.both", tooltip=_("Keep both texts")),
        Binding("4,escape,f9", "choose('')", _("Later"), id="versions.later", tooltip=_("Choose nothing")),
    ]

    def __init__(self, title: str, left: tuple[str, str], right: tuple[str, str], later: str) -> None:
        """``left`` and ``right`` are a heading and a text; ``later`` says what key 4 does."""
        super().__init__()
        self.heading = title
        self.left = left
        self.right = right
        self.later = later

    def compose(self) -> ComposeResult:
        """Yield the two texts."""
        with Vertical():
            yield Static(Content(self.heading), classes="title")
            with Horizontal():
                for n, (heading, text) in enumerate((self.left, self.right), 1):
                    with Vertical() as box:
                        box.border_title = Content(f"{n} {heading}")
                        yield Editor(text, read_only=True)
            yield Static(
                Content(_("1 the left one · 2 the right one · 3 both · 4 {later}", later=self.later)),
                classes="help",
            )

    def on_mount(self) -> None:
        """Let the arrows scroll the left text."""
        self.set_focus(self.query(Editor).first())

    def action_choose(self, which: str) -> None:
        """Return the choice."""
        self.dismiss(which)
