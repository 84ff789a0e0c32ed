"""``coc-tui history``: who changed what, when, newest first."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import click

from coc_tui.cli import compose, output
from coc_tui.cli.typed import Day, Whole
from coc_tui.language import _, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.usecases.case import history


@click.command(
    "history",
    epilog=_(
        "RECORD is a number such as B-2027-01, O-2027-05 or RISK-7, a meeting (6), an item (6/4) "
        "or a record's id."
    ),
)
@click.argument("record", metavar=_("[RECORD]"), required=False)
@click.option("--by", metavar=_("NAME"), help=_("Only this person's changes."))
@click.option("--on", type=Day(back=True), metavar=_("DATE"), help=_("Only this day's changes."))
@click.option(
    "--most",
    metavar=_("COUNT"),
    type=Whole(1),
    default=100,
    help=_("How many changes at the most; 100 when not told."),
)
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(
    options: compose.Options, record: str | None, by: str | None, on: date | None, most: int, as_json: bool
) -> None:
    """Run ``history``."""
    with compose.at_work(options) as desk:
        since = until = None
        if on is not None:
            since = datetime.combine(on, time(), desk.clock.now().tzinfo)
            until = since + timedelta(days=1)
        events = list(islice(history.read(desk, record, by=by, since=since, until=until), most))
        told: list[tuple[history.FieldStory, ...]] = [()] * len(events)
        if record is not None and not as_json:
            which = history.record_id(desk, record)
            told = [
                tuple(field for one in history.story(desk, event.seq, which) for field in one.fields)
                for event in events
            ]
    if as_json:
        output.put_json([_data(one) for one in events], None)
        return
    for one, fields in zip(events, told, strict=True):
        moment = f"{short_date(one.at.date()):<{date_width()}} {one.at:%H:%M:%S}"
        click.echo(f"{one.seq:>6}  {moment}  {one.by}: {say(one.what)}")
        for field in fields:
            click.echo(f"        {field.label}: {_shortened(field.before)} → {_shortened(field.after)}")
    if not events:
        click.echo(_("Nothing has been changed."))


def _data(one: history.HistoryEvent) -> dict[str, Any]:
    return {
        "seq": one.seq,
        "at": one.at.isoformat(),
        "by": one.by,
        "what": say(one.what),
        "undoes": one.undoes,
        "changes": [
            {
                "table": change.table,
                "record": change.record,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            }
            for change in one.changes
        ],
    }


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
