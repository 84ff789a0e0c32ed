"""The command line: the same use cases without the screen.

Commands are loaded when they are asked for, and the language is chosen before any of them is,
because help texts are fixed when a command is made.
"""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``coc-tui`` and exit: 0 done, 1 a refused act or failed check, 2 wrong use."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (``head``, a closed pager) has had enough; the interpreter must not say so again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    from coc_tui import language
    from coc_tui.cli import profile, saying
    from coc_tui.errors import CocError

    user = profile.load()
    told = saying.language_asked_for(arguments)
    language.choose(told if told in language.LANGUAGES else user.language or language.DEFAULT)
    from coc_tui.cli.commands import program

    try:
        return program(arguments, user)
    except CocError as error:
        print(language.say(error), file=sys.stderr)  # noqa: T201
        return error.exit_code
