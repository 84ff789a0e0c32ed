"""What can be done here and now, read from the key bindings: hints, help and palette all come from this."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from coc_tui.language import _, pgettext
from coc_tui.terminal.bindings import bindings_of, has_key
from coc_tui.widgets.page import Page


@dataclass(frozen=True)
class Command:
    """One thing the user can do, or could do if it were not off."""

    label: str
    """Its name."""
    tooltip: str
    """What it does, in a sentence."""
    keys: tuple[str, ...]
    """Its keys as they are shown."""
    call: str
    """The action string Textual runs."""
    node: DOMNode
    """What it runs on."""
    everywhere: bool
    """Whether it belongs to the app and not to the screen."""
    destroys: bool = False
    """Whether it takes something away or ends it."""
    off: str = ""
    """Why it cannot be done now; empty when it can."""
    hint: str = ""
    """The key that stands among the hints: the first that works; empty when it wants no place there."""


DESTROYING = frozenset(
    {"remove", "call_off", "revoke", "close", "decline", "forget", "strike_out", "end", "withdraw", "replace"}
)
"""What actions that take something away, or end it, are called, besides those on the Delete key."""


def key_name(key: str) -> str:
    """Return a key as it stands on the keyboard: ``ctrl+s`` is Ctrl+S, ``question_mark`` is ?."""
    names = {
        "escape": "Esc",
        "enter": "Enter",
        "space": pgettext("key", "Space"),
        "delete": "Delete",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "pageup": "PageUp",
        "pagedown": "PageDown",
        "question_mark": "?",
        "slash": "/",
        "colon": ":",
        "comma": ",",
        "full_stop": ".",
        "plus": "+",
        "minus": "-",
    }
    if key.startswith("<"):
        return ""  # no key at all: only the palette leads there
    *modifiers, last = key.split("+")
    name = names.get(last, last.upper() if modifiers or (last[:1] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _nodes(screen: Screen[Any]) -> Iterator[DOMNode]:
    """Yield what may own a binding here, the nearest first."""
    if screen.focused is not None:
        yield from screen.focused.ancestors_with_self
    else:
        yield screen
        yield screen.app


def _off(node: DOMNode, screen: Screen[Any], binding: Binding) -> str:
    name = binding.action.partition("(")[0].rpartition(".")[2]
    reason = ""
    # A widget's action may have the same name as one of the page; the page speaks for its own only.
    if isinstance(screen, Page) and node in (screen, screen.app):
        reason = screen.why_off(name)
    if not reason and node.check_action(name, ()) is None:
        reason = _("Not possible here.")
    return reason


def _works(key: str, node: DOMNode, screen: Screen[Any]) -> bool:
    """Return whether the key gets as far as ``node``: a letter typed into a text does not, nor Delete."""
    focused = screen.focused
    if focused is None or node is focused:
        return True
    written = focused.check_consume_key(key, key_to_character(key))
    return not (written or has_key(focused, key))


def actions(screen: Screen[Any]) -> list[Command]:
    """Return every named action of the screen, its focused widget and the app, the nearest first.

    Only bindings with an id count: the stock ones for moving a caret would drown the rest. Unlike
    Textual's own list this one keeps the letter keys while a text field has the keyboard.
    """
    found: dict[str, Command] = {}
    taken: set[str] = set()
    for node in _nodes(screen):
        everywhere = isinstance(node, App)
        by_id: dict[str, list[Binding]] = {}
        for binding in bindings_of(node):
            if binding.id:
                by_id.setdefault(binding.id, []).append(binding)
        for identity, bindings in by_id.items():
            first = bindings[0]
            name = first.action.partition("(")[0].rpartition(".")[2]
            if identity in found or node.check_action(name, ()) is False:
                continue
            keys = [binding.key for binding in bindings if binding.key not in taken]
            if not keys:
                continue
            hint = next((key_name(key) for key in keys if first.show and _works(key, node, screen)), "")
            found[identity] = Command(
                label=first.description,
                tooltip=first.tooltip,
                keys=tuple(key_name(key) for key in keys),
                call=first.action,
                node=node,
                everywhere=everywhere,
                destroys=name in DESTROYING or any(binding.key == "delete" for binding in bindings),
                off=_off(node, screen, first),
                hint=hint,
            )
        taken.update(binding.key for bindings in by_id.values() for binding in bindings)
        if node is screen and screen.is_modal:
            break
    return list(found.values())


def hints(screen: Screen[Any], room: int, most: int = 6) -> list[tuple[str, str]]:
    """Return at most ``most`` pairs of key and label that fit ``room`` columns; the first is always F1."""
    wanted = [action for action in actions(screen) if action.hint and not action.off]
    wanted.sort(key=lambda action: (action.hint != "F1", action.everywhere))
    chosen: list[tuple[str, str]] = []
    for action in wanted:
        pair = action.hint, action.label
        width = len(hint_line([*chosen, pair]))
        if len(chosen) < most and width <= room:
            chosen.append(pair)
    return chosen


def hint_line(pairs: list[tuple[str, str]]) -> str:
    """Return the hints as one line."""
    return "  ".join(f"{key} {label}" for key, label in pairs)
