"""The program's options and its list of commands, each loaded from its own file when asked for."""

import importlib
import sys
from datetime import date
from pathlib import Path

import click

from coc_tui import __version__
from coc_tui.cli.profile import Profile
from coc_tui.cli.saying import in_our_words
from coc_tui.language import LANGUAGES, _
from coc_tui.language.formats import parse_date

COMMANDS = (
    "init",
    "demo",
    "status",
    "meetings",
    "agenda",
    "minutes",
    "register",
    "capture",
    "notice",
    "search",
    "history",
    "check",
    "backup",
    "restore",
)


class Day(click.ParamType[date]):
    """A day as ``2027-01-10`` or ``10.01.2027``; an impossible one is one clear sentence."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises WrongUse."""
        return value if isinstance(value, date) else parse_date(str(value))


class Commands(click.Group):
    """The commands, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command ``name``, or None."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"coc_tui.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for. Raises WrongUse with the list when there is none of that name."""
        from coc_tui.errors import WrongUse

        if args and self.get_command(ctx, args[0]) is None:
            raise WrongUse(
                "There is no command {name}. The commands are: {commands}.",
                name=args[0],
                commands=", ".join(COMMANDS),
            )
        return super().resolve_command(ctx, args)


def program(arguments: list[str], user: Profile) -> int:
    """Run the command line for ``user`` and return the exit code. Raises CocError."""
    try:
        result = _group().main(arguments, prog_name="coc-tui", standalone_mode=False, obj=user)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        raise in_our_words(error) from error
    return result if isinstance(result, int) else 0


def _group() -> click.Group:
    # Made when it is run, not at import: the help texts are in the language chosen by then.
    return Commands(
        "coc-tui",
        params=[
            click.Option(
                ["--data"], type=click.Path(path_type=Path), metavar="DIR", help=_("The data folder.")
            ),
            click.Option(
                ["--exports"],
                type=click.Path(path_type=Path),
                metavar="DIR",
                help=_("The folder for documents."),
            ),
            click.Option(["--case"], metavar="NAME", help=_("The case, when there are several.")),
            click.Option(["--language"], type=click.Choice(LANGUAGES), help=_("The language: da or en.")),
            click.Option(["--today"], type=Day(), metavar="DATE", help=_("Answer as of this day.")),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=_("The version."),
            ),
        ],
        callback=_begin,
        invoke_without_command=True,
        help=_("The case tool of a steering group. Without a command the program opens on the screen."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND]"),
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"coc-tui {__version__}")
        ctx.exit()


@click.pass_context
def _begin(
    ctx: click.Context,
    data: Path | None,
    exports: Path | None,
    case: str | None,
    language: str | None,
    today: date | None,
) -> int | None:
    from coc_tui.cli import compose

    user: Profile = ctx.obj
    wishes = compose.Wishes(
        folders=compose.folders(data, exports, user),
        case=case,
        as_of=today,
        person=compose.person(user),
    )
    ctx.obj = wishes
    if ctx.invoked_subcommand is not None:
        return None
    if sys.stdin.isatty() and sys.stdout.isatty():
        from coc_tui.cli.opening import open_app

        return open_app(wishes)
    from coc_tui.cli.status import tell

    return tell(wishes, as_json=False)
