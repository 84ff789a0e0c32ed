"""``coc-tui notice``: when a notice of termination takes effect, and why."""

from datetime import date

import click

from coc_tui.cli import compose, output
from coc_tui.cli.commands import Day
from coc_tui.language import _, say
from coc_tui.language.formats import long_date
from coc_tui.usecases import notice


@click.command("notice", help=_("When a notice received on DATE takes effect."))
@click.argument("received", metavar="DATE", type=Day())
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(wishes: compose.Wishes, received: date, as_json: bool) -> None:
    """Run ``notice``."""
    desk = compose.desk(wishes)
    found = notice.received_on(desk, received)
    desk.store.close()
    if as_json:
        data = {
            "received": found.received,
            "calculated": found.calculated,
            "effective": found.effective,
            "independent": found.independent,
            "clause": found.clause,
            "warnings": [say(one) for one in found.warnings],
        }
        output.put(output.as_json(data), None)
        return
    click.echo(
        _(
            "A notice received on {received} ends the agreement on {effective} (section {clause}).",
            received=long_date(found.received),
            effective=long_date(found.effective),
            clause=found.clause,
        )
    )
    for warning in found.warnings:
        click.echo(say(warning))
