"""What approval has fixed: which records belong to sealed minutes, and which of their fields."""

from typing import Any

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.kinds import SEALED, marked
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.sealing import Approval, Correction, Sealed
from coc_tui.errors import Refused
from coc_tui.store import Entry, Look
from coc_tui.store.ops import Op
from coc_tui.usecases.records.meetings import sealed

FIXED = {kind.table: frozenset(marked(kind, SEALED)) for kind in (AgendaItem, Decision, Action, Meeting)}
"""What approved minutes print, by table: none of it may change after they are approved."""

FROZEN = frozenset({Approval.table, Sealed.table, Correction.table})
"""Tables that are only ever added to."""


def meetings_of(look: Look) -> dict[str, str]:
    """Return the id of the meeting each record belongs to, by the record's id."""
    return {
        **{one.id: one.id for one in look.all(Meeting)},
        **{one.id: one.meeting for one in look.all(AgendaItem)},
        **{one.id: one.meeting for one in look.all(Decision)},
        **{one.id: one.meeting for one in look.all(Action)},
    }


def touched(op: Op) -> set[str]:
    """Return the fields one operation of the history changed."""
    return {field for part in ("put", "bin", "set", "new", "drop", "text") for field in op.get(part, {})}


def approves(op: Op) -> bool:
    """Return whether the operation is a meeting's minutes becoming approved."""
    _before, after = op.get("set", {}).get("minutes_state", ("", ""))
    return bool(op["in"] == Meeting.table and after == MinutesState.APPROVED)


def refuse_reopening(look: Look, entry: Entry | None) -> None:
    """Raise Refused when taking ``entry`` back would change what approval has fixed."""
    if entry is None:
        return
    if any(op["in"] in FROZEN for op in entry.ops):
        raise Refused("An approval cannot be undone. Make a correction instead.")
    meeting_of = meetings_of(look)
    for op in entry.ops:
        found = look.find(Meeting, _meeting(op, meeting_of))
        if found is not None and sealed(found) and touched(op) & FIXED.get(op["in"], frozenset()):
            raise Refused(
                "The minutes of meeting {number} are approved, so it cannot be undone."
                " Make a correction instead.",
                number=found.number,
            )


def _meeting(op: Op, meeting_of: dict[str, str]) -> str:
    fields: dict[str, Any] = op.get("bin", {})
    return meeting_of.get(op["id"]) or str(fields.get("meeting", ""))
