"""``coc-tui agenda NO --import FILE``: an agenda that was written in an ordinary editor."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from coc_tui.cli.typed import confirm
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import StoreTrouble, WrongUse
from coc_tui.language import _, say
from coc_tui.usecases.meeting import agenda_import
from coc_tui.usecases.meeting.agenda_import import BothChanged, Merging
from coc_tui.usecases.meeting.handmade import ImportAct, WrittenItem

MOST_BYTES = 5_000_000
"""A longer file is no agenda."""


def bring_in(desk: Desk, meeting: Meeting, source: str, how: Merging, *, preview: bool) -> None:
    """Put what the file ``source`` says together with the agenda of ``meeting``, and tell what changes.

    ``-`` is standard input. In a terminal it is asked about first; ``preview`` only tells. Raises as the
    use case does, WrongUse for what is not this agenda and StoreTrouble for a file that cannot be read.
    """
    from coc_tui.documents.importing import read_agenda

    words = _read(source)
    how = replace(how, since=_since(desk, meeting, source))
    written = read_agenda(words, meeting.number)
    try:
        acts = agenda_import.preview(desk, meeting, written, how)
    except BothChanged as both:
        for clash in both.clashes:
            click.echo(say(clash), err=True)
        raise
    _tell(acts)
    for line in _unplaced(desk, meeting, words, written):
        click.echo(_("Not taken in: {line}", line=line))
    if preview or not any(act.changes for act in acts):
        return
    if source != "-" and sys.stdin.isatty() and not confirm(_("Change the agenda like this?")):
        click.echo(_("Nothing was changed."))
        return
    agenda_import.bring_in(desk, meeting, written, how)
    click.echo(_("The agenda of meeting {number} has what the file says.", number=meeting.number))


def _read(source: str) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else _bytes(Path(source))
    except OSError as error:
        raise StoreTrouble(
            "{file} cannot be read: {reason}.", file=source, reason=error.strerror or str(error)
        ) from error
    if len(data) > MOST_BYTES:
        raise WrongUse("{file} is too long for an agenda.", file=source)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise WrongUse("{file} is not UTF-8 text.", file=source) from error


def _bytes(path: Path) -> bytes:
    if not path.is_dir() and path.exists() and not path.is_file():
        raise WrongUse("{file} is no ordinary file.", file=str(path))
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _since(desk: Desk, meeting: Meeting, source: str) -> int | None:
    """Return the change the file was written after, as its sidecar tells; None when there is none.

    Raises WrongUse when the sidecar says that the file is of another case or meeting, or no agenda.
    """
    from coc_tui.documents.save import read_sidecar, sidecar_of

    told = read_sidecar(sidecar_of(Path(source))) if source != "-" else {}
    if not told:
        return None
    if told.get("kind") != "agenda":
        raise WrongUse("{file} was exported as something else than an agenda.", file=source)
    if told.get("case", desk.case().name) != desk.case().name:
        raise WrongUse("{file} is of the case {case}.", file=source, case=told["case"])
    if told.get("meeting", meeting.number) != meeting.number:
        raise WrongUse(
            "The file is the agenda of meeting {other}, not of meeting {number}.",
            other=told["meeting"],
            number=meeting.number,
        )
    revision = told.get("revision")
    return revision if isinstance(revision, int) else None


def _unplaced(desk: Desk, meeting: Meeting, words: str, written: tuple[WrittenItem, ...]) -> tuple[str, ...]:
    from coc_tui.documents.importing import left_out
    from coc_tui.documents.markdown import written as printed
    from coc_tui.documents.outgoing import agenda_leaving
    from coc_tui.usecases.papers.views import Audience

    return left_out(words, written, printed(agenda_leaving(desk, meeting, Audience.GROUP).document))


def _tell(acts: Iterable[ImportAct]) -> None:
    told = [act for act in acts if act.what is not None]
    for act in told:
        click.echo(say(act.what))  # type: ignore[arg-type]
    if any(not act.changes for act in told):
        click.echo(_("What is not in the file is taken away with --remove."))
    if not told:
        click.echo(_("The file says the same as the agenda."))
