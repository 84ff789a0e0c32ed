"""The agreement's end and the way past it: the checklist, the choice of track, notice, extension, closing.

The tasks, their roles and clauses are the agreement's; their dates are counted from its end, which a
notice makes earlier and an extension later.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from coc_tui.agreement import renewal, term
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.renewal import PlannedTask
from coc_tui.agreement.start import RenewalTask
from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision, DecisionStatus
from coc_tui.domain.renewal import (
    ChecklistStatus,
    ChecklistTask,
    Evidence,
    EvidenceKind,
    RenewalCourse,
    RenewalTrack,
    TrackChoice,
)
from coc_tui.domain.text import clean_line
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import localised, say
from coc_tui.store import Change, Look
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term.ending import End, end_of, extensions
from coc_tui.usecases.term.evidence import Proof, evidence, kinds

FINISHED = frozenset({ChecklistStatus.DONE, ChecklistStatus.NOT_RELEVANT})


@dataclass(frozen=True)
class TaskView:
    """One task with its date, its clause, and what was done about it."""

    id: str
    title: str
    track: RenewalTrack
    live: bool
    """Whether it belongs to the way chosen; one that does not is shown and asks for nothing."""
    begins: date | None
    due: date
    at_once: bool
    """Whether its own date had passed when the end became known."""
    roles: tuple[str, ...]
    """The roles' identifiers."""
    role: str
    """The roles' titles as one phrase."""
    clause: str
    inferred: bool
    """Whether it is good practice rather than what the agreement says."""
    status: ChecklistStatus
    overdue: bool
    chooses_track: bool
    closes_track: bool
    needs: tuple[EvidenceKind, ...]
    """What shows that it is done, any one of them; empty when the agreement asks for nothing."""
    record: ChecklistTask | None
    """What was done about it: since when, by whom, notes, evidence; None while nothing was."""

    @property
    def unproven(self) -> tuple[EvidenceKind, ...]:
        """The kinds of evidence it still needs one of; empty once there is one, or it is said why not."""
        shown = self.record
        if shown is not None and (
            any(one.kind in self.needs for one in shown.evidence)
            or (shown.no_evidence and not self.closes_track)
        ):
            return ()
        return self.needs


@dataclass(frozen=True)
class Checklist:
    """The whole way to one end of the agreement, as of a day."""

    end: End
    days_to_end: int
    """0 when it has come."""
    talks: date
    """The day by which talks on extension have begun."""
    days_to_talks: int
    clause: str
    track: RenewalTrack | None
    choices: tuple[TrackChoice, ...]
    """Every choice made, newest last."""
    tasks: tuple[TaskView, ...]
    """In the agreement's order, those of the other track too."""
    blocking: tuple[Phrase, ...]
    """What stands in the way of closing; empty when nothing does."""
    closed: date | None
    talks_step: str
    """The id of the step by which talks have begun; empty when the agreement has none."""

    @property
    def talks_begun(self) -> bool:
        """Whether the step that begins the talks is done (R10.4)."""
        return any(one.id == self.talks_step and one.status is ChecklistStatus.DONE for one in self.tasks)

    @property
    def done(self) -> tuple[TaskView, ...]:
        """The steps that are done."""
        return tuple(one for one in self.tasks if one.status is ChecklistStatus.DONE)

    @property
    def overdue(self) -> tuple[TaskView, ...]:
        """The live steps whose day has passed, the oldest first."""
        return tuple(sorted((one for one in self.tasks if one.overdue), key=lambda one: one.due))

    @property
    def next(self) -> TaskView | None:
        """The live task with the earliest date that is not finished."""
        waiting = [one for one in self.tasks if one.live and one.status not in FINISHED]
        return min(waiting, key=lambda one: one.due, default=None)

    @property
    def coming(self) -> TaskView | None:
        """The live task whose day comes next; those that are overdue are not it."""
        ahead = [one for one in self.tasks if one.live and one.status not in FINISHED and not one.overdue]
        return min(ahead, key=lambda one: one.due, default=None)


def checklist(desk: Desk, look: Look | None = None) -> Checklist:
    """Return the checklist towards the agreement's end as things stand."""
    look = look or desk.store.look()
    agreement, today = desk.agreement(look), desk.clock.today()
    end = end_of(desk, look)
    course = _course(look, end.day)
    track = course.track if course else None
    tasks = _tasks(desk, look, end, track)
    dates = term.renewal_dates(agreement, end.day)
    return Checklist(
        end=end,
        days_to_end=max(0, (end.day - today).days),
        talks=dates.due,
        days_to_talks=max(0, (dates.due - today).days),
        clause=dates.clause,
        track=track,
        choices=course.choices if course else (),
        tasks=tasks,
        blocking=tuple(_blocking(agreement, tasks, track)),
        closed=course.closed if course else None,
        talks_step=agreement.renewal.talks,
    )


