"""A line of the overview, and a line as it is kept for the next start."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coc_tui.usecases.contract.duties import OpenDuty


@dataclass(frozen=True)
class OverviewLine:
    """One line of the overview."""

    key: str
    topic: str
    when: str
    what: str
    clause: str
    place: str
    """The place Enter opens; empty when there is none."""
    record: str = ""
    tone: str = ""
    more: str = ""
    """What is told below of the line under the cursor, after the whole of ``what``."""
    hint: str = ""
    """The key that settles it in its place."""
    duty: "OpenDuty | None" = None
    """The duty it is, when a word settles it right here."""


def kept(lines: Iterable[OverviewLine]) -> list[dict[str, str]]:
    """Return the lines as JSON values; a duty is left out, since what it asks is read again first."""
    return [vars(replace(line, duty=None)) for line in lines]


def known(kept: Any) -> tuple[OverviewLine, ...]:
    """Return the lines that were :func:`kept`; none when they were not, or by another version."""
    try:
        return tuple(OverviewLine(**line) for line in kept or ())
    except TypeError:
        return ()
