"""``coc-tui history``: who changed what, when, newest first."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import click

from coc_tui.cli import compose, output
from coc_tui.cli.commands import Day
from coc_tui.language import _, say
from coc_tui.language.formats import short_date
from coc_tui.usecases import history


@click.command(
    "history",
    epilog=_(
        "RECORD is a number such as B-2027-01, O-2027-05 or RISK-7, a meeting (6), an item (6/4) "
        "or a record's id."
    ),
)
@click.argument("record", metavar=_("[RECORD]"), required=False)
@click.option("--by", metavar=_("NAME"), help=_("Only this person's changes."))
@click.option("--on", type=Day(), metavar=_("DATE"), help=_("Only this day's changes."))
@click.option(
    "--most",
    metavar=_("COUNT"),
    type=click.IntRange(1),
    default=100,
    help=_("How many changes at the most; 100 when not told."),
)
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(
    wishes: compose.Wishes, record: str | None, by: str | None, on: date | None, most: int, as_json: bool
) -> None:
    """Run ``history``."""
    with compose.at_work(wishes) as desk:
        since = until = None
        if on is not None:
            since = datetime.combine(on, time(), desk.clock.now().tzinfo)
            until = since + timedelta(days=1)
        events = list(islice(history.read(desk, record, by=by, since=since, until=until), most))
    if as_json:
        output.put(output.as_json([_data(one) for one in events]), None)
        return
    for one in events:
        moment = f"{short_date(one.at.date())} {one.at:%H:%M:%S}"
        click.echo(f"{one.seq:>6}  {moment}  {one.by}: {say(one.what)}")
        if record is not None:
            for change in one.changes:
                click.echo(f"        {change.field}: {_shown(change.before)} → {_shown(change.after)}")
    if not events:
        click.echo(_("Nothing has been changed."))


def _data(one: history.Event) -> dict[str, Any]:
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


def _shown(value: Any) -> str:
    text = (
        "–"
        if value in (None, "", [])
        else " / ".join(map(str, value))
        if isinstance(value, list)
        else str(value)
    )
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
