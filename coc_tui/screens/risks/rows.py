"""The risks as they are looked through: each with its suggestion, its early warning and what it asks."""

from dataclasses import dataclass

from coc_tui.agreement.indicators import Light
from coc_tui.desk import Desk
from coc_tui.usecases.contract.indicators import readings
from coc_tui.usecases.followup import risks
from coc_tui.usecases.followup.risks import RiskMark
from coc_tui.usecases.papers.followup_registers import RISKS, RiskRow

_WORST = (Light.TOO_FEW, Light.NORMAL, Light.YELLOW, Light.RED)


@dataclass(frozen=True)
class WatchedRisk:
    """A risk of the register, and what is seen around it."""

    row: RiskRow
    suggested: tuple[int, int] | None
    """Likelihood and impact suggested for a risk nobody has assessed."""
    light: Light
    """Its worst early warning."""
    due: bool
    """Whether it is to be looked at."""
    moved: bool
    """Whether it has moved on the map."""

    @property
    def warned(self) -> bool:
        """Whether there is an early warning."""
        return self.light in {Light.YELLOW, Light.RED}


def read_watched(desk: Desk, marks: tuple[RiskMark, ...]) -> tuple[WatchedRisk, ...]:
    """Return all risks; ``marks`` are where they stand on the map."""
    look, today = desk.store.look(), desk.clock.today()
    worst: dict[int, Light] = {}
    for one in readings(desk):
        number = one.indicator.risk
        worst[number] = max(worst.get(number, Light.TOO_FEW), one.light, key=_WORST.index)
    due = {one.id for one in risks.due(look, today)}
    moved = {mark.risk.id for mark in marks if mark.came_from}
    return tuple(
        WatchedRisk(
            row=row,
            suggested=risks.suggestion(desk, row.record),
            light=worst.get(row.record.number, Light.TOO_FEW),
            due=row.record.id in due,
            moved=row.record.id in moved,
        )
        for row in RISKS.rows(desk)
    )
