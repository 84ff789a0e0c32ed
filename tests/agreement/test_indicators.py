"""Early warnings of the risks."""

from decimal import Decimal

import pytest

from coc_tui.agreement.indicators import Light, light
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.start import Indicator


def _one(agreement: Agreement, name: str) -> Indicator:
    return next(one for one in agreement.indicators if one.id == name)


@pytest.mark.parametrize(
    ("name", "normal", "yellow", "red"),
    [
        ("companies_per_event", "-19.9", "-20", "-40"),
        ("never_attended", "16", "16.1", "25.1"),
        ("new_members", "2", "1", "0"),
        ("representatives", "4", "3", "2"),
        ("events_without_target_group", "0", "1", "2"),
        ("falling_participation", "1", "2", "3"),
        ("openings_without_candidate", "2", "3", "6"),
        ("candidates_per_opening", "1.0", "0.99", "0.49"),
        ("jobs_per_quarter", "15", "14", "9"),
        ("filled_openings", "50", "49", "29"),
        ("early_endings", "19", "20", "35"),
        ("company_flags", "0", "1", "2"),
        ("chief_absent", "0", "1", "2"),
        ("no_management_at_event", "0", "1", "2"),
        ("overdue_jobcentre_actions", "1", "2", "4"),
        ("coordinator_changes", "0", "1", "2"),
        ("vacancy_days", "14", "15", "31"),
        ("draft_days", "7", "8", "15"),
        ("moved_events", "0", "1", "2"),
        ("missing_budget", "0", "1", "62"),
        ("budget_spent", "90", "91", "101"),
        ("invoice_late", "14", "15", "30"),
    ],
)
def test_R11_2_each_warning_has_a_yellow_and_a_red_limit(
    ishoj: Agreement, name: str, normal: str, yellow: str, red: str
) -> None:
    indicator = _one(ishoj, name)
    shown = [light(indicator, Decimal(value), 10) for value in (normal, yellow, red)]
    assert shown == [Light.NORMAL, Light.YELLOW, Light.RED]


def test_R11_2_too_few_observations_say_nothing(ishoj: Agreement, havneby: Agreement) -> None:
    indicator = _one(ishoj, "early_endings")
    assert light(indicator, Decimal(100), 2) is Light.TOO_FEW
    assert light(indicator, Decimal(100), 3) is Light.RED
    assert light(_one(havneby, "mentors_per_apprentice"), Decimal("0.7"), 4) is Light.YELLOW
