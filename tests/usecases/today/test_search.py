"""Any word, anywhere, whatever its case; closed items are told apart."""

from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.usecases.contract import members
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding
from coc_tui.usecases.today import search
from tests.support.cases import demo_desk


@pytest.fixture(autouse=True)
def _danish() -> None:
    language.choose("da")


def names(found: search.Found) -> list[str]:
    return [hit.name for hit in found.hits]


def test_every_word_must_be_there_in_any_order_and_case(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    assert "B-2026-04" in names(search.search(desk, "EKSEMPLARER flyeren"))
    assert names(search.search(desk, "flyeren enhjørning")) == []
    assert names(search.search(desk, "  ")) == []


def test_a_hit_tells_where_it_stands(tmp_path: Path) -> None:
    hit = search.search(demo_desk(tmp_path), "500 eksemplarer").hits[0]

    assert (hit.kind, hit.name, hit.meeting, hit.item, hit.closed) == (
        "decisions",
        "B-2026-04",
        5,
        "4",
        False,
    )
    assert hit.excerpt.startswith("Flyeren trykkes i 500 eksemplarer")


def test_every_kind_of_record_is_searched(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    wanted = {
        "makkerordningen": "items",
        "byggepladserne": "actions",
        "lederen": "members",
        "jobcentrets": "results",
        "tidligt": "risks",
        "sommermøde": "events",
        "risk-3": "risks",
        "møde 4": "meetings",
    }
    one = members.every(desk.store.look())[0]
    members.edit(desk, one, contact="Lederen")

    for text, kind in wanted.items():
        assert kind in {hit.kind for hit in search.search(desk, text).hits}, text


@pytest.mark.parametrize("text", ["ÆRØ", "ærø", "Æ", 'en "ven"', "a\\b", "50 %", "c++"])
def test_danish_letters_quotes_and_signs_are_found(tmp_path: Path, text: str) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 6), "3")
    minutes.capture(desk, item, 'Tur til Ærø med en "ven" og a\\b, 50 % rabat på c++.')

    assert item.title in names(search.search(desk, text))


def test_the_names_of_fields_are_no_hits(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    for name in ("case_text", "assessments", "status_since", "likelihood"):
        assert names(search.search(desk, name)) == []


def test_what_stands_under_a_closed_item_says_so(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    item = finding.item(look, finding.meeting(look, 6), "7")
    minutes.capture(desk, item, "b: Tilkøb på højst ti timer.")

    assert search.search(desk, "tilkøb ti").hits[0].closed


def test_only_so_many_of_a_kind_are_shown_and_there_being_more_is_told(tmp_path: Path) -> None:
    found = search.search(demo_desk(tmp_path), "o", most=2)

    assert found.more
    assert [hit.kind for hit in found.hits].count("actions") == 2


def test_what_is_found_after_the_case_is_opened_anew_is_the_same(tmp_path: Path) -> None:
    """Then nothing has been parsed yet, and only the stored text is looked at."""
    desk = demo_desk(tmp_path)
    before = names(search.search(desk, "virksomheder"))
    desk.store.close()

    assert before
    assert names(search.search(demo_desk(tmp_path / "again"), "virksomheder")) == before


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("aarsplan", "items"),
        ("arsplan", "items"),
        ("ARSPLAN", "items"),
        ("okonomi", "items"),
        ("oekonomi", "items"),
        ("b-2026-4", "decisions"),
        ("B 2026 04", "decisions"),
        ("05.11.2026", "decisions"),
        ("5.11.2026", "decisions"),
        ("mode 4", "meetings"),
    ],
)
def test_words_days_and_numbers_are_found_however_they_are_written(
    tmp_path: Path, typed: str, kind: str
) -> None:
    found = search.search(demo_desk(tmp_path), typed)
    assert kind in {hit.kind for hit in found.hits}


def test_the_excerpt_shows_the_word_as_it_is_written_there(tmp_path: Path) -> None:
    hit = next(one for one in search.search(demo_desk(tmp_path), "aarsplan").hits if one.kind == "items")
    assert "Årsplan" in hit.excerpt
