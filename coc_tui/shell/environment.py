"""What must hold of the terminal before Textual is imported; nothing here imports it."""

import os
import sys
from collections.abc import Mapping, MutableMapping

from coc_tui.errors import CocError, Refused

SMALLEST = 72, 20
"""The smallest terminal the screens can be used on: columns and rows. They are whole from 80 x 22."""


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Set what Textual reads from the environment when it is imported.

    The kitty keyboard protocol loses AltGr characters in some terminals, so it is off unless
    ``COC_TUI_KITTY_KEY=1`` asks for it. Raises Refused where no screen can be shown.
    """
    environ = os.environ if environ is None else environ
    trouble = terminal_trouble(environ, sys.stdin.isatty() and sys.stderr.isatty(), _size())
    if trouble is not None:
        raise trouble
    if environ.get("COC_TUI_KITTY_KEY") != "1":
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")


def terminal_trouble(environ: Mapping[str, str], is_terminal: bool, size: tuple[int, int]) -> CocError | None:
    """Return why no screen can be shown on a terminal of ``size`` (columns, rows), or None."""
    if not is_terminal:
        return Refused('The screens need a terminal; use a command such as "status" without one.')
    if environ.get("TERM", "") in ("", "dumb"):
        return Refused(
            'This terminal cannot move its cursor (TERM is "{term}"); use the commands, not the screens.',
            term=environ.get("TERM", ""),
        )
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        return Refused(
            "The terminal is {width} x {height}; at least {least_width} x {least_height} is needed. "
            "Make the window larger, or its letters smaller.",
            width=size[0],
            height=size[1],
            least_width=SMALLEST[0],
            least_height=SMALLEST[1],
        )
    return None


def _size() -> tuple[int, int]:
    try:
        return tuple(os.get_terminal_size(sys.__stderr__.fileno()))  # type: ignore[union-attr,return-value]
    except (OSError, ValueError, AttributeError):
        return SMALLEST
