"""Settling a duty that only a decision, or a word on why none is needed, can settle."""

from typing import Any

from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.usecases.contract import duties
from coc_tui.usecases.contract.duties import OpenDuty
from coc_tui.widgets.form import Field, Form


def settling(desk: Desk, duty: OpenDuty) -> Form:
    """Return the form that settles ``duty``."""

    def save(values: dict[str, Any]) -> None:
        duties.settle(desk, duty, decision=values["decision"], note=values["note"])

    return Form(
        _("Settle (section {clause})", clause=duty.clause),
        [
            Field("decision", _("Decision"), hint=say(duty.what)),
            Field("note", _("Or why none is needed"), "long"),
        ],
        save=save,
    )
