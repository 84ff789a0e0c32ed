"""``coc-tui check``: whether the data is readable, its numbers unique and its links and chain whole."""

import click

from coc_tui.cli import compose, output
from coc_tui.language import _, say
from coc_tui.usecases.records import checking


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(options: compose.Options, as_json: bool) -> int:
    """Run ``check``; exit 1 with a list when something is wrong."""
    found = checking.check(compose.case_folder(options))
    if as_json:
        problems = [{"what": say(one.what), "where": one.where} for one in found]
        output.put_json({"ok": not found, "problems": problems}, None)
    else:
        for one in found:
            click.echo(f"{one.where}: {say(one.what)}")
        if not found:
            click.echo(_("Everything is in order."))
    return 1 if found else 0
