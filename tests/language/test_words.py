"""Every state, kind and degree has its word, and an error's values are words too."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.meetings import MeetingFormat, MinutesState, Presence
from coc_tui.domain.risks import RiskLevel, RiskStatus
from coc_tui.errors import Refused
from coc_tui.language import say
from coc_tui.language.words import impact_word, in_words, likelihood_word, word


@pytest.mark.usefixtures("danish")
def test_danish_words_are_the_glossarys() -> None:
    assert word(MinutesState.APPROVE_NEXT) == "Godkendes på næste møde"
    assert word(ItemKind.INFORMATION) == "Orientering"
    assert word(Outcome.NOTED) == "Taget til efterretning"
    assert word(RiskLevel.HIGH) == "Høj"
    assert word(Presence.REGRETS) == "Afbud"
    assert word(ActionStatus.WAITING) == "Afventer"
    assert [likelihood_word(one) for one in (1, 3, 5)] == ["Meget usandsynlig", "Mulig", "Meget sandsynlig"]
    assert [impact_word(one) for one in (1, 3, 5)] == ["Ubetydelig", "Moderat", "Kritisk"]


@pytest.mark.usefixtures("english")
def test_english_words_are_the_glossarys() -> None:
    assert word(MeetingFormat.PHYSICAL) == "In person"
    assert word(Presence.REGRETS) == "Apologies"
    assert word(RiskStatus.NOT_ASSESSED) == "Not assessed"


@pytest.mark.usefixtures("danish")
def test_values_in_a_sentence_become_words() -> None:
    assert in_words(date(2027, 2, 4)) == "04.02.2027"
    assert in_words(datetime(2027, 2, 4, 8, 30, tzinfo=UTC)) == "04.02.2027 kl. 08.30"
    assert in_words(time(8, 30)) == "08.30"
    assert in_words(Decimal("119.7")) == "119,7"
    assert in_words((RiskLevel.LOW, "to", 3)) == "Lav, to og 3"
    assert in_words("{braces}") == "{braces}"
    assert in_words(None) is None


@pytest.mark.usefixtures("danish")
def test_user_text_in_an_error_is_never_a_template() -> None:
    assert say(Refused("Meeting: {title}", title="{0} {x}")) == "Meeting: {0} {x}"
