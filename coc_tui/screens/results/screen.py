"""The results of section 10: figures with period, source and n, what was shared, and what began it all."""

from collections.abc import Callable, Iterator

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.language import _, ngettext
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.recorded import LookedAt
from coc_tui.screens.results import opening
from coc_tui.screens.results.plot import draw, period
from coc_tui.screens.results.verbs import VERBS, Backdrop
from coc_tui.usecases.contract import results
from coc_tui.usecases.contract.beginning import beginning
from coc_tui.usecases.papers.contract_registers import RESULTS, ResultRow
from coc_tui.usecases.today.details import of_result


def _columns() -> tuple[ListColumn[ResultRow], ...]:
    """Mark a small count with a star, and leave out source and definition; the record below tells."""
    shared = RESULTS.column("shared")
    return (
        ListColumn.of(RESULTS.column("measure")),
        ListColumn(_("Period"), lambda row: period(row.snapshot.first, row.snapshot.last), 21),
        ListColumn(_("Count"), lambda row: f"{row.count} *" if row.figure.small else row.count, 10),
        ListColumn(shared.label(), lambda row: shared.text(row) or _("not yet"), date_width()),
    )


def _read(desk: Desk, _scope: str) -> ListContent[ResultRow, Backdrop]:
    rows = tuple(RESULTS.rows(desk))
    about = Backdrop(
        series=results.plotted(desk.store.look()),
        titles={one.id: one.title for one in results.measures(desk.agreement())},
        gaps=results.gaps(desk),
        beginning=beginning(desk),
    )
    return ListContent(rows, about, tuple(_filters(rows, about)), tuple(_head(rows, about)))


def _filters(rows: tuple[ResultRow, ...], about: Backdrop) -> list[RowFilter[ResultRow]]:
    """Return the figures by measure, by year, not shared, and small."""
    used = dict.fromkeys(row.snapshot.measure for row in rows)
    found = [RowFilter("measure", one, about.titles.get(one, one), _of_measure(one)) for one in used]
    found.append(RowFilter("shared", "not", _("not shared"), lambda row: row.snapshot.shared is None))
    found.append(RowFilter("small", "small", _("small counts"), lambda row: row.figure.small))
    years = sorted({row.snapshot.last.year for row in rows}, reverse=True)
    return found + [RowFilter("year", str(year), str(year), _of_year(year)) for year in years]


def _of_measure(measure: str) -> Callable[[ResultRow], bool]:
    return lambda row: row.snapshot.measure == measure


def _of_year(year: int) -> Callable[[ResultRow], bool]:
    return lambda row: row.snapshot.last.year == year


def _head(rows: tuple[ResultRow, ...], about: Backdrop) -> Iterator[str]:
    """Yield what is missing, what is not shared, and what the star means."""
    if about.gaps:
        first = about.gaps[0]
        yield ngettext(
            "{count} figure missing, first {title} {first}–{last}.",
            "{count} figures missing, first {title} {first}–{last}.",
            len(about.gaps),
            title=first.title,
            first=short_date(first.first),
            last=short_date(first.last),
        )
    unshared = sum(row.snapshot.shared is None for row in rows)
    if unshared:
        yield ngettext("{count} figure not shared yet.", "{count} figures not shared yet.", unshared)
    if any(row.figure.small for row in rows):
        yield _("* small count: look before it is published.")


def _chart(state: ListState[ResultRow, Backdrop], row: ResultRow | None, width: int, _height: int) -> Content:
    """Return the measure under the cursor as plots; each definition is a plot of its own."""
    if row is None or state.content is None:
        told = opening.lines(state.content.about.beginning) if state.content else []
        return Content("\n".join(told) or _("There is nothing to draw yet."))
    about, wanted = state.content.about, (row.snapshot.measure, row.snapshot.months)
    return draw(
        [one for one in about.series if (one.measure, one.months) == wanted],
        row.title,
        next((one for one in about.beginning if one.id == row.snapshot.measure), None),
        width,
    )


_NEWEST = Sort[ResultRow](
    lambda: _("newest first"), lambda row: (row.snapshot.last, row.snapshot.first), backwards=True
)


class ResultsScreen(ListPage[ResultRow, Backdrop]):
    """The figures that were counted."""

    LISTING = Listing(
        name="results",
        read=_read,
        columns=_columns,
        key=lambda row: row.snapshot.id,
        called=lambda row: LookedAt(row.title, row.snapshot.id),
        empty=lambda: _("No figures yet. n enters the first; the period that is missing is filled in."),
        detail=lambda desk, row: of_result(desk, row.snapshot.id),
        tone=lambda row: "warning" if row.figure.small else "",
        nothing=lambda: _("There is no figure under the cursor."),
        sorts=(_NEWEST, Sort(lambda: _("measure"), lambda row: (row.title, row.snapshot.first))),
        first_sort=_NEWEST,
        chart=_chart,
        exports=lambda _row: of_register("results"),
    )
    VERBS = VERBS
