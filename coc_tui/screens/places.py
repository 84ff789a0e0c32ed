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
    about: Callable[[], str] = str
    """What is found there, in the words people look for it by."""

    def load(self) -> Callable[[Any], Page]:
        """Import the screen's module and return its class, which takes the desk."""
        loaded: Callable[[Any], Page] = getattr(import_module(f"coc_tui.screens.{self.module}"), self.screen)
        return loaded


LISTED: tuple[Listed, ...] = (
    Listed(
        "overview",
        "1",
        lambda: _("Overview"),
        "overview.screen",
        "OverviewScreen",
        about=lambda: _("What matters today: next meeting, deadlines, year wheel"),
    ),
    Listed(
        "agenda",
        "2",
        lambda: _("Agenda"),
        "agenda.screen",
        "AgendaScreen",
        about=lambda: _("The items of a meeting, proposals, papers before it"),
    ),
    Listed(
        "minutes",
        "3",
        lambda: _("Minutes"),
        "minutes.screen",
        "MinutesScreen",
        ("items",),
        about=lambda: _("Take the minutes, decisions, actions, attendance"),
    ),
    Listed(
        "decisions",
        "4",
        lambda: _("Decision log"),
        "decisions.screen",
        "DecisionsScreen",
        ("decisions",),
        about=lambda: _("Every decision with its number"),
    ),
    Listed(
        "actions",
        "5",
        lambda: _("Follow-up"),
        "actions.screen",
        "ActionsScreen",
        ("actions",),
        about=lambda: _("Who owes what, and by when"),
    ),
    Listed(
        "risks",
        "6",
        lambda: _("Risk register"),
        "risks.screen",
        "RisksScreen",
        ("risks",),
        about=lambda: _("What can go wrong, assessed from 1 to 25"),
    ),
    Listed(
        "renewal",
        "7",
        lambda: _("Renewal"),
        "renewal.screen",
        "RenewalScreen",
        ("checklist",),
        about=lambda: _("The end of the agreement, notice of termination, evaluation, a new period"),
    ),
    Listed(
        "results",
        "8",
        lambda: _("Results"),
        "results.screen",
        "ResultsScreen",
        ("results",),
        about=lambda: _("Jobs, companies and other figures over time"),
    ),
    Listed(
        "economy",
        "9",
        lambda: _("Economy"),
        "economy.screen",
        "EconomyScreen",
        ("hours", "expenses"),
        about=lambda: _("Price, index, invoices, extra hours, expenses"),
    ),
    Listed(
        "meetings",
        "0",
        lambda: _("Meetings"),
        "meetings.screen",
        "MeetingsScreen",
        ("meetings",),
        about=lambda: _("Plan, move, call off; the meetings of the year"),
    ),
    Listed(
        "sending",
        "",
        lambda: _("Distribution"),
        "sending.screen",
        "SendingScreen",
        about=lambda: _("Approval, objections, who gets the minutes, filing"),
    ),
    Listed(
        "events",
        "",
        lambda: _("Events"),
        "events.screen",
        "EventsScreen",
        ("events",),
        about=lambda: _("The year's events, quota, attendance"),
    ),
    Listed(
        "communication",
        "",
        lambda: _("Communication"),
        "communication.screen",
        "CommunicationScreen",
        ("materials",),
        about=lambda: _("Texts and pictures, approval, consent"),
    ),
    Listed(
        "people",
        "",
        lambda: _("Members and roles"),
        "people.screen",
        "PeopleScreen",
        ("participants",),
        about=lambda: _("Seats, names, confidentiality"),
    ),
    Listed(
        "members",
        "",
        lambda: _("Companies"),
        "members.screen",
        "MembersScreen",
        ("members",),
        about=lambda: _("The network's companies, import from a file"),
    ),
    Listed(
        "search",
        "",
        lambda: _("Search everywhere"),
        "search.screen",
        "SearchScreen",
        about=lambda: _("Words in everything"),
    ),
    Listed(
        "settings",
        "",
        lambda: _("Settings"),
        "setup.screen",
        "SettingsScreen",
        about=lambda: _("Answers to open questions, deadlines, distribution lists, abbreviations"),
    ),
    Listed(
        "history",
        "",
        lambda: _("History"),
        "history.screen",
        "HistoryScreen",
        about=lambda: _("Who changed what, and when"),
    ),
    Listed(
        "bin",
        "",
        lambda: _("Bin"),
        "bin.screen",
        "BinScreen",
        about=lambda: _("What was removed, to be fetched back"),
    ),
    Listed(
        "drafts",
        "",
        lambda: _("Text not saved"),
        "rescue.drafts",
        "DraftsPage",
        about=lambda: _("What was typed when the program was stopped"),
    ),
    Listed(
        "cases",
        "",
        lambda: _("Cases"),
        "cases.screen",
        "CasesScreen",
        about=lambda: _("All cases in the data folder"),
    ),
    Listed(
        "outside",
        "",
        lambda: _("Changes by other programs"),
        "rescue.outside",
        "OutsidePage",
        about=lambda: _("What was changed in the files by something else"),
    ),
)

PLACE_OF = {table: one.id for one in LISTED for table in one.tables}
"""Where a record of a table is shown."""
