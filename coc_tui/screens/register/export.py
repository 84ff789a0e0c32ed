"""Handing a register out: which edition, in which form. Documents are imported when one is made."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.usecases.papers.views import Audience


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

    def of(audience: Audience, form: str) -> Save:
        return partial(_register, name=name, audience=audience, form=form)

    return [
        Export(_("Markdown for the group"), of(Audience.GROUP, "md")),
        Export(_("Markdown for the network"), of(Audience.NETWORK, "md")),
        Export(_("Markdown for the public"), of(Audience.PUBLIC, "md")),
        Export(_("CSV for a spreadsheet, for the group"), of(Audience.GROUP, "csv")),
    ]


def _register(
    desk: Desk, *, name: str, audience: Audience, form: str, force: bool = False, override: str = ""
) -> str:
    from coc_tui.documents.outgoing import hand_out, register_leaving

    leaving = register_leaving(desk, name, audience)
    return str(hand_out(desk, leaving, form=form, force=force, override=override))
