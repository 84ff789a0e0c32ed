"""Lines from standard input: what is acknowledged is stored, whatever happens next."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from coc_tui.cli import main
from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import StoreTrouble
from coc_tui.store import Store
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding
from tests.support.running import PROGRAM, Caller, environment

WORKED_MEETING = {
    "1": ["b: Godkendt."],
    "2": ["6 af 7 opgaver udført, sidste (flyer) afventer tryk", "b: Taget til efterretning."],
    "3": ["19 nye småjobs, 47 virks kontakt, 11 af 13 stadig i job efter 3 mdr.", "b: t.e."],
    "4": [
        "fire datoer, helst torsdage; kantinen vil være vært i juni",
        "b: 11/3 10/6 16/9 18/11 = 4 af 4",
        "o: koordinator kalenderinvitation efter gennemsyn 18/2",
        "o: coc to oplægsholdere til 11/3, 12/2",
    ],
    "5": ["r1: 2x4 flere ledere pr arr.", "r7: 4x4 skift pr. 1/4", "b: vurderinger godkendt"],
    "6": [
        "jan-indeks kommer 10/2, loft 84.000; hvad hvis det falder? parterne afklarer",
        "o: koordinator indtast + notat 12/2",
    ],
    "7": [
        "overlap 3 uger, CoC tager 1 møde ekstra",
        "b: tilkøb maks 10 timer = 6.950,00 kr.",
        "o: chef overleveringsplan 26/2",
    ],
    "8": [
        "kampagne om småjobs i marts",
        "b: til gennemsyn hos CoC før netværket",
        "o: testgartneriet case, samtykke via kommunen 4/3",
    ],
    "9": ["næste møde 20/5 kl 08.30 online"],
}
CLOSED_WORDS = ["overlap", "6.950", "tilkøb", "B-2027-03", "O-2027-04", "overleveringsplan"]


@pytest.fixture
def held(coc: Caller) -> Caller:
    """The meeting of 4 February 2027, typed item by item."""
    for item, lines in WORKED_MEETING.items():
        answer = coc("capture", "6", item, stdin="\n".join(lines) + "\n")
        assert answer.out == "".join(f"saved {count}\n" for count in range(1, len(lines) + 1))
        assert answer.code == 0
    return coc


def register(coc: Caller, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(coc("register", name, "--format", "json").out)
    return rows


def test_the_worked_meeting_gives_its_decisions(held: Caller) -> None:
    decisions = [one for one in register(held, "decisions") if one["meeting"] == 6]
    assert [(one["number"], one["item"]) for one in decisions] == [
        ("B-2027-01", "4"),
        ("B-2027-02", "5"),
        ("B-2027-03", "7"),
        ("B-2027-04", "8"),
    ]


def test_the_worked_meeting_gives_its_actions_with_owner_and_date(held: Caller) -> None:
    actions = [one for one in register(held, "actions") if one["meeting"] == 6]
    assert [(one["number"], one["owner"], one["due"], one["item"]) for one in actions] == [
        ("O-2027-01", "Projektkoordinator", "2027-02-18", "4"),
        ("O-2027-02", "CoC-rådgiver", "2027-02-12", "4"),
        ("O-2027-03", "Projektkoordinator", "2027-02-12", "6"),
        ("O-2027-04", "Erhvervs- og beskæftigelseschef", "2027-02-26", "7"),
        ("O-2027-05", "Testgartneriet I/S", "2027-03-04", "8"),
    ]
    assert actions[1]["text"] == "to oplægsholdere til 11/3"


def test_the_worked_meeting_moves_two_risks(held: Caller) -> None:
    risks = {one["id"]: one for one in register(held, "risks")}
    assert (risks["RISK-1"]["likelihood"], risks["RISK-1"]["impact"], risks["RISK-1"]["level"]) == (
        2,
        4,
        "medium",
    )
    assert (risks["RISK-7"]["likelihood"], risks["RISK-7"]["impact"], risks["RISK-7"]["level"]) == (
        4,
        4,
        "high",
    )


def test_the_worked_minutes_have_it_all(held: Caller) -> None:
    said = held("minutes", "6", "--output", "-").out
    wanted = [f"B-2027-{n:02}" for n in range(1, 5)] + [f"O-2027-{n:02}" for n in range(1, 6)]
    assert [one for one in [*wanted, *CLOSED_WORDS] if one not in said] == []
    assert [said.count(f"\n## {number}. ") for number in range(1, 10)] == [1] * 9
    assert (
        "| RISK-7 Forsinkelse eller medarbejderskifte | 2×4 = 8 Middel | 4×4 = 16 Høj | skift pr. 1/4 |"
        in said
    )


@pytest.mark.parametrize("audience", ["public", "network"])
@pytest.mark.parametrize("form", ["md", "json"])
def test_an_edition_for_the_outside_has_no_word_of_the_closed_item(
    held: Caller, audience: str, form: str
) -> None:
    passed = ("--output", "-", "--override", "En prøve.")
    said = held("minutes", "6", "--audience", audience, "--format", form, *passed).out
    assert [word for word in CLOSED_WORDS if word in said] == []
    assert "Styregruppen har godkendt en midlertidig bemandingsplan." in said
    for name in ("decisions", "actions"):
        for shape in ("md", "csv", "json"):
            table = held("register", name, "--audience", audience, "--format", shape, *passed).out
            assert table
            assert [word for word in CLOSED_WORDS if word in table] == []


def test_the_worked_case_is_whole(held: Caller) -> None:
    assert held("check").code == 0


def test_the_kind_of_a_discussion_changes_when_something_is_decided(coc: Caller) -> None:
    answer = coc("capture", "6", "8", stdin="b: vedtaget\n")
    assert answer == (0, "saved 1\n", "Kommunikation: kampagne om småjobs er nu til beslutning.\n")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("b:", "Beslutningen mangler tekst."),
        ("b: Nej.", "Nej er ikke en beslutning"),
        ("o: koordinator/hr lav plan", "hvem er hr?"),
        ("o: koordinator lav plan 29/2", "29/2 findes ikke i 2027."),
        ("o: koordinator lav plan uge 53", "uge 53 findes ikke i 2027."),
        ("o: noget uden ansvarlig", "Opgaven mangler en ansvarlig"),
        ("r99: 2x2 fordi", "Der er ingen risiko 99"),
        ("r1: 9x9 fordi", "går fra 1 til 5"),
    ],
)
def test_a_marker_that_is_not_understood_stays_as_text_and_says_why(coc: Caller, line: str, why: str) -> None:
    answer = coc("capture", "6", "4", stdin=f"{line}\nbagefter\n")
    assert (answer.code, answer.out) == (1, "saved 1\nsaved 2\n")
    assert answer.err.startswith("Linje 1 bliver stående som tekst: ")
    assert why in answer.err
    assert line in coc("minutes", "6", "--output", "-").out.replace("\\", "")


def test_a_decision_on_an_item_for_information_stays_as_text(coc: Caller) -> None:
    answer = coc("capture", "6", "2", stdin="b: vi køber en bus\n")
    assert answer.code == 1
    assert "Punktet er til orientering. Skift type" in answer.err
    assert [one for one in register(coc, "decisions") if one["meeting"] == 6] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("b: Udsat til næste møde", "punktet er sat til Udsat, og der er ikke logget en beslutning."),
        ("b: Udgår", "punktet er sat til Bortfaldet, og der er ikke logget en beslutning."),
        ("o: koordinator lav plan til næste møde", "O-2027-01 har frist ved næste møde og får sin dato"),
        ("o: koordinator lav plan 12/2-26", "fristen for O-2027-01, 12.02.2026, ligger før mødet."),
        ("o: koordinator lav plan 3/2", "fristen for O-2027-01 er først 03.02.2028. Er det meningen?"),
    ],
)
def test_what_became_of_a_line_is_said_as_it_is(coc: Caller, line: str, told: str) -> None:
    answer = coc("capture", "6", "4", stdin=f"{line}\n")
    assert (answer.code, answer.out) == (0, "saved 1\n")
    assert told in answer.err
    assert "som tekst" not in answer.err


def test_a_line_that_is_understood_in_part_says_so(coc: Caller) -> None:
    answer = coc("capture", "6", "4", stdin="b: fire datoer  o: hr plan\n")
    assert answer.code == 1
    assert answer.err.startswith("En del af linje 1 bliver stående som tekst: ")
    assert [one["text"] for one in register(coc, "decisions") if one["meeting"] == 6] == ["fire datoer"]


def test_an_item_that_is_put_off_gives_no_decision_and_keeps_its_words(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="b: Udsat til næste møde\n")
    assert [one for one in register(coc, "decisions") if one["meeting"] == 6] == []
    said = coc("minutes", "6", "--item", "4", "--output", "-").out
    assert "Udsat til næste møde" in said
    assert "**Beslutning:** Udsat." in said


def test_empty_input_says_so(coc: Caller) -> None:
    assert coc("capture", "6", "4") == (0, "", "Der kom ingen linjer, så intet er gemt.\n")
    assert json.loads(coc("meetings", "--json").out)[-1]["minutes_state"] == "not_begun"


def test_bytes_that_are_not_utf_8_and_control_characters(coc: Caller) -> None:
    answer = coc(
        "capture",
        "6",
        "4",
        stdin=b"b\xe6redygtig \xf8konomi\n\xef\xbb\xbf\x1b[31mr\xc3\xb8d\x00 \xc2\x9b2J\r\n",
    )
    assert answer == (0, "saved 1\nsaved 2\n", "Linje 1 er ikke UTF-8; den læses som Latin-1.\n")
    said = coc("minutes", "6", "--output", "-").out
    assert "bæredygtig økonomi" in said
    assert "rød" in said
    assert "\x1b" not in said


def test_a_very_long_line(coc: Caller) -> None:
    long = "ord " * 100_000
    assert coc("capture", "6", "4", stdin=long).out == "saved 1\n"
    assert long.strip() in coc("minutes", "6", "--output", "-").out


def test_markup_in_a_line_is_text(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="# ikke en overskrift\n| a | b |\n<script>\n[bilag](x)\n")
    said = coc("minutes", "6", "--output", "-").out
    assert said.count("\n# ") == 0
    assert "<script>" not in said.replace("\\<script>", "")


def test_what_could_not_be_saved_is_named(coc: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    real = minutes.capture

    def full(desk: Any, item: AgendaItem, line: str, **more: Any) -> minutes.Captured:
        if "tre" in line:
            raise StoreTrouble("The disk is full, so nothing was saved. Make room and try again.")
        return real(desk, item, line, **more)

    monkeypatch.setattr(minutes, "capture", full)
    answer = coc("capture", "6", "4", stdin="en\nto\ntre\nfire\n")
    assert (answer.code, answer.out) == (1, "saved 1\nsaved 2\n")
    assert answer.err.splitlines()[0] == "Linje 3 og de følgende er ikke gemt."
    assert len(answer.err.splitlines()) == 2


# --- real processes -----------------------------------------------------------------------------


def capture(data: Path, item: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, "--data", str(data), "capture", "6", item],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(data.parent),
        # A shell that runs the tests behind itself lets them ignore Ctrl+C, and they hand that on.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def notes(data: Path, item: str) -> list[str]:
    with Store.open(data / "demo") as store:
        look = store.look()
        return finding.item(look, finding.meeting(look, 6), item).notes.splitlines()


def test_every_acknowledged_line_is_there_after_kill_9(data: Path) -> None:
    process = capture(data, "4")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    for count in range(1, 1000):
        process.stdin.write(f"linje {count}\n".encode())
    process.stdin.flush()
    acknowledged = [process.stdout.readline() for _count in range(25)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().splitlines(keepends=True)
    process.wait()
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.stdout.close()
    process.stderr.close()
    whole = [line for line in acknowledged if line.endswith(b"\n")]
    assert whole[:3] == [b"saved 1\n", b"saved 2\n", b"saved 3\n"]
    stored = notes(data, "4")
    assert stored[: len(whole)] == [f"linje {count}" for count in range(1, len(whole) + 1)]
    assert len(stored) <= len(whole) + 1


def test_each_line_is_acknowledged_at_once(data: Path) -> None:
    process = capture(data, "4")
    assert process.stdin is not None
    assert process.stdout is not None
    for count in (1, 2):
        process.stdin.write(b"en linje\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"saved %d\n" % count
        assert len(notes(data, "4")) == count
    process.communicate()
    assert process.returncode == 0


def test_ctrl_c_ends_quietly_and_keeps_what_was_saved(data: Path) -> None:
    process = capture(data, "4")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"en linje\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate()
    assert (process.returncode, err.strip()) == (130, b"")
    assert notes(data, "4") == ["en linje"]


def test_when_nobody_listens_any_more_the_lines_are_stored_all_the_same(data: Path) -> None:
    process = capture(data, "4")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdin.write(b"".join(b"linje %d\n" % count for count in range(50)))
    process.stdin.close()
    assert process.wait(60) == 128 + signal.SIGPIPE
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert len(notes(data, "4")) == 50


def test_two_at_once_lose_nothing_and_share_no_number(data: Path) -> None:
    processes = {item: capture(data, item) for item in ("4", "8")}
    for item, process in processes.items():
        assert process.stdin is not None
        lines = [f"tekst {item}.{count}\nb: valg {item}.{count}\n" for count in range(20)]
        process.stdin.write("".join(lines).encode())
        process.stdin.flush()
    for process in processes.values():
        out, _err = process.communicate()
        assert process.returncode == 0
        assert out.count(b"saved") == 40
    for item in processes:
        assert notes(data, item) == [f"tekst {item}.{count}" for count in range(20)]
    with Store.open(data / "demo") as store:
        look = store.look()
        found = [finding.decision(look, f"B-2027-{count:02}") for count in range(1, 41)]
    assert len({one.id for one in found}) == 40


def test_a_reader_that_stops_early_is_no_trouble(data: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, "--data", str(data), "register", "actions", "--format", "json"],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(data.parent),
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_output_is_one_sentence(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--data", str(data), "meetings"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(data.parent),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "Systemet ville ikke: der er ikke mere plads på disken.\n"


def test_a_closed_standard_input_is_no_lines(coc: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    place = ["--data", str(coc.data), "capture", "6", "4"]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as ended:
        main(place)
    assert ended.value.code == 0
