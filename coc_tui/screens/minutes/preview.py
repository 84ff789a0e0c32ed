"""The minutes as they will be read, opened at the item one was writing; v changes the edition."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience
from coc_tui.widgets.editor import Editor

EDITIONS = (Audience.GROUP, Audience.PUBLIC)
"""Everything, and what outsiders get."""


def papers(desk: Desk, meeting: Meeting) -> tuple[str, ...]:
    """Return the Markdown of each edition, in the order of ``EDITIONS``. It takes a moment."""
    # Documents are many modules, and typing waits for none of them.
    from coc_tui.documents import markdown
    from coc_tui.documents.minutes import minutes

    return tuple(
        markdown.render(minutes(editions.minutes_view(desk, meeting, audience)).blocks)
        for audience in EDITIONS
    )


class Preview(ModalScreen[None]):
    """One edition to read from top to bottom."""

    DEFAULT_CSS = """
    Preview { align: center middle; background: $background; }
    Preview > Vertical { width: 100%; max-width: 100; height: 100%; border: round $primary; padding: 0 1; }
    Preview .preview-keys { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v", "edition", _("Other edition"), id="preview.edition", tooltip=_("For the group, or public")
        ),
        Binding("escape,f9,q", "dismiss", _("Close"), id="preview.close", tooltip=_("Back to the minutes")),
    ]

    def __init__(self, texts: Sequence[str], number: str) -> None:
        """``texts`` are the editions, ``number`` the item to begin at."""
        super().__init__()
        self.texts = texts
        self.number = number
        self.edition = 0

    def compose(self) -> ComposeResult:
        """Yield the text and its keys."""
        with Vertical():
            yield Editor("", read_only=True)
            yield Static(
                Content(_("v other edition · ↑ ↓ PageUp PageDown read · Esc close")), classes="preview-keys"
            )

    def on_mount(self) -> None:
        """Begin to read."""
        self.set_focus(self.query_one(Editor))
        self._show()

    def _show(self) -> None:
        titles = (_("As the group reads it"), _("As the public reads it"))
        self.query_one(Vertical).border_title = Content(titles[self.edition])
        editor = self.query_one(Editor)
        editor.load_text(self.texts[self.edition])
        lines = editor.document.lines
        row = next((n for n, line in enumerate(lines) if line.startswith(f"## {self.number}.")), 0)
        editor.move_cursor((len(lines) - 1, 0))
        editor.move_cursor((row, 0))

    def action_edition(self) -> None:
        """Show the other edition at the same item."""
        self.edition = 1 - self.edition
        self._show()
