"""``coc-tui agenda NO --proposals``: what the agenda should hold, and why."""

from coc_tui.cli import output
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _, say
from coc_tui.usecases.today import proposals


def tell(desk: Desk, meeting: Meeting, target: str | None, *, as_json: bool) -> None:
    """Write the open proposals for the agenda of ``meeting``, for people or for programs."""
    found = proposals.for_meeting(desk, meeting)
    if as_json:
        rows = [
            {
                "key": one.key,
                "title": say(one.title),
                "reason": say(one.reason),
                "clause": one.clause,
                "date": one.day,
                "kind": one.kind,
                "minutes": one.planned_minutes,
                "source": {"table": one.table, "record": one.record} if one.record else None,
            }
            for one in found
        ]
        output.put_json(rows, target)
        return
    lines = [
        f"{one.key}\n  {say(one.title)}\n  "
        + say(one.reason)
        + (_(" (section {clause})", clause=one.clause) if one.clause else "")
        for one in found
    ]
    output.put("\n".join(lines or [_("Nothing proposes itself.")]) + "\n", target)
