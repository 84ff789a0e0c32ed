"""An error of the program's own: the user gets a sentence, and whoever mends it the whole story."""

import sys
import traceback
from contextlib import suppress

import platformdirs

from coc_tui.language import _


def keep(error: Exception) -> None:
    """Keep what went wrong in a file of the user's own, and say where it is."""
    file = platformdirs.user_log_path("coc-tui", appauthor=False) / "crash.txt"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        sys.stderr.write(_("The details are in {file}.", file=file) + "\n")


def tell(error: Exception) -> int:
    """Say that the program met an error of its own and keep the details; return the exit code."""
    with suppress(OSError):
        sys.stderr.write(_("The program met an error of its own; what was saved is safe.") + "\n")
    keep(error)
    return 1
