"""Following up: which actions there are, who owes them, and marking how they go."""

from collections.abc import Iterable
from datetime import date

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.people import Owner
from coc_tui.errors import Refused
from coc_tui.store import Look


def every(look: Look) -> list[Action]:
    """Return all actions by number."""
    return sorted(look.all(Action), key=lambda action: _by_number(action.number))


def _by_number(number: str) -> tuple[str, int]:
    series, _dash, count = number.rpartition("-")
    return (series, int(count))


def open_ones(look: Look) -> list[Action]:
    """Return the actions that are not finished, the earliest deadline first and those without last."""
    return sorted(
        (action for action in every(look) if action.open), key=lambda action: action.due or date.max
    )


def overdue(look: Look, today: date) -> list[Action]:
    """Return the open actions whose deadline has passed."""
    return [action for action in open_ones(look) if action.overdue(today)]


def of_item(look: Look, item: AgendaItem) -> list[Action]:
    """Return the actions captured under an item."""
    return [action for action in every(look) if action.item == item.id]


def set_status(desk: Desk, seen: Action, status: ActionStatus, *, waiting_for: str = "") -> Action:
    """Say how far an action is; who said so and when is kept with it."""
    template = "{number} done" if status == ActionStatus.DONE else "{number} changed"
    with desk.store.change(template, by=desk.person.name, number=seen.number) as change:
        return change.edit(
            seen,
            status=status,
            status_since=desk.clock.today(),
            status_by=desk.person.name,
            waiting_for=waiting_for,
        )


def edit(
    desk: Desk,
    seen: Action,
    *,
    text: str,
    owners: Iterable[Owner],
    due: date | None,
    note: str | None = None,
) -> Action:
    """Change an action's text, owners, deadline or note.

    Refused for text and owners once the minutes that gave it are approved: note the change instead.
    """
    owners = tuple(owners)
    with desk.store.change("{number} changed", by=desk.person.name, number=seen.number) as change:
        if (text, owners) != (seen.text, seen.owners) and _sealed(change, seen.meeting):
            raise Refused(
                "{number} stands in approved minutes: text and owner cannot be changed. Write a note instead.",
                number=seen.number,
            )
        fields: dict[str, object] = {"text": text, "owners": owners, "due": due}
        if note is not None:
            fields["note"] = note
        return change.edit(seen, **fields)


def _sealed(look: Look, meeting_id: str) -> bool:
    meeting = look.find(Meeting, meeting_id) if meeting_id else None
    return meeting is not None and meeting.minutes_state in {
        MinutesState.APPROVED,
        MinutesState.DISTRIBUTED,
        MinutesState.FILED,
    }
