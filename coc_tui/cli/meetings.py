"""``coc-tui meetings``: the meetings with their states."""

import click

from coc_tui.cli import compose, output
from coc_tui.language import _
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.usecases.records import finding


@click.command("meetings")
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(options: compose.Options, as_json: bool) -> None:
    """Run ``meetings``."""
    desk = compose.desk(options)
    meetings = finding.meetings(desk.store.look())
    desk.store.close()
    if as_json:
        rows = [
            {
                "number": one.number,
                "date": one.date,
                "kind": one.kind,
                "state": one.state,
                "minutes_state": one.minutes_state,
            }
            for one in meetings
        ]
        output.put_json(rows, None)
        return
    for one in meetings:
        click.echo(
            f"{one.number:>3}  {short_date(one.date):<{date_width()}}  "
            f"{word(one.state):<12} {word(one.minutes_state)}"
        )
    if not meetings:
        click.echo(_("No meeting has been planned yet."))
