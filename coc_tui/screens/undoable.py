"""A page whose last change can be taken back; what was taken back is named.

The first screen is one, so what undoes is imported when it is asked for.
"""

from coc_tui.widgets.page import Page


class UndoingPage(Page):
    """A page that reads its view again after an undoing."""

    def undo(self) -> None:
        """Take the person's last change back."""
        from coc_tui.usecases.records import undo

        self.run(undo.undo, self.desk, then=self._told)

    def redo(self) -> None:
        """Do again what was taken back."""
        from coc_tui.usecases.records import undo

        self.run(undo.redo, self.desk, then=self._told)

    def _told(self, sentence: str) -> None:
        self.data_changed()
        self.report(sentence)
