"""Following up: the actions, whose they are, how they go, and how many were closed in time."""

from collections.abc import Callable, Iterable

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.language import _
from coc_tui.language.formats import date_width, sort_key
from coc_tui.screens.actions import verbs
from coc_tui.screens.actions.chart import followed_up
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.followup import actions
from coc_tui.usecases.followup.actions import FollowUp
from coc_tui.usecases.papers.followup_registers import ACTIONS, ActionRow
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.today.details import of_action

_FINISHED = frozenset({ActionStatus.DONE, ActionStatus.CANCELLED})

Found = ListContent[ActionRow, tuple[FollowUp, ...]]
"""The actions, and how it went with those of each meeting."""


def _columns() -> tuple[ListColumn[ActionRow], ...]:
    """Leave out where it came from, and say of what is late only that; the record below tells all."""
    status = ACTIONS.column("status")
    return (
        ListColumn.of(ACTIONS.column("number"), 9),
        ListColumn.of(ACTIONS.column("text"), weight=3),
        ListColumn.of(ACTIONS.column("owner"), weight=2),
        ListColumn.of(ACTIONS.column("due"), date_width()),
        ListColumn(status.label(), lambda row: _("Overdue") if row.overdue else status.text(row), 11),
    )


def _tone(row: ActionRow) -> str:
    """Warn of what is late; dim what is finished."""
    if row.overdue:
        return "error"
    return "dim" if row.record.status in _FINISHED else ""


def _read(desk: Desk, _scope: str) -> Found:
    rows = tuple(ACTIONS.rows(desk))
    return ListContent(rows, actions.closed_by_next(desk.store.look()), tuple(_filters(desk, rows)))


def _filters(desk: Desk, rows: tuple[ActionRow, ...]) -> list[RowFilter[ActionRow]]:
    """Return the actions by state, mine, by owner and by meeting."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    found = [
        RowFilter[ActionRow]("state", "open", _("open"), lambda row: row.record.status not in _FINISHED),
        RowFilter[ActionRow]("state", "overdue", _("overdue"), lambda row: row.overdue),
        RowFilter[ActionRow](
            "state", "waiting", _("waiting"), lambda row: row.record.status == ActionStatus.WAITING
        ),
        RowFilter[ActionRow]("state", "finished", _("finished"), lambda row: row.record.status in _FINISHED),
        RowFilter("mine", "mine", _("mine"), _among(one.id for one in actions.mine(look, desk.person))),
    ]
    owned = actions.by_owner(look)
    found += [
        RowFilter(
            "owner", f"{owner.kind} {owner.key}", names.owner(owner), _among(one.id for one in owned[owner])
        )
        for owner in sorted(owned, key=lambda one: sort_key(names.owner(one)))
    ]
    meetings = sorted({row.origin.meeting for row in rows if row.origin.meeting is not None}, reverse=True)
    found += [
        RowFilter("meeting", str(one), _("meeting {number}", number=one), _given_at(one)) for one in meetings
    ]
    return [*found, RowFilter("meeting", "none", _("given outside a meeting"), _given_at(None))]


def _among(ids: Iterable[str]) -> Callable[[ActionRow], bool]:
    known = frozenset(ids)
    return lambda row: row.record.id in known


def _given_at(meeting: int | None) -> Callable[[ActionRow], bool]:
    return lambda row: row.origin.meeting == meeting


def _chart(
    state: ListState[ActionRow, tuple[FollowUp, ...]], _row: ActionRow | None, width: int, _height: int
) -> Content:
    """Return how many actions were closed by the next meeting, meeting by meeting."""
    return followed_up(state.content.about if state.content else (), width)


class ActionsScreen(ListPage[ActionRow, tuple[FollowUp, ...]]):
    """What was promised, by whom, and how it goes."""

    LISTING = Listing(
        name="actions",
        read=_read,
        columns=_columns,
        key=lambda row: row.record.id,
        called=lambda row: LookedAt(row.record.number, row.record.id),
        empty=lambda: _(
            "No actions yet. Write o: owner text deadline under an item in the minutes (3); n adds one here."
        ),
        detail=lambda desk, row: of_action(desk, row.record.id),
        tone=_tone,
        nothing=lambda: _("There is no action under the cursor."),
        sorts=(
            Sort(lambda: _("due date"), lambda row: (row.record.due is None, row.record.due)),
            Sort(lambda: _("owner"), lambda row: sort_key(row.owner)),
        ),
        first_filters=frozenset({"state:open"}),
        chart=_chart,
        exports=lambda _row: of_register("actions"),
    )
    VERBS = verbs.VERBS
