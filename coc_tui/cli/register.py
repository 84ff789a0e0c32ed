"""``coc-tui register``: a register as a table for readers, as CSV, or as data."""

import click

from coc_tui.cli import compose, papers
from coc_tui.language import _
from coc_tui.usecases.papers import registers
from coc_tui.usecases.papers.views import Audience


@click.command(
    "register",
    epilog=_("The registers are: {names}.", names=", ".join(registers.REGISTERS)),
)
@click.argument("name", metavar=_("NAME"))
@papers.audience_option
@papers.format_option("md", "csv", "html", "pdf", "docx", "json")
@papers.output_option
@papers.override_option
@click.pass_obj
def command(
    options: compose.Options, name: str, audience: str, form: str, target: str | None, override: str
) -> None:
    """Run ``register``."""
    found = registers.register(name)
    reader = Audience(audience)
    with compose.at_work(options) as desk:
        if form == "json":
            rows = [row.data for row in found.rows(desk) if reader.sees_closed or not row.closed]
            papers.put_data(rows, audience, target)
            return
        from coc_tui.documents.outgoing import register_leaving

        papers.deliver(desk, register_leaving(desk, name, reader), target, form, override)
