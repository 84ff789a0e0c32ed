"""Whatever is typed wrongly is answered with one sentence, in the user's language, and nothing is lost."""

import os
from pathlib import Path

import pytest

from tests.support.running import Caller, run

WRONG = [
    (["frobnicate"], "Der er ingen kommando frobnicate."),
    (["stattus"], "Der er ingen kommando stattus. Mente du status?"),
    (["status", "--jsn"], "Valget --jsn findes ikke. Mente du --json?"),
    (["status", "--today"], "Valget --today skal have en værdi."),
    (["agenda", "6", "--output", "findes-ikke/a.md"], "findes-ikke findes ikke."),
    (["backup", "findes-ikke/a.zip"], "findes-ikke findes ikke."),
    (["--exports", "findes-ikke/ud", "agenda", "6"], "findes-ikke findes ikke."),
    (["--data", "findes-ikke/data", "init", "ny"], "findes-ikke findes ikke."),
    (["status", "--frob"], "Valget --frob findes ikke."),
    (["--today", "nonsense", "status"], "“nonsense” er ingen dato."),
    (["notice", "29.02.2027"], "Datoen findes ikke: 29.02.2027."),
    (["--today", "2026-11-22", "notice", "29/2"], "29/2 findes ikke i "),
    (["--today", "0001-01-01", "status"], "En dato ligger fra 01.01.1900 til 31.12.2199."),
    (["agenda"], "mangler."),
    (["agenda", "seks"], "skal være et helt tal."),
    (["agenda", "6", "7"], "7 er for meget."),
    (["agenda", "99"], "Der er intet møde 99. Møderne har nummer 1 til 6."),
    (["minutes", "6", "--audience", "alle"], "--audience skal være en af group, internal, network, public."),
    (["minutes", "5", "--output"], "Valget --output skal have en værdi."),
    (["minutes", "5", "--output", ""], "--output skal have navnet på en fil"),
    (["--language", "sv", "status"], "--language skal være en af da, en."),
    (["register", "drømme"], "Der er intet register drømme."),
    (["capture", "6", "99"], "Møde 6 har intet punkt 99. Punkterne er 1, 2, 3, 4, 5, 6, 7, 8, 9."),
    (["capture", "99", "1"], "Der er intet møde 99."),
    (["--case", "anden", "status"], "Der er ingen sag anden i"),
    (["history", "O-2099-01"], "Der er ingen opgave O-2099-01."),
    (["history", "noget"], "noget findes ikke her."),
    (["init", "Store Bogstaver"], "En sags navn har 1 til 40 små bogstaver"),
    (["init", "ny", "--agreement", "findes-ikke.toml"], "Der er ingen aftale, der hedder findes-ikke.toml."),
    (["restore", "findes-ikke.zip"], "Filen findes-ikke.zip findes ikke."),
    (["restore"], "Angiv en sikkerhedskopi eller et tidspunkt"),
    (["restore", "--at", "0"], "Der er ingen ændring 0."),
    (["restore", "--at", "2027-02-04 25:00"], "“25:00” er ikke et klokkeslæt."),
]

REFUSED = [
    (["minutes", "6"], "Referatet af møde 6 er ikke begyndt."),
    (["demo"], "Demoen skal have en tom datamappe"),
    (["init", "demo"], "Der er allerede en sag demo i"),
    (["capture", "5", "2"], "Referatet er godkendt og kan ikke ændres. Opret en rettelse."),
]


def one_sentence(err: str) -> str:
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_use_is_one_danish_sentence_and_exit_2(
    coc: Caller, arguments: list[str], sentence: str
) -> None:
    answer = coc(*arguments)
    assert sentence in one_sentence(answer.err)
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED, ids=lambda value: str(value)[:40])
def test_a_refused_act_is_one_danish_sentence_and_exit_1(
    coc: Caller, arguments: list[str], sentence: str
) -> None:
    answer = coc(*arguments, stdin="en linje\n")
    assert sentence in answer.err
    assert "Traceback" not in answer.err
    assert (answer.code, answer.out) == (1, "")


def test_the_same_in_english(coc: Caller) -> None:
    assert coc("--language", "en", "agenda", "99").err == (
        "There is no meeting 99. The meetings are numbered 1 to 6.\n"
    )
    assert "There is no option --frob." in coc("status", "--frob", "--language", "en").err


