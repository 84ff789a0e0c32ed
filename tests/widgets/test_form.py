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
from coc_tui.widgets.form import Field, Form, as_kroner, as_number


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


@pytest.mark.parametrize("text", ["abc", "1,2,3", "NaN", "inf"])
def test_a_number_is_a_number(text: str) -> None:
    with pytest.raises(WrongUse):
        as_number(text)


def test_numbers_are_read_the_danish_and_the_english_way() -> None:
    assert as_number("2,5") == as_number("2.5") == Decimal("2.5")
    assert as_number("") is None


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("80.000,00", "80000"),
        ("80,000.00", "80000"),
        ("1.234.567,5", "1234567.5"),
        ("80000,00", "80000"),
        ("80 000", "80000"),
        ("1.20", "1.2"),
        ("0", "0"),
    ],
)
def test_kroner_are_read_with_thousands_marks_as_they_are_shown(text: str, kroner: str) -> None:
    assert as_kroner(text) == Decimal(kroner)


@pytest.mark.parametrize("text", ["1200.505", "80000,0082000", "0,505", "1.20.000", "1.200.50"])
def test_parts_of_an_oere_are_refused_rather_than_rounded(text: str) -> None:
    with pytest.raises(WrongUse):
        as_kroner(text)
