"""Opsætning: who I am, the group's practice, what the agreement leaves open, and what it says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.numbers import read_whole
from coc_tui.domain.text import clean_line
from coc_tui.language import _, localised
from coc_tui.language.formats import short_date
from coc_tui.screens.setup import lists
from coc_tui.screens.setup.answers import options
from coc_tui.screens.setup.entries import SettingLine, SettingsView
from coc_tui.screens.setup.first_run import NAMES
from coc_tui.screens.undoable import UndoingPage
from coc_tui.usecases.case import profile
from coc_tui.usecases.meeting import spelling
from coc_tui.usecases.meeting.phrases import keep
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.term import settings
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column, Row, Table


class SettingsScreen(UndoingPage):
    """All settings in one list, each with its reason and, where there is one, its section."""

    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", _("Edit"), id="settings.edit", tooltip=_("Choose another answer")),
        Binding("f", "next", _("Next part"), id="settings.next", tooltip=_("To the next heading")),
    ]

    view: reactive[SettingsView | None] = reactive(None, init=False, always_update=True)

    def body(self) -> ComposeResult:
        """Yield the list, and the reason of the line under the cursor."""
        yield Table(
            (Column(_("Setting"), weight=3), Column(_("Answer"), weight=2), Column(_("Section"), 10)),
            id="settings-table",
            classes="pane",
        )
        yield Static(id="settings-note", markup=False)

    def on_mount(self) -> None:
        """Read the settings and take the keyboard."""
        self.set_focus(self._table)
        self.data_changed()

    def data_changed(self) -> None:
        """Read the settings again; the cursor stays."""
        self.run(SettingsView.read, self.desk, then=self._show)

    def show(self, record: str) -> None:
        """Put the cursor on the line with this key."""

        def there(view: SettingsView) -> None:
            self.view = view
            self._table.move_to(record)

        self.run(SettingsView.read, self.desk, then=there)

    def _show(self, view: SettingsView) -> None:
        self.view = view

    def watch_view(self, view: SettingsView | None) -> None:
        """Draw the list."""
        self._table.set_rows(map(_row, view.entries) if view else ())
        self.on_table_moved()

    def on_table_moved(self) -> None:
        """Tell why the line under the cursor is as it is."""
        entry = self._entry
        told = Content("\n").join(
            [Content.styled(entry.label, "bold"), Content(entry.note or entry.value)] if entry else []
        )
        self.query_one("#settings-note", Static).update(told)
        self.refresh_bindings()

    @property
    def _table(self) -> Table:
        return self.query_one(Table)

    @property
    def _entry(self) -> SettingLine | None:
        return self.view.entry(self._table.key) if self.view else None

    def why_off(self, action: str) -> str:
        """Return why the line under the cursor cannot be changed."""
        if action != "edit":
            return ""
        return self._entry.fixed if self._entry else ""

    def action_next(self) -> None:
        """Go to the next heading, round and round."""
        places = [n for n, row in enumerate(self._table.rows) if row.key.startswith("heading:")]
        if places:
            self._table.cursor = next((n for n in places if n > self._table.cursor), places[0])

    def on_table_chosen(self) -> None:
        """Open the line."""
        entry = self._entry
        if entry is not None and entry.fixed:
            self.report(entry.fixed)
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Choose another answer for the line under the cursor."""
        entry, view = self._entry, self.view
        if entry is None or view is None:
            return
        kind, _mark, name = entry.key.partition(":")
        if kind == "me":
            self._ask_me(view)
        elif kind == "days":
            field = Field(name, entry.label, "number", entry.value, read=read_whole, hint=entry.note)
            self._ask(entry, [field], lambda values: settings.set_deadlines(self.desk, **values))
        elif kind == "list":
            self._ask_list(entry, Audience(name))
        elif kind == "signed":
            signed = view.case.signed
            field = Field(
                "day",
                _("Date"),
                value=short_date(signed) if signed else "",
                read=optional(lambda text: read_date(text, self.desk.clock.today(), back=True)),
                hint=entry.note,
            )
            self._ask(entry, [field], lambda values: settings.set_signed(self.desk, values["day"]))
        elif kind == "phrase":
            self._ask_phrase(name, entry)
        elif kind == "word":
            self._ask_word(name)
        elif kind == "choice":
            choice = view.choice(name)
            answers = options(view.agreement, choice)
            field = Field(
                "value",
                choice.question,
                "choice" if answers else "text",
                str(choice.value),
                answers,
                hint=entry.note,
            )
            self._ask(entry, [field], lambda values: settings.choose(self.desk, name, values["value"]))

    def _ask_list(self, entry: SettingLine, audience: Audience) -> None:
        self._ask(
            entry,
            [lists.field(self.desk, audience)],
            lambda values: distribution.set_recipients(self.desk, audience, values["text"]),
        )

    def _ask_phrase(self, short: str, entry: SettingLine) -> None:
        fields = [
            Field("short", _("Abbreviation"), value=short, required=True),
            Field("text", _("Stands for"), value=entry.value, hint=_("Empty takes the abbreviation away.")),
        ]

        def save(values: dict[str, Any]) -> None:
            keep(self.desk, values["short"], values["text"], was=short)

        self._push(_("Standard phrase"), fields, save, _("Saved: {what}", what=_("Standard phrase")))

    def _ask_word(self, word: str) -> None:
        hint = _("Empty takes the word away.") if word else ""
        field = Field("word", _("Word"), value=word, required=not word, hint=hint)

        def save(values: dict[str, Any]) -> None:
            spelling.keep(self.desk, values["word"], was=word)

        title = _("The case's own words")
        self._push(title, [field], save, _("Saved: {what}", what=title))

    def _ask_me(self, view: SettingsView) -> None:
        roles = [(role.id, localised(role.title)) for role in view.agreement.roles]
        person = self.desk.person
        fields = [
            Field(
                "name",
                _("Name"),
                value=person.name,
                required=True,
                hint=_("It stands beside what you change."),
            ),
            Field("role", _("Role"), "choice", person.role, [*roles, ("", _("Another, or none"))]),
            Field("language", _("Language"), "choice", view.profile.language or "da", list(NAMES.items())),
        ]

        def save(values: dict[str, Any]) -> None:
            told = {**values, "name": clean_line(values["name"])}
            profile.save(replace(profile.load(), **told))

        title = _("Who I am")
        self._push(title, fields, save, _("Kept. It holds from the next start on."))

    def _ask(self, entry: SettingLine, fields: list[Field], save: Callable[[dict[str, Any]], Any]) -> None:
        self._push(entry.label, fields, save, _("Saved: {what}", what=entry.label))

    def _push(
        self, title: str, fields: list[Field], save: Callable[[dict[str, Any]], Any], told: str
    ) -> None:
        def then(values: dict[str, Any] | None) -> None:
            if values is not None:
                self.saved()
                self.report(told)
                self.data_changed()

        self.app.push_screen(Form(title, fields, save), then)


def _row(entry: SettingLine) -> Row:
    label = entry.label if entry.heading else f"– {entry.label}"
    return Row(entry.key, (label, entry.value, entry.clause), "bold" if entry.heading else "")
