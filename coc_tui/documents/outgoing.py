"""Papers as they leave: the document of an audience together with what its gates must know."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coc_tui.desk import Desk
from coc_tui.documents import forms, markdown
from coc_tui.documents.agenda import agenda
from coc_tui.documents.document import Document
from coc_tui.documents.registers import as_csv, register
from coc_tui.documents.save import as_json, put, sidecar
from coc_tui.documents.sealing import excerpt_of, minutes_of
from coc_tui.domain.distribution import Dispatch
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.sealing import checksum
from coc_tui.errors import Refused
from coc_tui.usecases.papers import distribution, editions, gates, registers
from coc_tui.usecases.papers.gates import Paper
from coc_tui.usecases.papers.views import AgendaView, Audience, MinutesView, RegisterView
from coc_tui.usecases.records.meetings import sealed


class Leaving(NamedTuple):
    """A document on its way out."""

    document: Document
    paper: Paper
    meeting: Meeting | None = None
    """The meeting it is about; None for a register."""
    table: RegisterView | None = None
    """The register it shows; None for a meeting's papers."""


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
    return _leaving(f"register:{name}", view, register(view))._replace(table=view)


def hand_out(
    desk: Desk, leaving: Leaving, *, form: str = "md", force: bool = False, override: str = ""
) -> Path:
    """Let a document through its gates and save it in the exports folder; return its path.

    ``form`` is one that :func:`made` knows. What is made to be sent on is logged with
    who it is for. Raises GateClosed while a gate is closed and no reason is given, and as :func:`put`
    and :func:`made` do.
    """
    gates.let_out(desk, leaving.paper, override=override)
    return put_in_exports(desk, leaving, form, force=force)


def put_in_exports(desk: Desk, leaving: Leaving, form: str, *, force: bool = False) -> Path:
    """Save a document that has passed its gates, and log it when it is made to be sent on."""
    data, document = made(desk, leaving, form), leaving.document
    path = desk.folders.exports / f"{document.name}.{form}"
    put(path, data, document, desk.clock.now(), force=force)
    if form in PARCELS:
        note_parcel(desk, leaving, form)
    return path


PARCELS = ("eml", "zip")
"""Forms made to be sent on: with the files beside the document."""


def made(desk: Desk, leaving: Leaving, form: str) -> bytes:
    """Return a paper as it leaves: in one of ``forms.FORMS``, of :data:`PARCELS`, or as ``ics`` or ``csv``.

    ``ics`` is the invitation to a meeting, ``csv`` a register for a spreadsheet. An e-mail draft, and a
    ZIP for the file system, hold the Markdown with its sidecar and, where it can be made, the PDF.
    Raises Refused when nobody on the audience's list has an address, or something is not installed.
    """
    # Most documents are only read: the mail's library is loaded for a mail.
    from coc_tui.documents.bundle import bundle
    from coc_tui.documents.eml import draft
    from coc_tui.documents.ics import invitation

    document = leaving.document
    if form == "csv" and leaving.table is not None:
        return as_csv(leaving.table).encode()
    if form == "ics" and leaving.meeting is not None:
        return invitation(desk, leaving.meeting, document.audience)
    if form not in PARCELS:
        return forms.made(document, form)
    files = list(_files(leaving))
    if form == "zip":
        return bundle(document, files)
    if leaving.meeting is not None and document.kind == "agenda":
        files.append((f"{document.name}.ics", invitation(desk, leaving.meeting, document.audience)))
    return draft(document, files, distribution.addressed(desk, document.audience))


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
