"""``coc-tui capture``: lines from standard input through the same code as the live screen."""

import sys
from collections.abc import Iterator
from contextlib import suppress

import click

from coc_tui.cli import completion, compose
from coc_tui.cli.typed import Whole
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding


def run(options: compose.Options, number: int, item: str) -> int:
    """Store each line under the item, print ``saved <n>`` once it is durable, and say what stayed text.

    Raises CocError; every line acknowledged before is stored then.
    """
    with compose.at_work(options) as desk:
        look = desk.store.look()
        place = finding.item(look, finding.meeting(look, number), item)
        acknowledge = _Acknowledgements()
        unclear = False
        count = 0
        for count, line in enumerate(_lines(), 1):
            # An empty line has nothing to lose, and is counted so that the numbers follow the input's.
            if line.strip():
                try:
                    captured = minutes.capture(desk, place, line, change_kind_of={ItemKind.DISCUSSION})
                except CocError:
                    _warn(_("Line {count} and what follows it is not saved.", count=count))
                    raise
                place = captured.item
                unclear = unclear or bool(captured.unclear)
                _remark(count, place, captured)
            acknowledge(count)
        if not count:
            _warn(_("No line came in, so nothing was saved."))
        return 1 if unclear or acknowledge.broken else 0


def _lines() -> Iterator[str]:
    """Yield the lines of standard input as they come, whatever the locale says of their encoding."""
    if sys.stdin is None:  # so Python has it when standard input was closed
        return
    for count, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            # Older programs write Danish letters so; every byte means something there.
            _warn(_("Line {count} is not UTF-8; it is read as Latin-1.", count=count))
            yield line.decode("latin-1")


def _remark(count: int, item: AgendaItem, captured: minutes.Captured) -> None:
    for why in dict.fromkeys(map(say, captured.unclear)):
        if captured.understood:
            _warn(_("A part of line {count} stays as text: {why}", count=count, why=why))
        else:
            _warn(_("Line {count} stays as text: {why}", count=count, why=why))
    for one in captured.understood:
        if told := _worth_telling(one):
            _warn(_("Line {count}: {told}", count=count, told=told))
    if captured.kind_changed:
        _warn(_("{title} is now for decision.", title=item.title))


def _worth_telling(one: minutes.Understood) -> str:
    """Return what became of a line if its writer may not have thought of it; empty otherwise."""
    record = one.record
    if isinstance(record, AgendaItem) and record.outcome in {Outcome.POSTPONED, Outcome.DROPPED}:
        return _("the item is set to {outcome}, and no decision is logged.", outcome=word(record.outcome))
    if not isinstance(record, Action):
        return ""
    if one.waits:
        return _(
            "{number} is due at the next meeting, and gets its day when that is planned.",
            number=record.number,
        )
    due = short_date(record.due) if record.due else ""
    if one.past:
        return _("the deadline of {number}, {date}, is before the meeting.", number=record.number, date=due)
    if one.far:
        return _(
            "the deadline of {number} is not until {date}. Is that meant?", number=record.number, date=due
        )
    return ""


def _warn(text: str) -> None:
    with suppress(OSError):  # nobody reads the remarks; the lines are what matters
        click.echo(text, err=True)


class _Acknowledgements:
    """``saved <n>`` for whoever listens; when nobody does any more, the lines are stored all the same."""

    def __init__(self) -> None:
        self.broken = False

    def __call__(self, count: int) -> None:
        if not self.broken:
            try:
                click.echo(f"saved {count}")
            except BrokenPipeError:
                self.broken = True


@click.command(
    "capture",
    epilog=_(
        "b: a decision · o: owner text deadline · r3: 2x4 reason · r: a new risk; everything else is text. "
        "Each line is answered by saved and its number once it is safe on the disk."
    ),
)
@click.argument("number", metavar=_("NO"), type=Whole(), shell_complete=completion.meetings)
@click.argument("item", metavar=_("ITEM"))
@click.pass_obj
def command(options: compose.Options, number: int, item: str) -> int:
    """Run ``capture``."""
    return run(options, number, item)
