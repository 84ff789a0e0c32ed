"""The app keeps its pages up to date and saves them, whatever they are about."""

from collections.abc import Callable
from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from coc_tui.errors import CocError, Refused
from coc_tui.shell.app import CocApp
from coc_tui.shell.places import Place
from coc_tui.shell.status import MessageRow, SaveState, Situation, StatusLine, status_text
from coc_tui.widgets.page import GoTo, Page

AT = datetime(2027, 2, 4, 10, 42, 7, tzinfo=UTC)


class Counting(Page):
    """Counts what the shell asks of it."""

    def __init__(self, desk: object) -> None:
        super().__init__(desk)
        self.flushed = 0
        self.news = 0
        self.held = 0
        self.shown = ""
        self.trouble: CocError | None = None

    def body(self) -> ComposeResult:
        yield Static("body")

    def flush(self) -> None:
        self.query_one(Static)
        self.flushed += 1
        if self.trouble:
            raise self.trouble

    def data_changed(self) -> None:
        self.news += 1

    def put_back(self) -> None:
        self.held += 1

    def show(self, record: str) -> None:
        self.shown = record


class Other(Counting):
    """Another place."""


def an_app(follow: Callable[[], bool] = lambda: False) -> CocApp:
    return CocApp(
        "the desk",
        [Place("one", "1", "Et", lambda: Counting), Place("two", "2", "To", lambda: Other)],
        situation=lambda: Situation("Sag", "Koordinator"),
        follow=follow,
        clock=lambda: AT,
    )


def front(app: CocApp) -> Counting:
    page = app.screen
    assert isinstance(page, Counting)
    return page


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause(0.05)
    await pilot.pause()


async def test_a_place_is_loaded_when_it_is_first_shown_and_gets_the_desk() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        assert front(app).desk == "the desk"
        await pilot.press("2")
        await settle(pilot)
        page = front(app)
        assert isinstance(page, Other)
        await pilot.press("1", "2")
        await settle(pilot)
        assert front(app) is page


async def test_a_page_can_send_the_user_to_a_record_elsewhere() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        front(app).post_message(GoTo("two", "01J"))
        await settle(pilot)
        assert isinstance(front(app), Other)
        assert front(app).shown == "01J"


async def test_a_page_in_the_back_hears_of_changes_when_it_comes_to_the_front() -> None:
    news = False
    app = an_app(lambda: news)
    async with app.run_test() as pilot:
        first = front(app)
        await pilot.press("2")
        await settle(pilot)
        news = True
        app._heart.beat()
        news = False
        await settle(pilot)
        assert front(app).news == 1
        assert first.news == 0
        await pilot.press("1")
        await settle(pilot)
        assert first.news == 1


async def test_a_closed_page_is_not_asked_to_save_again() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        opened = Counting(None)
        await app.push_screen(opened)
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        saved = opened.flushed
        assert saved >= 1
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert opened.flushed == saved
        assert front(app).flushed == 1


async def test_what_could_not_be_saved_is_said_in_words_until_it_is() -> None:
    app = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = front(app)
        page.trouble = Refused("The disk is full.")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "NOT SAVED – The disk is full." in page.query_one(StatusLine).text
        page.trouble = None
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Saved 10:42:07" in page.query_one(StatusLine).text


async def test_not_saved_stays_not_saved_while_it_is_tried_and_its_row_goes_when_it_is_saved() -> None:
    app = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = front(app)
        page.not_saved(Refused("The disk is full."))
        await settle(pilot)
        page.saving()
        await settle(pilot)
        assert "NOT SAVED – The disk is full." in page.query_one(StatusLine).text
        assert page.query_one(MessageRow).display
        page.saved()
        await settle(pilot)
        assert "Saved 10:42:07" in page.query_one(StatusLine).text
        assert not page.query_one(MessageRow).display


async def test_when_all_was_put_back_each_page_keeps_what_it_holds_and_the_row_says_who_did_it() -> None:
    at = Situation("Sag", "Koordinator", epoch="")
    app = an_app(follow=lambda: True)
    app._situation = lambda: at
    async with app.run_test(size=(80, 24)) as pilot:
        page = front(app)
        app._heart.beat()
        assert page.held == 0
        at = Situation("Sag", "Koordinator", epoch="x", put_back="Konsulenten har lagt sagen tilbage.")
        app._heart.beat()
        await settle(pilot)
        assert page.held == 1
        assert "Konsulenten har lagt" in str(page.query_one(MessageRow).render())


async def test_a_worker_gives_its_result_to_the_handler_and_its_error_to_the_row() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        page = front(app)
        got: list[int] = []
        page.run(lambda a, b: a + b, 1, 2, then=got.append)
        await settle(pilot)
        assert got == [3]

        def broken() -> None:
            raise ZeroDivisionError("[b]by zero[/b]")

        page.run(broken)
        await settle(pilot)
        row = page.query_one(MessageRow)
        assert row.display
        assert "ZeroDivisionError: [b]by zero[/b]" in str(row.render())


def test_the_status_line_is_as_wide_as_the_window_and_never_cuts_the_save_state_for_the_rest() -> None:
    situation = Situation(
        "En meget lang sag " * 5, "Koordinator med langt navn", "mappen er låst", ("A", "B")
    )
    for width in (80, 120):
        line = status_text(situation, "Beslutninger", SaveState("saved", AT), width)
        assert len(line) == width
        assert "READ ONLY" in line
        assert "Saved 10:42:07" in line
