"""``coc-tui check``: whether the data is readable, its numbers unique and its links and chain whole."""

import click

from coc_tui.cli import compose, output
from coc_tui.language import _
from coc_tui.usecases import checking


@click.command("check", help=_("Check that the data is readable and nothing in it was touched."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(wishes: compose.Wishes, as_json: bool) -> int:
    """Run ``check``; exit 1 with a list when something is wrong."""
    folder = compose.case_folder(wishes)
    problems = checking.check(folder)
    if as_json:
        output.put(output.as_json({"ok": not problems, "problems": problems}), None)
    elif problems:
        for problem in problems:
            click.echo(f"{problem['where']}: {problem['what']}")
    else:
        click.echo(_("Everything is in order."))
    return 1 if problems else 0
