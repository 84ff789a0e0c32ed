"""What holds for every test: Danish until it says otherwise, and nobody's own settings or folders."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from coc_tui import language
from coc_tui.language import po
from tests.support.catalogue import PACKAGE, SOURCES

# One folder for all processes of a run: it goes when the process that began the run does.
if "COC_TUI_TESTS_FOLDER" not in os.environ:
    os.environ["COC_TUI_TESTS_FOLDER"] = tempfile.mkdtemp(prefix="coc-tui-tests-")
    atexit.register(shutil.rmtree, os.environ["COC_TUI_TESTS_FOLDER"], ignore_errors=True)

# Before any test starts a process of its own: it must not meet the developer's profile or data.
_HOME = Path(tempfile.mkdtemp(prefix="home-", dir=os.environ["COC_TUI_TESTS_FOLDER"]))
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())
for _name in ("COC_TUI_DATA", "COC_TUI_EXPORTS"):
    os.environ.pop(_name, None)
# The programs the tests start are those of this folder, whatever else is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
)

# Once for all of them: none shall be slowed by reading texts that have changed since they were built.
if po.outrun(SOURCES, SOURCES.with_suffix(".mo")):
    po.build(SOURCES, SOURCES.with_suffix(".mo"))

# How fast an example is depends on what else the machine does, and says nothing of the program.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Key bindings hold their labels from the moment their class is made, so before any test is imported.
language.choose("da")


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many workers as processors: most of a screen's test is waiting for it to be still."""
    return min(8, 2 * (os.cpu_count() or 1))


@pytest.fixture(autouse=True)
def without_spelling(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no program that spells, whatever is installed here, but in the tests that are about it."""
    if "spelling" not in request.path.stem:
        monkeypatch.setattr("coc_tui.usecases.meeting.hunspell.PROGRAM", "no-such-program")


@pytest.fixture(autouse=True)
def in_danish() -> Iterator[None]:
    """Speak Danish, and again after a test that chose another language."""
    language.choose("da")
    yield
    language.choose("da")
