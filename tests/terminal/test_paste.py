"""Escape sequences are dropped within a paste and nowhere else, however the input is cut into pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.terminal.paste import END, START, PasteFilter

WHOLE = f"\x1b[Aab{START}x\x1b[31my\x1b\x1b[20z{END}\x1bOP{START}{END}q"


@given(st.lists(st.integers(0, len(WHOLE)), max_size=6))
def test_pieces_give_what_the_whole_gives(cuts: list[int]) -> None:
    cuts = [0, *sorted(cuts), len(WHOLE)]
    paste = PasteFilter()
    pieces = [WHOLE[start:stop] for start, stop in pairwise(cuts)]
    # A start mark that is cut in two is read by Textual itself: keep it whole here.
    if all(_whole(WHOLE, START, cut) for cut in cuts):
        out = "".join(paste.clean(piece) for piece in pieces)
        assert out == f"\x1b[Aab{START}xy{END}\x1bOP{START}{END}q"


def _whole(text: str, mark: str, cut: int) -> bool:
    place = text.find(mark)
    while place >= 0:
        if place < cut < place + len(mark):
            return False
        place = text.find(mark, place + 1)
    return True


@pytest.mark.parametrize("end", ["\x1b[106;5u", "\x1b[13u", "\x1b[13;2u", "\x1b[13;5u"])
def test_what_stands_for_the_end_of_a_line_becomes_one(end: str) -> None:
    assert PasteFilter().clean(f"{START}en{end}to{END}") == f"{START}en\nto{END}"


@pytest.mark.parametrize("odd", ["\x1b[31m", "\x1b]0;titel\x07", "\x1bOP", "\x1b(B", "\x1b", "\x1b[<0;3;4M"])
def test_no_rest_of_a_sequence_stays_in_the_text(odd: str) -> None:
    assert PasteFilter().clean(f"{START}en{odd}{END}") == f"{START}en{END}"


def test_a_paste_whose_end_never_comes_can_be_given_up() -> None:
    paste = PasteFilter()
    assert paste.clean(f"{START}afsnit\x1b[20") == f"{START}afsnit"
    assert paste.inside
    assert paste.give_up() == END
    assert not paste.inside
    assert paste.clean("\x1b[A") == "\x1b[A"
