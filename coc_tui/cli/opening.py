"""Opening the app: the screens are listed and the first is drawn; only then is the case opened behind it.

A case that cannot be opened is shown what is wrong and the way back instead.
"""

import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from coc_tui.cli import compose, crash
from coc_tui.cli.deferred import LateDesk
from coc_tui.errors import Damaged
from coc_tui.language import _
from coc_tui.shell.environment import prepare_environment
from coc_tui.usecases.case import cases
from coc_tui.usecases.today import first_screen

if TYPE_CHECKING:
    from coc_tui.screens.writing_aids import WritingAids


def open_app(options: compose.Options) -> int:
    """Open the app on the case asked for, asking for one first when there is none; return the exit code.

    Raises CocError for what stands in the way before the first screen.
    """
    prepare_environment()
    _tell("")
    if not cases.existing(options.folders.data):
        from coc_tui.cli.first_run import ask

        answered = ask(options)
        if answered is None:
            return 0
        options = answered
    elif options.case is None and len(cases.existing(options.folders.data)) > 1:
        options = replace(options, case=_choose(options))
        if options.case is None:
            return 0
    while True:
        desk = LateDesk(options)
        _tell(_("Opening {folder} …", folder=options.folders.data))
        code, other = _run(desk, options)
        if desk.trouble is not None:
            if not (isinstance(desk.trouble, Damaged) and _offer_way_back(desk, desk.trouble)):
                raise desk.trouble
        elif other is None:
            return code
        else:
            options = replace(options, case=other)


def _tell(text: str) -> None:
    """Say what goes on before a screen can be drawn, on a line that is clean again when it is."""
    sys.stderr.write(f"\r\x1b[K{text}\r")
    sys.stderr.flush()


def _choose(options: compose.Options) -> str | None:
    """Return the case somebody chooses among several, or None."""
    from coc_tui.screens.cases.screen import CasesScreen
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation
    from coc_tui.usecases.today.across import Reception

    app = CocApp(
        Reception(options.folders, options.person, options.as_of),
        (Place("cases", "", _("Cases"), lambda: CasesScreen),),
        situation=lambda: Situation(case="", person=options.person.name),
        follow=lambda: False,
        clock=lambda: datetime.now().astimezone(),
    )
    return app.run()


def _offer_way_back(desk: LateDesk, error: Damaged) -> bool:
    """Show what is wrong and the way back; return whether the case is to be opened again."""
    from coc_tui.screens.rescue.damaged import DamagedPage
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation
    from coc_tui.usecases.case.rescue import Damage

    app = CocApp(
        Damage(desk.folder, error),
        (Place("damaged", "", _("Damaged"), lambda: DamagedPage),),
        situation=lambda: Situation(case=desk.folder.name, person=desk.person.name),
        follow=lambda: False,
        clock=lambda: datetime.now().astimezone(),
    )
    return app.run() is True


def _noting(desk: LateDesk) -> "WritingAids":
    """Return what the session types lines with; it is imported when somebody first types one."""
    from coc_tui.screens.writing_aids import WritingAids

    return WritingAids(desk)


def _run(desk: LateDesk, options: compose.Options) -> tuple[int, str | None]:
    """Run the app; return its exit code, and the case to open instead where somebody chose one."""
    from coc_tui.cli.surroundings import Surroundings
    from coc_tui.screens.overview.entry import known
    from coc_tui.screens.overview.screen import OverviewScreen
    from coc_tui.screens.places import LISTED
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place

    first, *others = (Place(one.id, one.key, one.title(), one.load, one.about()) for one in LISTED)
    seen = known(first_screen.remembered(desk.folder, options.as_of))
    places = (replace(first, load=lambda: partial(OverviewScreen, seen=seen)), *others)
    around = Surroundings(desk, {place.id: place.title for place in places})
    app = CocApp(
        desk,
        places,
        situation=around.situation,
        follow=lambda: around.follow(app),
        clock=desk.now,
        closing=(around.close,),
        drafts=around,
        noting=partial(_noting, desk),
        head=around.head,
    )
    _tell("")
    try:
        other = app.run()
    finally:
        around.close()
    if app.crash is not None:
        crash.keep(app.crash)
    return app.return_code or 0, other
