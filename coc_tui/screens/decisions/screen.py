"""The decision log: finding decisions, what became of each, and the chain of its topic."""

from collections.abc import Callable

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision, DecisionStatus, touches
from coc_tui.language import _, localised
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.screens.decisions.verbs import VERBS
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import TopicStep
from coc_tui.usecases.papers.followup_registers import DECISIONS, DecisionRow
from coc_tui.usecases.today.details import of_decision


def _columns() -> tuple[ListColumn[DecisionRow], ...]:
    """Show no item for what was decided between meetings; the record below says so in full."""
    origin = DECISIONS.column("origin")
    return (
        ListColumn.of(DECISIONS.column("number"), 10),
        ListColumn.of(DECISIONS.column("text")),
        ListColumn.of(DECISIONS.column("date"), date_width()),
        ListColumn(_("Item"), lambda row: "–" if row.origin.meeting is None else origin.text(row), width=5),
        ListColumn.of(DECISIONS.column("status"), 9),
    )


def _read(desk: Desk, _scope: str) -> ListContent[DecisionRow, None]:
    rows = tuple(DECISIONS.rows(desk))
    return ListContent(rows, None, tuple(_filters(desk, rows)))


def _filters(desk: Desk, rows: tuple[DecisionRow, ...]) -> list[RowFilter[DecisionRow]]:
    """Return the log by status, review, year, goal, section and way of deciding."""
    today = desk.clock.today()
    found = [RowFilter("status", status.value, word(status), _has(status)) for status in DecisionStatus]
    found += [
        RowFilter("review", "due", _("To be looked at again"), lambda row: row.record.due_for_review(today)),
        RowFilter("kind", "strategic", _("Vision and strategy"), lambda row: row.record.strategic),
        RowFilter("kind", "written", _("Written procedure"), lambda row: row.origin.meeting is None),
    ]
    years = sorted({row.record.date.year for row in rows}, reverse=True)
    found += [RowFilter("year", str(year), str(year), _of_year(year)) for year in years]
    found += [
        RowFilter("goal", goal.id, _("Goal: {goal}", goal=localised(goal.title)), _towards(goal.id))
        for goal in desk.agreement().goals
    ]
    sections = {one.strip() for row in rows for one in row.record.clause.split(",") if one.strip()}
    found += [
        RowFilter("clause", one, _("Section {clause}", clause=one), _touching(one))
        for one in sorted(sections)
    ]
    return found


def _has(status: DecisionStatus) -> Callable[[DecisionRow], bool]:
    return lambda row: row.record.status == status


def _of_year(year: int) -> Callable[[DecisionRow], bool]:
    return lambda row: row.record.date.year == year


def _towards(goal: str) -> Callable[[DecisionRow], bool]:
    return lambda row: row.record.goal == goal


def _touching(clause: str) -> Callable[[DecisionRow], bool]:
    return lambda row: touches(row.record.clause, clause)


# The chain


def _chain(desk: Desk, row: DecisionRow) -> tuple[TopicStep, ...]:
    """Return the topic of the decision, from its first item to its last action."""
    look = desk.store.look()
    return decisions.chain(look, look.get(Decision, row.record.id))


def _chart(state: ListState[DecisionRow, None], row: DecisionRow | None, width: int, _height: int) -> Content:
    """Return the chain of the decision under the cursor."""
    lines = [Content.styled(_("The course of the topic"), "bold")]
    for step in state.beside or ():
        mark = "▶" if row is not None and step.record.id == row.record.id else " "
        lines.append(Content(f"{mark} {short_date(step.date)}  {told(step)}").truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def told(step: TopicStep) -> str:
    """Return one step of a topic's course as a line."""
    match step.record:
        case Decision():
            text = _(
                "Decision {number} ({status}): {text}",
                number=step.record.number,
                status=word(step.record.status).lower(),
                text=step.record.text,
            )
        case Action():
            text = _(
                "Action {number} ({status}): {text}",
                number=step.record.number,
                status=word(step.record.status).lower(),
                text=step.record.text,
            )
        case AgendaItem():
            text = _("Item {item}: {title}", item=step.item or "–", title=step.record.title)
    if step.meeting is not None:
        text = _("meeting {number} · {what}", number=step.meeting, what=text)
    return " ".join(text.split())


class DecisionsScreen(ListPage[DecisionRow, None]):
    """What the group has decided, and where each decision came from."""

    LISTING = Listing(
        name="decisions",
        read=_read,
        columns=_columns,
        key=lambda row: row.record.id,
        called=lambda row: LookedAt(row.record.number, row.record.id),
        empty=lambda: _(
            "No decisions yet. Write b: and the decision under an item in the minutes (3);"
            " n logs one made between meetings."
        ),
        detail=lambda desk, row: of_decision(desk, row.record.id),
        tone=lambda row: "" if row.record.status == DecisionStatus.IN_FORCE else "dim",
        nothing=lambda: _("There is no decision under the cursor."),
        sorts=(Sort(lambda: _("newest first"), lambda row: (row.record.date, row.record.number), True),),
        chart=_chart,
        beside=_chain,
        exports=lambda _row: of_register("decisions"),
    )
    VERBS = VERBS
