"""Papirkurv: what was put in the bin, newest first; one key brings it back."""

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, short_date
from coc_tui.screens.listing.acts import act
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage, on_row
from coc_tui.screens.listing.selection import ListContent
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.case import bin as binned
from coc_tui.usecases.case.bin import InTheBin
from coc_tui.widgets.ask import ask

BinPage = ListPage[InTheBin, None]


def _columns() -> tuple[ListColumn[InTheBin], ...]:
    return (
        ListColumn(_("Put there"), lambda one: f"{short_date(one.at.date())}, {clock(one.at)}", 17),
        ListColumn(_("Kind"), lambda one: one.kind, 16),
        ListColumn(_("What"), _what),
        ListColumn(_("By"), lambda one: one.by or _("the program"), 14),
    )


def _what(one: InTheBin) -> str:
    more = ngettext("and {count} more", "and {count} more", len(one.with_it))
    return f"{one.title} {more}" if one.with_it else one.title


def _title(one: InTheBin) -> str:
    return one.title if one.title.startswith(one.kind) else f"{one.kind}: {one.title}"


def _told(one: InTheBin) -> Content:
    told = [("", say(one.what)), *one.facts]
    if one.with_it:
        told.append((_("Comes back with it"), "; ".join(one.with_it)))
    return facts(_title(one), tuple(told))


def _read(desk: Desk, _scope: str) -> ListContent[InTheBin, None]:
    found = binned.content(desk)
    head = ngettext("{count} thing in the bin", "{count} things in the bin", len(found))
    return ListContent(found, None, head=(head,) if found else ())


def _bring_back(page: BinPage, one: InTheBin) -> None:
    """Take the record under the cursor out of the bin."""
    act(
        page, _("Brought back: {title}. u: into the bin again", title=_title(one)), binned.bring_back, one.seq
    )


class BinScreen(ListPage[InTheBin, None]):
    """What is in the bin, and what the one under the cursor says."""

    LISTING = Listing(
        name="bin",
        read=_read,
        columns=_columns,
        key=lambda one: str(one.seq),
        called=lambda one: LookedAt(_title(one)),
        empty=lambda: _("The bin is empty. What you remove with Delete comes here."),
        told=_told,
    )
    VERBS = (*USUAL, on_row("bring_back", "space", _("Bring back"), _("Out of the bin"), _bring_back))

    def open_row(self, row: InTheBin) -> None:
        """Ask whether it is to come back, instead of reading on."""
        question = _("Bring “{title}” back?", title=_title(row))
        ask(self, question, lambda yes: _bring_back(self, row) if yes else None)
