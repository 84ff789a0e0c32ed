"""Everything about one record of a register, for somebody who wants to see where it came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.members import Member
from coc_tui.domain.records import Record
from coc_tui.domain.renewal import ChecklistTask
from coc_tui.domain.results import Snapshot
from coc_tui.domain.risks import Assessment, Risk, level, score
from coc_tui.language import _, localised, pgettext, say
from coc_tui.language.formats import number, percent, short_date
from coc_tui.language.labels import field_word
from coc_tui.language.words import due_words, impact_word, likelihood_word, word
from coc_tui.store import Look
from coc_tui.usecases.case import history
from coc_tui.usecases.contract import members, results
from coc_tui.usecases.contract.indicators import IndicatorReading, readings
from coc_tui.usecases.contract.indicators import of_risk as of_number
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term import evidence, renewal


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
        (field_word(Decision, "text"), one.text),
        (field_word(Decision, "date"), short_date(one.date)),
        (field_word(Decision, "status"), word(one.status)),
        *_origin(look, one.meeting, one.item),
        (field_word(Decision, "ended"), _ended(look, one)),
        (field_word(Decision, "replaces"), _number(look, one.replaces)),
        (field_word(Decision, "clause"), one.clause),
        (field_word(Decision, "goal"), _goal(desk, look, one)),
        (_("Vision and strategy"), _("Yes") if one.strategic else ""),
        (field_word(Decision, "review"), short_date(one.review) if one.review else ""),
        (field_word(Decision, "dissent"), one.dissent),
        *((_("Action"), f"{other.number} {other.text}") for other in _siblings(look, one)),
        (field_word(Decision, "source"), one.source),
        *_history(desk, one),
    ]
    return Detail(one.number, _told(facts), one.meeting, one.item)


def _ended(look: Look, one: Decision) -> str:
    if one.ended is None:
        return ""
    by = _("replaced by {number}", number=_number(look, one.replaced_by)) if one.replaced_by else ""
    return " · ".join(part for part in (short_date(one.ended), by, one.ended_reason) if part)


def _number(look: Look, record: str) -> str:
    found = look.find(Decision, record) if record else None
    return found.number if found else ""


def _goal(desk: Desk, look: Look, one: Decision) -> str:
    goals = desk.agreement(look).goals
    return next((localised(goal.title) for goal in goals if goal.id == one.goal), one.goal)


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
        (field_word(Action, "text"), one.text),
        (field_word(Action, "owners"), names.owners(one.owners)),
        (field_word(Action, "due"), due_words(one.due, one.due_next_meeting, _("none agreed"))),
        (field_word(Action, "status"), status),
        (field_word(Action, "waiting_for"), one.waiting_for),
        (field_word(Action, "risk"), _treated(look, one)),
        *_origin(look, one.meeting, one.item),
        (_("Notes"), one.note),
        (field_word(Action, "source"), one.source),
        *_history(desk, one),
    ]
    return Detail(one.number, _told(facts), one.meeting, one.item)


def _treated(look: Look, one: Action) -> str:
    risk = look.find(Risk, one.risk) if one.risk else None
    return f"{risk.key} {risk.title}" if risk else ""


def of_risk(desk: Desk, record: str) -> Detail:
    """Return everything about a risk. Raises NotFound when it is gone."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    one = look.get(Risk, record)
    facts = [
        (field_word(Risk, "title"), one.title),
        (field_word(Risk, "description"), one.description),
        (field_word(Risk, "clause"), one.clause),
        (field_word(Risk, "status"), _risk_status(one)),
        (_("Suggestion, not assessed"), _suggested(desk, one)),
        (field_word(Risk, "owner"), names.owner(one.owner) if one.owner else ""),
        (field_word(Risk, "strategy"), word(one.strategy) if one.strategy else ""),
        (field_word(Risk, "target"), str(one.target or "")),
        (field_word(Risk, "next_review"), short_date(one.review_due) if one.review_due else ""),
        *(
            (pgettext("risk", "Measure"), _measure(done, desk.clock.today()))
            for done in risks.measures(look, one)
        ),
        *((_("Early warning"), warning(found)) for found in of_number(readings(desk), one.number)),
        *((short_date(past.date), _assessed(past)) for past in reversed(one.assessments)),
        *_history(desk, one),
    ]
    return Detail(one.key, _told(facts), one.meeting, one.item)


def _risk_status(one: Risk) -> str:
    since = (
        _("since {date}, {who}", date=short_date(one.status_since), who=one.status_by)
        if one.status_since
        else ""
    )
    return " · ".join(part for part in (word(one.status), since, one.status_reason) if part)


def _suggested(desk: Desk, one: Risk) -> str:
    found = risks.suggestion(desk, one)
    return "" if found is None else _degrees(*found)


def _measure(one: Action, today: date) -> str:
    when = due_words(one.due, one.due_next_meeting)
    due = _("due {date}", date=when) if when else ""
    status = _("{status}, overdue", status=word(one.status)) if one.overdue(today) else word(one.status)
    return " · ".join(part for part in (f"{one.number} {one.text}", status, due) if part)


