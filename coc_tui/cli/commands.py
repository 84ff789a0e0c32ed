"""The program's options and its list of commands, each loaded from its own file when asked for."""

import importlib
import os
import sys
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coc_tui.cli.typed import Day
from coc_tui.cli.usage import Context, in_our_words
from coc_tui.errors import WrongUse
from coc_tui.language import LANGUAGES, _, marked
from coc_tui.usecases.case.profile import Profile

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "init": marked("Make the case NAME under an agreement."),
    "demo": marked("Fill an empty data folder with a fictional case and open it."),
    "status": marked("What matters today: next meeting, deadlines, actions, renewal."),
    "meetings": marked("List the meetings with number, date and states."),
    "agenda": marked("The agenda of meeting NO."),
    "minutes": marked("The minutes of meeting NO."),
    "register": marked("A register, such as decisions, actions or risks."),
    "capture": marked("Store lines from standard input in a meeting's minutes."),
    "done": marked("Mark the actions NUMBER done."),
    "calendar": marked("Meetings, events and every day something is due, as one calendar file."),
    "notice": marked("When a notice takes effect, or must come for the agreement to end on a day."),
    "search": marked("Find words in everything."),
    "history": marked("Who changed what, when: in the case, or in what RECORD names."),
    "check": marked("Check that the data is whole and nothing in it was touched."),
    "backup": marked("Write a verified copy of the case to FILE."),
    "restore": marked("Put a backup, or an earlier moment, in the place of the case."),
    "doctor": marked("What is missing on this machine, and what to do about it."),
    "completion": marked("What makes the shell complete commands, cases and meetings."),
}
"""Every command with its line of help: the list is shown without loading any of them."""


class Commands(click.Group):
    """The commands, imported one at a time."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command ``name``, or None."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"coc_tui.cli.{name}").command
        command.context_class = Context
        command.options_metavar = _("[OPTIONS]")
        command.help = _(COMMANDS[name])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for. Raises WrongUse with the list when there is none of that name."""
        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, 1)):
            raise WrongUse("There is no command {name}. Did you mean {near}?", name=args[0], near=near[0])
        if args and args[0] not in COMMANDS:
            raise WrongUse(
                "There is no command {name}. The commands are: {commands}.",
                name=args[0],
                commands=", ".join(COMMANDS),
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def program(arguments: list[str], user: Profile) -> int:
    """Run the command line for ``user`` and return the exit code. Raises CocError."""
    group = _group()
    arguments = _ours_first(group, [_utf8(one) for one in arguments])
    try:
        result = group.main(
            arguments, prog_name="coc-tui", complete_var="_COC_TUI_COMPLETE", standalone_mode=False, obj=user
        )
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        raise in_our_words(error) from error
    return result if isinstance(result, int) else 0


def _utf8(argument: str) -> str:
    """Return an argument read as UTF-8, whatever the locale says of its encoding. Raises WrongUse."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError as error:
        readable = argument.encode(errors="replace").decode()
        if readable != argument:
            raise WrongUse("{argument} is not UTF-8.", argument=readable) from error
        return argument


def _ours_first(group: click.Group, arguments: list[str]) -> list[str]:
    """Return ``arguments`` with the program's own options moved before the command.

    People write ``coc-tui status --today 2027-01-10`` as often as the other way round.
    """
    own = {name for param in group.params if not getattr(param, "is_flag", False) for name in param.opts}
    first: list[str] = []
    rest: list[str] = []
    words: Iterator[str] = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in own:
            value = next(words, None)
            if value is None:
                raise WrongUse(
                    "The option {option} needs a value of its own. See {help}.",
                    option=word,
                    help="coc-tui --help",
                )
            first += [word, value]
        elif word.partition("=")[0] in own:
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _cases(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    from coc_tui.cli.completion import cases

    return cases(ctx, param, begun)


def _group() -> click.Group:
    # Made when it is run, not at import: the help texts are in the language chosen by then.
    return Commands(
        "coc-tui",
        params=_options(),
        callback=_begin,
        invoke_without_command=True,
        help=_("The case tool of a steering group. Without a command the program opens on the screen."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND]"),
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--data"],
            type=click.Path(path_type=Path),
            metavar=_("DIR"),
            help=_("The data folder; it holds one folder a case."),
        ),
        click.Option(
            ["--exports"],
            type=click.Path(path_type=Path),
            metavar=_("DIR"),
            help=_("The folder documents are saved in."),
        ),
        click.Option(
            ["--case"],
            metavar=_("NAME"),
            help=_("The case, when there are several."),
            shell_complete=_cases,
        ),
        click.Option(["--language"], type=click.Choice(LANGUAGES), help=_("Danish or English.")),
        click.Option(
            ["--today"],
            type=Day(),
            metavar=_("DATE"),
            help=_(
                "Answer as of this day: 2027-01-10 or 10.01.2027. "
                "Days are counted from it; the records are as they stand now."
            ),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=_("Show the version."),
        ),
    ]


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from importlib import metadata

        try:
            click.echo(f"coc-tui {metadata.version('coc-tui')}")
        except metadata.PackageNotFoundError:
            click.echo(_("coc-tui, run from its sources without being installed"))
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
    options = compose.Options(
        folders=compose.folders(data, exports, user),
        case=case,
        as_of=today,
        person=compose.person(user),
    )
    ctx.obj = options
    if ctx.invoked_subcommand is not None:
        return None
    if sys.stdin.isatty() and sys.stdout.isatty():
        from coc_tui.cli.opening import open_app

        return open_app(options)
    from coc_tui.cli.status import tell

    return tell(options, as_json=False)
