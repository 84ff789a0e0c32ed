"""An error of the program's own reaches the user as a sentence, and its story is kept."""

from pathlib import Path

import pytest

from coc_tui import cli
from coc_tui.cli import crash


def test_the_user_gets_a_sentence_and_the_story_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def broken(_arguments: list[str]) -> int:
        raise KeyError("noget, ingen har tænkt på")

    monkeypatch.setattr(cli, "_run", broken)
    with pytest.raises(SystemExit) as ended:
        cli.main(["status"])

    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    (kept,) = tmp_path.rglob("crash.txt")
    assert str(kept) in said
    assert "noget, ingen har tænkt på" in kept.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_hides_no_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    assert crash.tell(ValueError("x")) == 1
    assert "fejl" in capsys.readouterr().err
