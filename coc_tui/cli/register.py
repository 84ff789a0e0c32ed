"""``coc-tui register``: a register as a table for readers, as CSV, or as data."""

import click

from coc_tui.cli import completion, compose, papers
from coc_tui.language import _
from coc_tui.usecases.papers import registers
from coc_tui.usecases.papers.views import Audience


@click.command(
    "register",
    epilog=_("The registers are: {names}.", names=", ".join(registers.REGISTERS)),
)
@click.argument("name", metavar=_("NAME"), shell_complete=completion.registers)
@papers.audience_option
@papers.format_option("register")
@papers.output_option
@papers.override_option
@click.option("--plain", is_flag=True, help=_("CSV for programs: commas, ISO dates, decimal points."))
@click.pass_obj
def command(
    options: compose.Options,
    name: str,
    audience: str,
    form: str,
    target: str | None,
    override: str,
    plain: bool,
) -> None:
    """Run ``register``."""
    registers.register(name)
    with compose.at_work(options) as desk:
        from coc_tui.documents.outgoing import register_leaving

        leaving = register_leaving(desk, name, Audience(audience))._replace(plain=plain)
        papers.deliver(desk, leaving, target, form, override)
