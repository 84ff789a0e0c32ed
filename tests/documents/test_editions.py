"""Each audience gets its own edition, and nothing from a closed item leaves in any of its places."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_tui.documents import agenda, markdown, minutes
from coc_tui.documents.document import Document
from coc_tui.domain.agenda import Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import MinutesState
from coc_tui.errors import NotFound
from coc_tui.usecases.papers.views import ActionView, Audience, DecisionView, ItemView, RiskChangeView
from tests.documents.test_golden import approved
from tests.support.worked_meeting import CLOSED_WORDS, worked_agenda, worked_minutes

OUTSIDE = [Audience.NETWORK, Audience.PUBLIC]
INSIDE = [Audience.GROUP, Audience.INTERNAL]


def told(document: Document) -> str:
    """Everything that leaves with a document: its text, its title and its file name."""
    return "\n".join((markdown.render(document.blocks), document.title, document.name, document.version))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_word_of_a_closed_item_leaves(audience: Audience) -> None:
    view = worked_minutes(audience)
    whole = "\n".join(
        map(told, (minutes.minutes(view), minutes.excerpt(view, "7"), agenda.agenda(worked_agenda(audience))))
    )
    assert [word for word in CLOSED_WORDS if word in whole] == []
    assert "7. Lukket punkt\n" in whole
    assert "Styregruppen har godkendt en midlertidig bemandingsplan." in whole


@pytest.mark.parametrize("audience", INSIDE)
def test_the_group_gets_everything_with_a_warning(audience: Audience) -> None:
    document = minutes.minutes(worked_minutes(audience))
    assert [word for word in CLOSED_WORDS if word not in told(document)] == []
    assert "Intern – indeholder lukkede punkter" in told(document)
    assert document.closed


@pytest.mark.parametrize("audience", OUTSIDE)
def test_an_edition_for_the_outside_is_marked_open_and_named_by_its_audience(audience: Audience) -> None:
    document = minutes.minutes(worked_minutes(audience))
    assert not document.closed
    assert document.name.endswith({"network": "_referat_netvaerk", "public": "_referat_offentlig"}[audience])


@settings(max_examples=40)
@given(audience=st.sampled_from(OUTSIDE), kind=st.sampled_from(ItemKind), outcome=st.sampled_from(Outcome))
def test_no_field_of_a_closed_item_is_forgotten(audience: Audience, kind: ItemKind, outcome: Outcome) -> None:
    secret = "hemmelighed"
    item = ItemView(
        number="3",
        title=secret,
        kind=kind,
        closed=True,
        minutes=10,
        presenter=secret,
        case_text=secret,
        recommendation=secret,
        attachments=(Attachment(title=secret, where=secret),),
        outcome=outcome,
        notes=secret,
        procedural_decision=secret,
        decisions=(DecisionView(secret, secret, secret),),
        actions=(ActionView(secret, secret, secret),),
        risk_changes=(RiskChangeView(secret, secret, None, (1, 1), secret),),
        recused=secret,
        guests=secret,
    )
    view = replace(worked_minutes(audience), items=(item,))
    plan = replace(worked_agenda(audience), items=(item,))
    for document in (minutes.minutes(view), minutes.excerpt(view, "3"), agenda.agenda(plan)):
        assert secret not in told(document)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_closed_attachment_of_an_open_item_stays_inside(audience: Audience) -> None:
    papers = (Attachment(title="Åbent notat"), Attachment(title="Lukket notat", closed=True))
    view = replace(worked_minutes(audience), items=(ItemView("1", "Økonomi", attachments=papers),))
    text = told(minutes.minutes(view))
    assert "Åbent notat" in text
    assert "Lukket notat" not in text


@pytest.mark.parametrize("audience", OUTSIDE)
def test_why_a_risk_was_assessed_anew_stays_inside(audience: Audience) -> None:
    assert "Skift af projektkoordinator" not in told(minutes.minutes(worked_minutes(audience)))
    assert "Skift af projektkoordinator" in told(minutes.minutes(worked_minutes()))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_was_changed_at_the_approval_stays_inside(audience: Audience) -> None:
    view = replace(approved(), approved_at=7, changes="Punkt 7: to ugers overlap.", audience=audience)
    assert "to ugers overlap" not in told(minutes.minutes(view))
    assert "to ugers overlap" in told(minutes.minutes(replace(view, audience=Audience.GROUP)))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_minutes_with_closed_items_only_do_not_claim_that_nothing_was_decided(audience: Audience) -> None:
    view = worked_minutes(audience)
    view = replace(view, items=tuple(one for one in view.items if one.closed))
    assert "Ingen beslutninger og ingen opgaver i denne udgave." in told(minutes.minutes(view))


def test_an_excerpt_of_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound, match="no item 12"):
        minutes.excerpt(worked_minutes(), "12")


def test_sending_and_filing_approved_minutes_changes_no_byte() -> None:
    states = (MinutesState.APPROVED, MinutesState.DISTRIBUTED, MinutesState.FILED)
    assert len({told(minutes.minutes(replace(approved(), state=state))) for state in states}) == 1
