"""What stays when a case goes back to an earlier moment: what approval has fixed, and numbers given out.

Approved minutes never change, so no way back leads before their approval.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from coc_tui.domain.meetings import Meeting
from coc_tui.domain.sealing import Objection
from coc_tui.store import Look
from coc_tui.store.outside import Rows
from coc_tui.store.tables import undone
from coc_tui.usecases.records.meetings import sealed
from coc_tui.usecases.records.seals import FIXED, meetings_of

Row = Mapping[str, Any]
"""A stored document, as JSON has it."""
Tables = Mapping[str, Rows]


def sealed_since(now: Look, then: Look) -> list[int]:
    """Return the numbers of the meetings whose minutes are approved now and were not then."""
    before = {one.id for one in then.all(Meeting) if sealed(one)}
    return sorted(one.number for one in now.all(Meeting) if sealed(one) and one.id not in before)


def gone_back(look: Look, now: Tables, then: Tables) -> dict[str, dict[str, Row]]:
    """Return ``then`` with what stays as it is ``now``, and with all that this points at.

    ``look`` is a look at ``now``.
    """
    after = {table: dict(then.get(table, {})) for table in {**now, **then}}
    for table in after:
        if not undone(table) or table == Objection.table:
            after[table] = dict(now.get(table, {}))
    approved = {one.id for one in look.all(Meeting) if sealed(one)}
    of_sealed = {id for id, meeting in meetings_of(look).items() if meeting in approved}
    for table, fixed in FIXED.items():
        rows = after.setdefault(table, {})
        for number, row in list(rows.items()):
            # It had been taken out again before the minutes were approved.
            if row.get("meeting") in approved and row["id"] not in of_sealed:
                del rows[number]
        for number, row in now.get(table, {}).items():
            if row["id"] in of_sealed:
                before = rows.get(number) if table != Meeting.table else None
                rows[number] = _merged(before, row, fixed) if before else row
    _complete(after, now)
    return after


def _merged(before: Row, now: Row, fixed: frozenset[str]) -> Row:
    """Return a row as it was, but for the fields that approved minutes print."""
    free = {name: value for name, value in before.items() if name not in fixed}
    return {**free, **{name: value for name, value in now.items() if name in fixed}}


def _complete(after: dict[str, dict[str, Row]], now: Tables) -> None:
    """Add what a kept row points at and is not there, so that no link leads to nothing."""
    places = {
        str(row.get("id")): (table, number) for table, rows in now.items() for number, row in rows.items()
    }
    there = {str(row.get("id")) for rows in after.values() for row in rows.values()}
    rows = [row for rows in after.values() for row in rows.values()]
    while rows:
        for id in _strings(rows.pop()):
            if id in places and id not in there:
                table, number = places[id]
                after[table][number] = now[table][number]
                there.add(id)
                rows.append(now[table][number])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
