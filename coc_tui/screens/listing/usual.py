"""The keys of every list: filter, sort, the other view, export, copy, history, and where a row came from."""

from dataclasses import replace
from typing import Any

from coc_tui.language import _
from coc_tui.screens.handing_out import hand_out
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.selection import ListContent, RowFilter, kept
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker

ALL = "all"
"""Chosen among the filters to let everything through."""

AnyList = ListPage[Any, Any]


def _filters_off(page: AnyList) -> str:
    content = page.state.content
    return "" if content and content.filters else _("This list shows all there is.")


def _filter(page: AnyList) -> None:
    """Choose which rows are shown, several at once with the space bar; a single filter is switched."""
    content = page.state.content
    if content is None:
        return
    if len(content.filters) == 1:
        page.narrow(page.state.chosen ^ {content.filters[0].key})
    else:
        page.run(_counts, content, then=lambda counts: _offer(page, counts))


def _counts(content: ListContent[Any, Any]) -> list[tuple[RowFilter[Any], int]]:
    return [(one, len(kept(content.rows, [one]))) for one in content.filters]


def _offer(page: AnyList, counts: list[tuple[RowFilter[Any], int]]) -> None:
    options = [(ALL, _("Show all ({count})", count=len(page.state.rows)))]
    options += [
        (one.key, _("{name} ({count})", name=one.label, count=count)) for one, count in counts if count
    ]

    def chosen(keys: list[str] | None) -> None:
        if keys is not None:
            page.narrow(frozenset(keys) - {ALL})

    # Nothing is marked from the start, so that Enter chooses what it stands on.
    page.app.push_screen(Picker(_("Show only"), options, many=True), chosen)


def _sort_off(page: AnyList) -> str:
    return "" if page.listing.sorts else _("This register has one order.")


def _sort(page: AnyList) -> None:
    """Put the rows in the next order."""
    orders = (None, *page.listing.sorts)
    following = orders[(orders.index(page.state.sort) + 1) % len(orders)]
    page.state = replace(page.state, sort=following)


def _chart_off(page: AnyList) -> str:
    return "" if page.listing.chart else _("This list has no other view.")


def _chart(page: AnyList) -> None:
    """Show the chart above the table, or the table alone."""
    page.state = replace(page.state, charted=not page.state.charted)


def _origin(page: AnyList, _row: Any) -> None:
    """Go to the item of the meeting the record came from."""
    detail = page.state.detail
    if detail and detail.meeting:
        page.post_message(GoTo("minutes", detail.item or detail.meeting))
    else:
        page.report(_("It did not come from a meeting."))


def _export_off(page: AnyList) -> str:
    return "" if page.listing.exports else _("There is nothing to hand out here.")


def _export(page: AnyList) -> None:
    """Choose a form and an edition, and save it."""
    if page.listing.exports:
        hand_out(page, page.listing.exports(page.row))


def _copy(page: AnyList, row: Any) -> None:
    """Copy what is told of the row as plain text."""
    page.app.copy_to_clipboard(page.state.told.plain)
    page.report(_("Copied: {what}", what=page.listing.called(row).name))


def _history(page: AnyList, row: Any) -> None:
    """Show what has happened to the record."""
    found = page.listing.called(row)
    if found.record:
        page.post_message(GoTo("history", found.record))
    else:
        page.report(_("Nothing has happened to it yet."))


USUAL: tuple[ListVerb[Any, Any], ...] = (
    on_row("history", "h", _("History"), _("What happened to it, when, and by whom"), _history, hint=False),
    ListVerb("filter", "f", _("Filter"), _("Show only some of the rows"), _filter, _filters_off),
    ListVerb("sort", "s", _("Sort"), _("The next order"), _sort, _sort_off, hint=False),
    ListVerb("chart", "v", _("View"), _("Show or hide the picture"), _chart, _chart_off),
    on_row("origin", "g", _("Origin"), _("Go to the item it came from"), _origin, hint=False),
    ListVerb("export", "x", _("Export"), _("Save it as a file"), _export, _export_off, hint=False),
    on_row("copy", "y", _("Copy"), _("Copy the record as text"), _copy, hint=False),
)
"""They stand first among the verbs of a list, which has its own behind them."""
