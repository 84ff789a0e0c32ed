"""What was said another way than it was captured: a record becomes a line of the minutes again."""

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.capture import turn
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import Refused
from coc_tui.language import marked
from coc_tui.store import Change, Look
from coc_tui.usecases.followup import actions, decisions
from coc_tui.usecases.records import meetings, undo

_BACK = marked("Back to text: {title}")
"""What the history calls a record that became a line again."""


def last(look: Look, item: AgendaItem) -> Decision | Action | None:
    """Return what was captured last under ``item`` and has a number; None when nothing was."""
    there: list[Decision | Action] = [*decisions.of_item(look, item), *actions.of_item(look, item)]
    return max(there, key=lambda one: one.id, default=None)


def back_to_text(desk: Desk, seen: AgendaItem, around: tuple[str, str]) -> tuple[str, AgendaItem]:
    """Take the last decision or action of ``seen`` out of the register; return its line and the item.

    The line, as it was typed, stands in the item's text between ``around``. The number is spent. An item
    that was treated by its only decision has no outcome then. Raises Refused when nothing was captured
    under the item, when the record has been changed since, or when the minutes are approved.
    """
    with desk.store.change(_BACK, by=desk.person.name, title=seen.title) as change:
        meetings.refuse_when_sealed(change.get(Meeting, seen.meeting))
        item = change.get(AgendaItem, seen.id)
        record = last(change, item)
        if record is not None:
            line = _withdraw(change, record)
        elif item.procedural_decision:
            decided, _newline, text = item.procedural_decision.rpartition("\n")
            line = turn(text, "decision")
            item = change.edit(item, procedural_decision=decided)
        else:
            raise Refused("Nothing is captured under this item.")
        decided_still = item.procedural_decision or decisions.of_item(change, item)
        if item.outcome is Outcome.TREATED and line[:1] in "bdBD" and not decided_still:
            change.edit(item, outcome=None)
        before, after = around
        # The writer saw the item as ``seen``; what others wrote meanwhile is merged into it.
        return line, change.edit(seen, notes=f"{before}{line}\n{after}" if after else before + line)


def undo_back_to_text(desk: Desk, item: AgendaItem) -> str:
    """Let the line that came back from ``item``'s records be a record again; return what was undone.

    Refused when it is not the last thing the person has done.
    """
    last_done = desk.store.undoing.undoable(desk.person.name)
    if last_done is None or last_done.what != _BACK or last_done.values.get("title") != item.title:
        raise Refused("Something else was stored after that line, so it cannot be taken back here.")
    return undo.undo(desk)


def _withdraw(change: Change, record: Decision | Action) -> str:
    if record.rev > 1:
        raise Refused(
            "{number} has been changed since it was captured. Change it in its register.",
            number=record.number,
        )
    change.bin(record)
    typed = record.source.strip(" ;/")
    return typed or turn(record.text, "decision" if isinstance(record, Decision) else "action")
