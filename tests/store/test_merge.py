"""Two people's changes of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.store.merge import merged

lines = st.lists(st.sampled_from(["", "a", "b", "c", "longer line", "æøå"]), max_size=8)
texts = lines.map("\n".join)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"),
        ("a\nb\nc", "A\nb\nc", "a\nB\nc", "A\nB\nc"),
        ("a\nb", "a\nnew\nb", "a\nb\nlast", "a\nnew\nb\nlast"),
        ("a", "a\nmine", "a\ntheirs", "a\ntheirs\nmine"),
        ("", "mine", "theirs", "theirs\nmine"),
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd"),
        ("a\nb", "a\nB", "a\nB", "a\nB"),
    ],
)
def test_changes_of_different_lines_are_put_together(base: str, mine: str, theirs: str, both: str) -> None:
    assert merged(base, mine, theirs) == both


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [("a\nb", "a\nmine", "a\ntheirs"), ("a\nb\nc", "a\nc", "a\nB\nc"), ("a\nb", "", "a\nB")],
)
def test_changes_of_the_same_line_cannot_be_put_together(base: str, mine: str, theirs: str) -> None:
    assert merged(base, mine, theirs) is None


@given(texts, texts)
def test_one_sided_changes_stand(base: str, changed: str) -> None:
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(texts, texts, texts)
def test_no_new_line_of_either_side_is_lost(base: str, mine: str, theirs: str) -> None:
    both = merged(base, mine, theirs)
    if both is None:
        return
    for side, other in ((mine, theirs), (theirs, mine)):
        for line in set(side.split("\n")) - set(base.split("\n")) - {""}:
            assert (
                both.split("\n").count(line)
                >= max(side.split("\n").count(line), other.split("\n").count(line))
                > 0
            )


@given(lines, lines, lines, lines, lines)
def test_changes_far_apart_always_go_together(
    head: list[str], first: list[str], second: list[str], third: list[str], tail: list[str]
) -> None:
    middle = [f"unchanged {number}" for number in range(3)]
    base = "\n".join(["start", *head, *middle, *tail, "end"])
    mine = "\n".join(["start", *first, *middle, *tail, "end"])
    theirs = "\n".join(["start", *head, *middle, *second, *third, "end"])
    assert merged(base, mine, theirs) == "\n".join(["start", *first, *middle, *second, *third, "end"])
