"""The keys that mean the same everywhere. Only keys that survive SSH, tmux and a Danish keyboard.

Those with ``priority`` work over dialogs too; letters and digits never have it, so that they act only
where no text field has the keyboard.
"""

from textual.binding import Binding

from coc_tui.language import _
from coc_tui.shell.places import Place


def _key(
    keys: str, action: str, label: str, tooltip: str, *, hint: bool = False, priority: bool = False
) -> Binding:
    return Binding(keys, action, label, show=hint, id=f"app.{action}", tooltip=tooltip, priority=priority)


EVERYWHERE = (
    _key("f1", "help", _("Help"), _("The keys of this screen"), hint=True, priority=True),
    _key("question_mark", "help", _("Help"), _("The keys of this screen"), hint=True),
    _key("f4,c", "capture", _("Capture"), _("Write one line from anywhere"), hint=True),
    _key("f3,slash", "search", _("Search"), _("Search on this screen"), hint=True),
    _key("ctrl+p", "palette", _("Commands"), _("Every action by name"), hint=True, priority=True),
    _key("colon", "palette", _("Commands"), _("Every action by name"), hint=True),
    _key("f2", "log", _("Messages"), _("What was saved, and what went wrong"), priority=True),
    _key("escape,f9,q", "back", _("Back"), _("One level back; nothing is lost")),
    _key("<others>", "others", _("Who is here"), _("Who else has the case open, and where")),
    _key("f6", "pane", _("Next pane"), _("Go round the panes")),
    _key("ctrl+s", "save", _("Save now"), _("Saving is on by itself")),
    _key("ctrl+n", "words", _("Words on or off"), _("Offer words while one types; Tab takes one")),
    _key("u", "undo", _("Undo"), _("Take the last change back")),
    _key("U", "redo", _("Redo"), _("Do again what was undone")),
    _key("ctrl+l", "redraw", _("Redraw"), _("Draw the screen anew"), priority=True),
    _key("ctrl+q", "quit", _("Quit"), _("Close the program; everything is saved"), priority=True),
    Binding("ctrl+c", "how_to_quit", show=False),
)


def way_to(place: Place) -> Binding:
    """Return the binding of a place; without a key it can only be found in the palette."""
    return Binding(
        place.key or f"<{place.id}>",
        f"app.go('{place.id}')",
        place.title,
        id=f"go.{place.id}",
        tooltip=place.about or _("Go to {place}", place=place.title),
        show=False,
    )
