"""Papers as they leave: the document of an audience together with what its gates must know."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.documents import formats
from coc_tui.documents.agenda import agenda
from coc_tui.documents.blocks import Facts
from coc_tui.documents.document import AgendaOrigin, Document, Leaving, View
from coc_tui.documents.evaluation import evaluation
from coc_tui.documents.registers import register
from coc_tui.documents.save import put
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.sealing import checksum
from coc_tui.usecases.papers import distribution, editions, gates, registers
from coc_tui.usecases.papers.evaluation import Pack, pack
from coc_tui.usecases.papers.gates import Paper
from coc_tui.usecases.papers.views import AgendaView, Audience, MinutesView, RegisterView
from coc_tui.usecases.records.meetings import sealed


def minutes_leaving(desk: Desk, meeting: Meeting, audience: Audience, item: str = "") -> Leaving:
    """Return the minutes of ``meeting`` for ``audience``, or the excerpt of the item with that number.

    Raises NotFound when there is no such item.
    """
    from coc_tui.documents.sealing import excerpt_of, minutes_of

    document = excerpt_of(desk, meeting, audience, item) if item else minutes_of(desk, meeting, audience)

    def read() -> MinutesView:
        view = editions.minutes_view(desk, meeting, audience)
        return replace(view, items=tuple(one for one in view.items if item in {"", one.number}))

    whole = editions.minutes_view(desk, meeting, audience)
    leaving = _leaving(f"minutes:{meeting.number}", lambda _view: document, lambda: whole, meeting)
    return leaving._replace(read_again=read)


def agenda_leaving(desk: Desk, meeting: Meeting, audience: Audience) -> Leaving:
    """Return the agenda of ``meeting`` for ``audience``."""
    origin = AgendaOrigin(desk.case().name, meeting.number, desk.store.seq)

    def make(view: AgendaView) -> Document:
        return replace(agenda(view), origin=origin)

    read = partial(editions.agenda_view, desk, meeting, audience)
    return _leaving(f"agenda:{meeting.number}", make, read, meeting)


def register_leaving(desk: Desk, name: str, audience: Audience) -> Leaving:
    """Return the register called ``name`` for ``audience``. Raises NotFound when there is none."""
    return _leaving(f"register:{name}", register, partial(registers.view, desk, name, audience))


def evaluation_leaving(desk: Desk, audience: Audience) -> Leaving:
    """Return the basis for the evaluation of the period for ``audience``."""
    return _leaving("evaluation:", evaluation, partial(pack, desk, audience))


def hand_out(
    desk: Desk, leaving: Leaving, *, form: str = "md", force: bool = False, override: str = ""
) -> Path:
    """Let a document through its gates and save it in the exports folder; return its path.

    ``form`` is the id of one of the formats. What is made to be sent on is logged with
    who it is for. Raises GateClosed while a gate is closed and no reason is given, and as :func:`put`
    and ``formats.made`` do.
    """
    let_out(desk, leaving, form, override=override)
    return put_in_exports(desk, leaving, form, force=force)


def let_out(
    desk: Desk, leaving: Leaving, form: str, *, override: str = "", seen_only: bool = False
) -> tuple[Phrase, ...]:
    """Let a paper through its gates in one format, as ``gates.let_out`` does: the one door of every way out.

    Data for programs says more than the document does, and is looked through too.
    """
    paper = leaving.paper
    if formats.find(form).more_than_the_document and not paper.audience.sees_closed:
        paper = replace(paper, beside=formats.made(desk, leaving, form).decode())
    return gates.let_out(desk, paper, override=override, seen_only=seen_only)


def put_in_exports(desk: Desk, leaving: Leaving, form: str, *, force: bool = False) -> Path:
    """Save a document that has passed its gates, and log it when it is made to be sent on."""
    data, document = formats.made(desk, leaving, form), leaving.document
    path = desk.folders.exports / f"{document.name}.{form}"
    put(path, data, document, desk.clock.now(), force=force)
    note_sent_on(desk, leaving, form)
    return path


def note_sent_on(desk: Desk, leaving: Leaving, form: str) -> None:
    """Log what is made to be sent on: to everybody on its list, or to the file system."""
    if not formats.find(form).sent_on:
        return
    document = leaving.document
    to = distribution.addressed(desk, document.audience) if form == "eml" else ()
    distribution.record(
        desk,
        leaving.paper,
        form=form,
        file=f"{document.name}.{form}",
        sha256=checksum(leaving.paper.text),
        version=document.version,
        to=to,
    )


V = TypeVar("V", MinutesView, AgendaView, RegisterView, Pack)


def _leaving(
    key: str, make: Callable[[V], Document], read: Callable[[], V], meeting: Meeting | None = None
) -> Leaving:
    view = read()
    document = make(view)
    return Leaving(
        document,
        Paper(
            key=key,
            title=document.title,
            audience=document.audience,
            written=partial(_markdown, document),
            fingerprint=_fingerprint(view, document),
            meeting=meeting.id if meeting else "",
            minutes=isinstance(view, MinutesView),
            approved=meeting is not None and sealed(meeting),
        ),
        view,
        read,
        meeting=meeting,
    )


def _fingerprint(view: View, document: Document) -> str:
    if isinstance(view, Pack):
        # Its head tells the day, which is no change to what it says.
        head = sum(isinstance(one, Facts) for one in document.blocks) + 2
        return checksum(repr(document.blocks[head:]))
    return gates.fingerprint(view, document.version.partition("+")[2])


def _markdown(document: Document) -> str:
    # Data for programs needs none of it, and writing it loads much.
    from coc_tui.documents.markdown import written

    return written(document)
