"""``coc-tui agenda``: the agenda of a meeting as a document or as data."""

import click

from coc_tui.cli import compose, output, papers
from coc_tui.language import _
from coc_tui.usecases import editions, finding
from coc_tui.usecases.views import Audience


@click.command("agenda")
@click.argument("number", metavar=_("NO"), type=int)
@papers.audience_option
@papers.format_option("md", "json")
@papers.output_option
@click.pass_obj
def command(wishes: compose.Wishes, number: int, audience: str, form: str, target: str | None) -> None:
    """Run ``agenda``."""
    with compose.at_work(wishes) as desk:
        meeting = finding.meeting(desk.store.look(), number)
        view = editions.agenda_view(desk, meeting, Audience(audience))
        if form == "json":
            output.put(papers.data_of(view), target)
            return
        from coc_tui.documents.agenda import agenda

        papers.deliver(desk, agenda(view), target)
