"""Where one can go: a feature's screen is one line here, and its module is imported when first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from coc_tui.language import _
from coc_tui.widgets.page import Page


@dataclass(frozen=True)
class Listed:
    """One screen of the program."""

    id: str
    """What ``GoTo`` calls it."""
    key: str
    """The digit that leads there; empty when only the palette does."""
    title: Callable[[], str]
    module: str
    """Below ``coc_tui.screens``; its class is named by ``screen``."""
    screen: str
    tables: tuple[str, ...] = ()
    """The tables whose records are shown there."""

    def load(self) -> Callable[[Any], Page]:
        """Import the screen's module and return its class, which takes the desk."""
        loaded: Callable[[Any], Page] = getattr(import_module(f"coc_tui.screens.{self.module}"), self.screen)
        return loaded


LISTED: tuple[Listed, ...] = (
    Listed("overview", "1", lambda: _("Overview"), "overview.screen", "OverviewScreen"),
    Listed("agenda", "2", lambda: _("Agenda"), "agenda.screen", "AgendaScreen"),
    Listed("minutes", "3", lambda: _("Minutes"), "minutes.screen", "MinutesScreen", ("items",)),
    Listed(
        "decisions", "4", lambda: _("Decision log"), "decisions.screen", "DecisionsScreen", ("decisions",)
    ),
    Listed("actions", "5", lambda: _("Follow-up"), "actions.screen", "ActionsScreen", ("actions",)),
    Listed("risks", "6", lambda: _("Risk register"), "risks.screen", "RisksScreen", ("risks",)),
    Listed("renewal", "7", lambda: _("Renewal"), "renewal.screen", "RenewalScreen", ("checklist",)),
    Listed("results", "8", lambda: _("Results"), "results.screen", "ResultsScreen", ("results",)),
    Listed("economy", "9", lambda: _("Economy"), "economy.screen", "EconomyScreen", ("hours", "expenses")),
    Listed("meetings", "0", lambda: _("Meetings"), "meetings.screen", "MeetingsScreen", ("meetings",)),
    Listed("sending", "", lambda: _("Distribution"), "sending.screen", "SendingScreen"),
    Listed("events", "", lambda: _("Events"), "events.screen", "EventsScreen", ("events",)),
    Listed(
        "communication",
        "",
        lambda: _("Communication"),
        "communication.screen",
        "CommunicationScreen",
        ("materials",),
    ),
    Listed("people", "", lambda: _("Members and roles"), "people.screen", "PeopleScreen", ("participants",)),
    Listed("members", "", lambda: _("Companies"), "members.screen", "MembersScreen", ("members",)),
    Listed("search", "", lambda: _("Search everywhere"), "search.screen", "SearchScreen"),
    Listed("settings", "", lambda: _("Settings"), "setup.screen", "SettingsScreen"),
    Listed("history", "", lambda: _("History"), "history.screen", "HistoryScreen"),
    Listed("bin", "", lambda: _("Bin"), "bin.screen", "BinScreen"),
    Listed("drafts", "", lambda: _("Text not saved"), "rescue.drafts", "DraftsPage"),
    Listed("cases", "", lambda: _("Cases"), "cases.screen", "CasesScreen"),
    Listed("outside", "", lambda: _("Changes by other programs"), "rescue.outside", "OutsidePage"),
)

PLACE_OF = {table: one.id for one in LISTED for table in one.tables}
"""Where a record of a table is shown."""
