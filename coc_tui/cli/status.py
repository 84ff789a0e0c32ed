"""``coc-tui status``: the picture of the day, for people and for programs."""

from typing import Any

import click

from coc_tui.cli import compose, output
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, long_date, short_date
from coc_tui.language.words import word
from coc_tui.usecases.overview import Overview, overview


def tell(wishes: compose.Wishes, *, as_json: bool) -> int:
    """Print the picture of the day and return 0."""
    desk = compose.desk(wishes)
    picture = overview(desk)
    desk.store.close()
    output.put(output.as_json(_data(picture)) if as_json else _text(picture), None)
    return 0


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
    }


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
            clause = _(" (section {clause})", clause=one.clause) if one.clause else ""
            lines.append(f"  {short_date(one.date)}  {say(one.title)}{clause} – {say(one.basis)}")
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
    if picture.warnings:
        lines += ["", _("To be settled")]
        lines += [f"  {warning}" for warning in picture.warnings]
    return "\n".join(lines) + "\n"


@click.command("status", help=_("What matters today: the next meeting, deadlines, actions, renewal."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(wishes: compose.Wishes, as_json: bool) -> int:
    """Run ``status``."""
    return tell(wishes, as_json=as_json)
