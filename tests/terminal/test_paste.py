"""ESC is dropped within a paste and nowhere else, however the input is cut into pieces."""

from itertools import pairwise

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
        assert out == f"\x1b[Aab{START}x[31my[20z{END}\x1bOP{START}{END}q"


def _whole(text: str, mark: str, cut: int) -> bool:
    place = text.find(mark)
    while place >= 0:
        if place < cut < place + len(mark):
            return False
        place = text.find(mark, place + 1)
    return True
