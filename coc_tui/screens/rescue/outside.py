"""A case whose file another program has written: the difference, taken over or put back."""

from collections.abc import Callable
from typing import Any

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.screens.history.wording import record_lines
from coc_tui.screens.rescue.page import ChoicePage
from coc_tui.usecases.case import rescue
from coc_tui.usecases.case.rescue import OutsideEdit
from coc_tui.widgets.page import GoTo


class OutsidePage(ChoicePage):
    """What another program made of ``db.json``; the history beside it still has what was there before."""

    def data_changed(self) -> None:
        """Read the difference again."""
        self.run(rescue.outside_edit, self.desk, then=self._found)

    def _found(self, edit: OutsideEdit | None) -> None:
        back = ("leave", _("Back to the overview"))
        if edit is None:
            self.tell(Content(_("No other program has changed the case's file.")), [back])
            return
        lines = [
            Content.styled(_("Another program has changed {file}", file=edit.file), "bold"),
            Content(
                _("Until you choose, the program goes on with what is in the history, and leaves the file.")
            ),
            Content(""),
        ]
        ways = [
            ("put back", _("Put the file back as it was; the changed one is kept under backups/")),
            ("leave", _("Decide later")),
        ]
        if edit.obstacle is not None:
            lines.append(Content(_("The changes cannot be taken over: {reason}", reason=say(edit.obstacle))))
        else:
            lines += [line for story in edit.stories for line in record_lines(story)]
            if not edit.stories:
                lines.append(Content(_("Only the form of the file is another; no record is changed.")))
            ways.insert(0, ("adopt", _("Take the changes over, as a change in the history")))
        self.tell(Content("\n").join(lines), ways)

    def choose(self, way: str) -> None:
        """Take over, put back, or decide later."""
        if way == "adopt":
            self._do(rescue.adopt, _("The changes are taken over."))
        elif way == "put back":
            self._do(rescue.put_back, _("The file is put back; the changed one is kept under backups/."))
        else:
            self.post_message(GoTo("overview"))

    def _do(self, act: Callable[[Desk], Any], sentence: str) -> None:
        def then(_result: Any) -> None:
            self.report(sentence, "saved")
            self.data_changed()

        self.run(act, self.desk, then=then)
