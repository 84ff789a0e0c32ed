"""Papers as they leave: the document of an audience together with what its gates must know."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coc_tui.desk import Desk
from coc_tui.documents import forms, markdown
from coc_tui.documents.agenda import agenda
from coc_tui.documents.document import Document
from coc_tui.documents.registers import register
from coc_tui.documents.save import as_json, save, sidecar, write
from coc_tui.documents.sealing import excerpt_of, minutes_of
from coc_tui.domain.distribution import Dispatch
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.sealing import checksum
from coc_tui.errors import Refused
from coc_tui.usecases import distribution, editions, gates, registers
from coc_tui.usecases.gates import Paper
from coc_tui.usecases.meetings import sealed
from coc_tui.usecases.views import AgendaView, Audience, MinutesView, RegisterView


class Leaving(NamedTuple):
    """A document on its way out."""

    document: Document
    paper: Paper
    meeting: Meeting | None = None
    """The meeting it is about; None for a register."""


def minutes_leaving(desk: Desk, meeting: Meeting, audience: Audience, item: str = "") -> Leaving:
    """Return the minutes of ``meeting`` for ``audience``, or the excerpt of the item with that number.

    Raises NotFound when there is no such item.
    """
    view = editions.minutes_view(desk, meeting, audience)
    document = excerpt_of(desk, meeting, audience, item) if item else minutes_of(desk, meeting, audience)
    return _leaving(f"minutes:{meeting.number}", view, document, meeting)


def agenda_leaving(desk: Desk, meeting: Meeting, audience: Audience) -> Leaving:
    """Return the agenda of ``meeting`` for ``audience``."""
    view = editions.agenda_view(desk, meeting, audience)
    return _leaving(f"agenda:{meeting.number}", view, agenda(view), meeting)


def register_leaving(desk: Desk, name: str, audience: Audience) -> Leaving:
    """Return the register called ``name`` for ``audience``. Raises NotFound when there is none."""
    view = registers.view(desk, name, audience)
    return _leaving(f"register:{name}", view, register(view))


def hand_out(
    desk: Desk, leaving: Leaving, *, form: str = "md", force: bool = False, override: str = ""
) -> Path:
    """Let a document through its gates and save it in the exports folder; return its path.

    ``form`` is one of :data:`PARCELS` or of ``forms.FORMS``. What is made to be sent on is logged with
    who it is for. Raises GateClosed while a gate is closed and no reason is given, and as :func:`save`
    and :func:`parcel` do.
    """
    gates.let_out(desk, leaving.paper, override=override)
    return put_in_exports(desk, leaving, form, force=force)


def put_in_exports(desk: Desk, leaving: Leaving, form: str, *, force: bool = False) -> Path:
    """Save a document that has passed its gates, and log it when it is made to be sent on."""
    document = leaving.document
    if form not in PARCELS:
        return save(document, desk.folders.exports, desk.clock.now(), form=form, force=force)
    data = parcel(desk, leaving, form)
    path = desk.folders.exports / f"{document.name}.{form}"
    write(path, data)
    note_parcel(desk, leaving, form)
    return path


PARCELS = ("eml", "zip")
"""Forms made to be sent on: with the files beside the document."""


def parcel(desk: Desk, leaving: Leaving, form: str) -> bytes:
    """Return a document made ready to be sent on: an e-mail draft, or a ZIP for the file system.

    Both hold the Markdown with its sidecar and, where it can be made, the PDF. Raises Refused when
    nobody on the audience's list has an address.
    """
    # Most documents are only read: the mail's library is loaded for a mail.
    from coc_tui.documents.bundle import bundle
    from coc_tui.documents.eml import draft
    from coc_tui.documents.ics import invitation

    files = list(_files(leaving))
    if form == "zip":
        return bundle(leaving.document, files)
    if leaving.meeting is not None and leaving.document.kind == "agenda":
        invited = invitation(desk, leaving.meeting, leaving.document.audience)
        files.append((f"{leaving.document.name}.ics", invited))
    return draft(leaving.document, files, distribution.addressed(desk, leaving.document.audience))


def _files(leaving: Leaving) -> Iterator[tuple[str, bytes]]:
    document = leaving.document
    data = leaving.paper.text.encode()
    yield f"{document.name}.md", data
    yield f"{document.name}.json", as_json(sidecar(document, f"{document.name}.md", data))
    # Where the extra is not installed the Markdown, which is the master, goes alone.
    with suppress(Refused):
        yield f"{document.name}.pdf", forms.made(document, "pdf")


def note_parcel(desk: Desk, leaving: Leaving, form: str) -> Dispatch:
    """Log that a document was made ready to be sent: to everybody on its list, or to the file system."""
    document = leaving.document
    to = distribution.addressed(desk, document.audience) if form == "eml" else ()
    return distribution.record(
        desk,
        leaving.paper,
        form=form,
        file=f"{document.name}.{form}",
        sha256=checksum(leaving.paper.text),
        version=document.version,
        to=to,
    )


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
            meeting=meeting.id if meeting else "",
            minutes=isinstance(view, MinutesView),
            approved=meeting is not None and sealed(meeting),
        ),
        meeting,
    )
