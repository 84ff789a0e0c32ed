"""The help as a text: every key apart from what it does, however many keys there are."""

from textual.dom import DOMNode

from coc_tui.shell.actions import Command
from coc_tui.shell.help import help_text


def test_many_keys_for_one_action_do_not_run_into_its_name() -> None:
    digits = Command("Item", "", tuple("123456789"), "item", DOMNode(), everywhere=False)
    assert "1, 2, 3, 4, 5, 6, 7, 8, 9 Item" in help_text([digits], "Minutes")
