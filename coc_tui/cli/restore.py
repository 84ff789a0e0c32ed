"""``coc-tui restore``: a backup in the place of the case, or the case as it was at an earlier moment."""

import re
from datetime import datetime, time
from pathlib import Path
from typing import Any

import click

from coc_tui.cli import compose
from coc_tui.domain.reading.clock import read_clock
from coc_tui.domain.reading.dates import read_date
from coc_tui.errors import WrongUse
from coc_tui.language import _, ngettext
from coc_tui.language.formats import listing
from coc_tui.usecases.case import backups, cases, rescue

_TIMED = re.compile(
    r"(?P<day>.*\S)(?:\s+|T)(?P<clock>(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?)", re.ASCII | re.IGNORECASE
)


class Moment(click.ParamType[int | datetime]):
    """A change by its number in the history, or a local moment such as ``2027-02-04 08:41``."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | datetime:
        """Return the number or the moment, a whole day's being its last. Raises WrongUse."""
        if isinstance(value, int | datetime):
            return value
        text = str(value).strip()
        if text.isdecimal() and text.isascii():
            return int(text)
        day, time_ = _parted(text)
        return datetime.combine(read_date(day, _now().date(), back=True), _last_moment(time_))


def _parted(text: str) -> tuple[str, str]:
    """Return the day and the time of day that ``text`` is; the time is empty when none is told."""
    timed = _TIMED.fullmatch(text)
    return (timed["day"], timed["clock"]) if timed else (text, "")


def _last_moment(text: str) -> time:
    if not text:
        return time.max
    at = read_clock(text)
    exact = len(re.findall(r"\d+", text)) > 2
    return at if exact else at.replace(second=59, microsecond=999_999)


@click.command(
    "restore",
    epilog=_(
        "What is replaced is kept. A moment is a change's number in the history, or 2027-02-04 08:41. "
        "Without either a damaged case is brought back by the way that loses least."
    ),
)
@click.argument("file", metavar=_("[FILE]"), required=False, type=click.Path(path_type=Path))
@click.option(
    "--at",
    type=Moment(),
    metavar=_("MOMENT"),
    help=_("Everything as it was at this moment, but approved minutes stay."),
)
@click.pass_obj
def command(options: compose.Options, file: Path | None, at: int | datetime | None) -> None:
    """Run ``restore``."""
    if file is not None and at is not None:
        raise _unclear()
    if file is not None:
        folder = _folder(options)
        before = backups.approved(folder)
        kept = backups.restore(folder, file, now=_now(), by=options.person.name)
        click.echo(_("{file} is now the case in {folder}.", file=file, folder=folder))
        if lacking := before - backups.approved(folder):
            numbers = listing([str(number) for number in sorted(lacking)])
            click.echo(
                ngettext(
                    "The approved minutes of meeting {numbers} are not in it.",
                    "The approved minutes of meetings {numbers} are not in it.",
                    len(lacking),
                    numbers=numbers,
                ),
                err=True,
            )
    elif at is not None:
        _go_back(options, at)
        return
    else:
        kept = _rescue(options)
        click.echo(_("The case can be opened again."))
    if any(kept.iterdir()):
        click.echo(_("What was replaced is kept in {folder}.", folder=kept))


def _go_back(options: compose.Options, at: int | datetime) -> None:
    with compose.at_work(options) as desk:
        if isinstance(at, datetime):
            at = at.replace(tzinfo=desk.clock.now().tzinfo)
        stay = backups.go_back(desk, at)
    click.echo(_("The case is as it was then; undo takes it back."))
    if stay:
        numbers = listing([str(number) for number in stay])
        click.echo(
            ngettext(
                "The minutes of meeting {numbers} were approved since, and stay approved.",
                "The minutes of meetings {numbers} were approved since, and stay approved.",
                len(stay),
                numbers=numbers,
            )
        )


def _rescue(options: compose.Options) -> Path:
    """Bring a damaged case back by the way that loses least. Raises WrongUse for one that is not damaged."""
    damage = rescue.damage(compose.case_folder(options))
    if damage is None:
        raise _unclear()
    ways = rescue.ways_back(damage)
    if not ways:
        raise damage.error
    for sentence in rescue.told(ways[0]):
        click.echo(sentence)
    return rescue.go_back(damage, ways[0], _now(), options.person.name)


def _unclear() -> WrongUse:
    return WrongUse("Name a backup or a moment: coc-tui restore FILE, or coc-tui restore --at MOMENT.")


def _now() -> datetime:
    return datetime.now().astimezone()


def _folder(options: compose.Options) -> Path:
    """Return the folder to restore into: a case there is, or a new one that is named."""
    name, data = options.case, options.folders.data
    if name is not None and name not in cases.existing(data):
        return data / cases.check_name(name)
    return compose.case_folder(options)
