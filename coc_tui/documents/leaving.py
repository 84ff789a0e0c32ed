"""Papers as they leave: the document of an audience together with what its gates must know."""

from pathlib import Path
from typing import NamedTuple

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.agenda import agenda
from coc_tui.documents.document import Document
from coc_tui.documents.minutes import excerpt
from coc_tui.documents.registers import register
from coc_tui.documents.save import save
from coc_tui.documents.sealing import minutes_of
from coc_tui.domain.meetings import Meeting
from coc_tui.usecases import editions, gates, registers
from coc_tui.usecases.gates import Paper
from coc_tui.usecases.meetings import sealed
from coc_tui.usecases.views import AgendaView, Audience, MinutesView, RegisterView


class Leaving(NamedTuple):
    """A document on its way out."""

    document: Document
    paper: Paper


def minutes_leaving(desk: Desk, meeting: Meeting, audience: Audience, item: str = "") -> Leaving:
    """Return the minutes of ``meeting`` for ``audience``, or the excerpt of the item with that number.

    Raises NotFound when there is no such item.
    """
    view = editions.minutes_view(desk, meeting, audience)
    document = excerpt(view, item) if item else minutes_of(desk, meeting, audience)
    return _leaving(f"minutes:{meeting.number}", view, document, meeting)


def agenda_leaving(desk: Desk, meeting: Meeting, audience: Audience) -> Leaving:
    """Return the agenda of ``meeting`` for ``audience``."""
    view = editions.agenda_view(desk, meeting, audience)
    return _leaving(f"agenda:{meeting.number}", view, agenda(view))


def register_leaving(desk: Desk, name: str, audience: Audience) -> Leaving:
    """Return the register called ``name`` for ``audience``. Raises NotFound when there is none."""
    view = registers.view(desk, name, audience)
    return _leaving(f"register:{name}", view, register(view))


def hand_out(desk: Desk, leaving: Leaving, *, force: bool = False, override: str = "") -> Path:
    """Let a document through its gates and save it in the exports folder; return its path.

    Raises GateClosed while a gate is closed and no reason is given, and as :func:`save` does.
    """
    gates.let_out(desk, leaving.paper, override=override)
    return save(leaving.document, desk.folders.exports, desk.clock.now(), force=force)


def _leaving(
    key: str,
    view: MinutesView | AgendaView | RegisterView,
    document: Document,
    meeting: Meeting | None = None,
) -> Leaving:
    return Leaving(
        document,
        Paper(
            key=key,
            title=document.title,
            audience=document.audience,
            text=markdown.written(document),
            fingerprint=gates.fingerprint(view, document.version.partition("+")[2]),
            minutes_of=meeting.id if meeting else "",
            approved=meeting is not None and sealed(meeting),
        ),
    )
