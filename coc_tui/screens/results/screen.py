"""The results of section 10: figures with period, source and n, what was shared, and what began it all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.results import Series, Snapshot
from coc_tui.language import _, ngettext
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.register.fields import day_field
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.screens.results import form
from coc_tui.screens.results.plot import draw, period
from coc_tui.usecases.contract import results
from coc_tui.usecases.contract.results import BaselineFigure, Gap
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.table import Column


@dataclass(frozen=True)
class About:
    """What the figures are seen against."""

    series: tuple[Series, ...]
    titles: dict[str, str]
    """What each measure is called."""
    gaps: tuple[Gap, ...]
    baseline: tuple[BaselineFigure, ...]


_NEWEST = Sort(lambda: _("newest first"), lambda row: (row.data["last"], row.data["first"]), backwards=True)


class ResultsScreen(RegisterScreen):
    """The figures that were counted."""

    NAME = "results"
    SORTS = (_NEWEST, Sort(lambda: _("measure"), lambda row: (row.cells[0], row.data["first"])))
    ORDER = _NEWEST
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New figure"), id="results.new", tooltip=_("Enter a figure for a period")),
        Binding(
            "space",
            "share",
            _("Shared"),
            id="results.share",
            tooltip=_("Note that the figure was shared with the partner"),
        ),
        Binding(
            "e",
            "edit",
            _("Edit"),
            id="results.edit",
            tooltip=_("Correct the figure or what is said of it"),
            show=False,
        ),
        Binding(
            "d",
            "share_all",
            _("Share all"),
            id="results.share_all",
            tooltip=_("Note that every figure not yet shared was shared"),
            show=False,
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="results.remove",
            tooltip=_("To the bin, if it was not shared"),
            show=False,
        ),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return measure, period, count and the day it was shared."""
        return (
            Column(_("Measure")),
            Column(_("Period"), 21),
            Column(_("Count"), 10),
            Column(_("Shared"), date_width()),
        )

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Mark a small count with a star, and leave out source and definition; the record below tells."""
        count = f"{row.cells[2]} *" if row.data["small"] else row.cells[2]
        when = period(row.data["first"], row.data["last"])
        return (row.cells[0], when, count, row.cells[5] or _("not yet"))

    def tone(self, row: RegisterRow) -> str:
        """Warn of what is small."""
        return "warning" if row.data["small"] else ""

    def empty(self) -> str:
        """Teach how a figure is entered."""
        return _("No figures yet. n enters the first; the period that is missing is filled in.")

    # Reading

    def read_about(self, desk: Desk) -> About:
        """Return the series, what is missing and the baseline."""
        return About(
            series=results.plotted(desk.store.look()),
            titles={one.id: one.title for one in results.measures(desk.agreement())},
            gaps=results.gaps(desk),
            baseline=results.baseline(desk),
        )

    @property
    def _about(self) -> About:
        assert self.state.found is not None
        about: About = self.state.found.about
        return about

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: About) -> list[Filter]:
        """Return the figures by measure, by year, not shared, and small."""
        used = dict.fromkeys(row.data["measure"] for row in rows)
        found = [Filter("measure", one, about.titles.get(one, one), _of_measure(one)) for one in used]
        found.append(Filter("shared", "not", _("not shared"), lambda row: row.data["shared"] is None))
        found.append(Filter("small", "small", _("small counts"), lambda row: bool(row.data["small"])))
        years = sorted({row.data["last"].year for row in rows}, reverse=True)
        return found + [Filter("year", str(year), str(year), _of_year(year)) for year in years]

    # Drawing

    def summary(self) -> str:
        """Return what is missing, what is not shared, and what the star means."""
        if self.state.found is None:
            return ""
        lines = []
        if self._about.gaps:
            first = self._about.gaps[0]
            lines.append(
                ngettext(
                    "{count} figure missing, first {title} {first}–{last}.",
                    "{count} figures missing, first {title} {first}–{last}.",
                    len(self._about.gaps),
                    title=first.title,
                    first=short_date(first.first),
                    last=short_date(first.last),
                )
            )
        unshared = sum(row.data["shared"] is None for row in self.state.rows)
        if unshared:
            lines.append(
                ngettext("{count} figure not shared yet.", "{count} figures not shared yet.", unshared)
            )
        if any(row.data["small"] for row in self.state.rows):
            lines.append(_("* small count: look before it is published."))
        return "\n".join(lines)

    def picture(self, width: int, height: int) -> Content:
        """Return the measure under the cursor as plots; each definition is a plot of its own."""
        row = self.chosen
        about = self._about
        if row is None:
            return Content(_("There is nothing to draw yet."))
        wanted = row.data["measure"], row.data["months"]
        return draw(
            [one for one in about.series if (one.measure, one.months) == wanted],
            row.cells[0],
            about.baseline[0] if about.baseline and row.data["measure"] == "jobs" else None,
            width,
        )

    # Acting

    def why_off(self, action: str) -> str:
        """Return why a figure cannot be changed."""
        if action in {"share", "edit", "remove"}:
            row = self.chosen
            if row is None:
                return _("There is no figure under the cursor.")
            if action != "edit" and row.data["shared"] is not None:
                return _("The figure was shared on {date}.", date=short_date(row.data["shared"]))
        if action == "share_all" and all(row.data["shared"] for row in self.state.rows):
            return _("Every figure has been shared.")
        return super().why_off(action)

    def _figure(self) -> Snapshot:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        found: Snapshot = self.desk.store.look().get(Snapshot, row.id)
        return found

    def action_new(self) -> None:
        """Ask for a figure, beginning at the period that is missing."""

        def save(values: dict[str, Any]) -> None:
            results.record(
                self.desk,
                values.pop("measure"),
                values.pop("first"),
                values.pop("last"),
                values.pop("value"),
                **values,
            )

        row = self.chosen
        gap = self._about.gaps[0] if self._about.gaps else None
        measure = gap.measure if gap else row.data["measure"] if row else ""
        period = (gap.first, gap.last) if gap else next(reversed(results.periods(self.desk)), None)
        self.fill_in(_("New figure"), form.fields(self.desk, None, measure, period), save)

    def action_edit(self) -> None:
        """Correct a figure."""
        one = self._figure()
        amendment = Amendment(self.desk, results.edit, one, form.labels())
        row = self.chosen
        self.fill_in(row.cells[0] if row else "", form.fields(self.desk, one, one.measure), amendment.save)

    def action_share(self) -> None:
        """Note that the figure was shared today."""
        self.run(
            results.share,
            self.desk,
            [self._figure()],
            then=self.changed(_("Noted as shared today. u takes it back.")),
        )

    def action_share_all(self) -> None:
        """Ask which day everything not yet shared was shared."""
        self.fill_in(
            _("Shared with the partner"),
            [day_field(self.desk, "day", _("Shared on"), self.desk.clock.today(), required=True)],
            lambda values: results.share(self.desk, results.unshared(self.desk.store.look()), values["day"]),
        )

    def action_remove(self) -> None:
        """Put a figure in the bin."""
        self.run(
            results.remove,
            self.desk,
            self._figure(),
            then=self.changed(_("The figure is in the bin. u takes it back.")),
        )


def _of_measure(measure: str) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data["measure"] == measure)


def _of_year(year: int) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data["last"].year == year)
