"""Following up: which actions there are, who owes them, and marking how they go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TypedDict, Unpack

from coc_tui.desk import Desk, Person
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.numbering import action_series
from coc_tui.domain.people import Owner, Participant
from coc_tui.domain.reading.dates import NEXT_MEETING, Due
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import _, ngettext
from coc_tui.language.formats import short_date, sort_key
from coc_tui.store import Change, Look
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.records.numbering import draw
from coc_tui.usecases.records.people import Names


@dataclass(frozen=True)
class Reminder:
    """What can be sent to one owner as it is: nothing in it is anybody else's."""

    owner: Owner
    to: str
    """What the owner is called."""
    subject: str
    text: str
    """Plain text of several lines."""
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class FollowUp:
    """How it went with the actions of one meeting until the next one."""

    meeting: Meeting
    until: Meeting | None
    """The next meeting that was held; None while it is not."""
    given: int
    """Without those that were cancelled since."""
    closed: int
    """How many of them were done on the day of the next meeting at the latest."""
    done: int
    """How many are done by now."""


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


def of_meeting(look: Look, meeting: Meeting) -> list[Action]:
    """Return the actions given at a meeting."""
    return [action for action in every(look) if action.meeting == meeting.id]


def waiting(look: Look) -> list[Action]:
    """Return the actions that wait for something, the earliest deadline first."""
    return [action for action in open_ones(look) if action.status == ActionStatus.WAITING]


def mine(look: Look, person: Person) -> list[Action]:
    """Return the open actions of ``person``: by role, by name, and by the company they represent."""
    own = {Owner(kind="person", key=person.name)}
    if person.role:
        own.add(Owner(kind="role", key=person.role))
    own |= {
        Owner(kind="company", key=one.organisation)
        for one in look.all(Participant)
        if person.name and one.name == person.name and one.organisation
    }
    return [action for action in open_ones(look) if own & set(action.owners)]


def by_owner(look: Look) -> dict[Owner, list[Action]]:
    """Return the open actions by each owner; one with two owners stands under both."""
    found: dict[Owner, list[Action]] = {}
    for action in open_ones(look):
        for owner in action.owners:
            found.setdefault(owner, []).append(action)
    return found


def closed_by_next(look: Look, several: Iterable[Action] | None = None) -> tuple[FollowUp, ...]:
    """Return, meeting by meeting, how many of all actions, or of ``several``, were done by the next one."""
    held = sorted(
        (one for one in finding.meetings(look) if one.state == MeetingState.HELD), key=lambda one: one.begins
    )
    given: dict[str, list[Action]] = {}
    for action in every(look) if several is None else several:
        if action.status != ActionStatus.CANCELLED:
            given.setdefault(action.meeting, []).append(action)
    return tuple(
        _follow_up(meeting, until, given.get(meeting.id, []))
        for meeting, until in zip_longest(held, held[1:])
    )


def _follow_up(meeting: Meeting, until: Meeting | None, given: list[Action]) -> FollowUp:
    done = [action for action in given if action.status == ActionStatus.DONE]
    closed = [
        action for action in done if until and action.status_since and action.status_since <= until.date
    ]
    return FollowUp(meeting, until, len(given), len(closed), len(done))


