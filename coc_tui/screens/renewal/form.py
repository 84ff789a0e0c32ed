"""The forms of the renewal: the choice of track, notice, extension, and what can be evidence."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from textwrap import shorten
from typing import Any

from coc_tui.agreement.model import Agreement, read
from coc_tui.agreement.term import renewal_dates
from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision, DecisionStatus
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.reading.numbers import read_kroner, read_whole
from coc_tui.domain.renewal import RenewalTrack
from coc_tui.domain.results import Snapshot
from coc_tui.errors import Unreadable
from coc_tui.language import _, chosen
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.form_fields import day_field
from coc_tui.screens.setup.entries import facts
from coc_tui.usecases.contract import results
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import Wanted
from coc_tui.usecases.records import finding
from coc_tui.usecases.term import renewal
from coc_tui.usecases.term.new_terms import Terms
from coc_tui.usecases.term.query_context import query_context
from coc_tui.usecases.term.renewal import TaskView
from coc_tui.widgets.form import Field

Proof = Decision | Meeting | Snapshot


def evidence(desk: Desk) -> list[tuple[str, Proof]]:
    """Return what a task can point at, each with its label, the newest first of each kind."""
    look = desk.store.look()
    found: list[tuple[str, Proof]] = []
    for one in reversed(decisions.find(look, Wanted(status=DecisionStatus.IN_FORCE))):
        found.append((f"{one.number} {one.text}", one))
    for meeting in reversed(finding.meetings(look)):
        if meeting.state == MeetingState.HELD:
            found.append(
                (_("Meeting {number}, {date}", number=meeting.number, date=short_date(meeting.date)), meeting)
            )
    for figure in reversed(results.figures(desk)):
        one_period = f"{short_date(figure.snapshot.first)}–{short_date(figure.snapshot.last)}"
        found.append((f"{figure.title}, {one_period}: {figure.snapshot.value}", figure.snapshot))
    return found


WRITTEN = ("document", "date", "none")
"""What is typed as evidence; the rest is chosen."""


def writing_evidence(
    desk: Desk, task: TaskView, kind: str
) -> tuple[str, list[Field], Callable[[dict[str, Any]], object]]:
    """Return the title, the field and what is done with it, for one of the kinds ``WRITTEN``."""
    if kind == "none":
        why = Field("why", _("Why there is none"), required=True)
        return (
            _("No evidence for {id}", id=task.id),
            [why],
            lambda values: renewal.say_why_unproven(desk, task, values["why"]),
        )
    if kind == "date":
        field = day_field(desk, "proof", _("The day it happened"), desk.clock.today(), required=True)
        title = _("Day for {id}", id=task.id)
    else:
        field = Field("proof", _("Title, and where it is kept"), required=True)
        title = _("Document for {id}", id=task.id)
    return title, [field], lambda values: renewal.prove(desk, task, values["proof"])


def choosing(desk: Desk, track: RenewalTrack | None) -> list[Field]:
    """Return the fields of the choice of track."""
    ways = [(one.value, word(one)) for one in (RenewalTrack.EXTEND, RenewalTrack.HANDOVER)]
    return [Field("track", _("Track"), "choice", track or RenewalTrack.EXTEND, ways), _decision(desk)]


def giving_notice(desk: Desk) -> list[Field]:
    """Return the fields of a notice of termination."""
    now = query_context(desk)
    agreement = now.agreement
    by_mail = now.choice("notice_by_email", "yes") == "yes"
    written = _("An e-mail counts as written.") if by_mail else _("An e-mail does not count as written.")
    return [
        Field("party", _("From"), "choice", "", [(one.id, one.name) for one in agreement.parties]),
        day_field(
            desk,
            "received",
            _("Received on"),
            desk.clock.today(),
            required=True,
            hint=_("It counts from this day (section {clause}).", clause=agreement.notice.clause),
        ),
        day_field(desk, "sent", _("Sent on")),
        Field(
            "evidence",
            _("Where the notice is kept"),
            required=True,
            hint=_("{written} It is the group's own reading.", written=written),
        ),
    ]


def extending(desk: Desk) -> list[Field]:
    """Return the fields of an extension; the terms stand as they are now."""
    agreement = desk.agreement()
    now = Terms.of(agreement)
    return [
        day_field(
            desk, "until", _("New last day"), required=True, hint=_("What lives goes on in the same case.")
        ),
        _decision(desk),
        day_field(
            desk,
            "accepted",
            _("Accepted by both parties on"),
            desk.clock.today(),
            required=True,
        ),
        _term("price", _("Price a year, without VAT"), now.price, agreement.fee.clause),
        _term("rate", _("Extra hours, an hour"), now.rate, agreement.hours.clause),
        _term("events", _("Events a year, up to"), now.events, agreement.quota.clause),
        _term("notice", _("Notice in months"), now.notice, agreement.notice.clause),
        Field(
            "file",
            _("Or the new agreement's file"),
            hint=_("A TOML file; empty when only what stands above is new, or nothing."),
            read=lambda text: read(Path(text.strip()).expanduser()) if text.strip() else None,
        ),
    ]


def _term(id: str, label: str, value: Decimal | int, clause: str) -> Field:
    whole = isinstance(value, int)

    def given(text: str) -> Decimal | int:
        if whole:
            return read_whole(text, 0)
        amount = read_kroner(text)
        if amount < 0:
            raise Unreadable("{text} is too little: the least is {least}.", text=text, least=0)
        return amount

    # Without marks at the thousands, so that it reads back as it stands.
    shown = str(value) if whole else f"{value:.2f}".replace(".", "," if chosen() == "da" else ".")
    return Field(id, label, value=shown, required=True, read=given, hint=_("Section {clause}", clause=clause))


def wanted(values: dict[str, Any]) -> Terms:
    """Return the terms that were filled in."""
    return Terms(values["price"], values["rate"], values["events"], values["notice"])


def preview(before: Agreement, terms: dict[str, Any]) -> str:
    """Return what a new period changes, a line each, with its section."""
    after = Agreement.from_data(terms)
    then, now = list(facts(before)), list(facts(after))
    lines = []
    for label in dict.fromkeys(one.label for one in (*now, *then)):
        was, becomes = (", ".join(one.value for one in part if one.label == label) for part in (then, now))
        if was != becomes:
            clause = next(one.clause for one in (*now, *then) if one.label == label)
            where = _(" (section {clause})", clause=clause) if clause else ""
            lines.append(f"{label}: {was or '–'} → {becomes or '–'}{where}")
    known = {one.id for one in before.fee.invoices}
    for plan in after.fee.invoices:
        if plan.id not in known and plan.due_from and plan.due_to:
            window = f"{short_date(plan.due_from)}–{short_date(plan.due_to)}"
            lines.append(
                _(
                    "New invoice {invoice}: {window} (section {clause})",
                    invoice=plan.id,
                    window=window,
                    clause=plan.clause,
                )
            )
    talks = renewal_dates(after, after.term.end)
    lines.append(
        _(
            "Talks on the next extension by {date} (section {clause})",
            date=short_date(talks.due),
            clause=talks.clause,
        )
    )
    lines.append("")
    lines.append(_("Open actions, decisions in force and risks go on as they are."))
    lines.append(_("Nothing is stored yet: Esc closes, and then you are asked."))
    return "\n".join(lines)


def _decision(desk: Desk) -> Field:
    newest = decisions.find(desk.store.look(), Wanted(status=DecisionStatus.IN_FORCE))
    return Field(
        "decision",
        _("By decision"),
        value=newest[-1].number if newest else "",
        required=True,
        read=_reader(desk),
        hint=shorten(newest[-1].text, 70, placeholder="…") if newest else _("Log the decision first (4, n)."),
    )


def _reader(desk: Desk) -> Callable[[str], Decision]:
    return lambda text: finding.decision(desk.store.look(), text)
