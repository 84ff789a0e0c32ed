"""Letting a paper out in the form somebody chose, and noting what went. Documents are imported here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coc_tui.desk import Desk
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.sealing import checksum
from coc_tui.usecases.papers import distribution

if TYPE_CHECKING:
    from coc_tui.documents.document import Leaving


def save(desk: Desk, leaving: "Leaving", form: str, *, force: bool = False, override: str = "") -> str:
    """Save a paper in the exports folder and return its path; raises as ``leaving.hand_out`` does."""
    from coc_tui.documents.outgoing import hand_out

    return str(hand_out(desk, leaving, form=form, force=force, override=override))


def note(desk: Desk, leaving: "Leaving", to: Sequence[Recipient], form: str, text: str) -> None:
    """Note that a paper went to ``to``. Raises Refused when they may not have it."""
    document = leaving.document
    ending = "" if form == "paper" else f".{form}"
    distribution.record(
        desk,
        leaving.paper,
        form=form,
        file=f"{document.name}{ending}",
        sha256=checksum(leaving.paper.text),
        version=document.version,
        to=to,
        note=text,
    )