def reminders(desk: Desk, owners: Iterable[Owner] | None = None) -> tuple[Reminder, ...]:
    """Return a reminder for each owner of open actions, ready to send, or for ``owners`` only."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    found = by_owner(look)
    wanted = [owner for owner in found if owners is None or owner in set(owners)]
    return tuple(
        _reminder(desk, names, owner, found[owner])
        for owner in sorted(wanted, key=lambda one: sort_key(names.owner(one)))
    )


def _reminder(desk: Desk, names: Names, owner: Owner, owed: list[Action]) -> Reminder:
    today = desk.clock.today()
    who, network = names.owner(owner), names.agreement.network
    lines = [
        _("To {owner}", owner=who),
        "",
        ngettext("This action is open:", "These {count} actions are open:", len(owed)),
        "",
        *(_reminded(action, today) for action in owed),
        "",
        _("Tell {name} when something is done, or what it waits for.", name=desk.person.name),
    ]
    subject = ngettext("{name}: one open action", "{name}: {count} open actions", len(owed), name=network)
    return Reminder(owner, who, subject, "\n".join(lines), tuple(owed))


def _reminded(action: Action, today: date) -> str:
    text = " ".join(action.text.split())
    if action.due is None and action.due_next_meeting:
        said = _("{number} {text} (due at the next meeting)", number=action.number, text=text)
    elif action.due is None:
        said = _("{number} {text} (no due date)", number=action.number, text=text)
    elif action.overdue(today):
        said = _(
            "{number} {text} (was due {due})", number=action.number, text=text, due=short_date(action.due)
        )
    else:
        said = _("{number} {text} (due {due})", number=action.number, text=text, due=short_date(action.due))
    if action.status == ActionStatus.WAITING and action.waiting_for:
        said = _("{action}; waits for {what}", action=said, what=action.waiting_for)
    return f"- {said}"


def add(
    desk: Desk,
    text: str,
    owners: Iterable[Owner],
    *,
    due: Due = None,
    risk: str = "",
    note: str = "",
) -> Action:
    """Add an action outside a meeting, such as a measure against the risk with the id ``risk``.

    Raises WrongUse without a text or an owner.
    """
    owners = tuple(owners)
    if not text.strip():
        raise WrongUse("The action has no text.")
    if not owners:
        raise WrongUse("The action has no owner.")
    with desk.store.change("New action: {text}", by=desk.person.name, text=text) as change:
        times = _due(desk, change, due)
        action = Action(number="", text=text, owners=owners, risk=risk, note=note, **times)
        return enter(change, action, desk.clock.today())


def enter(change: Change, action: Action, day: date) -> Action:
    """Store a new action with the next number of the year of ``day``."""
    return change.add(action.with_(number=draw(change, action_series(day))))


def _due(desk: Desk, look: Look, due: Due, seen: Action | None = None) -> dict[str, date | None]:
    """Return a deadline as fields of the record; the next meeting is counted from where it was agreed."""
    if due != NEXT_MEETING:
        return {"due": due, "due_after": None}
    meeting = look.find(Meeting, seen.meeting) if seen and seen.meeting else None
    agreed = seen.due_after if seen else None
    day = agreed or (meeting.date if meeting else desk.clock.today())
    return {"due": meetings.day_after(look, day), "due_after": day}


def set_status(desk: Desk, seen: Action, status: ActionStatus, *, waiting_for: str = "") -> Action:
    """Say how far an action is; who said so and when is kept with it.

    Raises WrongUse for a waiting action that does not say what it waits for.
    """
    if status == ActionStatus.WAITING and not waiting_for.strip():
        raise WrongUse("Say what or whom {number} waits for.", number=seen.number)
    with desk.store.change(
        "{number} done" if status == ActionStatus.DONE else "{number} changed",
        by=desk.person.name,
        number=seen.number,
    ) as change:
        return change.edit(
            seen,
            status=status,
            status_since=desk.clock.today(),
            status_by=desk.person.name,
            waiting_for=waiting_for,
        )


class ActionEdit(TypedDict, total=False):
    """What can be changed of an action without that being an act of its own."""

    text: str
    owners: tuple[Owner, ...]
    deadline: Due
    risk: str
    """The id of the risk it treats; empty when it treats none any more."""
    note: str


def edit(desk: Desk, seen: Action, **fields: Unpack[ActionEdit]) -> Action:
    """Change an action's text, owners, deadline, the risk it treats or its note.

    Refused for text and owners once the minutes that gave it are approved: note the change instead.
    """
    with desk.store.change("{number} changed", by=desk.person.name, number=seen.number) as change:
        said = (fields.get("text", seen.text), fields.get("owners", seen.owners))
        if said != (seen.text, seen.owners) and _sealed(change, seen.meeting):
            raise Refused(
                "{number} stands in approved minutes: text and owner cannot be changed. "
                "Write a note instead.",
                number=seen.number,
            )
        new: dict[str, object] = {name: value for name, value in fields.items() if name != "deadline"}
        if "deadline" in fields:
            new |= _due(desk, change, fields["deadline"], seen)
        return change.edit(seen, **new)


def _sealed(look: Look, meeting_id: str) -> bool:
    meeting = look.find(Meeting, meeting_id) if meeting_id else None
    return meeting is not None and meeting.minutes_state in {
        MinutesState.APPROVED,
        MinutesState.DISTRIBUTED,
        MinutesState.FILED,
    }
