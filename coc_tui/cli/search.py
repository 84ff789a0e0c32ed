"""``coc-tui search``: find words in everything."""

import click

from coc_tui.cli import compose, output
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.usecases.today import search


@click.command("search")
@click.argument("text", metavar=_("TEXT"), nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.pass_obj
def command(options: compose.Options, text: tuple[str, ...], as_json: bool) -> None:
    """Run ``search``."""
    desk = compose.desk(options)
    found = search.search(desk, " ".join(text))
    desk.store.close()
    if as_json:
        rows = [
            {
                "kind": one.kind,
                "id": one.id,
                "name": one.name,
                "date": one.date,
                "meeting": one.meeting,
                "item": one.item,
                "closed": one.closed,
                "excerpt": one.excerpt,
            }
            for one in found.hits
        ]
        output.put_json(rows, None)
        return
    for one in found.hits:
        day = short_date(one.date) if one.date else ""
        click.echo(f"{one.name}  {day}\n    {one.excerpt}" if day else f"{one.name}\n    {one.excerpt}")
    if not found.hits:
        click.echo(_("Nothing was found."))
    elif found.more:
        click.echo(_("There is more; add a word to find less."))
