"""The registers by name, as they leave the program: for readers and for programs.

The command line, the screens and the export key know no other list.
"""

from typing import Any

from coc_tui.desk import Desk
from coc_tui.errors import NotFound
from coc_tui.usecases.papers.columns import Register
from coc_tui.usecases.papers.contract_registers import CONTRACT
from coc_tui.usecases.papers.editions import letterhead
from coc_tui.usecases.papers.followup_registers import FOLLOWUP
from coc_tui.usecases.papers.views import Audience, RegisterView
from coc_tui.usecases.term.query_context import query_context

REGISTERS: dict[str, Register[Any]] = {**FOLLOWUP, **CONTRACT}


def register(name: str) -> Register[Any]:
    """Return the register called ``name``. Raises NotFound with the names there are."""
    if name not in REGISTERS:
        raise NotFound(
            "There is no register {name}. The registers are: {names}.", name=name, names=", ".join(REGISTERS)
        )
    return REGISTERS[name]


def view(desk: Desk, name: str, audience: Audience = Audience.GROUP) -> RegisterView:
    """Return the register as a table for ``audience``."""
    found = register(name)
    rows = found.seen_by(desk, audience)
    return RegisterView(
        name=name,
        title=found.title(),
        columns=tuple(one.label() for one in found.columns),
        data=tuple(map(found.data, rows)),
        rows=tuple(found.cells(row) for row in rows),
        sheet=found.sheet(rows),
        date=desk.clock.today(),
        letterhead=letterhead(query_context(desk)),
        closed=any(found.outside(row) is None for row in rows),
        audience=audience,
    )
