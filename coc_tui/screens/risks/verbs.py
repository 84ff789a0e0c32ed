"""What can be done with risks: assessed anew, added, planned for, measured against, accepted and closed."""

from typing import Any

from coc_tui.domain.risks import Risk, RiskStatus
from coc_tui.language import _, pgettext
from coc_tui.screens.actions import form as action_form
from coc_tui.screens.listing.acts import fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.risks import form
from coc_tui.screens.risks.rows import WatchedRisk
from coc_tui.usecases.followup import risks
from coc_tui.usecases.followup.risks import RiskMark
from coc_tui.usecases.records.amending import Amendment

RiskPage = ListPage[WatchedRisk, tuple[RiskMark, ...]]


def _now(page: RiskPage, one: WatchedRisk) -> Risk:
    found: Risk = page.desk.store.look().get(Risk, one.row.record.id)
    return found


def _closed(_page: RiskPage, one: WatchedRisk) -> str:
    risk = one.row.record
    return _("{key} is closed; w opens it again.", key=risk.key) if risk.status == RiskStatus.CLOSED else ""


def _assess(page: RiskPage, watched: WatchedRisk) -> None:
    """Ask for likelihood, impact and the reason; a suggestion is only where one begins."""
    one = _now(page, watched)
    fill_in(
        page,
        _("Assess {key} {title}", key=one.key, title=one.title),
        form.assessing(one, watched.suggested),
        lambda values: risks.assess(
            page.desk, one, int(values["likelihood"]), int(values["impact"]), values["reason"]
        ),
    )


def _new(page: RiskPage) -> None:
    """Ask for a risk of the group's own."""

    def save(values: dict[str, Any]) -> None:
        risks.add(page.desk, values.pop("title"), **values)

    fill_in(page, _("New risk"), [*form.naming(None), *form.planning(page.desk, None)], save)


def _plan(page: RiskPage, watched: WatchedRisk) -> None:
    """Change what is to be done about the risk; the agreement's own keep their title and text."""
    one = _now(page, watched)
    fields = [*([] if one.clause else form.naming(one)), *form.planning(page.desk, one)]
    amendment = Amendment(page.desk, risks.edit, one)
    fill_in(page, f"{one.key} {one.title}", fields, amendment.save)


def _measure(page: RiskPage, watched: WatchedRisk) -> None:
    """Give an action against the risk."""
    one = _now(page, watched)

    def save(values: dict[str, Any]) -> None:
        action_form.add(page.desk, values)

    fill_in(page, _("Measure against {key}", key=one.key), action_form.fields(page.desk, None, one.id), save)


def _status(page: RiskPage, watched: WatchedRisk) -> None:
    """Ask for another status and the reason."""
    one = _now(page, watched)
    fill_in(
        page,
        f"{one.key} {one.title}",
        form.standing(one),
        lambda values: risks.set_status(page.desk, one, RiskStatus(values["status"]), values["reason"]),
    )


VERBS: tuple[ListVerb[WatchedRisk, tuple[RiskMark, ...]], ...] = (
    *USUAL,
    on_row("assess", "e", _("Assess"), _("Assess the risk anew, with a reason"), _assess, _closed),
    ListVerb("new", "n", _("New risk"), _("Add a risk of the group's own"), _new),
    on_row("plan", "p", _("Plan"), _("Owner, strategy, aim and next review"), _plan, hint=False),
    on_row(
        "measure", "m", pgettext("risk", "Measure"), _("A new action against the risk"), _measure, hint=False
    ),
    on_row(
        "status",
        "w",
        _("Status"),
        _("Accept it, close it, open it again, or say that it occurred"),
        _status,
        hint=False,
    ),
)
