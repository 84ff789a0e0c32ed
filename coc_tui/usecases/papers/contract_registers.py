"""The registers of the contract: its end, its results, its companies, its money and its events."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from coc_tui.agreement.fee import Invoice
from coc_tui.agreement.phrases import Unknown
from coc_tui.desk import Desk
from coc_tui.domain.events import Event
from coc_tui.domain.members import Member
from coc_tui.domain.results import Snapshot
from coc_tui.language import _
from coc_tui.language.formats import money, short_date
from coc_tui.language.labels import field_word
from coc_tui.language.words import word
from coc_tui.usecases.contract import economy, events, members, results
from coc_tui.usecases.contract.beginning import BaselineFigure, beginning
from coc_tui.usecases.contract.results import Figure
from coc_tui.usecases.papers.columns import Register, RegisterColumn, SheetCell, with_overdue
from coc_tui.usecases.term import evidence, renewal
from coc_tui.usecases.term.query_context import query_context
from coc_tui.usecases.term.renewal import TaskView


def _task_due(task: TaskView) -> str:
    at_once = task.at_once and task.status not in renewal.FINISHED
    return _("at once") if at_once else short_date(task.due)


def _task_data(task: TaskView) -> dict[str, Any]:
    return {
        "id": task.id,
        "task": task.title,
        "due": task.due,
        "role": task.role,
        "clause": task.clause,
        "track": task.track,
        "status": task.status,
        "live": task.live,
        "at_once": task.at_once,
        "inferred": task.inferred,
        "lacks": task.unproven,
    }


RENEWAL: Register[TaskView] = Register(
    title=lambda: _("Renewal"),
    rows=lambda desk: list(renewal.checklist(desk).tasks),
    columns=(
        RegisterColumn("id", lambda: _("No."), lambda task: task.id),
        RegisterColumn("task", lambda: _("Task"), lambda task: task.title),
        RegisterColumn("due", lambda: _("Due date"), _task_due, (SheetCell(lambda task: task.due),)),
        RegisterColumn("role", lambda: _("Role"), lambda task: task.role),
        RegisterColumn("clause", lambda: _("Section"), lambda task: task.clause),
        RegisterColumn("track", lambda: _("Track"), lambda task: word(task.track)),
        RegisterColumn(
            "status", lambda: _("Status"), lambda task: with_overdue(word(task.status), task.overdue)
        ),
        RegisterColumn("lacks", lambda: _("Lacks"), lambda task: evidence.kinds(task.unproven)),
    ),
    data=_task_data,
)


@dataclass(frozen=True)
class ResultRow:
    """A figure, and from which count on one may be seen outside the group."""

    figure: Figure
    fewest: int
    hidden: bool = False
    """Whether a small count is not told."""

    @property
    def snapshot(self) -> Snapshot:
        """The record."""
        return self.figure.snapshot

    @property
    def title(self) -> str:
        """What was counted, and how long after the start."""
        months, title = self.snapshot.months, self.figure.title
        return _("{title} after {months} months", title=title, months=months) if months else title

    @property
    def count(self) -> str:
        """The figure, and out of how many where that is known; of a small one only that it is."""
        if self.hidden:
            return _("under {fewest}", fewest=self.fewest)
        one = self.snapshot
        return str(one.value) if one.n is None else _("{count} of {n}", count=one.value, n=one.n)


def _results(desk: Desk) -> list[ResultRow]:
    fewest = desk.agreement().results.fewest_to_publish
    return [ResultRow(one, fewest) for one in results.figures(desk)]


def _result_data(row: ResultRow) -> dict[str, Any]:
    one = row.snapshot
    return {
        "measure": one.measure,
        "first": one.first,
        "last": one.last,
        "value": None if row.hidden else one.value,
        "n": None if row.hidden else one.n,
        "months": one.months,
        "definition": one.definition,
        "source": one.source,
        "shared": one.shared,
        "small": row.figure.small,
    }


def _period(row: ResultRow) -> str:
    return f"{short_date(row.snapshot.first)}–{short_date(row.snapshot.last)}"


def _shared(row: ResultRow) -> str:
    shared = row.snapshot.shared
    return short_date(shared) if shared else ""


RESULTS: Register[ResultRow] = Register(
    title=lambda: _("Results"),
    rows=_results,
    columns=(
        RegisterColumn("measure", partial(field_word, Snapshot, "measure"), lambda row: row.title),
        RegisterColumn(
            "period",
            lambda: _("Period"),
            _period,
            (
                SheetCell(lambda row: row.snapshot.first, lambda: _("From")),
                SheetCell(lambda row: row.snapshot.last, lambda: _("To")),
            ),
        ),
        RegisterColumn(
            "count",
            partial(field_word, Snapshot, "value"),
            lambda row: row.count,
            (
                SheetCell(lambda row: None if row.hidden else row.snapshot.value),
                SheetCell(lambda row: None if row.hidden else row.snapshot.n, lambda: _("Out of")),
            ),
        ),
        RegisterColumn("source", partial(field_word, Snapshot, "source"), lambda row: row.snapshot.source),
        RegisterColumn(
            "definition", partial(field_word, Snapshot, "definition"), lambda row: row.snapshot.definition
        ),
        RegisterColumn("shared", lambda: _("Shared"), _shared, (SheetCell(lambda row: row.snapshot.shared),)),
    ),
    data=_result_data,
    outside=lambda row: replace(row, hidden=row.figure.small),
)


def _baseline_data(one: BaselineFigure) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "value": one.value,
        "n": one.n,
        "first": one.first,
        "last": one.last,
        "month": one.month or None,
        "per_quarter": one.per_quarter,
        "source": one.source,
    }


BASELINE: Register[BaselineFigure] = Register(
    title=lambda: _("Where we began"),
    rows=lambda desk: list(beginning(desk)),
    columns=(
        RegisterColumn("about", lambda: _("About"), lambda one: one.part),
        RegisterColumn("title", lambda: _("Measure"), lambda one: one.title),
        RegisterColumn("when", lambda: _("Period"), lambda one: one.when),
        RegisterColumn("count", lambda: _("Count"), lambda one: one.count),
        RegisterColumn("source", lambda: _("Source"), lambda one: one.source),
    ),
    data=_baseline_data,
)


def _member_data(one: Member) -> dict[str, Any]:
    return {
        "name": one.name,
        "municipality": one.municipality,
        "size": one.size,
        "status": one.status,
        "since": one.since,
        "until": one.until,
        "events": len(one.events),
    }


MEMBERS: Register[Member] = Register(
    title=lambda: _("Members"),
    rows=lambda desk: list(members.every(desk.store.look())),
    # Companies only: whom they are reached through is for the group's own file.
    columns=(
        RegisterColumn("name", partial(field_word, Member, "name"), lambda one: one.name),
        RegisterColumn(
            "municipality", partial(field_word, Member, "municipality"), lambda one: one.municipality
        ),
        RegisterColumn(
            "size", partial(field_word, Member, "size"), lambda one: word(one.size) if one.size else ""
        ),
        RegisterColumn("status", partial(field_word, Member, "status"), lambda one: word(one.status)),
        RegisterColumn(
            "since",
            lambda: _("Since"),
            lambda one: short_date(one.since) if one.since else "",
            (SheetCell(lambda one: one.since),),
        ),
        RegisterColumn(
            "events",
            partial(field_word, Member, "events"),
            lambda one: str(len(one.events)),
            (SheetCell(lambda one: len(one.events)),),
        ),
    ),
    data=_member_data,
)


def invoice_data(one: Invoice) -> dict[str, Any]:
    """Return an invoice for programs; an amount that cannot be said is None."""
    return {
        "id": one.id,
        "due_from": one.due_from,
        "due_to": one.due_to,
        "amount": None if isinstance(one.amount, Unknown) else one.amount,
        "amount_with_vat": None if isinstance(one.amount_with_vat, Unknown) else one.amount_with_vat,
        "clause": one.clause,
        "status": one.status,
    }


def _invoice_due(one: Invoice) -> str:
    window = [one.due_from, one.due_to] if one.due_from and one.due_to else []
    return "–".join(dict.fromkeys(short_date(day) for day in window)) or _("Date missing")


def _known(amount: Decimal | Unknown) -> Decimal | None:
    return None if isinstance(amount, Unknown) else amount


def _amount(amount: Decimal | Unknown) -> str:
    return _("not known") if isinstance(amount, Unknown) else money(amount)


ECONOMY: Register[Invoice] = Register(
    title=lambda: _("Economy"),
    rows=lambda desk: list(economy.invoices(query_context(desk))),
    columns=(
        RegisterColumn("id", lambda: _("No."), lambda one: one.id),
        RegisterColumn(
            "due",
            lambda: _("Due"),
            _invoice_due,
            (
                SheetCell(lambda one: one.due_from, lambda: _("Due from")),
                SheetCell(lambda one: one.due_to, lambda: _("Due to")),
            ),
        ),
        RegisterColumn(
            "amount",
            lambda: _("Amount"),
            lambda one: _amount(one.amount),
            (SheetCell(lambda one: _known(one.amount)),),
        ),
        RegisterColumn(
            "with_vat",
            lambda: _("With VAT"),
            lambda one: _amount(one.amount_with_vat),
            (SheetCell(lambda one: _known(one.amount_with_vat)),),
        ),
        RegisterColumn("clause", lambda: _("Section"), lambda one: one.clause),
        RegisterColumn("status", lambda: _("Status"), lambda one: word(one.status)),
    ),
    data=invoice_data,
)


def _event_data(one: Event) -> dict[str, Any]:
    return {
        "date": one.day or one.month or None,
        "title": one.title,
        "venue": one.venue,
        "state": one.state,
        "coc_present": one.with_partner,
    }


def _present(one: Event) -> str:
    return "" if one.with_partner is None else _("Yes") if one.with_partner else _("No")


EVENTS: Register[Event] = Register(
    title=lambda: _("Events"),
    rows=lambda desk: list(events.every(desk.store.look())),
    columns=(
        RegisterColumn(
            "date",
            lambda: _("Date"),
            lambda one: short_date(one.day) if one.day else one.month,
            (SheetCell(lambda one: one.day),),
        ),
        RegisterColumn("title", lambda: _("Event"), lambda one: one.title),
        RegisterColumn("venue", lambda: _("Venue"), lambda one: one.venue),
        RegisterColumn("state", lambda: _("Status"), lambda one: word(one.state)),
        RegisterColumn("present", lambda: _("Partner present"), _present),
    ),
    data=_event_data,
)


CONTRACT: dict[str, Register[Any]] = {
    "economy": ECONOMY,
    "events": EVENTS,
    "renewal": RENEWAL,
    "results": RESULTS,
    "baseline": BASELINE,
    "members": MEMBERS,
}
