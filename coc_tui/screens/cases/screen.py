"""Sager: every case of the data folder side by side, for somebody who works in several."""

from collections.abc import Callable
from typing import Any

from textual.content import Content

from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage, on_row
from coc_tui.screens.listing.selection import ListContent
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.today import across
from coc_tui.usecases.today.across import CaseLine, Reception
from coc_tui.usecases.today.overview import Overview
from coc_tui.widgets.page import StartAgain

CasesPage = ListPage[CaseLine, None]


def _of(line: CaseLine, text: Callable[[Overview], str]) -> str:
    """Return what is said of a case; nothing of one that cannot be read."""
    return text(line.picture) if line.picture else ""


def _columns() -> tuple[ListColumn[CaseLine], ...]:
    return (
        ListColumn(_("Case"), lambda line: line.name, weight=2),
        ListColumn(_("Next meeting"), lambda line: _of(line, _meeting), 12),
        ListColumn(_("Overdue"), lambda line: _of(line, _late), 11, right=True),
        ListColumn(_("Duties"), lambda line: _of(line, _duties), 7, right=True),
        ListColumn(_("Next deadline"), lambda line: _of(line, _deadline), 13),
        ListColumn(_("Expiry"), lambda line: _of(line, lambda one: short_date(one.expiry)), date_width()),
    )


def _meeting(found: Overview) -> str:
    return short_date(found.next_meeting.date) if found.next_meeting else "–"


def _overdue(found: Overview) -> int:
    return len(found.overdue_actions) + len(found.late)


def _late(found: Overview) -> str:
    return str(_overdue(found) or "")


def _duties(found: Overview) -> str:
    return str(len(found.duties) or "")


def _deadline(found: Overview) -> str:
    return short_date(found.deadlines[0].date) if found.deadlines else ""


def _tone(line: CaseLine) -> str:
    found = line.picture
    if found is None or _overdue(found):
        return "error"
    return "warning" if found.duties else ""


def _told(line: CaseLine) -> Content:
    if line.picture is None:
        return facts(line.name, (("", line.trouble),))
    return facts(line.picture.agreement, tuple(_facts(line.picture)))


def _facts(found: Overview) -> list[tuple[str, str]]:
    facts = [
        (_("Open actions"), str(len(found.open_actions))),
        *((_("Overdue"), f"{one.number} {one.text}") for one in found.overdue_actions[:2]),
        *((_("Duty"), say(one.what)) for one in found.duties[:2]),
        *((short_date(one.date), say(one.title)) for one in found.deadlines[:3]),
    ]
    if found.days_to_expiry >= 0:
        left = ngettext("{count} day until it ends", "{count} days until it ends", found.days_to_expiry)
        facts.append((_("Expiry"), left))
    return facts


def _read(desk: Any, _scope: str) -> ListContent[CaseLine, None]:
    """Return every case; one that cannot be read hides no other."""
    day = desk.as_of if isinstance(desk, Reception) else desk.clock.today()
    found = across.every(desk.folders, desk.person, day)
    return ListContent(tuple(found), None, head=(_("Enter leaves this case for the one under the cursor."),))


def _open(page: CasesPage, line: CaseLine) -> None:
    """Leave for the case under the cursor."""
    page.post_message(StartAgain(line.name))


class CasesScreen(ListPage[CaseLine, None]):
    """The cases; its desk needs no more than :class:`Reception` has."""

    LISTING = Listing(
        name="cases",
        read=_read,
        columns=_columns,
        key=lambda line: line.name,
        called=lambda line: LookedAt(line.picture.agreement if line.picture else line.name),
        empty=lambda: _("No cases yet. Make one with: coc-tui init NAME"),
        told=_told,
        tone=_tone,
    )
    VERBS = (
        *USUAL,
        on_row("open", "space", _("Open case"), _("Leave this case for that one"), _open),
    )

    def open_row(self, row: CaseLine) -> None:
        """Open the case."""
        _open(self, row)
