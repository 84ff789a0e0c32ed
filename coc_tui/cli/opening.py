"""Opening the app: the desk is composed, the screens are listed, and only then is Textual imported.

A case that cannot be opened is shown what is wrong and the way back instead.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from coc_tui.cli import compose, crash
from coc_tui.desk import Desk
from coc_tui.errors import CocError, Damaged
from coc_tui.language import _, ngettext, say
from coc_tui.shell.environment import prepare_environment
from coc_tui.store import Store
from coc_tui.usecases import cases, drafts, presence

if TYPE_CHECKING:
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.status import Situation


def open_app(wishes: compose.Wishes) -> int:
    """Open the app on the case asked for, asking for one first when there is none; return the exit code.

    Raises CocError for what stands in the way before the first screen.
    """
    prepare_environment()
    if not cases.existing(wishes.folders.data):
        from coc_tui.cli.first_run import ask

        answered = ask(wishes)
        if answered is None:
            return 0
        wishes = answered
    elif wishes.case is None and len(cases.existing(wishes.folders.data)) > 1:
        wishes = replace(wishes, case=_choose(wishes))
        if wishes.case is None:
            return 0
    # A sign of life before the long import, in the same place the first screen is drawn.
    sys.stderr.write(_("Opening {folder} …", folder=wishes.folders.data) + "\r")
    sys.stderr.flush()
    while True:
        while (desk := _desk(wishes)) is None:
            pass
        try:
            code, other = _run(desk)
        finally:
            presence.leave(desk)
            desk.store.close()
        if other is None:
            return code
        wishes = replace(wishes, case=other)


def _choose(wishes: compose.Wishes) -> str | None:
    """Return the case somebody chooses among several, or None."""
    from coc_tui.screens.cases.screen import CasesScreen
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation
    from coc_tui.usecases.across import Reception

    app = CocApp(
        Reception(wishes.folders, wishes.person, wishes.as_of),
        (Place("cases", "", _("Cases"), lambda: CasesScreen),),
        situation=lambda: Situation(case="", person=wishes.person.name),
        follow=lambda: False,
        clock=lambda: datetime.now().astimezone(),
    )
    return app.run()


def _desk(wishes: compose.Wishes) -> Desk | None:
    """Return the desk of the case; None when the case was damaged and is to be tried again.

    Raises Damaged when it is left as it is, and CocError for anything else.
    """
    folder = compose.case_folder(wishes)
    store: Store | None = None
    try:
        store = Store.open(folder, now=lambda: datetime.now(UTC))
        return compose.at_desk(wishes, store)
    except Damaged as error:
        too_new = store.read_only if store is not None else None
        if store is not None:
            store.close()
        if too_new is not None:
            raise too_new from error
        if _offer_way_back(wishes, error):
            return None
        raise


def _offer_way_back(wishes: compose.Wishes, error: Damaged) -> bool:
    """Show what is wrong and the way back; return whether the case is to be opened again."""
    from coc_tui.screens.rescue.damaged import DamagedPage
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation
    from coc_tui.usecases.rescue import Damage

    folder = compose.case_folder(wishes)
    app = CocApp(
        Damage(folder, error),
        (Place("damaged", "", _("Damaged"), lambda: DamagedPage),),
        situation=lambda: Situation(case=folder.name, person=wishes.person.name),
        follow=lambda: False,
        clock=lambda: datetime.now().astimezone(),
    )
    return app.run() is True


class Surroundings:
    """What goes on around the work: others' changes, who they are, what stands in the way of saving."""

    def __init__(self, desk: Desk, titles: Mapping[str, str]) -> None:
        """``titles`` are the names of the places by their ids."""
        self._desk = desk
        self._titles = titles
        journal = drafts.Journal(desk)
        self._left = len(journal.left_behind()), len(journal.loose())
        self._known = self._look()

    def situation(self) -> "Situation":
        """Return what the status line tells."""
        from coc_tui.shell.status import Situation

        others, _pens, reason, notice = self._known
        return Situation(
            case=self._desk.case().name,
            person=self._desk.person.name,
            read_only=reason,
            others=tuple(map(self._told, others)),
            notice=notice,
        )

    def follow(self, app: "CocApp") -> bool:
        """Tell the others where ``app`` is, and return whether anything around has changed."""
        page: Any = app.screen
        presence.here(self._desk, app.place.id, getattr(page, "whereabouts", str)())
        before, self._known = self._known, self._look()
        return self._desk.store.follow() or before != self._known

    def _look(self) -> tuple[tuple[presence.Other, ...], dict[str, presence.Pen], str, str]:
        store = self._desk.store
        reason: CocError | None = store.read_only
        notice = ""
        if store.waits_for:
            notice = _("Waiting for {holder}, who is saving …", holder=store.waits_for)
        elif self._left[0]:
            notice = ngettext(
                "{count} text was not saved when the program ended. 3 Minutes offers it back.",
                "{count} texts were not saved when the program ended. 3 Minutes offers them back.",
                self._left[0],
            )
        elif self._left[1]:
            notice = ngettext(
                "{count} text was not saved when the program ended. Ctrl+P, Text not saved, has it.",
                "{count} texts were not saved when the program ended. Ctrl+P, Text not saved, has them.",
                self._left[1],
            )
        elif store.outside:
            notice = _(
                "Another program has changed {file}. Ctrl+P, Changes by other programs, shows what.",
                file=store.outside,
            )
        return presence.others(self._desk), presence.pens(self._desk), say(reason) if reason else "", notice

    def _told(self, other: presence.Other) -> str:
        place = self._titles.get(other.place, other.place)
        return f"{other.person} ({f'{place} {other.at}'.rstrip()})"


def _run(desk: Desk) -> tuple[int, str | None]:
    """Run the app; return its exit code, and the case to open instead where somebody chose one."""
    from coc_tui.screens.places import LISTED
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place

    def clock() -> datetime:
        return desk.clock.now()

    places = tuple(Place(one.id, one.key, one.title(), one.load) for one in LISTED)
    journal = drafts.Journal(desk)
    around = Surroundings(desk, {place.id: place.title for place in places})
    app = CocApp(
        desk,
        places,
        situation=around.situation,
        follow=lambda: around.follow(app),
        clock=clock,
        closing=(journal.close, partial(presence.leave, desk), desk.store.close),
        drafts=journal,
    )
    other = app.run()
    if app.crash is not None:
        crash.keep(app.crash)
    return app.return_code or 0, other
