"""The group's abbreviations: usual ones, own ones, and what cannot be one."""

from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.errors import WrongUse
from coc_tui.usecases.meeting import phrases
from coc_tui.usecases.term import settings
from tests.support.cases import demo_desk


def test_a_case_begins_with_the_standard_phrases_in_its_language(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    there = phrases.phrases(desk)
    assert there["tte"] == "Taget til efterretning."
    assert {"Tiltrådt.", "Udsat.", "Godkendt som indstillet."} <= set(there.values())
    language.choose("en")
    assert phrases.phrases(desk)["ntd"] == "Noted."


def test_an_own_one_is_added_changed_renamed_and_removed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert phrases.keep(desk, "VH", " virksomhederne ")["vh"] == "virksomhederne"
    assert phrases.keep(desk, "vh", "virksomheder", was="vh")["vh"] == "virksomheder"
    renamed = phrases.keep(desk, "vs", "virksomheder", was="vh")
    assert ("vh" in renamed, renamed["vs"]) == (False, "virksomheder")
    assert "vs" not in phrases.keep(desk, "vs", "", was="vs")
    assert phrases.phrases(desk) == phrases.usual()


def test_answering_another_setting_keeps_them(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    phrases.keep(desk, "vh", "virksomhederne")
    settings.choose(desk, "quota_basis", "agreement")
    assert phrases.phrases(desk)["vh"] == "virksomhederne"


@pytest.mark.parametrize("short", ["", "to ord", "tretten-bogst"])
def test_it_is_one_short_word(tmp_path: Path, short: str) -> None:
    with pytest.raises(WrongUse, match="one word of at most"):
        phrases.keep(demo_desk(tmp_path), short, "noget andet")


def test_it_stands_for_something_else_and_for_one_thing_only(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    with pytest.raises(WrongUse, match="longer than itself"):
        phrases.keep(desk, "abc", "ABC")
    with pytest.raises(WrongUse, match="already"):
        phrases.keep(desk, "tte", "noget andet")


def test_a_recommendation_is_endorsed_as_it_stands_in_one_line(in_danish: None) -> None:
    assert phrases.endorsed("at fire datoer fastlægges.") == "Tiltrådt, at fire datoer fastlægges."
    assert phrases.endorsed("- at a gør b.\n- at c gør d.\n") == "Tiltrådt, at a gør b; at c gør d."
    assert phrases.endorsed("at a gør b,\nat c gør d") == "Tiltrådt, at a gør b; at c gør d."
    assert phrases.endorsed("Fire datoer.") == "Tiltrådt: Fire datoer."
