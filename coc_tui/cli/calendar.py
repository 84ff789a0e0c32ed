"""``coc-tui calendar``: meetings, events and every day something is due, as one .ics file."""

import click

from coc_tui.cli import compose, output
from coc_tui.cli.papers import output_option
from coc_tui.language import _

NAME = "{case}_calendar.ics"


@click.command("calendar")
@click.option("--mine", is_flag=True, help=_("The meetings, and what I owe myself."))
@output_option
@click.pass_obj
def command(options: compose.Options, mine: bool, target: str | None) -> None:
    """Run ``calendar``."""
    with compose.at_work(options) as desk:
        from coc_tui.documents.ics import feed

        made, name, folder = feed(desk, mine=mine), desk.case().name, desk.folders.exports
    if target is not None:
        output.put_bytes(made, target)
        return
    file = folder / NAME.format(case=name)
    from coc_tui.documents.save import write

    write(file, made)
    click.echo(_("Saved: {path}", path=file))
