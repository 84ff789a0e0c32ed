"""Papirkurv: what was put in the bin, newest first; one key brings it back."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, short_date
from coc_tui.screens.sheet import Entry, Sheet, SheetPage
from coc_tui.usecases.case import bin as binned
from coc_tui.usecases.case.bin import InTheBin
from coc_tui.widgets.ask import ask
from coc_tui.widgets.table import Column, Table


class BinScreen(SheetPage):
    """What is in the bin, and what the one under the cursor says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "bring_back", _("Bring back"), id="bin.bring_back", tooltip=_("Out of the bin")),
    ]
    ON_A_ROW = frozenset({"bring_back"})

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        return (
            Column(_("Put there"), 17),
            Column(_("Kind"), 16),
            Column(_("What")),
            Column(_("By"), 14),
        )

    def empty(self) -> str:
        """Say how something comes here."""
        return _("The bin is empty. What you remove with Delete comes here.")

    def read(self) -> Sheet:
        """Return what is in the bin; called in a worker."""
        found = binned.content(self.desk)
        head = ngettext("{count} thing in the bin", "{count} things in the bin", len(found))
        return Sheet((head,) if found else (), tuple(map(_entry, found)))

    @on(Table.Chosen)
    def _offer(self, message: Table.Chosen) -> None:
        """Ask whether it is to come back, instead of reading on."""
        message.prevent_default()
        if entry := self.entry:
            question = _("Bring “{title}” back?", title=entry.title)
            ask(self, question, lambda yes: self.action_bring_back() if yes else None)

    def action_bring_back(self) -> None:
        """Take the record under the cursor out of the bin."""
        if entry := self.entry:
            told = _("Brought back: {title}. u: into the bin again", title=entry.title)
            self.act(told, binned.bring_back, int(entry.key))


def _entry(one: InTheBin) -> Entry:
    when = f"{short_date(one.at.date())}, {clock(one.at)}"
    more = ngettext("and {count} more", "and {count} more", len(one.with_it))
    title = f"{one.title} {more}" if one.with_it else one.title
    facts = [("", say(one.what)), *one.facts]
    if one.with_it:
        facts.append((_("Comes back with it"), "; ".join(one.with_it)))
    return Entry(
        key=str(one.seq),
        cells=(when, one.kind, title, one.by or _("the program")),
        title=one.title if one.title.startswith(one.kind) else f"{one.kind}: {one.title}",
        facts=tuple(facts),
    )
