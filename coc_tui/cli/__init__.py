"""The command line: the same use cases without the screen.

Commands are loaded when they are asked for, and the language is chosen before any of them is,
because help texts are fixed when a command is made.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``coc-tui`` and exit: 0 done, 1 a refused act or failed check, 2 wrong use."""
    # What a start makes is there to stay: looking through it for garbage, again and again, finds none.
    gc.disable()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if _opens_the_app(arguments):
        # A sign of life before anything else is imported; the app draws over it.
        sys.stderr.write("coc-tui …\r")
        sys.stderr.flush()
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader (``head``, a closed pager) has had enough; the interpreter must not say so again.
        _hush()
        code = 128 + 13  # as a shell tells of the signal that ends other programs here
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        code = _tell(error)
    except Exception as error:
        from coc_tui.cli import crash

        code = crash.tell(error)
    sys.exit(code)


def _opens_the_app(arguments: list[str]) -> bool:
    """Return whether only options are given, in a terminal, so that no command answers."""
    words = (
        word
        for before, word in zip(["", *arguments], arguments, strict=False)
        if not before.startswith("--") or "=" in before
    )
    return all(word.startswith("--") and word not in {"--help", "--version"} for word in words) and all(
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)
    )


def _run(arguments: list[str]) -> int:
    from coc_tui import language
    from coc_tui.cli import usage
    from coc_tui.errors import CocError
    from coc_tui.usecases.case import profile

    user = profile.load()
    wanted = (usage.language_asked_for(arguments), user.language)
    language.choose(next((one for one in wanted if one in language.LANGUAGES), language.DEFAULT))
    from coc_tui.cli.commands import program

    try:
        return program(arguments, user)
    except CocError as error:
        print(language.say(error), file=sys.stderr)  # noqa: T201
        return error.exit_code


def _tell(error: OSError) -> int:
    """Say in one sentence what the system would not do, where nothing nearer has said it."""
    from coc_tui.errors import CocError
    from coc_tui.language import say

    _hush()
    reason = error.strerror or str(error)
    sentence = (
        CocError("The system would not: {reason}.", reason=reason)
        if error.filename is None
        else CocError("{file}: {reason}.", file=error.filename, reason=reason)
    )
    with suppress(OSError):
        print(say(sentence), file=sys.stderr)  # noqa: T201
    return 1


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what no encoding can hold must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _hush() -> None:
    """Send what is left in standard output's buffer nowhere, or the interpreter complains as it ends."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # a stream that is no file has no number, and holds nothing back
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
