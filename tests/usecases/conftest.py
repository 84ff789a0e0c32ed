"""Every test of the use cases leaves the language as it found it."""

from collections.abc import Iterator

import pytest

from coc_tui.language import choose, chosen


@pytest.fixture(autouse=True)
def language_put_back() -> Iterator[None]:
    before = chosen()
    yield
    choose(before)
