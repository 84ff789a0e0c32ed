"""Where the words come from that complete a line of minutes."""

from pathlib import Path

from coc_tui.domain.words import offer
from coc_tui.usecases.meeting import completion, live
from tests.support.cases import demo_desk


def test_this_meetings_words_come_first_then_the_cases_then_everyday_ones(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    view = live.read(desk)
    assert view is not None
    known = (completion.of_meeting(view), *completion.of_case(desk))

    def completed(before: str) -> str:
        found = offer(before, known)
        return found.text if found else ""

    assert completed("hos Testg") == "Testgartneriet I/S"
    assert completed("hos code of") == "Code of Care"
    assert completed("hos projektk") == "projektkoordinator"
    assert completed("hos coc-r") == "CoC-rådgiver"
    assert completed("der er enig") == "enighed"


def test_a_fresh_case_knows_the_everyday_words(tmp_path: Path) -> None:
    everyday = completion.of_case(demo_desk(tmp_path))[-1]
    assert everyday.best("virksomhed")
