"""The desk a use case works at: the store, the clock, the person and the folders.

It is composed once, by the command line, and is the first argument of every use case, so that
no rule or verb reaches for a clock, a folder or a user name of its own.

It imports records and store where it uses them: a person and some folders are known, and the first
screen is drawn, before either is loaded.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from coc_tui.errors import Damaged

if TYPE_CHECKING:
    from coc_tui.agreement.model import Agreement
    from coc_tui.domain.case import Case
    from coc_tui.store import Change, Look, Store
    from coc_tui.store.presence import Sessions


class Clock(Protocol):
    """Tells the moment, for what is written, and the day, for what is asked."""

    def now(self) -> datetime:
        """Return the present moment with its UTC offset."""

    def today(self) -> date:
        """Return the day questions are answered as of."""


@dataclass(frozen=True)
class WallClock:
    """The machine's clock in the agreement's time zone; ``as_of`` sets another day for questions."""

    zone: ZoneInfo
    as_of: date | None = None

    def now(self) -> datetime:
        """Return the present moment in the zone."""
        return datetime.now(self.zone)

    def today(self) -> date:
        """Return ``as_of`` when it is set, else the present day in the zone."""
        return self.as_of or self.now().date()


@dataclass(frozen=True)
class Person:
    """Who is at the keyboard."""

    name: str
    role: str = ""
    """The role's identifier in the agreement, empty when not told."""


@dataclass(frozen=True)
class Folders:
    """Where things are kept."""

    data: Path
    """Holds one folder a case."""
    exports: Path
    """Holds exported documents."""


@dataclass(frozen=True)
class Desk:
    """Everything a use case needs to do its work."""

    store: "Store"
    clock: Clock
    person: Person
    folders: Folders
    _agreements: dict[tuple[object, ...], "Agreement"] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def sessions(self) -> "Sessions":
        """This session among the others in the case; nobody sees it before it says where it is."""
        from coc_tui.store.presence import Sessions

        return Sessions(self.store.folder / "sessions", now=self.clock.now)

    def case(self, look: "Look | Change | None" = None) -> "Case":
        """Return the one case record. Raises Damaged when the data holds no case."""
        from coc_tui.domain.case import Case

        cases = (look or self.store.look()).all(Case)
        if not cases:
            raise Damaged("The data folder {folder} holds no case.", folder=self.store.folder)
        return cases[0]

    def agreement(self, look: "Look | Change | None" = None) -> "Agreement":
        """Return the agreement the case runs under, read once for each revision of the case."""
        case = self.case(look)
        key = case.revision
        if key not in self._agreements:
            self._agreements.clear()
            # Many commands ask nothing of the agreement, and reading it is a fifth of their time.
            from coc_tui.agreement.model import Agreement

            self._agreements[key] = Agreement.from_data(case.agreement).called(case.settings)
        return self._agreements[key]
