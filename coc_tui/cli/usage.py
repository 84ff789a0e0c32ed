"""What the command line says of itself: the language asked for, wrong use and help in that language."""

import re
from collections.abc import Iterable

import click

from coc_tui.cli.typed import Whole
from coc_tui.errors import WrongUse
from coc_tui.language import _


def language_asked_for(arguments: list[str]) -> str | None:
    """Return the value of ``--language`` among ``arguments``, before they are parsed; None without it."""
    for place, argument in enumerate(arguments):
        if argument == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return None


def in_our_words(error: click.ClickException) -> WrongUse:
    """Return click's complaint as one sentence of ours."""
    context = getattr(error, "ctx", None)
    help_ = f"{context.command_path if context else 'coc-tui'} --help"
    match error:
        case click.NoSuchOption() if error.possibilities:
            near = sorted(error.possibilities)[0]
            return WrongUse(
                "There is no option {option}. Did you mean {near}?", option=error.option_name, near=near
            )
        case click.NoSuchOption():
            return WrongUse("There is no option {option}. See {help}.", option=error.option_name, help=help_)
        case click.MissingParameter() if error.param is not None:
            return WrongUse("{name} is missing. See {help}.", name=_name(error.param), help=help_)
        case click.BadParameter() if error.param is not None:
            return _bad(error.param, help_)
        case click.BadOptionUsage():
            return WrongUse(
                "The option {option} needs a value of its own. See {help}.",
                option=error.option_name,
                help=help_,
            )
        case click.UsageError():
            # Only its message holds the words that were too many.
            too_many = re.search(r"\((.*)\)", error.message, re.DOTALL)
            if too_many:
                return WrongUse("{words} is too much. See {help}.", words=too_many[1], help=help_)
    return WrongUse("That cannot be understood. See {help}.", help=help_)


def _bad(param: click.Parameter, help_: str) -> WrongUse:
    match param.type:
        case click.Choice():
            choices = ", ".join(str(choice) for choice in param.type.choices)
            return WrongUse("{name} must be one of {choices}.", name=_name(param), choices=choices)
        case Whole():
            return WrongUse("{name} must be a whole number. See {help}.", name=_name(param), help=help_)
    return WrongUse("{name} cannot be read. See {help}.", name=_name(param), help=help_)


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.human_readable_name).strip("[]")


class Help(click.HelpFormatter):
    """Help whose own words, which click has in English only, are in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is written."""
        super().write_usage(prog, args, _("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write a heading, in our language where it is one of click's."""
        own = {"Options": _("Options"), "Commands": _("Commands")}
        super().write_heading(own.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands."""
        own = {"Show this message and exit.": _("Show this help.")}
        super().write_dl([(name, own.get(text, text)) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    """A command's run, whose help is ours."""

    formatter_class = Help
