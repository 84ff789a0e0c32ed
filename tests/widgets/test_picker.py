"""The picker finds by parts of words and shows names as they are."""

from typing import Any

from textual.app import App

from coc_tui.widgets.picker import Picker

OPTIONS = [("1", "[b]Hotelgruppen[/b] Nord"), ("2", "Skolen ved Åen"), ("3", "Nordhavns Hotel")]


class WithPicker(App[None]):
    def __init__(self, **how: Any) -> None:
        super().__init__()
        self.how = how
        self.result: Any = "open"

    def on_mount(self) -> None:
        self.push_screen(Picker("Vælg", OPTIONS, **self.how), self.take)

    def take(self, keys: Any) -> None:
        self.result = keys


async def test_typing_filters_and_enter_chooses() -> None:
    app = WithPicker()
    async with app.run_test() as pilot:
        await pilot.press(*"hotel", "down", "enter")
        await pilot.pause()
        assert app.result == ["3"]


async def test_many_are_marked_with_space_and_keep_their_marks_while_filtering() -> None:
    app = WithPicker(many=True, chosen=["2"])
    async with app.run_test() as pilot:
        await pilot.press(*"nordh")
        await pilot.pause()
        await pilot.press("space", "enter")
        await pilot.pause()
        assert app.result == ["2", "3"]


async def test_taking_the_last_mark_away_chooses_none() -> None:
    app = WithPicker(many=True, chosen=["2"])
    async with app.run_test() as pilot:
        await pilot.press("down", "space", "enter")
        await pilot.pause()
        assert app.result == []


async def test_leaving_chooses_nothing() -> None:
    app = WithPicker()
    async with app.run_test() as pilot:
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.result is None