def test_options_of_the_program_stand_before_or_after_the_command(coc: Caller) -> None:
    before = coc("--today", "2027-01-10", "status", "--json")
    after = coc("status", "--json", "--today=10.01.2027")
    assert before == after
    assert '"today": "2027-01-10"' in after.out


def test_a_file_where_a_folder_is_meant(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_text("x")
    assert one_sentence(coc("--data", file, "status").err) == f"{file} er en fil; der menes en mappe."
    assert coc("--exports", file, "agenda", "6").code == 2


def test_an_empty_data_folder_says_how_to_begin(coc: Caller, tmp_path: Path) -> None:
    answer = coc("--data", tmp_path / "tom", "status")
    assert answer.code == 2
    assert "Opret en med: coc-tui init NAVN" in one_sentence(answer.err)
    assert not (tmp_path / "tom").exists()


def test_the_demo_makes_every_folder_it_lies_in(tmp_path: Path) -> None:
    data = tmp_path / "not" / "there" / "yet" / "data"
    told = run("--data", data, "--exports", data.parent / "exports", "demo", "--no-open", home=tmp_path)
    assert told.code == 0
    assert (data / "demo" / "db.json").exists()


def test_a_mistyped_folder_is_not_made(coc: Caller, tmp_path: Path) -> None:
    mistyped = tmp_path / "mistpyed" / "exports"
    told = run("--data", coc.data, "--exports", mistyped, "agenda", "6", home=tmp_path)
    assert (told.code, str(mistyped.parent) in told.err) == (2, True)
    told = run("--data", mistyped, "status", home=tmp_path)
    assert told.code == 2
    assert not mistyped.parent.exists()


def test_several_cases_and_none_named(coc: Caller) -> None:
    assert coc("init", "anden").code == 0
    answer = coc("status")
    assert answer.code == 2
    assert "anden, demo" in one_sentence(answer.err)
    assert coc("--case", "demo", "status").code == 0


def test_an_exports_folder_that_cannot_be_made(coc: Caller) -> None:
    answer = coc("--exports", "/dev/null/x", "agenda", "6")
    assert answer.code == 1
    assert "kan ikke skrives: det er ikke en mappe." in one_sentence(answer.err)


def test_an_output_that_cannot_be_written_leaves_nothing_behind(coc: Caller, tmp_path: Path) -> None:
    answer = coc("agenda", "6", "--output", "/dev/null/x.md")
    assert answer.code == 1
    assert "kan ikke skrives" in one_sentence(answer.err)
    assert "er en mappe" in one_sentence(coc("agenda", "6", "--output", tmp_path).err)


def test_an_output_that_is_a_device_is_written_to_and_stays_one(coc: Caller) -> None:
    assert coc("agenda", "6", "--output", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


def test_a_case_without_write_permission_is_read_and_refuses_to_be_written(
    coc: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not hold for root, so what they say is put in the place of the disk's answer.
    monkeypatch.setattr("coc_tui.store.disk.writable", lambda path: False)
    assert coc("status").code == 0
    answer = coc("capture", "6", "4", stdin="en linje\n")
    assert answer.code == 1
    assert answer.out == ""
    assert "Sagen kan kun læses" in answer.err
    assert "Linje 1 og de følgende er ikke gemt." in answer.err


def test_arguments_that_are_not_utf_8(tmp_path: Path) -> None:
    answer = run("search", os.fsdecode(b"\xff"), home=tmp_path)
    assert (answer.code, one_sentence(answer.err)) == (2, "? er ikke UTF-8.")


def test_output_and_arguments_are_utf_8_whatever_the_locale(tmp_path: Path, data: Path) -> None:
    c = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = run("--data", data, "search", "Økonomi", home=tmp_path, env=c)
    assert answer.code == 0
    assert "Økonomi: regulering" in answer.out


def test_a_profile_that_cannot_be_read_is_no_trouble(coc: Caller, tmp_path: Path) -> None:
    profile = tmp_path / "config" / "coc-tui" / "profile.toml"
    profile.parent.mkdir(parents=True)
    for text in ("garbage", 'language = "xx"\n', 'language = 3\nname = "\\u001b[31m"\n'):
        profile.write_text(text)
        assert coc("meetings").code == 0
