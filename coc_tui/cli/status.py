"""``coc-tui status``: the picture of the day, for people and for programs."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import click

from coc_tui.agreement.phrases import Unknown
from coc_tui.agreement.quota import Quota, YearCount
from coc_tui.cli import compose, output
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, date_width, long_date, short_date
from coc_tui.language.formats import money as in_money
from coc_tui.language.words import word
from coc_tui.usecases.contract.duties import OpenDuty
from coc_tui.usecases.contract.economy import Money
from coc_tui.usecases.papers.contract_registers import invoice_data
from coc_tui.usecases.term import evidence
from coc_tui.usecases.term.query_context import Deadline
from coc_tui.usecases.term.renewal import TaskView
from coc_tui.usecases.today import across
from coc_tui.usecases.today.overview import Overview, RenewalState, RenewalView, overview


def tell(options: compose.Options, *, as_json: bool) -> int:
    """Print the picture of the day and return 0."""
    with compose.at_work(options) as desk:
        picture = overview(desk)
    if as_json:
        output.put_json(_data(picture), None)
    else:
        output.put(_text(picture), None)
    return 0


def tell_all(options: compose.Options, *, as_json: bool) -> int:
    """Print the picture of every case in the data folder and return 0, or 1 when one cannot be read."""
    lines = across.every(options.folders, options.person, options.as_of)
    if as_json:
        data = [
            {"case": one.name, "trouble": one.trouble} if one.picture is None else _data(one.picture)
            for one in lines
        ]
        output.put_json({"cases": data}, None)
    else:
        output.put("".join(_line(one) for one in lines), None)
    return 1 if any(one.picture is None for one in lines) else 0


def _line(line: across.CaseLine) -> str:
    picture = line.picture
    if picture is None:
        return f"{line.name}: {line.trouble}\n"
    meeting = picture.next_meeting
    parts = [
        _("next meeting {date}", date=short_date(meeting.date)) if meeting else _("no meeting is planned"),
        _(
            "Actions: {open} open, {overdue} overdue",
            open=len(picture.open_actions),
            overdue=len(picture.overdue_actions),
        ),
        ngettext("{count} open duty", "{count} open duties", len(picture.duties)),
        _("expiry {date}", date=short_date(picture.expiry)),
    ]
    if picture.deadlines:
        first = picture.deadlines[0]
        parts.append(f"{short_date(first.date)} {say(first.title)}")
    return f"{line.name}: {' · '.join(parts)}\n"


def _data(picture: Overview) -> dict[str, Any]:
    return {
        "case": picture.case,
        "today": picture.today,
        "next_meeting": _meeting_data(picture.next_meeting),
        "expiry": picture.expiry,
        "renewal": _renewal_data(picture.renewal),
        "deadlines": list(map(_deadline_data, picture.deadlines)),
        "late": list(map(_deadline_data, picture.late)),
        "actions": {"open": len(picture.open_actions), "overdue": len(picture.overdue_actions)},
        "unknown": [
            {"what": say(one.what), "missing": say(one.missing), "clause": one.clause}
            for one in picture.unknown
        ],
        "warnings": list(picture.warnings),
        "duties": [
            {"key": one.key, "duty": one.duty, "what": say(one.what), "clause": one.clause}
            | {"verb": one.verb, "due": one.due}
            for one in picture.duties
        ],
        "term": {
            "start": picture.term.start,
            "agreed_end": picture.term.expiry,
            "ends": picture.term.ends,
            "state": picture.term.state,
            "year": picture.term.year,
        },
        "quota": _quota_data(picture.quota),
        "money": _money_data(picture.money),
    }


def _meeting_data(meeting: Meeting | None) -> dict[str, Any] | None:
    if meeting is None:
        return None
    return {
        "number": meeting.number,
        "date": meeting.date,
        "starts": meeting.starts,
        "venue": meeting.venue,
        "format": meeting.format,
        "state": meeting.state,
        "agenda_state": meeting.agenda_state,
        "minutes_state": meeting.minutes_state,
    }


def _renewal_data(renewal: RenewalView) -> dict[str, Any]:
    return {
        "opens": renewal.opens,
        "days_left": renewal.days_left,
        "state": renewal.state,
        "track": renewal.track,
        "talks_begun": renewal.begun,
        "steps": {
            "done": list(map(_step_data, renewal.done)),
            "overdue": list(map(_step_data, renewal.overdue)),
            "next": _step_data(renewal.next) if renewal.next else None,
        },
        "clause": renewal.clause,
    }


def _step_data(step: TaskView) -> dict[str, Any]:
    return {
        "id": step.id,
        "task": step.title,
        "due": step.due,
        "clause": step.clause,
        "status": step.status,
        "lacks": step.unproven,
    }


def _deadline_data(one: Deadline) -> dict[str, Any]:
    return {"date": one.date, "title": say(one.title), "clause": one.clause, "basis": say(one.basis)}


def _quota_data(quota: Quota) -> dict[str, Any]:
    return {
        "basis": quota.basis,
        "calendar": [_count(one) for one in quota.calendar],
        "agreement": [_count(one) for one in quota.agreement],
        "term": {"held": quota.held, "planned": quota.planned, "allowed": quota.allowed_in_term},
        "clause": quota.clause,
    }


def _money_data(money: Money) -> dict[str, Any]:
    return {
        "currency": money.currency,
        "invoices": [invoice_data(one) for one in money.invoices],
        "total": money.total,
        "total_with_vat": money.total_with_vat,
        "highest_total": money.highest_total,
        "highest_total_with_vat": money.highest_total_with_vat,
        "extra_hours": money.hours_total,
        "extra_hours_with_vat": money.hours_total_with_vat,
        "expenses": money.expenses_total,
        "clause": money.clause,
    }


def _count(one: YearCount) -> dict[str, int]:
    return {"year": one.year, "held": one.held, "planned": one.planned, "allowed": one.allowed}


def _text(picture: Overview) -> str:
    told = {say(one.what) for one in picture.duties}
    parts = [
        [f"{picture.agreement} · {long_date(picture.today)}"],
        [*_ahead(picture), *_renewal(picture.renewal)],
        _titled(_("Overdue"), map(_deadline, picture.late)),
        _titled(_("Deadlines"), map(_deadline, picture.deadlines)),
        [*_quota(picture), *_money(picture)],
        _titled(_("Cannot be said"), map(_unknown, picture.unknown)),
        _titled(_("To be settled"), (f"{_duty(one)} → {word(one.verb)}" for one in picture.duties)),
        _titled(_("Worth a look"), (one for one in picture.warnings if one not in told)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    """Return ``lines`` under their title; nothing when there are none."""
    found = [f"  {line}" for line in lines]
    return [title, *found] if found else []


def _ahead(picture: Overview) -> Iterator[str]:
    meeting = picture.next_meeting
    if meeting is None:
        yield _("Next meeting: none is planned.")
    else:
        yield _(
            "Next meeting: no. {number}, {date} at {time} ({state})",
            number=meeting.number,
            date=long_date(meeting.date),
            time=clock(meeting.starts),
            state=word(meeting.state),
        )
    yield _(
        "Actions: {open} open, {overdue} overdue",
        open=len(picture.open_actions),
        overdue=len(picture.overdue_actions),
    )
    if picture.days_to_expiry < 0:
        yield _("Expiry: {date}; the agreement has expired", date=short_date(picture.expiry))
    else:
        yield ngettext(
            "Expiry: {date}, in {count} day",
            "Expiry: {date}, in {count} days",
            picture.days_to_expiry,
            date=short_date(picture.expiry),
        )


def _renewal(renewal: RenewalView) -> Iterator[str]:
    day, clause = short_date(renewal.opens), renewal.clause
    if renewal.begun:
        talks = _("talks have begun; due by {date} (section {clause})", date=day, clause=clause)
    elif renewal.state in {RenewalState.OVERDUE, RenewalState.EXPIRED}:
        talks = _("talks should have begun by {date} (section {clause})", date=day, clause=clause)
    else:
        talks = _("talks are to begin by {date} (section {clause})", date=day, clause=clause)
    yield _("Renewal: {state}; {talks}", state=word(renewal.state), talks=talks)
    if renewal.state is RenewalState.NOT_YET and not renewal.overdue:
        return
    yield "  " + _("Track: {track}", track=word(renewal.track) if renewal.track else _("not chosen"))
    for step in renewal.overdue:
        yield "  " + _("Overdue: {what}", what=_step(step))
    if renewal.next:
        yield "  " + _("Next step: {what}", what=_step(renewal.next))


def _step(step: TaskView) -> str:
    told = f"{step.id} {step.title} ({short_date(step.due)})"
    if not step.unproven:
        return told
    return _("{step}; lacks {evidence}", step=told, evidence=evidence.kinds(step.unproven))


def _deadline(one: Deadline) -> str:
    title = f"{say(one.title)}{_section(one.clause)}"
    return f"{short_date(one.date):<{date_width()}}  {title} – {say(one.basis)}"


def _unknown(one: Unknown) -> str:
    return _(
        "{what}: {missing} is missing (section {clause})",
        what=say(one.what),
        missing=say(one.missing),
        clause=one.clause,
    )


def _section(clause: str) -> str:
    return _(" (section {clause})", clause=clause) if clause else ""


def _duty(duty: OpenDuty) -> str:
    named = "{clause}" in duty.what.template
    return say(duty.what) if named else f"{say(duty.what)}{_section(duty.clause)}"


def _quota(picture: Overview) -> Iterator[str]:
    quota = picture.quota
    for title, counts in (
        (_("Events by calendar year"), quota.calendar),
        (_("Events by agreement year"), quota.agreement),
    ):
        told = ", ".join(
            _(
                "{year}: {held} held, {planned} planned of {allowed}",
                year=one.year,
                held=one.held,
                planned=one.planned,
                allowed=one.allowed,
            )
            for one in counts
        )
        chosen = _(" (the reading chosen)") if counts is quota.counts else ""
        yield f"{title}{chosen}: {told}"


def _money(picture: Overview) -> Iterator[str]:
    for one in picture.money.invoices:
        yield _(
            "{invoice}, year {year}: {amount} ({with_vat} with VAT), {status}",
            invoice=one.id,
            year=one.year,
            amount=_amount(one.amount),
            with_vat=_amount(one.amount_with_vat),
            status=word(one.status),
        )


def _amount(amount: Decimal | Unknown) -> str:
    return _("not known") if isinstance(amount, Unknown) else in_money(amount)


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.option("--all", "every", is_flag=True, help=_("Every case in the data folder."))
@click.pass_obj
def command(options: compose.Options, as_json: bool, every: bool) -> int:
    """Run ``status``."""
    return tell_all(options, as_json=as_json) if every else tell(options, as_json=as_json)
