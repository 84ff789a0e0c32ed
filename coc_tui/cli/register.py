"""``coc-tui register``: a register as a table for readers, as CSV, or as data."""

import click

from coc_tui.cli import compose, output, papers
from coc_tui.documents.registers import as_csv
from coc_tui.documents.registers import register as register_document
from coc_tui.documents.save import write
from coc_tui.language import _
from coc_tui.usecases import registers


@click.command(
    "register", help=_("A register: decisions, actions, risks, renewal, results, events or economy.")
)
@click.argument("name", metavar="NAME")
@click.option(
    "--format", "form", type=click.Choice(["md", "csv", "json"]), default="md", help=_("md, csv or json.")
)
@papers.output_option
@click.pass_obj
def command(wishes: compose.Wishes, name: str, form: str, target: str | None) -> None:
    """Run ``register``."""
    found = registers.register(name)
    desk = compose.desk(wishes)
    try:
        if form == "json":
            output.put(output.as_json([row.data for row in found.rows(desk)]), target)
            return
        view = registers.view(desk, name)
        document = register_document(view)
        if form == "md":
            papers.deliver(desk, document, target)
        elif target is not None:
            output.put(as_csv(view), target)
        else:
            path = desk.folders.exports / f"{document.name}.csv"
            write(path, as_csv(view).encode())
            click.echo(_("Saved: {path}", path=path))
    finally:
        desk.store.close()
