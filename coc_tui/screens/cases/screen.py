"""Sager: every case of the data folder side by side, for somebody who works in several."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.sheet import Entry, Sheet, SheetPage
from coc_tui.usecases.today import across
from coc_tui.usecases.today.across import CaseLine, Reception
from coc_tui.usecases.today.overview import Overview
from coc_tui.widgets.page import StartAgain
from coc_tui.widgets.table import Column


class CasesScreen(SheetPage):
    """The cases; its desk needs no more than :class:`Reception` has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "open", _("Open case"), id="cases.open", tooltip=_("Leave this case for that one")),
    ]
    ON_A_ROW = frozenset({"open"})

    def columns(self) -> tuple[Column, ...]:
        """Return the name and what waits in it."""
        return (
            Column(_("Case"), weight=2),
            Column(_("Next meeting"), 12),
            Column(_("Overdue"), 11, right=True),
            Column(_("Duties"), 7, right=True),
            Column(_("Next deadline"), 13),
            Column(_("Expiry"), date_width()),
        )

    def read(self) -> Sheet:
        """Return every case; one that cannot be read hides no other."""
        desk = self.desk
        day = desk.as_of if isinstance(desk, Reception) else desk.clock.today()
        found = across.every(desk.folders, desk.person, day)
        head = (_("Enter leaves this case for the one under the cursor."),)
        return Sheet(head, tuple(map(_entry, found)))

    def empty(self) -> str:
        """Teach how a case is made."""
        return _("No cases yet. Make one with: coc-tui init NAME")

    def open_row(self) -> None:
        """Open the case."""
        self.action_open()

    def action_open(self) -> None:
        """Leave for the case under the cursor."""
        if entry := self.entry:
            self.post_message(StartAgain(entry.key))


def _entry(line: CaseLine) -> Entry:
    found = line.picture
    if found is None:
        return Entry(
            line.name, (line.name, "", "", "", "", ""), line.name, (("", line.trouble),), "error", line
        )
    meeting = found.next_meeting
    overdue = len(found.overdue_actions) + len(found.late)
    cells = (
        line.name,
        short_date(meeting.date) if meeting else "–",
        str(overdue) if overdue else "",
        str(len(found.duties)) if found.duties else "",
        short_date(found.deadlines[0].date) if found.deadlines else "",
        short_date(found.expiry),
    )
    tone = "error" if overdue else "warning" if found.duties else ""
    return Entry(line.name, cells, found.agreement, tuple(_facts(found)), tone, line)


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
