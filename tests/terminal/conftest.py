"""What belongs to no feature is tested in English, the language it is written in."""

import pytest

from coc_tui import language


@pytest.fixture(autouse=True)
def in_english(in_danish: None) -> None:
    language.choose("en")
