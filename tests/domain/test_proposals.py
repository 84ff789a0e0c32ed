"""Which proposals are still open, whatever was answered before."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.proposals import AnsweredProposal, Proposal, ProposalAnswer, still_open

keys = st.sampled_from(["risk:RISK-1", "minutes:5", "action:O-2026-09"])
days = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3))
made = st.builds(Proposal, key=keys, title=st.just(Phrase("a")), reason=st.just(Phrase("b")), day=days)
declined = st.builds(
    AnsweredProposal, key=keys, day=days, answer=st.just(ProposalAnswer.DECLINED), reason=st.just("nej")
)
put_off = st.builds(
    AnsweredProposal, key=keys, day=days, answer=st.just(ProposalAnswer.LATER), until=st.integers(1, 9)
)


@given(st.lists(made), st.lists(declined), st.integers(1, 99))
def test_a_declined_proposal_stays_away_at_every_meeting_while_its_day_is_the_same(
    proposals: list[Proposal], answers: list[AnsweredProposal], meeting: int
) -> None:
    said = {(one.key, one.day) for one in answers}
    left = still_open(proposals, answers, meeting, ())
    assert [one for one in proposals if (one.key, one.day) not in said] == list(left)


@given(st.lists(made), st.lists(put_off))
def test_what_was_put_off_has_come_back_in_the_end(
    proposals: list[Proposal], answers: list[AnsweredProposal]
) -> None:
    assert list(still_open(proposals, answers, 9, ())) == proposals


@given(st.lists(made))
def test_what_is_on_the_agenda_is_not_proposed(proposals: list[Proposal]) -> None:
    assert still_open(proposals, (), 1, {one.key for one in proposals}) == ()
