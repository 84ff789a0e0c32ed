"""Typing that was never saved is found again, whatever happened to its session."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.errors import StoreTrouble
from coc_tui.store import disk
from coc_tui.store.drafts import LONG, Draft, Drafts

AT = datetime(2027, 2, 4, 10, 0, tzinfo=UTC)


def dies(act: Callable[[], object]) -> None:
    """Do ``act`` in a process that is then killed."""
    child = os.fork()
    if child == 0:
        act()
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def typed(folder: Path, session: str, *texts: tuple[str, str]) -> Callable[[], object]:
    def act() -> None:
        drafts = Drafts(folder, session)
        for number, (key, text) in enumerate(texts):
            drafts.keep(key, text, AT + timedelta(minutes=number))

    return act


def test_what_was_typed_in_a_session_that_was_killed_is_left_behind(tmp_path: Path) -> None:
    dies(
        typed(
            tmp_path,
            "one",
            ("item 4", "half a sen"),
            ("item 5", "other"),
            ("item 4", "half a sentence\nand æ"),
        )
    )
    left = Drafts(tmp_path).left_behind()
    assert left == [
        Draft("item 5", "other", AT + timedelta(minutes=1), "one"),
        Draft("item 4", "half a sentence\nand æ", AT + timedelta(minutes=2), "one"),
    ]
    assert "half a sentence\\nand æ" in (tmp_path / "one.jsonl").read_text(encoding="utf-8")


def test_drafts_are_discarded_one_by_one_and_then_the_file_goes(tmp_path: Path) -> None:
    dies(typed(tmp_path, "one", ("a", "A"), ("b", "B")))
    drafts = Drafts(tmp_path)
    first, second = drafts.left_behind()
    drafts.discard(first)
    assert drafts.left_behind() == [second]
    drafts.discard(second)
    assert list(tmp_path.iterdir()) == []


def test_a_living_session_leaves_nothing_behind_for_others(tmp_path: Path) -> None:
    living = Drafts(tmp_path)
    living.keep("a", "typing", AT)
    other = Drafts(tmp_path)
    other.keep("b", "typing too", AT)
    assert other.left_behind() == living.left_behind() == []
    living.close()
    assert [draft.text for draft in other.left_behind()] == ["typing"]
    other.settle("b")
    other.close()
    assert len(list(tmp_path.glob("*.jsonl"))) == 1


def test_a_settled_draft_is_forgotten(tmp_path: Path) -> None:
    def act() -> None:
        drafts = Drafts(tmp_path, "one")
        drafts.keep("a", "saved in the end", AT)
        drafts.keep("b", "not saved", AT)
        drafts.settle("a")
        drafts.settle("never kept")

    dies(act)
    assert [draft.key for draft in Drafts(tmp_path).left_behind()] == ["b"]


def test_settling_the_last_draft_empties_the_file(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "one")
    drafts.keep("a", "text", AT)
    drafts.settle("a")
    assert (tmp_path / "one.jsonl").read_bytes() == b""
    drafts.keep("a", "text", AT)
    drafts.close()
    assert [draft.text for draft in Drafts(tmp_path).left_behind()] == ["text"]


def test_half_a_line_and_rubbish_are_passed_over(tmp_path: Path) -> None:
    dies(typed(tmp_path, "one", ("a", "whole")))
    with (tmp_path / "one.jsonl").open("ab") as file:
        file.write(b'[1]\n{"key": 3}\n\xff\n{"key": "a", "text": "ha')
    assert [draft.text for draft in Drafts(tmp_path).left_behind()] == ["whole"]


def test_a_disk_that_will_not_is_told_of_and_the_next_try_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path, "one")
    drafts.keep("a", "first", AT)

    def fails(fd: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_data", fails)
        with pytest.raises(StoreTrouble):
            drafts.keep("a", "second", AT)
    drafts.keep("a", "second", AT)
    drafts.close()
    assert [draft.text for draft in Drafts(tmp_path).left_behind()] == ["second"]


LETTERS = st.text("aæ\n", max_size=9)


@given(st.lists(st.tuples(LETTERS, st.integers(0, 9), st.integers(0, 2 * LONG), LETTERS), max_size=9))
def test_a_long_text_is_kept_by_its_changes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    text = "Punkt.\n" * (LONG // 5)
    drafts = Drafts(folder, "one")
    for first, gone, place, second in edits:
        text = text[:place] + second + text[place + gone * 200 :] + first
        drafts.keep("a", text, AT)
        drafts.keep("b", first, AT)
    drafts.close()
    if edits:
        left = {draft.key: draft.text for draft in Drafts(folder).left_behind()}
        assert left == {"a": text, "b": edits[-1][0]}


def test_a_key_in_a_long_text_costs_a_line(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "one")
    text = "Der blev drøftet meget.\n" * 5000
    drafts.keep("a", text, AT)
    before = (tmp_path / "one.jsonl").stat().st_size
    for letter in "Godkendt":
        text += letter
        drafts.keep("a", text, AT)
    assert (tmp_path / "one.jsonl").stat().st_size - before < 1000
    drafts.close()


def test_a_change_of_a_text_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    text = "x" * LONG
    dies(typed(tmp_path, "one", ("a", text), ("a", f"{text}y"), ("a", f"{text}yz")))
    path = tmp_path / "one.jsonl"
    first, _second, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + third)
    assert [draft.text for draft in Drafts(tmp_path).left_behind()] == [text]
