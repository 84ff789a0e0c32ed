"""The agenda and the minutes as papers: read before they are sent, and saved where they can be found.

Documents are imported in the functions, which run in a thread: no screen waits for them to open.
"""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _
from coc_tui.screens.register.export import Export
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience
from coc_tui.widgets.text_dialog import TextDialog


def agenda_text(desk: Desk, meeting: Meeting) -> str:
    """Return the agenda's Markdown as the group will read it."""
    from coc_tui.documents import markdown
    from coc_tui.documents.agenda import agenda

    return markdown.render(agenda(editions.agenda_view(desk, meeting)).tree)


def agenda_exports(meeting: Meeting) -> list[Export]:
    """Return the editions of the agenda that can be saved, the group's first."""
    return [
        Export(f"{_('Agenda')}: {whom}", partial(_save_agenda, meeting=meeting, audience=audience))
        for audience, whom in _audiences()
    ]


def minutes_exports(meeting: Meeting) -> list[Export]:
    """Return the editions of the minutes that can be saved, the group's first."""
    return [
        Export(f"{_('Minutes')}: {whom}", partial(_save_minutes, meeting=meeting, audience=audience))
        for audience, whom in _audiences()
    ]


def _audiences() -> tuple[tuple[Audience, str], ...]:
    return (
        (Audience.GROUP, _("The group – everything")),
        (Audience.NETWORK, _("The network – closed items without their content")),
        (Audience.PUBLIC, _("The public – closed items without their content")),
        (Audience.INTERNAL, _("Internal use – everything")),
    )


def _save_agenda(
    desk: Desk, *, meeting: Meeting, audience: Audience, force: bool = False, override: str = ""
) -> str:
    from coc_tui.documents.outgoing import agenda_leaving, hand_out

    return str(hand_out(desk, agenda_leaving(desk, meeting, audience), force=force, override=override))


def _save_minutes(
    desk: Desk, *, meeting: Meeting, audience: Audience, force: bool = False, override: str = ""
) -> str:
    from coc_tui.documents.outgoing import hand_out, minutes_leaving

    return str(hand_out(desk, minutes_leaving(desk, meeting, audience), force=force, override=override))


class Preview(TextDialog):
    """A paper to read, exactly as it will be saved; the key that opened it closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "dismiss", _("Close"), id="preview.close", tooltip=_("Back to the screen")),
    ]
