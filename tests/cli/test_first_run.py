"""The first run makes the case that was asked for, and remembers who asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.cli import compose, first_run
from coc_tui.desk import Folders, Person
from coc_tui.screens.setup import wizard
from coc_tui.screens.setup.first_run import Chosen, Suggested
from coc_tui.usecases.case import profile

Answering = Callable[[Chosen | None], compose.Options | None]


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Answer the questions of the set-up as given."""

    def ask(chosen: Chosen | None) -> compose.Options | None:
        def run(suggested: Suggested, *_theme: object) -> Chosen | None:
            assert suggested.data == tmp_path / "data"
            return chosen

        monkeypatch.setattr(wizard, "run", run)
        folders = Folders(tmp_path / "data", tmp_path / "exports")
        return first_run.ask(compose.Options(folders, None, None, Person("bruger")))

    return ask


def chosen(tmp_path: Path, agreement: str | None = "ishoj", signed: date | None = None) -> Chosen:
    return Chosen(
        language="en",
        data=tmp_path / "here",
        exports=tmp_path / "out",
        name="The secretary",
        role="coordinator",
        agreement=agreement,
        case_name="ishoj" if agreement else "demo",
        signed=signed,
    )


def test_who_leaves_has_made_nothing(answer: Answering, tmp_path: Path) -> None:
    assert answer(None) is None
    assert list(tmp_path.iterdir()) == []
    assert profile.load() == profile.Profile()


def test_the_case_is_made_and_opened_under_the_answers(answer: Answering, tmp_path: Path) -> None:
    options = answer(chosen(tmp_path, signed=date(2025, 8, 28)))
    assert options is not None
    assert options.folders == Folders(tmp_path / "here", tmp_path / "out")
    assert options.person == Person("The secretary", "coordinator")
    with compose.at_work(options) as desk:
        assert desk.case().name == "ishoj"
        assert desk.case().signed == date(2025, 8, 28)
        assert {entry.by for entry in desk.store.history()} == {"The secretary"}
    assert language.chosen() == "en"


def test_the_demo_can_be_chosen(answer: Answering, tmp_path: Path) -> None:
    options = answer(chosen(tmp_path, agreement=None))
    assert options is not None
    with compose.at_work(options) as desk:
        assert desk.case().name == "demo"


def test_who_the_user_is_is_remembered(answer: Answering, tmp_path: Path) -> None:
    answer(chosen(tmp_path))
    known = profile.load()
    assert known == profile.Profile("The secretary", "coordinator", "en", str(tmp_path / "here"))
    assert compose.person(known) == Person("The secretary", "coordinator")
    assert compose.folders(None, None, known).exports.parent == compose.folders(None, None, known).data.parent


def test_a_profile_that_cannot_be_kept_does_not_stand_in_the_way(
    answer: Answering, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").write_text("a file where a folder is meant")
    assert answer(chosen(tmp_path)) is not None
    assert "Your settings could not be kept in" in capsys.readouterr().err
