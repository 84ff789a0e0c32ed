"""The agenda as a paper, read before it is sent.

Documents are imported in the function, which runs in a thread: no screen waits for them to open.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _
from coc_tui.usecases.papers import editions
from coc_tui.widgets.text_dialog import TextDialog


def agenda_text(desk: Desk, meeting: Meeting) -> str:
    """Return the agenda's Markdown as the group will read it."""
    from coc_tui.documents import markdown
    from coc_tui.documents.agenda import agenda

    return markdown.render(agenda(editions.agenda_view(desk, meeting)).blocks)


class PaperDialog(TextDialog):
    """A paper to read, exactly as it will be saved; the key that opened it closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "dismiss", _("Close"), id="preview.close", tooltip=_("Back to the screen")),
    ]
