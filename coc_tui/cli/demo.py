"""``coc-tui demo``: an openly fictional, complete case in an empty data folder."""

import sys

import click

from coc_tui.cli import compose
from coc_tui.documents.sealing import write
from coc_tui.language import _
from coc_tui.usecases.case import demo


@click.command("demo")
@click.option("--no-open", is_flag=True, help=_("Only fill, do not open."))
@click.pass_obj
def command(options: compose.Options, no_open: bool) -> int:
    """Run ``demo``."""
    demo.fill(options.folders.data, options.folders.exports, write).close()
    click.echo(
        _("The case {name} is made in {folder}.", name=demo.NAME, folder=options.folders.data / demo.NAME)
    )
    if no_open or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    from coc_tui.cli.opening import open_app

    return open_app(options)
