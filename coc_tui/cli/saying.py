"""What the command line says of itself: the language asked for, and wrong use in that language."""

import click

from coc_tui.errors import WrongUse


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
    match error:
        case click.NoSuchOption():
            return WrongUse("There is no option {option}. See coc-tui --help.", option=error.option_name)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return WrongUse("{name} is missing. See coc-tui --help.", name=name)
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            return WrongUse(
                "{name} must be one of {choices}.",
                name=_name(error.param),
                choices=", ".join(str(choice) for choice in error.param.type.choices),
            )
        case click.BadParameter() if error.param is not None:
            return WrongUse("{name} cannot be read. See coc-tui --help.", name=_name(error.param))
        case click.BadOptionUsage():
            return WrongUse(
                "The option {option} is not used so. See coc-tui --help.", option=error.option_name
            )
        case click.FileError():
            return WrongUse("The file {file} cannot be opened.", file=error.ui_filename)
        case _:
            return WrongUse("That cannot be understood. See coc-tui --help.")


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
