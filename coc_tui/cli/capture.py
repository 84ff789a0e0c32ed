"""``coc-tui capture``: lines from standard input through the same code as the live screen."""

import sys

import click

from coc_tui.cli import compose
from coc_tui.domain.agenda import ItemKind
from coc_tui.language import _, say
from coc_tui.usecases import finding, minutes


def run(wishes: compose.Wishes, number: int, item: str) -> int:
    """Store each line under the item, print ``saved <n>`` once it is durable, and say what stayed text."""
    desk = compose.desk(wishes)
    try:
        look = desk.store.look()
        place = finding.item(look, finding.meeting(look, number), item)
        unclear = False
        for count, line in enumerate(sys.stdin, 1):
            if line.strip():
                captured = minutes.capture(desk, place, line, change_kind_of={ItemKind.DISCUSSION})
                place = captured.item
                for why in captured.unclear:
                    unclear = True
                    click.echo(_("Line {count} stays as text: {why}", count=count, why=say(why)), err=True)
                if captured.kind_changed:
                    click.echo(_("Item {item} is now for decision.", item=item), err=True)
            # An empty line has nothing to lose, and is counted so that the numbers follow the input's.
            click.echo(f"saved {count}")
        return 1 if unclear else 0
    finally:
        desk.store.close()


@click.command("capture", help=_("Store lines from standard input under an item of a meeting's minutes."))
@click.argument("number", metavar="NO", type=int)
@click.argument("item", metavar="ITEM")
@click.pass_obj
def command(wishes: compose.Wishes, number: int, item: str) -> int:
    """Run ``capture``."""
    return run(wishes, number, item)
