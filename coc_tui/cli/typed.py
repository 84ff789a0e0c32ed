"""What the command line takes for a day and for a number: what every form takes too."""

from datetime import date, datetime

import click

from coc_tui.domain.reading.answers import read_yes
from coc_tui.errors import Unreadable, WrongUse
from coc_tui.language import _, say

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days beyond are slips of the hand, and calendars end there."""


class Day(click.ParamType[date]):
    """A day in any form people write; one without a year is the next such day, or reading ``back`` the last.

    It is counted from ``--today`` where that is told. Anything else is one clear sentence.
    """

    name = "date"

    def __init__(self, *, back: bool = False) -> None:
        self.back = back

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises WrongUse."""
        # Most commands are told no day, and start sooner without what reads one.
        from coc_tui.domain.reading.dates import read_date

        today = getattr(ctx.obj if ctx else None, "as_of", None) or datetime.now().astimezone().date()
        day = value if isinstance(value, date) else read_date(str(value), today, back=self.back)
        if not EARLIEST <= day <= LATEST:
            raise WrongUse("A date is from {first} to {last}.", first=EARLIEST, last=LATEST)
        return day


class Whole(click.ParamType[int]):
    """A whole number of at least ``least``, such as a meeting's."""

    name = "number"

    def __init__(self, least: int = 0) -> None:
        self.least = least

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Raises click's own error, which is said in our words."""
        if isinstance(value, int):
            return value
        from coc_tui.domain.reading.numbers import read_whole

        try:
            return read_whole(str(value).rstrip("."), self.least)
        except Unreadable:
            self.fail(f"{value}", param, ctx)


def confirm(question: str) -> bool:
    """Ask on the terminal until it is answered with yes or no, in Danish or English; Enter is no."""
    while True:
        said = click.prompt(f"{question} {_('(yes/no)')}", default="", show_default=False, prompt_suffix=" ")
        if not said.strip():
            return False
        try:
            return read_yes(said)
        except Unreadable as unclear:
            click.echo(say(unclear), err=True)
