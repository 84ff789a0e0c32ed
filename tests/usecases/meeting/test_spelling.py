"""The spelling: the real hunspell where it is installed, and what happens when another one misbehaves."""

import os
import threading
import time
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.meeting import hunspell, spelling
from coc_tui.usecases.meeting.hunspell import Hunspell, Verdict
from tests.support.cases import demo_desk
from tests.support.spelling import IMPATIENT, fake, real


def answers(*words: str) -> list[Verdict | None]:
    speller = spelling.speller()
    try:
        speller.ask(words)
        return [speller.answer(word) for word in words]
    finally:
        speller.close()


@real
def test_a_word_with_a_mistake_gets_suggestions() -> None:
    wrong, right, short, stopped = answers("opfølgingen", "opfølgningen", "vedr.", "rådgivern.")
    assert right == short == Verdict(known=True)
    assert wrong is not None
    assert stopped is not None
    assert wrong.suggestions[0] == "opfølgningen"
    assert "rådgiver" in stopped.suggestions


@real
@pytest.mark.parametrize(
    "word", ["*fejll", "&", "@fejll", "#", "!", "+fejll", "~", "%", "^", "-", "$$cs", "🙂", "x" * 10_000]
)
def test_nothing_that_is_sent_is_a_command(word: str) -> None:
    _hostile, wrong, right = answers(word, "fejll", "møde")
    assert wrong is not None
    assert not wrong.known
    assert right == Verdict(known=True)


@real
def test_a_language_without_its_dictionary_is_off_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "DICTIONARIES", {"da": ("xx_XX",)})
    with pytest.raises(NotFound) as caught:
        answers("møde")
    assert say(caught.value) == "Stavningen kontrolleres ikke: hunspell mangler en ordbog til dansk (xx_XX)."


def test_without_the_program_it_is_off_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotFound) as caught:
        answers("møde")
    assert say(caught.value) == "Stavningen kontrolleres ikke: programmet hunspell er ikke installeret."


def test_the_next_dictionary_is_used_when_the_first_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(
        tmp_path, monkeypatch, '[ "$5" = en_US ] || exit 1\necho hello\nwhile read w; do echo "*"; echo; done'
    )
    language.choose("en")
    assert answers("colour") == [Verdict(known=True)]


@pytest.mark.parametrize(
    "script",
    [
        "exec sleep 60",
        "echo hello; exec sleep 60",
        "echo hello; read w; echo '& x 1 1: y'; exec sleep 60",
        "echo hello; read w; exit 3",
        "echo hello; exec 1>&-; exec sleep 60",
    ],
    ids=["hangs at once", "hangs at a word", "hangs in an answer", "dies at a word", "closes its end"],
)
def test_one_that_does_not_answer_is_ended_and_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(hunspell, "PATIENCE", IMPATIENT)
    pid = fake(tmp_path, monkeypatch, script)
    speller = spelling.speller()
    with pytest.raises(Refused) as caught:
        speller.ask(["møde"])
    assert say(caught.value) == "Stavningen kontrolleres ikke længere: hunspell svarer ikke."
    assert not alive(pid)
    with pytest.raises(Refused):
        speller.ask(["møde"])
    speller.close()


def test_closing_ends_one_that_hangs_while_somebody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = fake(tmp_path, monkeypatch, "echo hello; exec sleep 60")
    speller = Hunspell(("da_DK",), "dansk")
    waiting = threading.Thread(target=speller.ask, args=(["møde"],))
    waiting.start()
    while not pid.exists():
        time.sleep(0.01)
    speller.close()
    waiting.join(hunspell.PATIENCE)
    assert not waiting.is_alive()
    assert not alive(pid)
    assert speller.off is None


def alive(pid: Path) -> bool:
    try:
        os.kill(int(pid.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


def test_names_roles_abbreviations_and_everyday_words_of_the_case_are_not_asked_about(tmp_path: Path) -> None:
    words = spelling.of_case(demo_desk(tmp_path))
    line = "Prøvekantinen og Ishøjs CoC-rådgiver: tte og gsi; o: rådg fejll"
    assert [one.form for one in words.asked(line)] == ["fejll"]


def test_an_own_word_is_kept_changed_and_taken_away(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert spelling.keep(desk, " makkerordning ") == ("makkerordning",)
    assert spelling.keep(desk, "Anlægsdrift") == ("Anlægsdrift", "makkerordning")
    assert not spelling.of_case(desk).asked("makkerordnings anlægsdrift")
    assert spelling.keep(desk, "makkerskab", was="makkerordning") == ("Anlægsdrift", "makkerskab")
    assert spelling.keep(desk, "", was="Anlægsdrift") == ("makkerskab",)
    assert spelling.own(desk) == ("makkerskab",)


@pytest.mark.parametrize("word", ["", "to ord", "x" * 61])
def test_an_own_word_is_one_word(tmp_path: Path, word: str) -> None:
    with pytest.raises(WrongUse, match="one word"):
        spelling.keep(demo_desk(tmp_path), word)
