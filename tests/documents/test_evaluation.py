"""The evaluation pack: one document of what the period left behind, for each audience."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.evaluation import evaluation
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.papers.evaluation import pack
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def text(desk: Desk, audience: Audience = Audience.GROUP) -> str:
    return markdown.render(evaluation(pack(desk, audience)).blocks)


def headings(source: str, level: int) -> list[str]:
    tokens = MarkdownIt().parse(source)
    return [
        after.content
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag == f"h{level}"
    ]


def test_R10_5_it_begins_with_what_the_talks_cover_and_tells_every_part(desk: Desk) -> None:
    assert headings(text(desk), 1) == ["Grundlag for evaluering"]
    assert headings(text(desk), 2) == [
        "Det drøftelserne omfatter",
        "Resultater",
        "Møder og opfølgning",
        "Mål og de beslutninger, der hører til",
        "Risici fra første til seneste vurdering",
        "Netværket",
        "Beslutningslog",
        "Risikoregister",
        "Opfølgning",
    ]


def test_figures_stand_with_period_n_definition_and_source(desk: Desk) -> None:
    found = text(desk)
    assert (
        "| Fortsat i job efter 3 måneder | 01.04.2026–30.06.2026 | 12 af 14 (85,7 %), lille antal | "
        "Begyndt tre måneder før periodens udløb | Jobcentrets egen optælling | 27.08.2026 |"
    ) in found
    assert (
        "| Småjob | Nye småjob for borgere i Ishøj | 08.02.2023–21.05.2025 | 202 | 22,1 | "
        "Evalueringen, maj 2025 |"
    ) in found


def test_R10_3_an_outside_reader_gets_no_small_count(desk: Desk) -> None:
    found = text(desk, Audience.PUBLIC)
    assert "12 af 14" not in found
    assert "| Fortsat i job efter 3 måneder | 01.04.2026–30.06.2026 | under 5 |" in found


def test_decisions_stand_under_the_goal_they_serve(desk: Desk) -> None:
    found = text(desk)
    bridge = found.split("### Bro mellem arbejdsgivere og sårbare ledige (pkt. 3)")[1].split("###")[0]
    assert "**B-2026-04**" in bridge
    assert "Ingen beslutning nævner målet." in found


def test_an_empty_case_says_what_is_not_there(tmp_path: Path) -> None:
    found = text(fresh_desk(tmp_path, date(2025, 9, 2), spoken="da"))
    assert "Der er ikke indtastet tal." in found
    assert "Registret er tomt." in found


def test_hostile_text_cannot_break_the_structure(desk: Desk) -> None:
    before = headings(text(desk), 2)
    decisions.log_written(desk, "# ikke en overskrift | <b>fed</b>\n## heller ikke", goal="bridge")
    found = text(desk)
    assert headings(found, 2) == before
    assert finding.decision(desk.store.look(), "B-2026-06").number in found


def test_the_same_state_gives_the_same_bytes(desk: Desk) -> None:
    assert text(desk) == text(desk)
