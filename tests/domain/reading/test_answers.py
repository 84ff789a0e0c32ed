"""Yes or no, and one of few words."""

import pytest

from coc_tui.domain.reading.answers import filled, optional, read_one, read_yes
from coc_tui.domain.reading.numbers import read_whole
from coc_tui.errors import Unreadable


@pytest.mark.parametrize("text", ["ja", "J", " Yes ", "y", "x", "1"])
def test_yes_is_said_in_either_language(text: str) -> None:
    assert read_yes(text) is True


@pytest.mark.parametrize("text", ["nej", "N", "no", "0", "Nej."])
def test_no_is_said_in_either_language(text: str) -> None:
    assert read_yes(text) is False


@pytest.mark.parametrize("text", ["", "måske", "2"])
def test_neither_is_told(text: str) -> None:
    with pytest.raises(Unreadable):
        read_yes(text)


def test_one_of_few_is_named_however_it_is_spelled() -> None:
    words = {"Åben": "open", "Lukket": "closed", "closed": "closed"}
    assert read_one("aaben", words) == "open"
    assert read_one(" CLOSED ", words) == "closed"
    with pytest.raises(Unreadable) as caught:
        read_one("halvt", words)
    assert caught.value.values == {"text": "halvt", "words": "Åben, Lukket"}


def test_nothing_is_nothing_only_where_it_may_be() -> None:
    assert optional(read_whole)("  ") is None
    assert optional(read_whole)("3") == 3
    with pytest.raises(Unreadable, match="must be filled in"):
        filled("  ")
