"""How wide a table's columns are, by what stands in them: the same for every format with pages."""

from coc_tui.documents.blocks import Runs, TableBlock, text

NARROW = 24
"""Letters up to which a column is as wide as its longest cell: numbers, dates, statuses, owners."""
_LINE = 84
"""Letters a line of a table holds."""
_PADDING = 4


def narrow(table: TableBlock) -> tuple[bool, ...]:
    """Return for each column whether none of its cells is ever broken."""
    return tuple(max(map(_length, column)) <= NARROW for column in _columns(table))


def shares(table: TableBlock) -> tuple[int, ...]:
    """Return how much of the width each column takes, in hundredths that make 100 together.

    A narrow column takes what its longest cell needs. The others share the rest by how much stands in
    them, and none gets less than its longest word, as long as there is room.
    """
    columns = _columns(table)
    firm = narrow(table)
    wanted = [max(map(_length, column)) + _PADDING for column in columns]
    left = max(_LINE - sum(want for want, fixed in zip(wanted, firm, strict=True) if fixed), _LINE // 4)
    weights = [sum(map(_length, column)) ** 0.5 for column in columns]
    shared = sum(weight for weight, fixed in zip(weights, firm, strict=True) if not fixed)
    for place, fixed in enumerate(firm):
        if not fixed:
            least = min(max(map(_longest_word, columns[place])), NARROW) + _PADDING
            wanted[place] = max(int(left * weights[place] / shared), least)
    found = [max(want * 100 // sum(wanted), 1) for want in wanted]
    widest = max(range(len(found)), key=found.__getitem__)
    found[widest] += 100 - sum(found)
    return tuple(found)


def _columns(table: TableBlock) -> list[tuple[Runs, ...]]:
    return [tuple(row[place] for row in (table.header, *table.rows)) for place in range(len(table.header))]


def _length(cell: Runs) -> int:
    return len(text(cell))


def _longest_word(cell: Runs) -> int:
    return max(map(len, text(cell).split()), default=0)
