"""The network in numbers: by municipality, by size, and the new ones of each quarter, as bars with counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.bars import bar
from coc_tui.usecases.contract.members import Summary

_LABEL = 20
_MOST = 8
"""Lines of one kind."""


@dataclass(frozen=True)
class Network:
    """The network in numbers."""

    summary: Summary


def draw(found: Network, width: int) -> Content:
    """Return the numbers and, under them, the bars."""
    summary = found.summary
    head = _(
        "Active members: {active} · passive: {passive} · never took part: {never}",
        active=summary.active,
        passive=summary.passive,
        never=summary.never_attended,
    )
    lines = [Content.styled(head, "bold")]
    lines += _bars(
        _("Municipality"), ((town or _("not known"), n) for town, n in summary.by_municipality.items()), width
    )
    lines += _bars(
        _("Employees"),
        ((word(size) if size else _("not known"), n) for size, n in summary.by_size.items()),
        width,
    )
    newest = list(summary.new_by_quarter.items())[-_MOST:]
    lines += _bars(_("New, by quarter from"), ((short_date(day), n) for day, n in newest), width)
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)


def _bars(title: str, counts: Iterable[tuple[str, int]], width: int) -> list[Content]:
    shown = list(counts)
    if not shown:
        return []
    rest = sum(count for _name, count in shown[_MOST:])
    shown = shown[:_MOST] + ([(_("others"), rest)] if rest else [])
    most = max(count for _name, count in shown)
    room = max(10, min(40, width - _LABEL - 8))
    lines = [Content.styled(title, "bold")]
    for name, count in shown:
        label = Content(f"  {name}").truncate(_LABEL, ellipsis=True, pad=True)
        lines.append(Content.assemble(label, f" {bar(count, most, room)} {count}"))
    return lines