def _course(look: Look, end: date) -> RenewalCourse | None:
    return next((one for one in look.all(RenewalCourse) if one.end == end), None)


def _planned(desk: Desk, look: Look, end: End) -> list[PlannedTask]:
    """Return the tasks towards ``end``; one on a fixed day outside the period is of another period."""
    agreement = desk.agreement(look)
    earlier = [one.until for one in extensions(look) if one.until < end.day]
    earlier += [one.ended for one in extensions(look) if one.ended < end.day]
    since = max(earlier, default=agreement.term.start - timedelta(days=1))
    return [
        one
        for one in renewal.plan(agreement, end.day, end.made)
        if one.task.due is None or since < one.task.due <= end.day
    ]


def _tasks(desk: Desk, look: Look, end: End, track: RenewalTrack | None) -> tuple[TaskView, ...]:
    names, today = Names(desk.agreement(look)), desk.clock.today()
    records = {one.task: one for one in look.all(ChecklistTask) if one.end == end.day}
    return tuple(
        _task_view(names, planned, records.get(planned.task.id), track, today)
        for planned in _planned(desk, look, end)
    )


def _task_view(
    names: Names,
    planned: PlannedTask,
    record: ChecklistTask | None,
    track: RenewalTrack | None,
    today: date,
) -> TaskView:
    task = planned.task
    own = RenewalTrack(task.track)
    status = record.status if record else ChecklistStatus.NOT_STARTED
    live = own in {RenewalTrack.COMMON, track}
    return TaskView(
        id=task.id,
        title=localised(task.task),
        track=own,
        live=live,
        begins=planned.begins,
        due=planned.due,
        at_once=planned.at_once,
        roles=task.roles,
        role=", ".join(names.role(role) for role in task.roles),
        clause=task.clause,
        inferred=task.inferred,
        status=status,
        overdue=live and status not in FINISHED and planned.due < today,
        chooses_track=task.chooses_track,
        closes_track=task.closes_track,
        needs=_needs(task),
        record=record,
    )


def _needs(task: RenewalTask) -> tuple[EvidenceKind, ...]:
    """Return the kinds of evidence a task needs one of: a required one is never done without (R10.6)."""
    if task.closes_track and not task.evidence:
        return (EvidenceKind.DECISION, EvidenceKind.DOCUMENT)
    return tuple(map(EvidenceKind, task.evidence))


def _blocking(agreement: Agreement, tasks: tuple[TaskView, ...], track: RenewalTrack | None) -> list[Phrase]:
    clause = agreement.renewal.clause
    found = []
    if track is None:
        found.append(Phrase("No decision has chosen between extension and handover", clause=clause))
    for one in tasks:
        if one.live and one.closes_track and one.status != ChecklistStatus.DONE:
            found.append(Phrase("{id} must be done: {task}", id=one.id, task=one.title, clause=one.clause))
        elif one.live and one.status not in FINISHED:
            found.append(
                Phrase(
                    "{id} is {status}: {task}",
                    id=one.id,
                    status=one.status,
                    task=one.title,
                    clause=one.clause,
                )
            )
    return found


def set_status(desk: Desk, seen: TaskView, status: ChecklistStatus) -> TaskView:
    """Say how far a task is; who said so and when is kept with it.

    Refused as done without the evidence it needs, for the task that chooses the track while no decision
    has, and as not relevant for a task the agreement requires.
    """
    with desk.store.change("Task {task} changed", by=desk.person.name, task=seen.id) as change:
        record = _record(desk, change, seen)
        if seen.chooses_track and status == ChecklistStatus.DONE and chosen_track(desk, change) is None:
            raise Refused("{task} is done by choosing a track with a decision.", task=seen.id)
        if seen.closes_track and status == ChecklistStatus.NOT_RELEVANT:
            raise Refused("{task} is required (section {clause}).", task=seen.id, clause=seen.clause)
        if status == ChecklistStatus.DONE:
            _refuse_unproven(replace(seen, record=record))
        change.edit(record, status=status, status_since=desk.clock.today(), status_by=desk.person.name)
    return task(desk, seen.id)


def _refuse_unproven(task: TaskView) -> None:
    if task.unproven and task.closes_track:
        raise Refused("{task} lacks evidence, one of: {kinds}.", task=task.id, kinds=kinds(task.unproven))
    if task.unproven:
        raise Refused(
            "{task} lacks evidence, one of: {kinds}. Point at it, or say why there is none.",
            task=task.id,
            kinds=kinds(task.unproven),
        )


