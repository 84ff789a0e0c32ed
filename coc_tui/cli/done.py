"""``coc-tui done``: mark actions done from a script or an answered reminder."""

import click

from coc_tui.cli import compose
from coc_tui.domain.actions import ActionStatus
from coc_tui.language import _
from coc_tui.usecases.followup import actions
from coc_tui.usecases.records import finding


@click.command("done")
@click.argument("numbers", metavar=_("NUMBER"), nargs=-1, required=True)
@click.pass_obj
def command(options: compose.Options, numbers: tuple[str, ...]) -> None:
    """Run ``done``. One number that is not an open action changes none of them."""
    with compose.at_work(options) as desk:
        found = [finding.action(desk.store.look(), number) for number in numbers]
        for one in found:
            if one.status is ActionStatus.DONE:
                click.echo(_("{number} was done already.", number=one.number))
                continue
            actions.set_status(desk, one, ActionStatus.DONE)
            click.echo(_("{number} is done: {text}", number=one.number, text=" ".join(one.text.split())))
