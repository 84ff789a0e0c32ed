"""A damaged case at opening: what is wrong, the newest good copy, and the way back to it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from textual.content import Content

from coc_tui.language import _, say
from coc_tui.language.words import in_words
from coc_tui.screens.rescue.page import ChoicePage
from coc_tui.usecases.case import rescue
from coc_tui.usecases.case.rescue import Damage, WayBack


class DamagedPage(ChoicePage):
    """Its desk is the :class:`Damage`, since such a case has none. The app's result is True to open again."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage)
        self._way: WayBack | None = None

    def data_changed(self) -> None:
        """Look for the way that loses least."""
        self.tell(self._head(_("Looking for the newest good copy …")), [])
        self.run(rescue.way_back, self.desk, then=self._found)

    def _head(self, *more: str) -> Content:
        lines = [
            Content.styled(_("The case {name} cannot be opened", name=self.desk.folder.name), "bold"),
            Content(say(self.desk.error)),
            Content(_("Folder: {folder}", folder=self.desk.folder)),
            Content(""),
        ]
        return Content("\n").join([*lines, *map(Content, more)])

    def _found(self, way: WayBack | None) -> None:
        self._way = way
        leave = ("leave", _("Close without changing anything"))
        if way is None:
            self.tell(
                self._head(
                    _("No good copy was found in {folder}.", folder=self.desk.folder / "backups"),
                    _("Keep the whole folder as it is, and ask for help before anything is changed in it."),
                ),
                [leave],
            )
            return
        kept = _("Nothing is overwritten: what is replaced is kept under backups/ in the folder.")
        if way.backup is None:
            found = _(
                "The history beside the file is whole, so everything can be made again: nothing is lost."
            )
            self.tell(self._head(found, kept), [("back", _("Make the file again from the history")), leave])
            return
        when = _moment(way.until)
        found = _(
            "The newest good copy is {file}. It holds everything up to {moment}.",
            file=way.backup.name,
            moment=when,
        )
        lost = _("What was changed later is not in it.")
        self.tell(
            self._head(found, lost, kept), [("back", _("Put back the copy of {moment}", moment=when)), leave]
        )

    def choose(self, way: str) -> None:
        """Put the copy back, open the case again, or leave everything as it is."""
        if way == "back" and self._way is not None:
            now = datetime.now().astimezone()
            self.run(rescue.go_back, self.desk, self._way, now, then=self._gone_back)
        else:
            app: Any = self.app
            app.exit(way == "open")

    def _gone_back(self, kept: Path) -> None:
        self.tell(
            Content("\n").join(
                [
                    Content.styled(_("The case is put back."), "bold"),
                    Content(_("What was replaced is kept in {folder}.", folder=kept)),
                ]
            ),
            [("open", _("Open the case")), ("leave", _("Close"))],
        )


def _moment(at: datetime | None) -> str:
    return str(in_words(at.astimezone())) if at else "?"
