"""What a few letters are completed to."""

from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.words import FEWEST, Offer, Vocabulary, offer

MEETING = Vocabulary(
    ["Styregruppen drøftede opgørelsen. Opgørelsen deles. Indekset kommer i februar."],
    ["Prøvekantinen A/S", "Code of Care", "Erhvervs- og beskæftigelseschefen"],
)
CASE = Vocabulary(["Opfølgning på opgaverne. Styregruppens opgaver."])


def completed(before: str) -> str:
    found = offer(before, (MEETING, CASE))
    return before if found is None else before[: found.start] + found.text


def test_two_letters_complete_to_the_word_seen_most_often() -> None:
    assert completed("vi så på op") == "vi så på opgørelsen"


def test_one_letter_offers_nothing_and_neither_does_a_space() -> None:
    assert offer("vi så på o", (MEETING,)) is None
    assert offer("vi så på ", (MEETING,)) is None
    assert offer("", (MEETING,)) is None


def test_a_word_that_is_there_is_not_offered() -> None:
    assert offer("opgørelsen", (MEETING,)) is None


def test_what_the_meeting_does_not_know_the_case_may() -> None:
    assert completed("der er ingen opf") == "der er ingen opfølgning"


def test_a_name_is_completed_over_its_spaces_and_gets_its_capitals() -> None:
    assert completed("møde med code of") == "møde med Code of Care"
    assert completed("prø") == "Prøvekantinen A/S"
    assert completed("chefen er erhvervs- og be") == "chefen er Erhvervs- og beskæftigelseschefen"


def test_a_capital_inside_a_sentence_asks_for_a_name_and_one_at_its_beginning_is_kept() -> None:
    vocabulary = Vocabulary(["prøve prøve prøve prøve prøve prøve"], ["Prøvekantinen A/S"])
    assert offer("hos Pr", (vocabulary,)) == Offer(4, "Prøvekantinen A/S")
    assert offer("Set. Sty", (MEETING,)) == Offer(5, "Styregruppen")


def test_the_capital_of_a_sentence_is_not_learnt() -> None:
    assert completed("om inde") == "om indekset"


@given(st.text("aeiopr ÅøA-/.", max_size=12), st.lists(st.text("aeioprÅø A", max_size=12), max_size=5))
def test_an_offer_continues_what_was_typed(before: str, names: list[str]) -> None:
    found = offer(before, (Vocabulary(names, names),))
    if found is not None:
        begun = before[found.start :]
        assert found.text.lower().startswith(begun.lower())
        assert len(found.text) > len(begun) >= FEWEST
