"""The risk register of section 11: the list, the map, the early warnings, and what is done about each."""

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.risks import RiskLevel, RiskStatus
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.screens.risks.map import draw
from coc_tui.screens.risks.rows import WatchedRisk, read_watched
from coc_tui.screens.risks.verbs import VERBS
from coc_tui.usecases.followup import risks
from coc_tui.usecases.followup.risks import RiskMark
from coc_tui.usecases.papers.followup_registers import RISKS
from coc_tui.usecases.today.details import of_risk

Marks = tuple[RiskMark, ...]


def _column(name: str, width: int = 0, weight: int = 1) -> ListColumn[WatchedRisk]:
    column = RISKS.column(name)
    return ListColumn(column.label(), lambda one: column.text(one.row), width, weight)


def _columns() -> tuple[ListColumn[WatchedRisk], ...]:
    """Show a suggestion in brackets, and the status instead of the level where it is not simply open."""
    return (
        _column("key", 7),
        _column("title", weight=3),
        ListColumn(_("Score"), _score, 9),
        ListColumn(_("Level"), _level, 13),
        ListColumn(_("Warning"), lambda one: word(one.light).lower() if one.warned else "", 6),
        _column("owner", weight=2),
    )


def _score(one: WatchedRisk) -> str:
    if one.suggested is not None:
        likelihood, impact = one.suggested
        return f"({likelihood}×{impact})"
    return RISKS.column("score").text(one.row).replace(" = ", "=")


def _level(one: WatchedRisk) -> str:
    status = one.row.record.status
    return word(status) if status != RiskStatus.OPEN else RISKS.column("level").text(one.row)


def _tone(one: WatchedRisk) -> str:
    """Repeat the level's word in colour."""
    if one.row.record.status == RiskStatus.CLOSED:
        return "dim"
    level = one.row.level
    return {RiskLevel.HIGH: "error", RiskLevel.MEDIUM: "warning"}.get(level, "") if level else ""


def _read(desk: Desk, _scope: str) -> ListContent[WatchedRisk, Marks]:
    marks = risks.on_map(desk.store.look())
    return ListContent(read_watched(desk, marks), marks, _filters())


def _filters() -> tuple[RowFilter[WatchedRisk], ...]:
    """Return the risks by level, status, review and early warning."""
    status = RiskStatus
    return (
        RowFilter("level", "high", _("high"), lambda one: one.row.level == RiskLevel.HIGH),
        RowFilter("level", "medium", _("medium"), lambda one: one.row.level == RiskLevel.MEDIUM),
        RowFilter("level", "low", _("low"), lambda one: one.row.level == RiskLevel.LOW),
        RowFilter(
            "status",
            "not_assessed",
            _("not assessed"),
            lambda one: one.row.record.status == status.NOT_ASSESSED,
        ),
        RowFilter("status", "living", _("not closed"), lambda one: one.row.record.status != status.CLOSED),
        RowFilter("review", "due", _("to be looked at"), lambda one: one.due),
        RowFilter("warning", "warned", _("with an early warning"), lambda one: one.warned),
        RowFilter("moved", "moved", _("have moved"), lambda one: one.moved),
        RowFilter("own", "own", _("the group's own"), lambda one: not one.row.record.clause),
    )


def _chart(state: ListState[WatchedRisk, Marks], one: WatchedRisk | None, width: int, height: int) -> Content:
    """Return the map of likelihood and impact, the risk under the cursor marked."""
    marks = state.content.about if state.content else ()
    return draw(marks, one.row.record.id if one else "", width, height)


class RisksScreen(ListPage[WatchedRisk, Marks]):
    """The risks, how they are assessed, and why that changed."""

    LISTING = Listing(
        name="risks",
        read=_read,
        columns=_columns,
        key=lambda one: one.row.record.id,
        called=lambda one: LookedAt(one.row.record.key, one.row.record.id),
        empty=lambda: _(
            "No risks yet. n adds one; or write r: and the risk under an item in the minutes (3)."
        ),
        detail=lambda desk, one: of_risk(desk, one.row.record.id),
        tone=_tone,
        nothing=lambda: _("There is no risk under the cursor."),
        sorts=(
            Sort(lambda: _("highest score first"), lambda one: one.row.score or 0, backwards=True),
            Sort(
                lambda: _("next review"),
                lambda one: (one.row.record.review_due is None, one.row.record.review_due),
            ),
        ),
        chart=_chart,
        exports=lambda _one: of_register("risks"),
    )
    VERBS = VERBS
