"""Keys of the parts of an app, keys that are known late, and the last words of a faulty program."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static, TextArea

from coc_tui.terminal.app import ActionTarget, TerminalApp
from coc_tui.terminal.bindings import bindings_of, has_key
from coc_tui.terminal.reader import PatientDriver, patient
from coc_tui.terminal.text_area import caret_shows


class Counter(ActionTarget):
    """A part that counts."""

    def __init__(self) -> None:
        self.count = 0
        self.open = True

    def action_more(self) -> None:
        self.count += 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.open


class WithParts(TerminalApp):
    """An app with one part."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "counter.more", "More")]

    def __init__(self) -> None:
        super().__init__()
        self.counter = Counter()
        self.add_targets(["counter"])
        self.add_keys([Binding("p", "counter.more", "More", id="late")])

    def compose(self) -> ComposeResult:
        yield Static("text", markup=False)

    def last_words(self, error: Exception) -> str:
        return f"It was {error}."


async def test_keys_reach_the_part_they_are_bound_to_unless_it_is_shut() -> None:
    app = WithParts()
    async with app.run_test() as pilot:
        await pilot.press("m", "p")
        assert app.counter.count == 2
        app.counter.open = False
        await pilot.press("m", "p")
        assert app.counter.count == 2


async def test_every_binding_of_a_widget_is_told_whatever_has_the_keyboard() -> None:
    async with WithParts().run_test() as pilot:
        assert [one.key for one in bindings_of(pilot.app) if one.action == "counter.more"] == ["m", "p"]
        assert has_key(pilot.app, "p")
        assert not has_key(pilot.app, "x")


def test_a_widget_of_another_make_tells_the_bindings_of_its_class() -> None:
    area = TextArea()
    known = {one.key for one in bindings_of(area)}
    del area._bindings
    assert known == {one.key for one in bindings_of(area)}


def test_a_fault_ends_with_the_last_words_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    app = WithParts()
    app._handle_exception(ValueError("a fault"))
    app._print_error_renderables()
    assert app.return_code == 1
    assert capsys.readouterr().err == "It was a fault.\n"


def test_where_an_app_ends_otherwise_the_fault_is_textuals(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Exception] = []
    monkeypatch.setattr(App, "_handle_exception", lambda self, error: met.append(error))
    monkeypatch.setattr("coc_tui.terminal.app.ENDS_BY_SENTENCE", ("_no_such_thing",))
    WithParts()._handle_exception(error := ValueError("a fault"))
    assert met == [error]


def test_only_the_usual_driver_gets_our_reader() -> None:
    class Other(PatientDriver):
        """A driver of another kind."""

    assert patient(Other) is Other
    assert issubclass(patient(PatientDriver.__base__), PatientDriver)


async def test_the_caret_shows_where_the_keyboard_is() -> None:
    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea(id="area")
            yield Input()

    async with Two().run_test() as pilot:
        area = pilot.app.query_one(TextArea)
        area.cursor_blink = False
        assert caret_shows(area)
        pilot.app.screen.set_focus(pilot.app.query_one(Input))
        await pilot.pause()
        assert not caret_shows(area)
