"""A form returns values or nothing, shows every error at its field, and loses no word."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from coc_tui.errors import Refused, WrongUse
from coc_tui.widgets.ask import Ask
from coc_tui.widgets.form import Field, Form


def a_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse("There is no date {text}.", text=text) from None


FIELDS = [
    Field("title", "Titel", required=True),
    Field("due", "Frist", "date", read=a_date, value="2027-02-12"),
    Field("kind", "Slags", "choice", options=[("o", "Orientering"), ("d", "Drøftelse"), ("b", "Beslutning")]),
    Field("text", "Tekst", "long"),
    Field("hours", "Timer", "number"),
    Field("closed", "Lukket", "yes"),
]


class WithForm(App[None]):
    def __init__(self, save: Any = None) -> None:
        super().__init__()
        self.save = save
        self.result: Any = "open"

    def on_mount(self) -> None:
        self.push_screen(Form("Ny", FIELDS, self.save), self.take)

    def take(self, values: Any) -> None:
        self.result = values

    @property
    def form(self) -> Form:
        assert isinstance(self.screen, Form)
        return self.screen


async def wait(pilot: Pilot[None]) -> None:
    await pilot.pause(0.05)
    await pilot.pause()


async def test_what_is_filled_in_is_returned_read() -> None:
    app = WithForm()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(
            "A", "enter", "enter", "b", "tab", "x", "enter", "y", "tab", "2", ",", "5", "tab", "right"
        )
        await pilot.press("enter")
        await wait(pilot)
        assert app.result == {
            "title": "A",
            "due": date(2027, 2, 12),
            "kind": "b",
            "text": "x\ny",
            "hours": Decimal("2.5"),
            "closed": True,
        }


async def test_every_error_stands_under_its_field_and_nothing_typed_is_lost() -> None:
    app = WithForm()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("tab", "x", "ctrl+s")
        await wait(pilot)
        notes = {
            note.id: str(note.render()) for note in app.form.query(".-error").results(Static) if note.display
        }
        assert notes == {
            "note-title": "This must be filled in.",
            "note-due": "There is no date 2027-02-12x.",
        }
        assert app.form.focused is not None
        assert app.form.focused.id == "title"
        assert app.form.typed()["due"] == "2027-02-12x"


async def test_a_use_case_that_refuses_keeps_the_form_open() -> None:
    def save(values: dict[str, Any]) -> None:
        raise Refused("Not that title: {title}", title=values["title"])

    app = WithForm(save)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("[", "b", "]", "ctrl+s")
        await wait(pilot)
        assert str(app.form.query_one("#form-error", Static).render()) == "Not that title: [b]"
        assert app.form.typed()["title"] == "[b]"


async def test_leaving_asks_only_when_something_was_typed() -> None:
    app = WithForm()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("escape")
        await wait(pilot)
        assert app.result is None


@pytest.mark.parametrize(("answer", "left"), [("escape", False), ("f9", False), ("enter", True)])
async def test_leaving_with_something_typed_asks(answer: str, left: bool) -> None:
    app = WithForm()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("A", "f9")
        await wait(pilot)
        assert app.form.query(Ask)
        await pilot.press(answer)
        await wait(pilot)
        assert (app.result is None) == left
        if not left:
            assert app.form.typed()["title"] == "A"
