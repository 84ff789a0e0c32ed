"""An agenda written in an ordinary editor comes in as a merge: nothing of the file or the case is lost."""

import re
from pathlib import Path

import pytest

from tests.support.running import Caller

REFERAT = """## Dagsorden og referat
# Styregruppemøde

## Mødefakta

**Tid**: 17.09.2026

## Dagsorden
#### 1. Formalia
- 1.1 Godkendelse

## Mødereferat

> #### 1. Formalia

Godkendt.
"""


def agenda(coc: Caller) -> str:
    return coc("agenda", "6", "--output", "-").out


@pytest.fixture
def file(coc: Caller, tmp_path: Path) -> Path:
    """The agenda of meeting 6, exported to be edited, with its sidecar."""
    path = tmp_path / "dagsorden.md"
    assert coc("agenda", "6", "--output", str(path)).code == 0
    return path


def edited(file: Path, before: str, after: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def test_minutes_as_people_write_them_are_no_agenda(coc: Caller, tmp_path: Path) -> None:
    before = agenda(coc)
    path = tmp_path / "referat.md"
    path.write_text(REFERAT, encoding="utf-8")
    answer = coc("agenda", "6", "--import", str(path))
    assert answer.code == 2
    assert "“Mødefakta”" in answer.err
    assert agenda(coc) == before


def test_the_programs_own_minutes_and_the_agenda_of_another_meeting_are_refused(
    coc: Caller, tmp_path: Path
) -> None:
    before = agenda(coc)
    for command, sentence in (("minutes", "referat"), ("agenda", "dagsordenen for møde 5")):
        path = tmp_path / f"{command}.md"
        coc(command, "5", "--output", str(path))
        for with_sidecar in (True, False):
            if not with_sidecar:
                path.with_suffix(".json").unlink(missing_ok=True)
            answer = coc("agenda", "6", "--import", str(path))
            assert answer.code == 2
            assert sentence in answer.err
    assert agenda(coc) == before


def test_what_only_the_file_changed_comes_in_and_what_others_changed_stays(coc: Caller, file: Path) -> None:
    edited(file, "fire arrangementer", "tre arrangementer")
    other = file.with_name("andet.md")
    coc("agenda", "6", "--output", str(other))
    edited(other, "Resultater, 4. kvartal 2026", "Resultater for 4. kvartal 2026")
    assert coc("agenda", "6", "--import", str(other)).code == 0

    answer = coc("agenda", "6", "--import", str(file))
    assert answer.code == 0
    assert "tre arrangementer" in answer.out
    said = agenda(coc)
    assert "tre arrangementer" in said
    assert "Resultater for 4. kvartal 2026" in said


def test_where_both_changed_both_are_shown_and_nothing_comes_in(coc: Caller, file: Path) -> None:
    other = file.with_name("andet.md")
    coc("agenda", "6", "--output", str(other))
    edited(other, "fire arrangementer", "seks arrangementer")
    coc("agenda", "6", "--import", str(other))
    before = agenda(coc)

    edited(file, "fire arrangementer", "tre arrangementer")
    answer = coc("agenda", "6", "--import", str(file))
    assert answer.code == 1
    assert "seks arrangementer" in answer.err
    assert "tre arrangementer" in answer.err
    assert agenda(coc) == before

    assert coc("agenda", "6", "--import", str(file), "--force").code == 0
    assert "tre arrangementer" in agenda(coc)


def test_nothing_goes_to_the_bin_unless_it_is_asked_for(coc: Caller, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    at = text.index("## 8. ")
    file.write_text(text[:at] + text[text.index("## 9. ") :], encoding="utf-8")
    answer = coc("agenda", "6", "--import", str(file))
    assert (answer.code, "--remove" in answer.out) == (0, True)
    assert "## 8. Kommunikation" in agenda(coc)
    coc("agenda", "6", "--import", str(file), "--remove")
    assert "Kommunikation: kampagne" not in agenda(coc)


HAND_MADE = """---
title: udkast
---

# Dagsorden

### 1. Velkomst
### 2. Flyer (drøftelse)

- 11. marts
- se [aftalen](https://example.org/aftale)

```
kode 42
```

    indrykket 43

1) en
7) syv

[note]: https://example.org/note
"""


def test_every_word_and_number_of_a_file_is_on_the_agenda_or_named(coc: Caller, tmp_path: Path) -> None:
    path = tmp_path / "egen.md"
    path.write_text(HAND_MADE, encoding="utf-8")
    answer = coc("agenda", "6", "--import", str(path))
    assert answer.code == 0
    there = set(re.findall(r"\w+", f"{agenda(coc)} {answer.out}"))
    assert set(re.findall(r"\w+", HAND_MADE)) <= there
    assert "Flyer (drøftelse)" in agenda(coc)
    assert "11. marts" in agenda(coc).replace("\\", "")


def test_a_numbered_list_is_an_agenda_too(coc: Caller, tmp_path: Path) -> None:
    path = tmp_path / "egen.md"
    path.write_text("# Dagsorden\n\n1. Velkomst\n   - kaffe\n2. Flyer\n", encoding="utf-8")
    told = coc("agenda", "6", "--import", str(path)).out
    assert "Nyt punkt: Velkomst" in told
    assert "Nyt punkt: Flyer" in told
    assert "kaffe" in agenda(coc)


def test_a_changed_head_is_named(coc: Caller, file: Path) -> None:
    edited(file, "08.30", "09.45")
    answer = coc("agenda", "6", "--import", str(file), "--preview")
    assert "Ikke taget med:" in answer.out
    assert "09.45" in answer.out


def test_a_file_may_come_on_standard_input(coc: Caller, file: Path) -> None:
    edited(file, "fire arrangementer", "tre arrangementer")
    answer = coc("agenda", "6", "--import", "-", stdin=file.read_text(encoding="utf-8"))
    assert answer.code == 0
    assert "tre arrangementer" in agenda(coc)


@pytest.mark.parametrize("source", ["/dev/zero", "findes-ikke.md"])
def test_what_cannot_be_read_as_a_file_is_said_at_once(coc: Caller, source: str) -> None:
    answer = coc("agenda", "6", "--import", source)
    assert answer.code != 0
    assert "Traceback" not in answer.err
