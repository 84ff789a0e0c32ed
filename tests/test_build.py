"""What is installed holds the program and all it reads, and the Danish texts as they are now."""

import gettext
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from coc_tui.language import po
from tests.support.catalogue import PACKAGE, SOURCES

ROOT = PACKAGE.parent

pytest.importorskip("hatchling", reason="hatchling builds the package: install the extra named test again")


def built(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=100)
    (made,) = target.iterdir()
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    return built("sdist", ROOT, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is installed from the source archive, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(archive) as file:
        file.extractall(folder / "sources", filter="data")
    (sources,) = (folder / "sources").iterdir()
    with zipfile.ZipFile(built("wheel", sources, folder / "made")) as file:
        file.extractall(folder / "unpacked")
    return folder / "unpacked"


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_wheel_holds_the_package_with_its_built_catalogue_and_nothing_else(wheel: Path) -> None:
    sources = {name for name in names(PACKAGE) if not name.startswith("language/da")}
    assert names(wheel / "coc_tui") == sources | {"language/da.mo"}
    assert {path.name.split("-")[0] for path in wheel.iterdir()} == {"coc_tui"}


def test_the_built_catalogue_says_what_the_sources_say(wheel: Path) -> None:
    with (wheel / "coc_tui" / "language" / "da.mo").open("rb") as file:
        danish = gettext.GNUTranslations(file)
    plain = [one for one in po.merged(SOURCES).values() if one.text and one.context is one.plural is None]
    assert [danish.gettext(one.text) for one in plain] == [one.strings[0] for one in plain]


def test_a_source_archive_holds_the_tests_but_nothing_built_and_nobodys_cases(archive: Path) -> None:
    with tarfile.open(archive) as file:
        there = {name.partition("/")[2] for name in file.getnames()}
    assert {"pyproject.toml", ".build/hook.py", "tests/conftest.py", "README.md", "LICENSE"} <= there
    assert {f"coc_tui/language/da/{path.name}" for path in SOURCES.glob("*.po")} <= there
    assert {name for name in there if name.endswith((".mo", ".pyc"))} == set()
    assert {name for name in there if name.startswith(("data/", "exports/"))} == {
        "data/.gitkeep",
        "exports/.gitkeep",
    }
