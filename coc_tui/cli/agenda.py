"""``coc-tui agenda``: the agenda of a meeting as a document or as data."""

import click

from coc_tui.cli import compose, output, papers
from coc_tui.documents.agenda import agenda
from coc_tui.language import _
from coc_tui.usecases import editions, finding
from coc_tui.usecases.views import Audience


@click.command("agenda", help=_("The agenda of meeting NO."))
@click.argument("number", metavar="NO", type=int)
@papers.audience_option
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", help=_("md or json."))
@papers.output_option
@click.pass_obj
def command(wishes: compose.Wishes, number: int, audience: str, form: str, target: str | None) -> None:
    """Run ``agenda``."""
    desk = compose.desk(wishes)
    try:
        meeting = finding.meeting(desk.store.look(), number)
        view = editions.agenda_view(desk, meeting, Audience(audience))
        if form == "json":
            output.put(papers.data_of(view), target)
        else:
            papers.deliver(desk, agenda(view), target)
    finally:
        desk.store.close()
