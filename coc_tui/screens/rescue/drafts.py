"""What was typed in forms and in the capture line and never saved: when, where, and the words themselves."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.language.words import in_words
from coc_tui.screens.places import LISTED
from coc_tui.usecases.meeting.drafts import Journal, Loose
from coc_tui.widgets.page import Page, TypeOn
from coc_tui.widgets.table import Column, Row, Table
from coc_tui.widgets.text_dialog import TextDialog


class DraftsPage(Page):
    """The words are read and copied here; they go back by being typed or pasted where they belong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4,c", "type_on", _("Capture"), id="drafts.type_on", tooltip=_("Type on in the line")),
        Binding("y", "copy", _("Copy"), id="drafts.copy", tooltip=_("Copy the text to the clipboard")),
        Binding("delete", "forget", _("Forget"), id="drafts.forget", tooltip=_("The text is not wanted")),
    ]

    left: reactive[tuple[Loose, ...]] = reactive((), init=False)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._journal = Journal(desk)

    def body(self) -> ComposeResult:
        """Yield the list."""
        yield Table(
            (Column(_("When"), 24), Column(_("Where"), 22), Column(_("Text"))),
            empty=_("Everything that was typed is saved."),
            classes="pane",
        )

    def on_mount(self) -> None:
        """Take the keyboard and look for what was left."""
        self.set_focus(self.query_one(Table))
        self.data_changed()

    def data_changed(self) -> None:
        """Look again; the cursor stays on its text."""
        self.run(self._journal.loose, then=self._show)

    def _show(self, left: list[Loose]) -> None:
        self.left = tuple(left)

    def watch_left(self, left: tuple[Loose, ...]) -> None:
        """Draw."""
        zone = self.desk.clock.now().tzinfo
        self.query_one(Table).set_rows(
            Row(_key(one), (str(in_words(one.draft.at.astimezone(zone))), _where(one), one.draft.text))
            for one in left
        )

    @property
    def chosen(self) -> Loose | None:
        """The text under the cursor."""
        key = self.query_one(Table).key
        return next((one for one in self.left if _key(one) == key), None)

    def on_table_chosen(self) -> None:
        """Read the whole text."""
        self._with(lambda one: self.app.push_screen(TextDialog(_where(one), one.draft.text)))

    async def action_type_on(self) -> None:
        """Put a line that was left back where it was typed, else begin a new one."""
        one = self.chosen
        if one is None or one.what:
            await self.run_action("app.capture")
        else:
            self.post_message(TypeOn(one.draft.text, self.action_forget))

    def action_copy(self) -> None:
        """Copy the text."""

        def copy(one: Loose) -> None:
            self.app.copy_to_clipboard(one.draft.text)
            self.report(_("Copied. Paste it where it belongs; Delete then forgets it here."))

        self._with(copy)

    def action_forget(self) -> None:
        """Forget the text."""
        self._with(lambda one: self.run(self._journal.forget, one, then=lambda _done: self.data_changed()))

    def _with(self, act: Callable[[Loose], Any]) -> None:
        if self.chosen is not None:
            act(self.chosen)


def _key(one: Loose) -> str:
    return f"{one.draft.session}/{one.draft.key}"


def _where(one: Loose) -> str:
    place = next((listed.title() for listed in LISTED if listed.id == one.place), one.place)
    return f"{place}: {one.what or _('a line')}"
