"""The decision log: finding decisions and where they came from."""

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.store import Look
from coc_tui.usecases import finding, meetings


def every(look: Look) -> list[Decision]:
    """Return all decisions by number."""
    return sorted(
        look.all(Decision),
        key=lambda one: (one.number.rpartition("-")[0], int(one.number.rpartition("-")[2])),
    )


def of_item(look: Look, item: AgendaItem) -> list[Decision]:
    """Return the decisions made under an item."""
    return [one for one in every(look) if one.item == item.id]


def origin(look: Look, meeting_id: str, item_id: str) -> tuple[Meeting | None, AgendaItem | None, str]:
    """Return the meeting and item something came from, and the item's number there."""
    meeting = look.find(Meeting, meeting_id) if meeting_id else None
    item = look.find(AgendaItem, item_id) if item_id else None
    number = numbers(finding.items(look, meeting)).get(item_id, "") if meeting and item else ""
    return meeting, item, number


def edit(desk: Desk, seen: Decision, **fields: object) -> Decision:
    """Change a decision. Its text is refused a change once the minutes are approved."""
    with desk.store.change("{number} changed", by=desk.person.name, number=seen.number) as change:
        if "text" in fields and fields["text"] != seen.text and seen.meeting:
            meetings.refuse_when_sealed(change.get(Meeting, seen.meeting))
        return change.edit(seen, **fields)
