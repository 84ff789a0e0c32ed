"""``coc-tui notice``: when a notice of termination takes effect, or by when it must be received, and why."""

from datetime import date

import click

from coc_tui.agreement.term import Termination
from coc_tui.cli import compose, output
from coc_tui.cli.typed import Day
from coc_tui.errors import WrongUse
from coc_tui.language import _, say
from coc_tui.language.formats import long_date
from coc_tui.usecases.term import term_status
from coc_tui.usecases.term.term_status import LastReceipt


@click.command("notice")
@click.argument("received", metavar=_("DATE"), type=Day(), required=False)
@click.option("--to-end", "end", metavar=_("DATE"), type=Day(), help=_("By when it must come to end then."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(options: compose.Options, received: date | None, end: date | None, as_json: bool) -> None:
    """Run ``notice``. Raises WrongUse unless one of the two days is told."""
    if (received is None) == (end is None):
        raise WrongUse("Tell either the day a notice is received, or with --to-end the day to end on.")
    with compose.at_work(options) as desk:
        if received is not None:
            _forwards(term_status.received_on(desk, received), as_json)
        elif end is not None:
            _backwards(term_status.to_end_on(desk, end), as_json)


def _forwards(found: Termination, as_json: bool) -> None:
    if as_json:
        data = {
            "received": found.received,
            "calculated": found.calculated,
            "effective": found.effective,
            "independent": found.independent,
            "clause": found.clause,
            "warnings": [say(one) for one in found.warnings],
        }
        output.put_json(data, None)
        return
    click.echo(
        _(
            "A notice received on {received} ends the agreement on {effective} (section {clause}).",
            received=long_date(found.received),
            effective=long_date(found.effective),
            clause=found.clause,
        )
    )
    for warning in found.warnings:
        click.echo(say(warning))


def _backwards(found: LastReceipt, as_json: bool) -> None:
    if as_json:
        data = {
            "end": found.end,
            "last_receipt": found.last_receipt,
            "past": found.past,
            "clause": found.clause,
        }
        output.put_json(data, None)
        return
    click.echo(
        _(
            "To end on {end} a notice must be received by {last} (section {clause}).",
            end=long_date(found.end),
            last=long_date(found.last_receipt),
            clause=found.clause,
        )
    )
    if found.past:
        click.echo(_("That day has passed."))
