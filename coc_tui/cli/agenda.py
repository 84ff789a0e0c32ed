"""``coc-tui agenda``: the agenda of a meeting as a document or as data."""

import click

from coc_tui.cli import completion, compose, importing, papers, proposals
from coc_tui.cli.typed import Whole
from coc_tui.language import _
from coc_tui.usecases.meeting.agenda_import import Merging
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding


@click.command("agenda")
@click.argument("number", metavar=_("NO"), type=Whole(), shell_complete=completion.meetings)
@papers.audience_option
@papers.format_option("agenda")
@papers.output_option
@papers.override_option
@click.option(
    "--proposals", "proposed", is_flag=True, help=_("List what proposes itself for the agenda, and why.")
)
@click.option(
    "--import",
    "source",
    metavar=_("FILE|-"),
    help=_("Bring in an agenda that was edited as Markdown; what changes is told."),
)
@click.option("--remove", is_flag=True, help=_("With --import: take away what is not in the file."))
@click.option(
    "--force", is_flag=True, help=_("With --import: the file's words count where both have changed.")
)
@click.option("--preview", is_flag=True, help=_("With --import: only tell what would change."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(
    options: compose.Options,
    number: int,
    audience: str,
    form: str,
    target: str | None,
    override: str,
    proposed: bool,
    source: str | None,
    remove: bool,
    force: bool,
    preview: bool,
    as_json: bool,
) -> None:
    """Run ``agenda``."""
    form = "json" if as_json else form
    with compose.at_work(options) as desk:
        meeting = finding.meeting(desk.store.look(), number)
        if proposed:
            proposals.tell(desk, meeting, target, as_json=form == "json")
            return
        if source is not None:
            importing.bring_in(desk, meeting, source, Merging(remove=remove, force=force), preview=preview)
            return
        from coc_tui.documents.outgoing import agenda_leaving

        papers.deliver(desk, agenda_leaving(desk, meeting, Audience(audience)), target, form, override)
