"""What one process saves the other shows by itself, and neither loses its place or a half-typed word."""

import pytest

from tests.app.conftest import Start, highlighted

# Every place with a digit, and something that stands on it in the demo case.
PLACES = {"1": "Overblik", "2": "Dagsorden", "3": "Referat", "4": "B-2025-01", "5": "O-2026-09", "6": "RISK-"}


def test_who_else_is_in_and_where_stands_on_the_status_line(start: Start) -> None:
    secretary = start("Sekretær")
    adviser = start("Rådgiver")
    adviser.press("6")
    secretary.wait_for("+ Rådgiver (Risikoregister RISK-1)")
    adviser.wait_for("+ Sekretær (Overblik)")
    adviser.press("ctrl+q")
    assert adviser.exit_status() == 0
    secretary.wait_gone("Rådgiver")


def test_who_dies_is_gone_from_the_others_status_line(start: Start) -> None:
    secretary, adviser = start("Sekretær"), start("Rådgiver")
    secretary.wait_for("Rådgiver")
    adviser.kill9()
    secretary.wait_gone("Rådgiver")


def test_an_action_done_by_one_is_done_for_the_other_and_the_cursor_stays(start: Start) -> None:
    secretary, adviser = start("Sekretær"), start("Rådgiver")
    for terminal in (secretary, adviser):
        terminal.press("5")
        terminal.wait_for("O-2026-10")
        terminal.settle()
    secretary.press("down", "down")
    secretary.settle()
    assert "O-2026-12" in highlighted(secretary)
    adviser.press("space")  # done: O-2026-09 goes from the list of the open ones, above the cursor
    secretary.wait_gone("O-2026-09  ")
    secretary.settle()
    assert "O-2026-12" in highlighted(secretary)


def test_undoing_is_named_and_seen_by_the_other(start: Start) -> None:
    secretary, adviser = start("Sekretær"), start("Rådgiver")
    for terminal in (secretary, adviser):
        terminal.press("5")
        terminal.wait_for("O-2026-10")
        terminal.settle()
    adviser.press("space")
    secretary.wait_gone("O-2026-09  ")
    adviser.press("u")
    adviser.wait_for("Fortrudt: O-2026-09 udført")
    secretary.wait_for("O-2026-09  ")


def test_one_persons_undo_never_takes_back_the_others_work(start: Start) -> None:
    secretary, adviser = start("Sekretær"), start("Rådgiver")
    adviser.press("5")
    adviser.wait_for("O-2026-10")
    adviser.settle()
    adviser.press("space")
    adviser.wait_gone("O-2026-09  ")
    secretary.press("5")
    secretary.wait_for("O-2026-10")
    secretary.settle()
    secretary.press("u")
    secretary.wait_for("intet at fortryde")
    assert "O-2026-09  " not in secretary.screen()


@pytest.mark.parametrize("key", sorted(PLACES))
def test_a_half_typed_search_survives_the_others_saving(start: Start, key: str) -> None:
    secretary, adviser = start("Sekretær"), start("Rådgiver")
    secretary.press(key)
    secretary.wait_for(PLACES[key])
    secretary.settle()
    secretary.press("F4")
    secretary.wait_for("Notér")
    secretary.keys("halvt skrev")
    secretary.wait_for("halvt skrev")
    adviser.press("5")
    adviser.wait_for("O-2026-10")
    adviser.settle()
    adviser.press("space")
    adviser.wait_gone("O-2026-09  ")
    secretary.settle(0.8)
    secretary.keys("et ord")
    secretary.wait_for("halvt skrevet ord")
