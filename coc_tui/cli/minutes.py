"""``coc-tui minutes``: the minutes of a meeting as a document or as data."""

import click

from coc_tui.cli import completion, compose, papers
from coc_tui.cli.typed import Whole
from coc_tui.domain.meetings import MinutesState
from coc_tui.errors import Refused
from coc_tui.language import _
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding


@click.command("minutes")
@click.argument("number", metavar=_("NO"), type=Whole(), shell_complete=completion.meetings)
@papers.audience_option
@papers.format_option("minutes")
@papers.output_option
@papers.override_option
@click.option("--item", metavar=_("ITEM"), default="", help=_("Only the item with this number."))
@click.pass_obj
def command(
    options: compose.Options,
    number: int,
    audience: str,
    form: str,
    target: str | None,
    override: str,
    item: str,
) -> None:
    """Run ``minutes``."""
    with compose.at_work(options) as desk:
        meeting = finding.meeting(desk.store.look(), number)
        if meeting.minutes_state == MinutesState.NOT_BEGUN:
            raise Refused("The minutes of meeting {number} are not begun.", number=number)
        from coc_tui.documents.outgoing import minutes_leaving

        leaving = minutes_leaving(desk, meeting, Audience(audience), item)
        papers.deliver(desk, leaving, target, form, override)
