"""``coc-tui init``: make a case without questions."""

from zoneinfo import ZoneInfo

import click

from coc_tui.agreement.model import read
from coc_tui.cli import compose
from coc_tui.cli.output import no_folder
from coc_tui.desk import WallClock
from coc_tui.language import _
from coc_tui.usecases.case import cases


@click.command("init")
@click.argument("name", metavar=_("NAME"))
@click.option(
    "--agreement",
    default="ishoj",
    metavar=_("ishoj|FILE.toml"),
    help=_("A shipped agreement by name, or an agreement file."),
)
@click.pass_obj
def command(options: compose.Options, name: str, agreement: str) -> None:
    """Run ``init``. The data folder is made, and not the folder around it: that may be mistyped."""
    around = options.folders.data.absolute().parent
    if not around.exists():
        raise no_folder(around)
    terms = read(agreement)
    clock = WallClock(ZoneInfo("UTC"), options.as_of)
    store = cases.create(options.folders.data, name, terms, agreement, person=options.person, clock=clock)
    store.close()
    click.echo(_("The case {name} is made in {folder}.", name=name, folder=options.folders.data / name))
