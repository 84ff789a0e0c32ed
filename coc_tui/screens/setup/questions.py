"""The questions of the first run after the language: who, where, which agreement, and what it is called."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.widgets import Static

from coc_tui.agreement.model import Agreement, read, shipped
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.text import clean_line
from coc_tui.errors import CocError, WrongUse
from coc_tui.language import _, localised
from coc_tui.language.formats import file_name, short_date
from coc_tui.screens.setup.first_run import Suggested
from coc_tui.usecases.case import cases, demo
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.picker import Picker

FILE, DEMO = "<file>", "<demo>"
"""The two answers that are no shipped agreement; no file can be called so by mistake."""


class Question(Form):
    """A form that is left without being asked about it, since what was typed stands there again."""

    last: dict[str, str]
    """What stood in the fields when it closed."""

    def on_mount(self) -> None:
        """Say where the keys lead here."""
        super().on_mount()
        self.query_one("#form-keys", Static).update(
            Content(_("Enter on the last field: next question · Tab next field · Esc one question back"))
        )

    def dismiss(self, result: dict[str, Any] | None = None) -> AwaitComplete:
        """Close, and note what stands in the fields."""
        self.last = self.typed()
        return super().dismiss(result)

    def action_leave(self) -> None:
        """Go one question back."""
        self.dismiss(None)


class Questions:
    """Asks through ``app`` and fills ``answers`` with the fields of ``Chosen``, and ``typed`` on the way."""

    def __init__(
        self, app: App[Any], suggested: Suggested, answers: dict[str, Any], typed: dict[str, str]
    ) -> None:
        self._app = app
        self._suggested = suggested
        self._answers = answers
        self._typed = typed

    async def ask(self) -> bool:
        """Return whether everything was answered; False goes back to the language."""
        steps = (self._person, self._agreement, self._case)
        place = 0
        while 0 <= place < len(steps):
            place += 1 if await steps[place]() else -1
        return place > 0

    async def _form(self, title: str, fields: Sequence[Field]) -> dict[str, Any] | None:
        """Ask a form's questions; what was typed earlier stands in it again."""
        question = Question(title, [replace(one, value=self._typed.get(one.id, one.value)) for one in fields])
        values = await self._app.push_screen_wait(question)
        self._typed.update(question.last)
        return values

    async def _person(self) -> bool:
        start, terms = self._suggested, _terms("ishoj")
        role = start.role or (terms.secretary.id if terms.secretary else "")
        values = await self._form(
            _("{step} · Who are you, and where are the data kept?", step="2/4"),
            [
                Field(
                    "name",
                    _("Your name, or what the others call you"),
                    otherwise=start.name,
                    required=True,
                    hint=_("It stands beside what you change."),
                ),
                Field("role", _("Your role"), "choice", role, _roles(terms)),
                Field(
                    "data",
                    _("Folder for the data"),
                    value=str(start.data),
                    required=True,
                    read=data_folder,
                    hint=_("Several people can share one folder, also on a network drive."),
                ),
            ],
        )
        if values is None:
            return False
        data: Path = values["data"]
        same = data == start.data
        exports = start.exports if same else data.absolute().parent / "exports"
        self._answers |= {**values, "name": clean_line(values["name"]), "exports": exports}
        return True

    async def _agreement(self) -> bool:
        options = [
            (name, _period(_terms(name))) for name in sorted(shipped(), key=lambda name: name != "ishoj")
        ]
        options += [
            (FILE, _("Another agreement, from a TOML file")),
            (DEMO, _("An invented case with everything in it, to try things out on")),
        ]
        title = _("{step} · Which agreement is it about?", step="3/4")
        chosen = await self._app.push_screen_wait(Picker(title, options))
        if chosen is None:
            return False
        if chosen[0] == FILE:
            return await self._file() or await self._agreement()
        self._answers["agreement"] = None if chosen[0] == DEMO else chosen[0]
        return True

    async def _file(self) -> bool:
        values = await self._form(
            _("{step} · Another agreement", step="3/4"),
            [
                Field(
                    "path",
                    _("Where is the TOML file?"),
                    required=True,
                    read=agreement_file,
                    hint=_("The agreement written as data; the shipped ones show how."),
                )
            ],
        )
        if values is None:
            return False
        self._answers["agreement"] = values["path"]
        return True

    async def _case(self) -> bool:
        agreement = self._answers["agreement"]
        if agreement is None:
            self._answers["case_name"] = demo.NAME
            return True
        terms = _terms(agreement)
        fields = [
            Field(
                "case_name",
                _("A short name for the case"),
                value=suggested_name(agreement),
                required=True,
                read=lambda text: cases.check_name(text.strip()),
                hint=_("Small letters, digits, - and _; its folder is called the same."),
            ),
            Field(
                "signed",
                _("When was the agreement signed?"),
                read=optional(lambda text: read_date(text, datetime.now().astimezone().date(), back=True)),
                hint=_("For example 28.08.2025. It may be told later, under Settings."),
            ),
        ]
        if self._answers["role"] not in {role.id for role in terms.roles}:
            fields.append(Field("role", _("Your role in this agreement"), "choice", "", _roles(terms)))
        values = await self._form(_("{step} · The case", step="4/4"), fields)
        if values is None:
            return False
        self._answers |= values
        return True


def data_folder(text: str) -> Path:
    """Return the folder for the data. Raises WrongUse where nothing can be written, or a case is already."""
    folder = Path(text.strip()).expanduser()
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not there.is_dir():
        raise WrongUse("{path} is a file, not a folder.", path=str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise WrongUse("You may not write in {folder}.", folder=str(there))
    if found := cases.existing(folder):
        raise WrongUse(
            "There is a case in {folder} already: {cases}."
            " Leave here and open it with: coc-tui --data {folder}",
            folder=str(folder),
            cases=", ".join(found),
        )
    return folder


def agreement_file(text: str) -> str:
    """Return the path of an agreement's TOML file. Raises WrongUse with the first thing wrong with it."""
    path = Path(text.strip()).expanduser()
    if not path.is_file():
        raise WrongUse("There is no file {path}.", path=str(path))
    read(path)
    return str(path)


def suggested_name(agreement: str) -> str:
    """Return a name for the case of an agreement, as far as its own name can be one."""
    name = file_name(Path(agreement).stem)[:40]
    try:
        return cases.check_name(name)
    except CocError:
        return ""


def _terms(agreement: str) -> Agreement:
    return Agreement.from_data(read(agreement))


def _roles(terms: Agreement) -> list[tuple[str, str]]:
    return [*((role.id, localised(role.title)) for role in terms.roles), ("", _("Another, or none"))]


def _period(terms: Agreement) -> str:
    return f"{terms.name}, {short_date(terms.term.start)}–{short_date(terms.term.end)}"
