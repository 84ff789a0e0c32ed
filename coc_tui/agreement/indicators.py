"""When an early warning of a risk turns yellow or red. The limits are ours and can be changed."""

import operator
from decimal import Decimal
from enum import StrEnum

from coc_tui.agreement.start import Indicator

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Light(StrEnum):
    """What an indicator shows; always said in a word beside any colour."""

    TOO_FEW = "too_few"
    NORMAL = "normal"
    YELLOW = "yellow"
    RED = "red"


def light(indicator: Indicator, value: Decimal, observations: int = 1) -> Light:
    """Return what ``value``, in the indicator's unit, shows when it rests on so many observations."""
    if observations < indicator.needs:
        return Light.TOO_FEW
    reached = _COMPARE[indicator.when]
    if reached(value, indicator.red):
        return Light.RED
    return Light.YELLOW if reached(value, indicator.yellow) else Light.NORMAL
