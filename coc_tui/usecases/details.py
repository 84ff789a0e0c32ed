"""Everything about one record of a register, for somebody who wants to see where it came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.decisions import Decision
from coc_tui.domain.records import Record
from coc_tui.domain.risks import Assessment, Risk, level, score
from coc_tui.language import _, say
from coc_tui.language.formats import short_date
from coc_tui.language.words import impact_word, likelihood_word, word
from coc_tui.store import Look
from coc_tui.usecases import actions, decisions, history
from coc_tui.usecases.people import Names


@dataclass(frozen=True)
class Detail:
    """One record, ready to be read."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and value, in the order they are read; empty values are left out."""
    meeting: str = ""
    """The id of the meeting it came from."""
    item: str = ""
    """The id of the agenda item it came from."""


HISTORY_SHOWN = 5
"""How many of its latest changes are told."""


def of_decision(desk: Desk, record: str) -> Detail:
    """Return everything about a decision. Raises NotFound when it is gone."""
    look = desk.store.look()
    one = look.get(Decision, record)
    facts = [
        (_("Decision"), one.text),
        (_("Date"), short_date(one.date)),
        (_("Status"), word(one.status)),
        *_origin(look, one.meeting, one.item),
        (_("Section"), one.clause),
        (_("Dissent"), one.dissent),
        *((_("Action"), f"{other.number} {other.text}") for other in _siblings(look, one)),
        (_("As typed"), one.source),
        *_history(desk, one),
    ]
    return Detail(one.number, _told(facts), one.meeting, one.item)


def of_action(desk: Desk, record: str) -> Detail:
    """Return everything about an action. Raises NotFound when it is gone."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    one = look.get(Action, record)
    status = word(one.status)
    if one.status_since:
        status = _(
            "{status} since {date}, {who}",
            status=status,
            date=short_date(one.status_since),
            who=one.status_by,
        )
    facts = [
        (_("Action"), one.text),
        (_("Owner"), names.owners(one.owners)),
        (_("Due date"), short_date(one.due) if one.due else _("none agreed")),
        (_("Status"), status),
        (_("Waiting for"), one.waiting_for),
        *_origin(look, one.meeting, one.item),
        (_("Note"), one.note),
        (_("As typed"), one.source),
        *_history(desk, one),
    ]
    return Detail(one.number, _told(facts), one.meeting, one.item)


def of_risk(desk: Desk, record: str) -> Detail:
    """Return everything about a risk. Raises NotFound when it is gone."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    one = look.get(Risk, record)
    facts = [
        (_("Risk"), one.title),
        (_("Description"), one.description),
        (_("Section"), one.clause),
        (_("Status"), word(one.status)),
        (_("Owner"), names.owner(one.owner) if one.owner else ""),
        (_("Strategy"), word(one.strategy) if one.strategy else ""),
        (_("Next review"), short_date(one.review_due) if one.review_due else ""),
        *((short_date(past.date), _assessed(past)) for past in reversed(one.assessments)),
        *_history(desk, one),
    ]
    return Detail(one.key, _told(facts), one.meeting, one.item)


def _assessed(one: Assessment) -> str:
    now = _(
        "{likelihood} ({likelihood_word}) × {impact} ({impact_word}) = {score} {level}",
        likelihood=one.likelihood,
        likelihood_word=likelihood_word(one.likelihood),
        impact=one.impact,
        impact_word=impact_word(one.impact),
        score=score(one.likelihood, one.impact),
        level=word(level(one.likelihood, one.impact)),
    )
    before = (
        _("before {likelihood}×{impact}", likelihood=one.before[0], impact=one.before[1])
        if one.before
        else ""
    )
    return " · ".join(part for part in (now, before, one.reason) if part)


def _siblings(look: Look, decision: Decision) -> list[Action]:
    return [one for one in actions.every(look) if decision.item and one.item == decision.item]


def _origin(look: Look, meeting_id: str, item_id: str) -> Iterator[tuple[str, str]]:
    meeting, item, number = decisions.origin(look, meeting_id, item_id)
    if meeting is None:
        yield _("From"), _("Written procedure")
    elif item is None:
        yield _("From"), _("Meeting {number}, {date}", number=meeting.number, date=short_date(meeting.date))
    else:
        yield (
            _("From"),
            _(
                "Meeting {number}, {date}, item {item}. {title}",
                number=meeting.number,
                date=short_date(meeting.date),
                item=number,
                title=item.title,
            ),
        )


def _history(desk: Desk, record: Record) -> Iterator[tuple[str, str]]:
    for event in islice(history.read(desk, record.id), HISTORY_SHOWN):
        yield _("Changed"), f"{short_date(event.at.date())} {event.at:%H:%M} {event.by}: {say(event.what)}"


def _told(facts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


DETAILS: dict[str, Callable[[Desk, str], Detail]] = {
    "decisions": of_decision,
    "actions": of_action,
    "risks": of_risk,
}
"""How a record of each register is told."""
