"""Taking back and doing again one's own last change, whatever it was."""

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.usecases import seals


def undo(desk: Desk) -> str:
    """Take back the person's last change and return the sentence that names it.

    Raises Refused when there is none, when somebody has changed the same since, or when it is sealed
    by an approval.
    """
    seals.refuse_reopening(desk.store.look(), desk.store.undoable(desk.person.name))
    entry = desk.store.undo(desk.person.name)
    return _("Undone: {what}", what=say(Phrase(entry.what, **dict(entry.values))))


def redo(desk: Desk) -> str:
    """Do again what was last taken back and return the sentence that names it. Raises Refused."""
    seals.refuse_reopening(desk.store.look(), desk.store.redoable(desk.person.name))
    entry = desk.store.redo(desk.person.name)
    return _("Redone: {what}", what=say(Phrase(entry.what, **dict(entry.values))))
