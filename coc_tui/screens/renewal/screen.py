"""The way to the agreement's end: the checklist, the countdown, the choice of track, notice and extension."""

from collections.abc import Callable

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.renewal import RenewalTrack
from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_evaluation, of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.screens.renewal.head import head
from coc_tui.screens.renewal.timeline import draw
from coc_tui.screens.renewal.verbs import VERBS, WayToEnd
from coc_tui.usecases.papers.contract_registers import RENEWAL
from coc_tui.usecases.term import renewal, term_status
from coc_tui.usecases.term.renewal import FINISHED, TaskView
from coc_tui.usecases.today.details import of_task


def _columns() -> tuple[ListColumn[TaskView], ...]:
    """Say of what is late only that, and of a track not chosen that it waits for the choice."""
    return (
        ListColumn.of(RENEWAL.column("id"), 3),
        ListColumn.of(RENEWAL.column("task"), weight=3),
        ListColumn.of(RENEWAL.column("due"), date_width()),
        ListColumn.of(RENEWAL.column("role"), weight=2),
        ListColumn.of(RENEWAL.column("clause"), 7),
        ListColumn(_("Status"), _status, 13),
    )


def _status(task: TaskView) -> str:
    if task.overdue:
        return _("Overdue")
    return word(task.status) if task.live else _("Not chosen")


def _tone(task: TaskView) -> str:
    """Warn of what is late; dim what is finished or belongs to no chosen track."""
    if task.overdue:
        return "error"
    return "dim" if not task.live or task.status in FINISHED else ""


def _read(desk: Desk, _scope: str) -> ListContent[TaskView, WayToEnd]:
    about = WayToEnd(renewal.checklist(desk), term_status.view(desk), desk.clock.today())
    return ListContent(about.checklist.tasks, about, _filters(), tuple(head(about.checklist, about.term)))


def _filters() -> tuple[RowFilter[TaskView], ...]:
    """Return the tasks by how far they are and by track."""
    tracks = (
        RowFilter("track", track.value, _("Track: {track}", track=word(track)), _on(track))
        for track in RenewalTrack
    )
    return (
        RowFilter("state", "open", _("to be done"), lambda task: task.live and task.status not in FINISHED),
        RowFilter("state", "overdue", _("overdue"), lambda task: task.overdue),
        RowFilter("state", "finished", _("finished"), lambda task: task.status in FINISHED),
        *tracks,
    )


def _on(track: RenewalTrack) -> Callable[[TaskView], bool]:
    return lambda task: task.track == track


def _chart(state: ListState[TaskView, WayToEnd], _task: TaskView | None, width: int, _height: int) -> Content:
    """Return the tasks on a line from today to the end."""
    if state.content is None:
        return Content("")
    about = state.content.about
    return draw(about.checklist, about.today, width)


def _exports(_task: TaskView | None) -> list[Export]:
    """Return the register's exports, and the evaluation pack."""
    return [*of_register("renewal"), *of_evaluation()]


class RenewalScreen(ListPage[TaskView, WayToEnd]):
    """The checklist towards the agreement's end."""

    LISTING = Listing(
        name="renewal",
        read=_read,
        columns=_columns,
        key=lambda task: task.id,  # a task nobody has touched has no record
        called=lambda task: LookedAt(task.id, task.record.id if task.record else ""),
        empty=lambda: _("The agreement names no tasks towards its end."),
        detail=lambda desk, task: of_task(desk, task.id),
        tone=_tone,
        nothing=lambda: _("There is no task under the cursor."),
        sorts=(Sort(lambda: _("due date"), lambda task: (task.due, task.id)),),
        chart=_chart,
        exports=_exports,
    )
    VERBS = VERBS