def write_notes(desk: Desk, seen: TaskView, text: str) -> TaskView:
    """Store a task's notes. Raises Conflict when another changed the same lines."""
    with desk.store.change("Task {task} changed", by=desk.person.name, task=seen.id) as change:
        record = _record(desk, change, seen)
        change.edit(seen.record or record, notes=text)
    return task(desk, seen.id)


def prove(desk: Desk, seen: TaskView, by: Proof) -> TaskView:
    """Point at what shows that a task was done: a record, the day it happened, or where a document is.

    Raises WrongUse for a day that has not come, and for no words.
    """
    if isinstance(by, date) and by > desk.clock.today():
        raise WrongUse("{day} has not come yet.", day=by)
    with desk.store.change("Evidence for task {task}", by=desk.person.name, task=seen.id) as change:
        record = _record(desk, change, seen)
        new = evidence(by)
        if new not in record.evidence:
            change.edit(record, evidence=(*record.evidence, new), no_evidence="")
    return task(desk, seen.id)


def say_why_unproven(desk: Desk, seen: TaskView, why: str) -> TaskView:
    """Note why a task has nothing to point at. Raises WrongUse without a word; Refused when it must have."""
    if not clean_line(why):
        raise WrongUse("Say why there is none.")
    if seen.closes_track:
        raise Refused("{task} lacks evidence, one of: {kinds}.", task=seen.id, kinds=kinds(seen.needs))
    with desk.store.change("Evidence for task {task}", by=desk.person.name, task=seen.id) as change:
        change.edit(_record(desk, change, seen), no_evidence=why)
    return task(desk, seen.id)


def unprove(desk: Desk, seen: TaskView, proof: Evidence) -> TaskView:
    """Take a piece of evidence away again."""
    with desk.store.change("Evidence for task {task}", by=desk.person.name, task=seen.id) as change:
        record = _record(desk, change, seen)
        change.edit(record, evidence=tuple(one for one in record.evidence if one != proof))
    return task(desk, seen.id)


def task(desk: Desk, task_id: str) -> TaskView:
    """Return one task as it stands. Raises NotFound."""
    found = next((one for one in checklist(desk).tasks if one.id == task_id), None)
    if found is None:
        raise NotFound("The agreement has no renewal task {task}.", task=task_id)
    return found


def _record(desk: Desk, change: Change, seen: TaskView) -> ChecklistTask:
    """Return the task's record, made if nothing was done about it before. Refused once it is closed."""
    end = end_of(desk, change).day
    course = _course(change, end)
    if course and course.closed:
        raise Refused("The renewal was closed on {day}.", day=course.closed)
    there = change.where(ChecklistTask, task=seen.id, end=end)
    return there[0] if there else change.add(ChecklistTask(task=seen.id, end=end))


def chosen_track(desk: Desk, look: Look) -> RenewalTrack | None:
    course = _course(look, end_of(desk, look).day)
    return course.track if course else None


def choose(desk: Desk, track: RenewalTrack, decision: Decision) -> Checklist:
    """Choose extension or handover by a logged decision; an earlier choice stays in the history.

    The tasks that choose are then done, with the decision as evidence. Refused for a decision
    that no longer stands and once the renewal is closed.
    """
    if track == RenewalTrack.COMMON:
        raise WrongUse("Choose between extension and handover.")
    with desk.store.change(
        "{track} chosen by {number}", by=desk.person.name, track=track, number=decision.number
    ) as change:
        decision = change.get(Decision, decision.id)
        if decision.status != DecisionStatus.IN_FORCE:
            raise Refused(
                "{number} is {status} and no longer stands.", number=decision.number, status=decision.status
            )
        end = end_of(desk, change).day
        course = _course(change, end) or change.add(RenewalCourse(end=end))
        today = desk.clock.today()
        choice = TrackChoice(track=track, decision=decision.id, date=today, by=desk.person.name)
        for one in checklist(desk, change).tasks:
            if one.chooses_track:
                record = _record(desk, change, one)
                proof = evidence(decision)
                change.edit(
                    record,
                    status=ChecklistStatus.DONE,
                    status_since=today,
                    status_by=desk.person.name,
                    evidence=(*(old for old in record.evidence if old != proof), proof),
                )
        change.edit(course, choices=(*course.choices, choice))
    return checklist(desk)


def close(desk: Desk) -> Checklist:
    """Close the renewal: every live task is done or not relevant. Refused with what stands in the way."""
    with desk.store.change("Renewal closed", by=desk.person.name) as change:
        now = checklist(desk, change)
        if now.blocking:
            raise Refused(
                "The renewal cannot be closed: {count} things stand in the way. The first: {first}.",
                count=len(now.blocking),
                first=say(now.blocking[0]),
            )
        course = _course(change, now.end.day)
        assert course is not None  # without a choice something stands in the way
        if course.closed is None:
            change.edit(course, closed=desk.clock.today())
    return checklist(desk)
