"""``coc-tui agenda NO --import FILE``: an agenda that was written in an ordinary editor."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import StoreTrouble, WrongUse
from coc_tui.language import _, say
from coc_tui.usecases.meeting import handmade


def bring_in(desk: Desk, meeting: Meeting, source: Path, *, preview: bool) -> None:
    """Let the agenda of ``meeting`` be as the file says, and tell what changes.

    In a terminal it is asked about first; ``preview`` only tells. Raises as the use case does,
    WrongUse for a file that is no text and StoreTrouble for one that cannot be read.
    """
    from coc_tui.documents.importing import read_agenda

    written = read_agenda(_read(source))
    changes = handmade.preview(desk, meeting, written)
    _tell(changes)
    if not changes or preview:
        return
    if sys.stdin.isatty() and not click.confirm(_("Change the agenda like this?"), default=True):
        click.echo(_("Nothing was changed."))
        return
    handmade.bring_in(desk, meeting, written)
    click.echo(_("The agenda of meeting {number} is as the file says.", number=meeting.number))


def _read(source: Path) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except OSError as error:
        raise StoreTrouble(
            "{file} cannot be read: {reason}.", file=str(source), reason=error.strerror or str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUse("{file} is not UTF-8 text.", file=str(source)) from error


def _tell(changes: Iterable[Phrase]) -> None:
    told = [say(one) for one in changes]
    for one in told:
        click.echo(one)
    if not told:
        click.echo(_("The file says the same as the agenda."))
