"""The demo in a folder of its own, and the program called on it; nothing of the user's own is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coc_tui.language import choose, chosen
from tests.support.cases import demo_folder
from tests.support.running import Caller


@pytest.fixture(autouse=True)
def nothing_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = chosen()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("COC_TUI_DATA", "COC_TUI_EXPORTS"):
        monkeypatch.delenv(name, raising=False)
    yield
    choose(before)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder with the demo in it."""
    return demo_folder(tmp_path)


@pytest.fixture
def coc(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """The program, called on the demo."""
    return Caller(data, capsys, monkeypatch)