def warning(one: IndicatorReading) -> str:
    """Return an early warning with its light in a word, its figure and what that rests on."""
    parts = [f"{one.title}: {word(one.light).lower()}"]
    if one.value is not None:
        unit = {"percent": " %", "percent_change": " %"}.get(one.indicator.unit, "")
        parts.append(f"{number(round(one.value, 1))}{unit}")
    parts.append(say(one.basis))
    return " · ".join(parts)


def _degrees(likelihood: int, impact: int) -> str:
    return _(
        "{likelihood} ({likelihood_word}) × {impact} ({impact_word}) = {score} {level}",
        likelihood=likelihood,
        likelihood_word=likelihood_word(likelihood),
        impact=impact,
        impact_word=impact_word(impact),
        score=score(likelihood, impact),
        level=word(level(likelihood, impact)),
    )


def _assessed(one: Assessment) -> str:
    now = _degrees(one.likelihood, one.impact)
    before = (
        _("before {likelihood}×{impact}", likelihood=one.before[0], impact=one.before[1])
        if one.before
        else ""
    )
    return " · ".join(part for part in (now, before, one.reason) if part)


def of_task(desk: Desk, task: str) -> Detail:
    """Return everything about a task of the renewal. Raises NotFound."""
    one = renewal.task(desk, task)
    record = one.record
    status = word(one.status)
    if record and record.status_since:
        status = _(
            "{status} since {date}, {who}",
            status=status,
            date=short_date(record.status_since),
            who=record.status_by,
        )
    facts = [
        (field_word(ChecklistTask, "task"), one.title),
        (
            _("Due date"),
            _("at once, by {date}", date=short_date(one.due)) if one.at_once else short_date(one.due),
        ),
        (_("Can begin on"), short_date(one.begins) if one.begins else ""),
        (
            field_word(ChecklistTask, "status"),
            _("{status}, overdue", status=status) if one.overdue else status,
        ),
        (_("Role"), one.role),
        (_("Section"), one.clause),
        (_("Track"), word(one.track) if one.live else _("{track}, not chosen", track=word(one.track))),
        (_("Practice"), _("the agreement does not ask for it") if one.inferred else ""),
        *(
            (field_word(ChecklistTask, "evidence"), evidence.told(proof))
            for proof in (record.evidence if record else ())
        ),
        (field_word(ChecklistTask, "no_evidence"), record.no_evidence if record else ""),
        (_("Still needs one of"), evidence.kinds(one.unproven)),
        (_("Notes"), record.notes if record else ""),
        *(_history(desk, record) if record else ()),
    ]
    return Detail(one.id, _told(facts))


def of_result(desk: Desk, record: str) -> Detail:
    """Return everything about a figure. Raises NotFound when it is gone."""
    look = desk.store.look()
    one = look.get(Snapshot, record)
    figure = next(found for found in results.figures(desk) if found.snapshot.id == one.id)
    count = str(one.value) if one.n is None else _("{count} of {n}", count=one.value, n=one.n)
    if figure.percent is not None:
        count = _("{count} ({percent})", count=count, percent=percent(figure.percent))
    meeting = look.find(Meeting, one.meeting) if one.meeting else None
    facts = [
        (_("Period"), f"{short_date(one.first)}–{short_date(one.last)}"),
        (field_word(Snapshot, "value"), count),
        (
            _("Small count"),
            _("it could point at a person: look before it is published") if figure.small else "",
        ),
        (field_word(Snapshot, "months"), str(one.months or "")),
        (field_word(Snapshot, "definition"), one.definition),
        (field_word(Snapshot, "source"), one.source),
        (_("Shared"), short_date(one.shared) if one.shared else _("not yet")),
        (
            _("Shown at"),
            _("Meeting {number}, {date}", number=meeting.number, date=short_date(meeting.date))
            if meeting
            else "",
        ),
        (_("Notes"), one.note),
        *_history(desk, one),
    ]
    return Detail(figure.title, _told(facts), one.meeting)


def of_member(desk: Desk, record: str) -> Detail:
    """Return everything about a company of the network. Raises NotFound when it is gone."""
    look = desk.store.look()
    one = look.get(Member, record)
    facts = [
        (field_word(Member, "contact"), one.contact),
        (field_word(Member, "email"), one.email),
        (field_word(Member, "phone"), one.phone),
        (field_word(Member, "municipality"), one.municipality),
        (field_word(Member, "size"), word(one.size) if one.size else ""),
        (field_word(Member, "status"), word(one.status)),
        (field_word(Member, "since"), short_date(one.since) if one.since else ""),
        (field_word(Member, "until"), short_date(one.until) if one.until else ""),
        *(
            (_("Took part in"), f"{short_date(event.day) if event.day else event.month} {event.title}")
            for event in members.attended(look, one)
        ),
        (_("Notes"), one.notes),
        *_history(desk, one),
    ]
    return Detail(one.name, _told(facts))


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
    "renewal": of_task,
    "results": of_result,
    "members": of_member,
}
"""How a record of each register is told."""
