"""``coc-tui doctor``: what is missing on this machine, and what to do about it."""

import locale
import os
import subprocess
import sys
from datetime import UTC, datetime

import click

from coc_tui.cli import compose, output
from coc_tui.language import _, say
from coc_tui.language.words import word
from coc_tui.usecases.case import doctor
from coc_tui.usecases.case.doctor import Diagnosis, Health, Machine

TMUX = ("set-clipboard", "escape-time")
MARK = 8
"""Columns for the word before each line."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(options: compose.Options, as_json: bool) -> int:
    """Run ``doctor``; exit 1 when something will fail until it is mended."""
    found = doctor.examine(_machine(options))
    well = all(one.health is not Health.WRONG for one in found)
    if as_json:
        output.put_json({"ok": well, "findings": list(map(_data, found))}, None)
    else:
        for one in found:
            click.echo(f"{word(one.health):<{MARK}} {say(one.found)}")
            if one.remedy:
                click.echo(f"{'':<{MARK}} → {say(one.remedy)}")
    return 0 if well else 1


def _data(one: Diagnosis) -> dict[str, str | None]:
    remedy = say(one.remedy) if one.remedy else None
    return {"topic": one.topic, "health": one.health, "found": say(one.found), "remedy": remedy}


def _machine(options: compose.Options) -> Machine:
    from coc_tui.shell.environment import SMALLEST

    terminal = os.get_terminal_size(sys.stdout.fileno()) if sys.stdout.isatty() else None
    return Machine(
        environ=dict(os.environ),
        encoding=locale.getpreferredencoding(False),
        size=(terminal.columns, terminal.lines) if terminal else None,
        smallest=SMALLEST,
        data=options.folders.data,
        exports=options.folders.exports,
        now=datetime.now(UTC),
        tmux=_tmux_settings() if "TMUX" in os.environ else {},
    )


def _tmux_settings() -> dict[str, str]:
    """Return what the tmux around us has set; nothing where it does not answer."""
    try:
        shown = subprocess.run(
            ["tmux", "show-options", "-s"], capture_output=True, text=True, timeout=2, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    pairs = (line.partition(" ") for line in shown.stdout.splitlines())
    return {name: value.strip() for name, _space, value in pairs if name in TMUX}
