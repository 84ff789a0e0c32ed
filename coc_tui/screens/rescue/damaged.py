"""A damaged case at opening: what is wrong, the newest good copy, and the way back to it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from textual.content import Content

from coc_tui.language import _, ngettext, say
from coc_tui.language.words import in_words
from coc_tui.screens.rescue.page import ChoicePage
from coc_tui.usecases.case import rescue
from coc_tui.usecases.case.rescue import Damage, WayBack

MOST = 5
"""Ways offered; the others are in backups/."""


class DamagedPage(ChoicePage):
    """Its desk is the :class:`Damage`, since such a case has none. The app's result is True to open again."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage)
        self._ways: dict[str, WayBack] = {}

    def data_changed(self) -> None:
        """Look for the way that loses least."""
        self.tell(self._head(_("Looking for the newest good copy …")), [])
        self.run(rescue.ways_back, self.desk, then=self._found)

    def _head(self, *more: str) -> Content:
        lines = [
            Content.styled(_("The case {name} cannot be opened", name=self.desk.folder.name), "bold"),
            Content(say(self.desk.error)),
            Content(_("Folder: {folder}", folder=self.desk.folder)),
            Content(""),
        ]
        return Content("\n").join([*lines, *map(Content, more)])

    def _found(self, ways: list[WayBack]) -> None:
        self._ways = {str(number): way for number, way in enumerate(ways[:MOST])}
        leave = ("leave", _("Close without changing anything"))
        if not ways:
            self.tell(
                self._head(
                    _("No good copy was found in {folder}.", folder=self.desk.folder / "backups"),
                    _("Keep the whole folder as it is, and ask for help before anything is changed in it."),
                ),
                [leave],
            )
            return
        kept = _("Nothing is overwritten: what is replaced is kept under backups/ in the folder.")
        choices = [(key, _choice(way)) for key, way in self._ways.items()]
        self.tell(self._head(*rescue.told(ways[0]), kept), [*choices, leave])

    def choose(self, way: str) -> None:
        """Put the copy back, open the case again, or leave everything as it is."""
        if way in self._ways:
            now = datetime.now().astimezone()
            self.run(rescue.go_back, self.desk, self._ways[way], now, then=self._gone_back)
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


def _choice(way: WayBack) -> str:
    if way.way.whole:
        return _("Make the file again from the history")
    when = in_words(way.until.astimezone()) if way.until else "?"
    back = _("Put back the copy of {moment}", moment=when)
    lost = ngettext("{count} change missing", "{count} changes missing", len(way.lost))
    return f"{back} – {way.source.name}" + (f" – {lost}" if way.lost else "")
