"""A process that writes until it is stopped, and says on stdout what it has been told is saved.

Arguments: the case folder, a name, a seed, how many edits. Edits numbered lines of shared
actions; prints ``saved ID LINE``, ``conflict`` or ``trouble`` for each.
"""

# ruff: noqa: T201 - it speaks to the test over stdout

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from coc_tui.domain.actions import Action
from coc_tui.errors import StoreTrouble
from coc_tui.store import Conflict, Store


def main(folder: str, name: str, seed: str, count: str) -> None:
    draw = random.Random(seed)
    store = Store.open(Path(folder), now=lambda: datetime.now(UTC))
    print("ready", flush=True)
    for number in range(int(count)):
        seen = draw.choice(store.look().all(Action))
        lines = seen.text.split("\n")
        line = f"{name}-{number} {'x' * draw.randrange(60)}"
        lines.insert(draw.randrange(len(lines) + 1), line)
        try:
            with store.change("A line", by=name) as change:
                change.edit(seen, text="\n".join(lines))
        except Conflict:
            print("conflict", flush=True)
        except StoreTrouble as trouble:
            print("trouble", trouble, flush=True)
        else:
            print("saved", seen.id, line, flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
