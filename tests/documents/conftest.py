"""Documents are Danish unless a test says otherwise, and every test leaves the language as it was."""

from collections.abc import Iterator

import pytest

from coc_tui.language import choose, chosen


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = chosen()
    choose("da")
    yield
    choose(before)
