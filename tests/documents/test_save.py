"""A document is written whole or not at all, and never over what somebody changed by hand."""

import errno
import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coc_tui.documents import minutes
from coc_tui.documents.document import Document
from coc_tui.documents.formats import rendered
from coc_tui.documents.save import put, write
from coc_tui.errors import Refused, StoreTrouble
from coc_tui.language import say
from coc_tui.usecases.papers.views import Audience
from tests.documents.test_golden import draft
from tests.support.worked_meeting import worked_minutes

NOW = datetime(2027, 2, 4, 10, 0, tzinfo=UTC)
LATER = datetime(2027, 2, 5, 10, 0, tzinfo=UTC)
NAME = "2027-02-04_styregruppe_06_referat"


def save(document: Document, folder: Path, created: datetime, *, force: bool = False) -> Path:
    return put(folder / f"{document.name}.md", rendered(document, "md"), document, created, force=force)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_document_is_saved_with_what_is_told_about_it(tmp_path: Path) -> None:
    path = save(minutes.minutes(worked_minutes()), tmp_path / "exports" / "2027", NOW)
    assert names(path.parent) == [f"{NAME}.json", f"{NAME}.md"]
    assert json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) == {
        "title": "Referat – styregruppemøde nr. 6",
        "kind": "minutes",
        "date": "2027-02-04",
        "audience": "group",
        "version": "for_approval",
        "closed": True,
        "language": "da",
        "file": f"{NAME}.md",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "created": "2027-02-04T10:00:00+00:00",
    }


def test_each_audience_has_its_own_file(tmp_path: Path) -> None:
    for audience in Audience:
        save(minutes.minutes(worked_minutes(audience)), tmp_path, NOW)
    assert [name for name in names(tmp_path) if name.endswith(".md")] == [
        f"{NAME}.md",
        f"{NAME}_intern.md",
        f"{NAME}_netvaerk.md",
        f"{NAME}_offentlig.md",
    ]


def test_saving_the_same_again_touches_nothing(tmp_path: Path) -> None:
    path = save(minutes.minutes(worked_minutes()), tmp_path, NOW)
    before = path.with_suffix(".json").read_bytes()
    save(minutes.minutes(worked_minutes()), tmp_path, LATER)
    assert path.with_suffix(".json").read_bytes() == before


def test_a_newer_state_takes_the_place_of_our_own_file(tmp_path: Path) -> None:
    save(minutes.minutes(draft()), tmp_path, NOW)
    path = save(minutes.minutes(worked_minutes()), tmp_path, LATER)
    assert "Til godkendelse" in path.read_text(encoding="utf-8")
    assert names(tmp_path) == [f"{NAME}.json", f"{NAME}.md"]


@pytest.mark.parametrize("sidecar", ["kept", "gone", "unreadable"])
def test_a_file_changed_by_hand_is_left_alone(tmp_path: Path, sidecar: str) -> None:
    path = save(minutes.minutes(draft()), tmp_path, NOW)
    path.write_text("rettet i hånden", encoding="utf-8")
    if sidecar == "gone":
        path.with_suffix(".json").unlink()
    elif sidecar == "unreadable":
        path.with_suffix(".json").write_text("{", encoding="utf-8")

    with pytest.raises(Refused) as refused:
        save(minutes.minutes(worked_minutes()), tmp_path, LATER)
    assert str(path) in say(refused.value)
    assert path.read_text(encoding="utf-8") == "rettet i hånden"


def test_by_force_the_changed_file_is_kept_under_a_number(tmp_path: Path) -> None:
    for text in ("første", "anden"):
        path = save(minutes.minutes(worked_minutes()), tmp_path, LATER, force=True)
        path.write_text(text, encoding="utf-8")
    path = save(minutes.minutes(worked_minutes()), tmp_path, LATER, force=True)
    assert path.read_text(encoding="utf-8").startswith("# Referat")
    assert (tmp_path / f"{NAME}-1.md").read_text(encoding="utf-8") == "første"
    assert (tmp_path / f"{NAME}-2.md").read_text(encoding="utf-8") == "anden"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Disken er fuld"),
        (errno.EACCES, "ingen skriveadgang"),
        (errno.EROFS, "ingen skriveadgang"),
        (errno.EIO, "kan ikke skrives"),
    ],
)
def test_trouble_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    path = tmp_path / "x.md"
    write(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreTrouble) as trouble:
        write(path, b"new")
    assert sentence in say(trouble.value)
    assert names(tmp_path) == ["x.md"]
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreTrouble):
        save(minutes.minutes(worked_minutes()), tmp_path / "exports", NOW)


def test_bytes_are_on_the_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def spy_fsync(handle: int) -> None:
        order.append("sync")
        fsync(handle)

    def spy_replace(self: Path, target: Any) -> Path:
        order.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", spy_fsync)
    monkeypatch.setattr(Path, "replace", spy_replace)
    write(tmp_path / "x.md", b"x")
    assert order == ["sync", "name", "sync"]
