"""Waiting until somebody who types has paused."""

from collections.abc import Callable
from typing import Any

from coc_tui.screens.minutes.page import MinutesPage

PAUSE = 1.5
"""Seconds without a key after which a dialog may come up."""


def after_a_pause(page: MinutesPage, act: Callable[[], Any]) -> None:
    """Call ``act`` as soon as nothing has been typed for ``PAUSE`` seconds."""
    edits = page.editor.edits

    def look() -> None:
        if edits == page.editor.edits:
            act()
        else:
            after_a_pause(page, act)

    page.set_timer(PAUSE, look)
