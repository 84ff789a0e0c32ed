"""The help of a screen as a text to read, made from its key bindings."""

from coc_tui.language import _
from coc_tui.shell.actions import Command


def help_text(actions: list[Command], place: str) -> str:
    """Return the help of a screen, made from its key bindings and those that work everywhere."""
    parts = []
    for title, everywhere in ((place, False), (_("Everywhere"), True)):
        lines = [_line(action) for action in actions if action.everywhere == everywhere]
        if lines:
            parts.append("\n".join([title.upper(), *lines]))
    return "\n\n".join(parts)


def _line(action: Command) -> str:
    keys = ", ".join(action.keys)
    text = f"  {keys:<15} {action.label}"
    if action.tooltip and action.tooltip != action.label:
        text += f" – {action.tooltip}"
    if action.off:
        text += " " + _("(off: {reason})", reason=action.off)
    return text
