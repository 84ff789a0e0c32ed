"""``coc-tui check``: whether the data is readable, its numbers unique and its links and chain whole."""

import click

from coc_tui.cli import compose, output
from coc_tui.language import _, say
from coc_tui.language.words import in_words
from coc_tui.usecases.records import checking


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.option("--all", "every", is_flag=True, help=_("Read every backup, not only the newest."))
@click.pass_obj
def command(options: compose.Options, as_json: bool, every: bool) -> int:
    """Run ``check``; exit 1 with a list when something is wrong."""
    folder = compose.case_folder(options)
    found = checking.check(folder, options.folders.exports, all_backups=every)
    copied = checking.newest_good_copy(folder)
    if as_json:
        problems = [{"what": say(one.what), "where": one.where} for one in found]
        at = copied.isoformat(timespec="seconds") if copied else None
        output.put_json({"ok": not found, "problems": problems, "newest_good_backup": at}, None)
        return 1 if found else 0
    for one in found:
        click.echo(f"{one.where}: {say(one.what)}")
    if not found:
        click.echo(_("Everything is in order."))
    if copied is None:
        click.echo(_("There is no good backup."))
    else:
        click.echo(_("The newest good backup is of {moment}.", moment=in_words(copied.astimezone())))
    return 1 if found else 0
