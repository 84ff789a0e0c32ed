"""Taking back and doing again one's own last change, whatever it was."""

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.errors import Refused
from coc_tui.language import _, say
from coc_tui.store import Entry
from coc_tui.usecases.records import seals


def undo(desk: Desk) -> str:
    """Take back the person's last change and return the sentence that names it.

    Raises Refused when there is none, when somebody has changed the same since or noted something
    with it, or when it is sealed by an approval.
    """
    _refuse(desk, desk.store.undoing.undoable(desk.person.name))
    entry = desk.store.undoing.undo(desk.person.name)
    return _("Undone: {what}", what=say(Phrase(entry.what, **dict(entry.values))))


def redo(desk: Desk) -> str:
    """Do again what was last taken back and return the sentence that names it. Raises Refused."""
    _refuse(desk, desk.store.undoing.redoable(desk.person.name))
    entry = desk.store.undoing.redo(desk.person.name)
    return _("Redone: {what}", what=say(Phrase(entry.what, **dict(entry.values))))


def _refuse(desk: Desk, entry: Entry | None) -> None:
    """Raise Refused when taking ``entry`` back would open what is sealed, or take away what others use."""
    look = desk.store.look()
    seals.refuse_reopening(look, entry)
    ops = entry.ops if entry else ()
    new = {op["id"] for op in ops if "put" in op}
    if not new:
        return
    # Few things that are taken back were new, and the links of every kind are in there.
    from coc_tui.usecases.records.checking import used_by

    taken_back_too = {op["id"] for op in ops}
    for record in used_by(look, new):
        if record.id in taken_back_too:
            continue
        raise Refused("{by} has used it since, so it cannot be taken back.", by=record.by)
