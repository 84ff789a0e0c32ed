"""An agenda can be written in an ordinary editor: what it changes is told first, and nothing else changes."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.agenda import agenda as agenda_document
from coc_tui.documents.importing import read_agenda
from coc_tui.domain.agenda import AgendaItem, Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, Meeting
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.meeting import agenda, agenda_import, handmade, minutes
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import AgendaView, Audience, ItemView
from coc_tui.usecases.records import finding, undo
from tests.documents.test_markdown import CONSTRUCTS
from tests.support.cases import at, demo_desk
from tests.support.worked_meeting import worked_agenda


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2026, 12, 1))


def sixth(desk: Desk) -> Meeting:
    return finding.meeting(desk.store.look(), 6)


def items(desk: Desk) -> list[AgendaItem]:
    return finding.items(desk.store.look(), sixth(desk))


def exported(desk: Desk, audience: Audience = Audience.GROUP) -> str:
    return markdown.render(agenda_document(editions.agenda_view(desk, sixth(desk), audience)).blocks)


def bring_in(
    desk: Desk, text: str, *, since: int | None = None, remove: bool = False, force: bool = False
) -> list[str]:
    how = agenda_import.Merging(since=since, remove=remove, force=force)
    return [
        say(one.what) for one in agenda_import.bring_in(desk, sixth(desk), read_agenda(text), how) if one.what
    ]


def cut(text: str, number: str) -> tuple[str, str]:
    """The text without one item, and that item."""
    begins = text.index(f"## {number}. ")
    ends = text.find("\n## ", begins + 1) + 1 or len(text)
    return text[:begins] + text[ends:], text[begins:ends]


# --- reading ------------------------------------------------------------------------------------


def test_an_agenda_is_read_back_as_it_was_written() -> None:
    view = worked_agenda()
    read = read_agenda(markdown.render(agenda_document(view).blocks))
    assert [one.number for one in read] == [str(n) for n in range(1, 10)]
    fourth, seventh = read[3], read[6]
    assert (fourth.title, fourth.kind, fourth.planned_minutes) == ("Årsplan 2027", ItemKind.DECISION, 15)
    assert fourth.presenter == "Projektkoordinatoren"
    assert fourth.recommendation == "at styregruppen lægger datoer for fire arrangementer i 2027."
    assert (seventh.title, seventh.closed) == ("bemanding", True)
    assert seventh.attachments == (Attachment(title="Notat om bemanding", where="sag 27/0077", closed=True),)


@pytest.mark.parametrize("text", CONSTRUCTS, ids=lambda one: repr(one[:20]))
def test_whatever_stands_in_an_agenda_comes_back_the_same(text: str) -> None:
    view: AgendaView = worked_agenda()
    item = ItemView(
        "1", f"x {text}", ItemKind.DECISION, minutes=5, case_text=text, recommendation=f"at {text}"
    )
    written = markdown.render(agenda_document(replace(view, items=(item,))).blocks)
    (read,) = read_agenda(written)
    assert handmade.text_lines(read.case_text) == handmade.text_lines(text)
    assert handmade.text_lines(read.recommendation) == handmade.text_lines(f"at {text}")
    assert " ".join(read.title.split()) == " ".join(handmade.text_lines(f"x {text}"))


@settings(max_examples=60)
@given(st.text(alphabet="#*-_|>[]()`\\ \n1.aæKl·", max_size=200))
def test_any_file_is_read_or_refused_with_a_sentence(text: str) -> None:
    with suppress(WrongUse):
        for one in read_agenda(text):
            assert "\n" not in one.number


def test_a_file_written_by_hand_needs_no_more_than_headings() -> None:
    first, second = read_agenda(
        "## Flyer\n\nSkal den\ntrykkes?\n\n- ja\n- nej\n\n## 2) Eventuelt (orientering)\n"
    )
    assert (first.number, first.title, first.case_text) == ("", "Flyer", "Skal den trykkes?\n- ja\n- nej")
    assert (first.kind, first.planned_minutes, first.presenter) == (None, None, None)
    assert (second.number, second.title, second.kind) == ("2", "Eventuelt", ItemKind.INFORMATION)


def test_an_edition_without_closed_items_is_not_brought_in(desk: Desk) -> None:
    with pytest.raises(WrongUse, match="group's edition"):
        read_agenda(exported(desk, Audience.PUBLIC))


# --- bringing in --------------------------------------------------------------------------------


def test_a_file_that_says_the_same_changes_nothing(desk: Desk) -> None:
    before = items(desk)
    assert bring_in(desk, exported(desk)) == []
    assert items(desk) == before


def test_what_changes_is_told_first_and_then_done_as_one_change(desk: Desk) -> None:
    text = (
        exported(desk)
        .replace("fire arrangementer", "tre arrangementer")
        .replace("*Kl. 08.55 · 15 min.", "*Kl. 08.55 · 20 min.")
    )
    told = [say(one.what) for one in agenda_import.preview(desk, sixth(desk), read_agenda(text)) if one.what]
    assert told == [
        "Årsplan 2027: indstillingen bliver “at styregruppen fastlægger tre arrangementer i 2027.”",
        "Årsplan 2027: tiden bliver 20 min.",
    ]
    assert items(desk)[3].planned_minutes == 15
    assert bring_in(desk, text) == told
    assert (items(desk)[3].planned_minutes, items(desk)[3].id) == (20, items(desk)[3].id)
    undo.undo(desk)
    assert (items(desk)[3].planned_minutes, "fire" in items(desk)[3].recommendation) == (15, True)


def test_moving_adding_and_leaving_out(desk: Desk) -> None:
    before = {one.title: one.id for one in items(desk)}
    text, eighth = cut(exported(desk), "8")
    text, _third = cut(text, "3")
    at_ = text.index("## 4. ")
    text = f"{text[:at_]}{eighth}## Flyer (drøftelse)\n\n{text[at_:]}"
    told = bring_in(desk, text, remove=True)
    assert "Punkt 3, Resultater, 4. kvartal 2026, lægges i papirkurven" in told
    assert "Nyt punkt: Flyer" in told
    after = items(desk)
    assert [one.title for one in after][2:5] == [
        "Kommunikation: kampagne om småjobs",
        "Flyer",
        "Årsplan 2027",
    ]
    assert after[2].id == before["Kommunikation: kampagne om småjobs"]
    # The numbers in the file are old now; the same file still says the same.
    assert bring_in(desk, text) == []


def test_on_an_agenda_that_was_sent_numbers_stay_and_new_items_get_a_suffix(desk: Desk) -> None:
    agenda.send(desk, sixth(desk))
    text, _third = cut(exported(desk), "3")
    at_ = text.index("## 5. ")
    bring_in(desk, f"{text[:at_]}## Flyer\n\n## Plakat\n\n{text[at_:]}", remove=True)
    after = {one.printed: one for one in items(desk)}
    assert (after["4a"].title, after["4b"].title) == ("Flyer", "Plakat")
    assert after["3"].outcome is Outcome.DROPPED
    assert [one.printed for one in items(desk)] == ["1", "2", "3", "4", "4a", "4b", "5", "6", "7", "8", "9"]
    assert sixth(desk).agenda_state is AgendaState.REVISED


def test_what_cannot_be_done_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    before = items(desk)
    text = exported(desk)
    with pytest.raises(WrongUse, match="twice"):
        bring_in(desk, text.replace("## 4. ", "## 3. "))
    with pytest.raises(WrongUse, match="no role"):
        bring_in(desk, text.replace("15 min. · Projektkoordinator", "15 min. · Borgmesteren"))
    assert items(desk) == before
    agenda.send(desk, sixth(desk))
    rest, eighth = cut(text, "8")
    with pytest.raises(Refused, match="order is fixed"):
        bring_in(desk, rest.replace("## 3. ", f"{eighth}## 3. "))
    minutes.begin(desk, sixth(desk))
    with pytest.raises(Refused, match="no longer"):
        bring_in(desk, text)


# --- an exported file ---------------------------------------------------------------------------


def test_a_difference_names_what_the_hand_put_in() -> None:
    told = handmade.difference("a\nb\nc\n", "a\nB\nc\n", "x.md")
    assert told.split("\n")[2:] == ["@@ -1,3 +1,3 @@", " a", "-b", "+B", " c"]
    assert handmade.difference("a\n", "a\n", "x.md") == ""
