"""What can be done with figures: entered, corrected, shared and removed."""

from dataclasses import dataclass
from typing import Any

from coc_tui.domain.results import Series, Snapshot
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.screens.form_fields import day_field
from coc_tui.screens.listing.acts import act, fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.results import form, opening
from coc_tui.usecases.contract import results
from coc_tui.usecases.contract.beginning import BaselineFigure
from coc_tui.usecases.contract.results import Gap
from coc_tui.usecases.papers.contract_registers import ResultRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.text_dialog import TextDialog


@dataclass(frozen=True)
class Backdrop:
    """What the figures are seen against."""

    series: tuple[Series, ...]
    titles: dict[str, str]
    """What each measure is called."""
    gaps: tuple[Gap, ...]
    beginning: tuple[BaselineFigure, ...]


ResultPage = ListPage[ResultRow, Backdrop]


def _now(page: ResultPage, row: ResultRow) -> Snapshot:
    found: Snapshot = page.desk.store.look().get(Snapshot, row.snapshot.id)
    return found


def _shared(_page: ResultPage, row: ResultRow) -> str:
    day = row.snapshot.shared
    return "" if day is None else _("The figure was shared on {date}.", date=short_date(day))


def _all_shared(page: ResultPage) -> str:
    if all(row.snapshot.shared for row in page.state.rows):
        return _("Every figure has been shared.")
    return ""


def _new(page: ResultPage) -> None:
    """Ask for a figure, beginning at the period that is missing."""

    def save(values: dict[str, Any]) -> None:
        results.record(
            page.desk,
            values.pop("measure"),
            values.pop("first"),
            values.pop("last"),
            values.pop("value"),
            **values,
        )

    row, content = page.row, page.state.content
    gap = content.about.gaps[0] if content and content.about.gaps else None
    measure = gap.measure if gap else row.snapshot.measure if row else ""
    period = (gap.first, gap.last) if gap else next(reversed(results.periods(page.desk)), None)
    fill_in(page, _("New figure"), form.fields(page.desk, None, measure, period), save)


def _edit(page: ResultPage, row: ResultRow) -> None:
    """Correct a figure."""
    one = _now(page, row)
    amendment = Amendment(page.desk, results.edit, one)
    fill_in(page, row.title, form.fields(page.desk, one, one.measure), amendment.save)


def _share(page: ResultPage, row: ResultRow) -> None:
    """Note that the figure was shared today."""
    act(page, _("Noted as shared today. u takes it back."), results.share, [_now(page, row)])


def _share_all(page: ResultPage) -> None:
    """Ask which day everything not yet shared was shared."""
    fill_in(
        page,
        _("Shared with the partner"),
        [day_field(page.desk, "day", _("Shared on"), page.desk.clock.today(), required=True)],
        lambda values: results.share(page.desk, results.unshared(page.desk.store.look()), values["day"]),
    )


def _remove(page: ResultPage, row: ResultRow) -> None:
    """Put a figure in the bin."""
    act(page, _("The figure is in the bin. u takes it back."), results.remove, _now(page, row))


def _told_of_before(page: ResultPage) -> str:
    if page.state.content and page.state.content.about.beginning:
        return ""
    return _("The agreement's file tells nothing of the time before it.")


def _beginning(page: ResultPage) -> None:
    """Read where it began."""
    assert page.state.content is not None  # there is no act before the list has been read
    text = "\n".join(opening.lines(page.state.content.about.beginning))
    page.app.push_screen(TextDialog(_("Where we began"), text))


VERBS: tuple[ListVerb[ResultRow, Backdrop], ...] = (
    *USUAL,
    ListVerb("new", "n", _("New figure"), _("Enter a figure for a period"), _new),
    on_row(
        "share", "space", _("Shared"), _("Note that the figure was shared with the partner"), _share, _shared
    ),
    on_row("edit", "e", _("Edit"), _("Correct the figure or what is said of it"), _edit, hint=False),
    ListVerb(
        "beginning",
        "b",
        _("Where we began"),
        _("Read the figures of the time before the agreement"),
        _beginning,
        _told_of_before,
    ),
    ListVerb(
        "share_all",
        "d",
        _("Share all"),
        _("Note that every figure not yet shared was shared"),
        _share_all,
        _all_shared,
        hint=False,
    ),
    on_row(
        "remove", "delete", _("Remove"), _("To the bin, if it was not shared"), _remove, _shared, hint=False
    ),
)
