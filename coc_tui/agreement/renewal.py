"""The way to renewal or handover: the agreement's tasks with their dates, counted from its end."""

from dataclasses import dataclass
from datetime import date, timedelta

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.start import RenewalTask
from coc_tui.agreement.term import months_before


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the renewal with its dates."""

    task: RenewalTask
    begins: date | None
    """The first day it can be done; None when it can be done any time."""
    due: date
    at_once: bool
    """Whether its own date had passed when the plan was made, so that it is to be done at once."""


def plan(agreement: Agreement, end: date, made: date) -> tuple[PlannedTask, ...]:
    """Return every renewal task with its dates, counted in months from ``end`` with a clamp (R10.4).

    ``end`` is the expiry, or the day a notice ends the agreement. ``made`` is the day the end
    became known: what should have been done before it is due a few days later, as the agreement's
    meeting practice says.
    """
    return tuple(_planned(agreement, task, end, made) for task in agreement.renewal.tasks)


def _planned(agreement: Agreement, task: RenewalTask, end: date, made: date) -> PlannedTask:
    due = task.due if task.due is not None else months_before(end, -(task.months or 0))
    if due < made:
        soon = made + timedelta(days=agreement.practice.at_once_days)
        return PlannedTask(task, None, soon, at_once=True)
    return PlannedTask(task, task.begins, due, at_once=False)
