"""Every test of the language leaves it as it found it."""

from collections.abc import Iterator

import pytest

from coc_tui.language import choose, chosen


@pytest.fixture(autouse=True)
def language_put_back() -> Iterator[None]:
    before = chosen()
    yield
    choose(before)


@pytest.fixture
def danish() -> None:
    choose("da")


@pytest.fixture
def english() -> None:
    choose("en")
