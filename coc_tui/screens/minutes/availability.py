"""Why a key of the live minutes does nothing just now."""

from collections.abc import Callable

from coc_tui.language import _
from coc_tui.screens.minutes import wording
from coc_tui.usecases.meeting.live import LiveMinutes

TYPING = frozenset({"endorse", "prepared", "turn", "spelling"})
"""The actions that change the text."""

WRITING = TYPING | {"outcome", "attendance", "new", "edit", "recused", "guests", "times"}
"""The actions that change the minutes."""


def why_off(action: str, view: LiveMinutes | None, *, lost_the_pen: bool, spelling: Callable[[], str]) -> str:
    """Return why ``action`` cannot be done now; ``spelling`` says why no word is underlined,
    ``lost_the_pen`` that the keyboard is in a text somebody else records.
    """
    if action not in WRITING | {"begin", "next_step", "export", "take_pen"}:
        return ""
    if view is None:
        return _("No meeting is planned yet.")
    if action == "begin" and view.begun:
        return _("The minutes are begun already.")
    if action == "take_pen":
        return "" if view.following else _("Nobody else records this meeting.")
    if action in TYPING | {"outcome", "export", "times"} and not view.begun:
        return _("The minutes are not begun yet.")
    if action in WRITING and (view.sealed or view.following or view.unwritable):
        return wording.state_line(view, lost_the_pen=lost_the_pen)
    return spelling() if action == "spelling" else ""
