"""``coc-tui notice``: when a notice of termination takes effect, and why."""

from datetime import date

import click

from coc_tui.cli import compose, output
from coc_tui.cli.commands import Day
from coc_tui.language import _
from coc_tui.language.formats import short_date


@click.command("notice", help=_("When a notice received on DATE takes effect."))
@click.argument("received", metavar="DATE", type=Day())
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(wishes: compose.Wishes, received: date, as_json: bool) -> None:
    """Run ``notice``."""
    from coc_tui.usecases import notice

    desk = compose.desk(wishes)
    found = notice.given(desk, received)
    desk.store.close()
