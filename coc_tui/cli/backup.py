"""``coc-tui backup``: a verified copy of the case in one file."""

from datetime import datetime
from pathlib import Path

import click

from coc_tui.cli import compose
from coc_tui.cli.output import no_folder
from coc_tui.language import _
from coc_tui.usecases.case import backups


@click.command(
    "backup",
    epilog=_("FILE may be a folder; without it the copy lies in the case's own folder backups."),
)
@click.argument("file", metavar=_("[FILE]"), required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(options: compose.Options, file: Path | None) -> None:
    """Run ``backup``."""
    if file is not None and not file.absolute().parent.exists():
        raise no_folder(file.absolute().parent)
    made = backups.backup(compose.case_folder(options), file, now=datetime.now().astimezone())
    click.echo(_("Backup: {file}", file=made))
