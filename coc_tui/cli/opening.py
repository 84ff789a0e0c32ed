"""Opening the app: the desk is composed, the screens are listed, and only then is Textual imported."""

import sys
import traceback
from contextlib import suppress
from datetime import datetime

import platformdirs

from coc_tui.cli import compose
from coc_tui.desk import Desk
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.shell.environment import prepare_environment
from coc_tui.usecases import cases


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
    # A sign of life before the long import, in the same place the first screen is drawn.
    sys.stderr.write(_("Opening {folder} …", folder=wishes.folders.data) + "\r")
    sys.stderr.flush()
    desk = compose.desk(wishes)
    try:
        return _run(desk)
    finally:
        desk.store.close()


def _run(desk: Desk) -> int:
    from coc_tui.screens.places import LISTED
    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation

    def situation() -> Situation:
        reason: CocError | None = desk.store.read_only
        return Situation(
            case=desk.case().name, person=desk.person.name, read_only=say(reason) if reason else ""
        )

    def clock() -> datetime:
        return desk.clock.now()

    places = tuple(Place(one.id, one.key, one.title(), one.load) for one in LISTED)
    app = CocApp(
        desk, places, situation=situation, follow=desk.store.follow, clock=clock, closing=(desk.store.close,)
    )
    app.run()
    if app.crash is not None:
        _keep_crash(app.crash)
    return app.return_code or 0


def _keep_crash(error: Exception) -> None:
    """Keep what went wrong for whoever mends the program; the user has been told a sentence already."""
    file = platformdirs.user_log_path("coc-tui", appauthor=False) / "crash.txt"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        sys.stderr.write(_("The details are in {file}.", file=file) + "\n")
