"""Papers by the command line: through their gates, in every form, and back from an ordinary editor."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.support.running import PROGRAM, Caller, environment
from tests.support.terminal import Terminal


def test_a_closed_gate_is_one_clear_sentence_and_exit_1(coc: Caller) -> None:
    answer = coc("minutes", "5", "--audience", "network")
    assert answer.code == 1
    assert answer.err == (
        "Referat – styregruppemøde nr. 5 kan ikke gå ud (netværk):"
        " Code of Care har ikke gennemset det (pkt. 7.1).\n"
    )
    assert list(coc.exports.glob("*")) == []


def test_a_reason_opens_it_and_stands_in_the_history(coc: Caller) -> None:
    answer = coc("minutes", "5", "--audience", "network", "--override", "Læst højt på mødet.")
    assert answer.code == 0
    said = coc("history").out
    assert "Sluppet ud med begrundelse: Referat – styregruppemøde nr. 5" in said


def test_a_draft_cannot_go_outside_but_can_be_looked_at(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="Torsdage passer bedst.\n")
    refused = coc("minutes", "6", "--audience", "public")
    assert (refused.code, refused.out) == (1, "")
    for form in ("md", "html", "json"):
        piped = coc("minutes", "6", "--audience", "public", "--format", form, "--output", "-")
        assert (piped.code, piped.out) == (1, ""), "a pipe is a way out like any other"
        assert "Referatet er ikke godkendt." in piped.err
    arguments = ("--data", coc.data, "minutes", "6", "--audience", "public", "--output", "-")
    with Terminal([*PROGRAM, *map(str, arguments)], env=environment(coc.data.parent)) as terminal:
        assert terminal.exit_status() == 0
        assert "# Referat" in terminal.sent
        assert "Se efter: Referatet er ikke godkendt." in terminal.sent


@pytest.mark.parametrize("form", ["md", "json", "csv", "html"])
def test_R7_1_no_format_and_no_pipe_goes_round_the_gate(coc: Caller, form: str) -> None:
    way = ("--audience", "network", "--format", form, "--output", "-")
    for paper in (("register", "decisions"), *([] if form == "csv" else [("minutes", "5"), ("agenda", "6")])):
        refused = coc(*paper, *way)
        assert (refused.code, refused.out) == (1, ""), paper
        assert "har ikke gennemset" in refused.err
        assert coc(*paper, *way, "--override", "Læst højt på mødet.").code == 0


def test_a_personal_number_is_not_even_shown_to_the_outside(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="Ring om 020258-5000.\n")
    answer = coc("minutes", "6", "--audience", "public", "--output", "-", "--override", "Et ordrenummer.")
    assert (answer.code, answer.out) == (1, "")
    assert "Punkt 4, linje" in answer.err
    assert "020258" not in answer.err
    data = coc("minutes", "6", "--audience", "public", "--format", "json", "--output", "-")
    assert (data.code, data.out) == (1, "")
    assert coc("minutes", "6", "--format", "json", "--output", "-").code == 0


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "zip"])
def test_minutes_are_handed_out_in_every_form(coc: Caller, form: str) -> None:
    pytest.importorskip("typst")
    answer = coc("minutes", "5", "--audience", "public", "--format", form)
    path = coc.exports / f"2026-11-05_styregruppe_05_referat_offentlig.{form}"
    assert answer.out == f"Gemt: {path}\n"
    if form != "zip":
        told = json.loads(path.with_name(f"{path.name}.json").read_text())
        assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (told["audience"], told["closed"], told["version"]) == ("public", False, "approved")


def test_a_draft_mail_needs_somebody_to_go_to(coc: Caller) -> None:
    answer = coc("agenda", "6", "--format", "eml")
    assert answer.code == 1
    assert answer.err == "Fordelingslisten (gruppen) har ingen e-mailadresse. Skriv den i Opsætning.\n"


def test_the_invitation_is_a_file_a_calendar_opens(coc: Caller) -> None:
    assert coc("agenda", "6", "--format", "ics").code == 0
    (file,) = coc.exports.glob("*.ics")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_one_item_is_cut_out_of_the_sealed_minutes(coc: Caller) -> None:
    whole = coc("minutes", "5", "--output", "-").out
    part = coc("minutes", "5", "--item", "4", "--output", "-").out
    assert part.startswith("# Uddrag af referat – styregruppemøde nr. 5, punkt 4\n")
    own = part[part.index("## 4. ") :]
    assert own in whole
    assert coc("minutes", "5", "--item", "99", "--output", "-").code == 2


def test_sealed_minutes_are_the_same_in_the_other_language(coc: Caller) -> None:
    danish = coc("minutes", "5", "--output", "-").out
    assert coc("--language", "en", "minutes", "5", "--output", "-").out == danish


def test_a_file_changed_by_hand_is_shown_and_left_alone(coc: Caller) -> None:
    coc("minutes", "5")
    (file,) = coc.exports.glob("*_referat.md")
    changed = file.read_text().replace("Flyeren skal", "Flyeren må gerne")
    file.write_text(changed)
    answer = coc("minutes", "5")
    assert answer.code == 1
    assert "+**Drøftelse:** Flyeren må gerne" in answer.err
    assert "-**Drøftelse:** Flyeren skal" in answer.err
    assert "er rettet i hånden" in answer.err
    assert file.read_text() == changed


def test_an_agenda_goes_out_to_an_editor_and_comes_back(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    coc("agenda", "6", "--output", str(file))
    assert coc("agenda", "6", "--import", str(file)).out == "Filen siger det samme som dagsordenen.\n"
    file.write_text(file.read_text().replace("fire arrangementer", "tre arrangementer"))
    told = "Årsplan 2027: indstillingen bliver “at styregruppen fastlægger tre arrangementer i 2027.”\n"
    assert coc("agenda", "6", "--import", str(file), "--preview").out == told
    assert "fire arrangementer" in coc("agenda", "6", "--output", "-").out
    done = coc("agenda", "6", "--import", str(file))
    assert done.out == f"{told}Dagsordenen for møde 6 har nu det, filen siger.\n"
    assert "tre arrangementer" in coc("agenda", "6", "--output", "-").out


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"# Kun en titel\n"])
def test_a_file_that_is_no_agenda_is_one_sentence(coc: Caller, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(content)
    answer = coc("agenda", "6", "--import", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert coc("agenda", "6", "--import", str(tmp_path / "ingen.md")).code == 1


def test_a_parcel_changed_by_hand_is_refused_in_one_sentence(coc: Caller) -> None:
    pytest.importorskip("typst")
    coc("minutes", "5", "--format", "zip")
    path = next(coc.exports.glob("*.zip"))
    path.write_bytes(path.read_bytes() + b"x")
    answer = coc("minutes", "5", "--format", "zip")
    assert answer.code == 1
    assert answer.err.startswith(f"{path} er rettet i hånden")
