"""What a captured line became, in words: said in the live minutes and wherever else a line is typed."""

from coc_tui.domain.agenda import AgendaItem
from coc_tui.language import _, say
from coc_tui.language.words import word
from coc_tui.usecases.meeting.live import LiveItem
from coc_tui.usecases.meeting.minutes import Captured, Understood


def heading(item: LiveItem) -> str:
    """Return the item's number and title."""
    return f"{item.number}. {item.record.title}"


def understood(captured: Captured) -> str:
    """Return in a few words what a line became; nothing when all of it stayed as text."""
    parts = [_became(one) for one in captured.understood]
    if captured.kind_changed:
        parts.append(_("the item is now for decision"))
    return " · ".join(parts)


def answer(captured: Captured) -> str:
    """Return what a line became and what of it was not understood; its text when it is only text."""
    unclear = " ".join(say(error) for error in captured.unclear)
    return " · ".join(part for part in (understood(captured), unclear) if part) or captured.kept


def _became(one: Understood) -> str:
    match one.kind:
        case "outcome":
            assert isinstance(one.record, AgendaItem)
            return word(one.record.outcome) if one.record.outcome else ""
        case "procedural":
            return _("Decision without a number")
        case _:
            due = _("due at the next meeting") if one.waits else ""
            return ", ".join(part for part in (key_of(one), due) if part)


def key_of(one: Understood) -> str:
    """Return the number by which what was understood is known; nothing for what has none."""
    return str(getattr(one.record, "key", None) or getattr(one.record, "number", ""))
