"""``coc-tui status``: the picture of the day, for people and for programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import click

from coc_tui.agreement.phrases import Unknown
from coc_tui.agreement.quota import YearCount
from coc_tui.cli import compose, output
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, date_width, long_date, short_date
from coc_tui.language.formats import money as in_money
from coc_tui.language.words import word
from coc_tui.usecases.contract.duties import OpenDuty
from coc_tui.usecases.papers.registers import invoice_data
from coc_tui.usecases.today import across
from coc_tui.usecases.today.overview import Overview, overview


def tell(options: compose.Options, *, as_json: bool) -> int:
    """Print the picture of the day and return 0."""
    with compose.at_work(options) as desk:
        picture = overview(desk)
    output.put(output.as_json(_data(picture)) if as_json else _text(picture), None)
    return 0


def tell_all(options: compose.Options, *, as_json: bool) -> int:
    """Print the picture of every case in the data folder and return 0, or 1 when one cannot be read."""
    lines = across.every(options.folders, options.person, options.as_of)
    if as_json:
        data = [
            {"case": one.name, "trouble": one.trouble} if one.picture is None else _data(one.picture)
            for one in lines
        ]
        output.put(output.as_json({"cases": data}), None)
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
    meeting = picture.next_meeting
    return {
        "case": picture.case,
        "today": picture.today,
        "next_meeting": None
        if meeting is None
        else {
            "number": meeting.number,
            "date": meeting.date,
            "starts": meeting.starts,
            "venue": meeting.venue,
            "format": meeting.format,
            "state": meeting.state,
            "agenda_state": meeting.agenda_state,
            "minutes_state": meeting.minutes_state,
        },
        "expiry": picture.expiry,
        "renewal": {
            "opens": picture.renewal.opens,
            "days_left": picture.renewal.days_left,
            "state": picture.renewal.state,
            "clause": picture.renewal.clause,
        },
        "deadlines": [
            {"date": one.date, "title": say(one.title), "clause": one.clause, "basis": say(one.basis)}
            for one in picture.deadlines
        ],
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
        "quota": {
            "basis": picture.quota.basis,
            "calendar": [_count(one) for one in picture.quota.calendar],
            "agreement": [_count(one) for one in picture.quota.agreement],
            "term": {
                "held": picture.quota.held,
                "planned": picture.quota.planned,
                "allowed": picture.quota.allowed_in_term,
            },
            "clause": picture.quota.clause,
        },
        "money": {
            "currency": picture.money.currency,
            "invoices": [invoice_data(one) for one in picture.money.invoices],
            "total": picture.money.total,
            "total_with_vat": picture.money.total_with_vat,
            "highest_total": picture.money.highest_total,
            "highest_total_with_vat": picture.money.highest_total_with_vat,
            "extra_hours": picture.money.hours_total,
            "extra_hours_with_vat": picture.money.hours_total_with_vat,
            "expenses": picture.money.expenses_total,
            "clause": picture.money.clause,
        },
    }


def _count(one: YearCount) -> dict[str, int]:
    return {"year": one.year, "held": one.held, "planned": one.planned, "allowed": one.allowed}


def _text(picture: Overview) -> str:
    lines = [f"{picture.agreement} · {long_date(picture.today)}", ""]
    meeting = picture.next_meeting
    if meeting is None:
        lines.append(_("Next meeting: none is planned."))
    else:
        lines.append(
            _(
                "Next meeting: no. {number}, {date} at {time} ({state})",
                number=meeting.number,
                date=long_date(meeting.date),
                time=clock(meeting.starts),
                state=word(meeting.state),
            )
        )
    lines.append(
        _(
            "Actions: {open} open, {overdue} overdue",
            open=len(picture.open_actions),
            overdue=len(picture.overdue_actions),
        )
    )
    lines.append(
        ngettext(
            "Expiry: {date}, in {count} day",
            "Expiry: {date}, in {count} days",
            picture.days_to_expiry,
            date=short_date(picture.expiry),
        )
        if picture.days_to_expiry >= 0
        else _("Expiry: {date}; the agreement has expired", date=short_date(picture.expiry))
    )
    lines.append(
        _(
            "Renewal: {state}; talks have begun by {date} (section {clause})",
            state=word(picture.renewal.state),
            date=short_date(picture.renewal.opens),
            clause=picture.renewal.clause,
        )
    )
    if picture.deadlines:
        lines += ["", _("Deadlines")]
        for one in picture.deadlines:
            title = f"{say(one.title)}{_section(one.clause)}"
            lines.append(f"  {short_date(one.date):<{date_width()}}  {title} – {say(one.basis)}")
    lines += ["", *_quota(picture), *_money(picture)]
    if picture.unknown:
        lines += ["", _("Cannot be said")]
        lines += [
            "  "
            + _(
                "{what}: {missing} is missing (section {clause})",
                what=say(one.what),
                missing=say(one.missing),
                clause=one.clause,
            )
            for one in picture.unknown
        ]
    if picture.duties:
        lines += ["", _("To be settled")]
        lines += [f"  {_duty(one)} → {word(one.verb)}" for one in picture.duties]
    told = {say(one.what) for one in picture.duties}
    warnings = [one for one in picture.warnings if one not in told]
    if warnings:
        lines += ["", _("Worth a look")]
        lines += [f"  {warning}" for warning in warnings]
    return "\n".join(lines) + "\n"


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
