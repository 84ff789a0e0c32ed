"""A page whose last change can be taken back; what was taken back is named.

The first screen is one, so what undoes is imported when it is asked for.
"""

from coc_tui.widgets.page import Page


def undo(page: Page) -> None:
    """Take the person's last change back, tell which it was, and read the page again."""
    from coc_tui.usecases.records import undo

    page.run(undo.undo, page.desk, then=lambda sentence: _tell(page, sentence))


def redo(page: Page) -> None:
    """Do again what was taken back, tell it, and read the page again."""
    from coc_tui.usecases.records import undo

    page.run(undo.redo, page.desk, then=lambda sentence: _tell(page, sentence))


def _tell(page: Page, sentence: str) -> None:
    page.data_changed()
    page.report(sentence)


class UndoingPage(Page):
    """A page that reads its view again after an undoing."""

    def undo(self) -> None:
        """Take the person's last change back."""
        undo(self)

    def redo(self) -> None:
        """Do again what was taken back."""
        redo(self)
