"""Handing a register out: which edition, in which form. Documents are imported when one is made."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.usecases import registers
from coc_tui.usecases.views import Audience


class Save(Protocol):
    """Saves an export of the desk's case and returns its path.

    ``force`` puts a file aside that was changed by hand; ``override`` is the reason to let it out though
    a gate is closed.
    """

    def __call__(self, desk: Desk, *, force: bool = False, override: str = "") -> str:
        """Raise as ``documents.leaving.hand_out`` does."""


@dataclass(frozen=True)
class Export:
    """One thing that can be handed out."""

    label: str
    save: Save


def of_register(name: str) -> list[Export]:
    """Return the ways a register can be handed out, the most usual first."""
    return [
        Export(_("Markdown for the group"), partial(_markdown, name=name, audience=Audience.GROUP)),
        Export(_("Markdown for the network"), partial(_markdown, name=name, audience=Audience.NETWORK)),
        Export(_("Markdown for the public"), partial(_markdown, name=name, audience=Audience.PUBLIC)),
        Export(_("CSV for a spreadsheet, for the group"), partial(_csv, name=name)),
    ]


def _markdown(desk: Desk, *, name: str, audience: Audience, force: bool = False, override: str = "") -> str:
    from coc_tui.documents.leaving import hand_out, register_leaving

    return str(hand_out(desk, register_leaving(desk, name, audience), force=force, override=override))


def _csv(desk: Desk, *, name: str, force: bool = False, override: str = "") -> str:
    from coc_tui.documents.registers import as_csv, register
    from coc_tui.documents.save import write

    view = registers.view(desk, name)
    path = desk.folders.exports / f"{register(view).name}.csv"
    write(path, as_csv(view).encode())
    return str(path)
