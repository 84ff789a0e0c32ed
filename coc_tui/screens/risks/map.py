"""The map of likelihood and impact: where each risk stands, and where it came from.

Every field says its score and level in words, so that no colour is needed. The register below the map
is its table.
"""

import textwrap
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from coc_tui.domain.risks import RiskLevel, level, score
from coc_tui.language import _
from coc_tui.language.words import impact_word, likelihood_word, word
from coc_tui.usecases.followup.risks import RiskMark

_LABEL = 15
"""Columns of the words at the left."""
_WIDEST = 22
_ROOMY = 36
"""Rows of a page that has room for a line more in each field."""

_TONES = {RiskLevel.LOW: "$success", RiskLevel.MEDIUM: "$warning", RiskLevel.HIGH: "$error"}
_ARROWS = {
    (1, 0): "↑",
    (-1, 0): "↓",
    (0, 1): "→",
    (0, -1): "←",
    (1, 1): "↗",
    (1, -1): "↖",
    (-1, 1): "↘",
    (-1, -1): "↙",
}
"""Which way a risk went, by the signs of the steps in likelihood (up) and impact (to the right)."""

Part = tuple[str, str]
"""A text and its style."""


def draw(marks: Sequence[RiskMark], chosen: str, width: int, height: int) -> Content:
    """Return the map for a page of ``width`` by ``height``; the risk with the id ``chosen`` stands out."""
    room = min(_WIDEST, (width - _LABEL) // 5)
    deep = 3 if height >= _ROOMY else 2
    lines: list[Sequence[Part | str]] = [[(_("Likelihood down, impact across"), "bold")], _heads(room)]
    for likelihood in range(5, 0, -1):
        label = textwrap.wrap(f"{likelihood} {likelihood_word(likelihood)}", _LABEL - 2)
        fields = [_field(marks, (likelihood, impact), chosen, room, deep) for impact in range(1, 6)]
        for row in range(deep):
            left = label[row] if row < len(label) else ""
            parts: list[Part | str] = [(f"{'  ' if row else ''}{left}".ljust(_LABEL), "bold")]
            for field in fields:
                parts += field[row]
            lines.append(parts)
    lines.append([(_legend(marks), "")])
    return Content("\n").join(Content.assemble(*line) for line in lines)


def _heads(room: int) -> list[Part | str]:
    heads = "".join(f"{impact} {impact_word(impact)}"[: room - 1].ljust(room) for impact in range(1, 6))
    return [" " * _LABEL, (heads.rstrip(), "bold underline")]


def _field(
    marks: Iterable[RiskMark], at: tuple[int, int], chosen: str, room: int, deep: int
) -> list[list[Part | str]]:
    """Return the lines of one field: its score and level, then who stands there and who left it."""
    degree = level(*at)
    head = f"{score(*at):>2} {word(degree)}"
    here = [(one.risk.id, f"R{one.risk.number}", "bold") for one in marks if one.at == at]
    left = [
        (one.risk.id, f"(R{one.risk.number}{_arrow(one)})", "dim") for one in marks if one.came_from == at
    ]
    rows = _packed([*here, *left], room - 2, deep - 1)
    lines: list[list[Part | str]] = [["│", (head[: room - 2].ljust(room - 1), _TONES[degree])]]
    for row in rows:
        parts: list[Part | str] = ["│"]
        used = 1
        for id, text, style in row:
            parts += [(text, f"{style} reverse" if id and id == chosen else style), " "]
            used += cell_len(text) + 1
        lines.append([*parts, " " * (room - used)])
    return lines


def _arrow(mark: RiskMark) -> str:
    assert mark.came_from is not None
    up, right = (_sign(now - before) for now, before in zip(mark.at, mark.came_from, strict=True))
    return _ARROWS[up, right]


def _sign(steps: int) -> int:
    return (steps > 0) - (steps < 0)


_Entry = tuple[str, str, str]
"""A risk's id, what is written, and its style."""


def _packed(entries: Sequence[_Entry], room: int, rows: int) -> list[list[_Entry]]:
    """Return the entries in ``rows`` rows of ``room`` columns; what does not fit is counted at the end."""
    found: list[list[_Entry]] = [[] for _row in range(rows)]
    place = 0
    for done, entry in enumerate(entries):
        more = len(entries) - done
        while place < rows:
            used = sum(cell_len(text) + 1 for _id, text, _style in found[place])
            # The last row keeps room for the count, as long as more are to come.
            kept = 3 if place == rows - 1 and more > 1 else 0
            if used + cell_len(entry[1]) + kept <= room:
                found[place].append(entry)
                break
            place += 1
        else:
            found[-1].append(("", f"+{more}", ""))
            break
    return found


def _legend(marks: Sequence[RiskMark]) -> str:
    if not marks:
        return _("No risk has been assessed yet: e assesses the one under the cursor.")
    said = _("R1 stands here.")
    if any(one.came_from for one in marks):
        said += " " + _("(R1↓) came from here; the arrow points to where it went.")
    return said
