"""The built catalogue says what the ``.po`` files say, and a source checkout never speaks from an old one."""

import gettext
import os
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from coc_tui import language
from coc_tui.language import po
from tests.support.catalogue import SOURCES

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
MINUTE = 60


def write(folder: Path, body: str, name: str = "a.po", *, minute: int = 0) -> None:
    """Write a ``.po`` file as if it were done some minutes later than the first one."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEADER + body, encoding="utf-8")
    os.utime(folder / name, (minute * MINUTE, minute * MINUTE))
    os.utime(folder, (0, 0))


def spoken(folder: Path) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(BytesIO(po.compiled(po.merged(folder).values())))


def by_babel(catalogue: Catalog) -> dict[tuple[str | None, ...], list[str]]:
    """What another reader found: the strings of a text, by its context and its English forms."""
    return {
        (one.context.decode() if isinstance(one.context, bytes) else one.context, *forms(one.id)): forms(
            one.string
        )
        for one in catalogue
        if one.id
    }


def forms(said: str | Iterable[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def test_another_reader_finds_the_same_in_the_files_and_in_what_is_built_of_them() -> None:
    files: dict[tuple[str | None, ...], list[str]] = {}
    for path in SOURCES.glob("*.po"):
        with path.open("rb") as file:
            files |= by_babel(read_po(file, locale="da", abort_invalid=True))
    assert len(files) > 2000
    assert by_babel(read_mo(BytesIO(po.compiled(po.merged(SOURCES).values())))) == files


def test_contexts_plurals_escapes_and_long_texts_are_heard(tmp_path: Path) -> None:
    write(
        tmp_path,
        'msgctxt "door"\nmsgid "Open"\nmsgstr "Åbn"\n\n'
        "# a note\n#: coc_tui/one.py\n"
        'msgid "Open"\nmsgstr "Åben"\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "en"\nmsgstr[1] "mange"\n'
        'msgid ""\n"a \\"long\\" "\n"text"\nmsgstr ""\n"to\\n"\n"linjer\\\\"\n',
    )
    danish = spoken(tmp_path)
    assert danish.pgettext("door", "Open") == "Åbn"
    assert danish.gettext("Open") == "Åben"
    assert [danish.ngettext("one", "many", count) for count in (0, 1, 2)] == ["mange", "en", "mange"]
    assert danish.gettext('a "long" text') == "to\nlinjer\\"


def test_what_is_not_translated_yet_is_said_in_english(tmp_path: Path) -> None:
    write(
        tmp_path,
        'msgid "Save"\nmsgstr ""\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "en"\nmsgstr[1] ""\n',
    )
    assert spoken(tmp_path).gettext("Save") == "Save"
    assert spoken(tmp_path).ngettext("one", "many", 1) == "one"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ('msgid "\n"half a line"\nmsgstr "x"\n', 6),
        ('msgid "Save"\n\nmsgid "Close"\nmsgstr "Luk"\n', 8),
        ('msgid "Save"\nmsgstr "Gem"\nmsgstr "Spar"\n', 8),
        ('msgid "Save"\n', 7),
        ('msgstr "Gem"\n', 6),
        ("<<<<<<< ours\n", 6),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_the_line(tmp_path: Path, body: str, wrong: int) -> None:
    write(tmp_path, body)
    with pytest.raises(po.MalformedError, match=rf"a\.po:{wrong}: "):
        po.merged(tmp_path)


def test_building_twice_gives_the_same_bytes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    sources, target = tmp_path / "da", tmp_path / "da.mo"
    write(sources, 'msgid "Save"\nmsgstr "Gem"\n')
    po.build(sources, target)
    first = target.read_bytes()
    po.build(sources, target)
    assert target.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["da", "da.mo"]

    write(sources, "<<<<<<< ours\n")
    with pytest.raises(po.MalformedError):
        po.build(sources, target)
    assert target.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["da", "da.mo"]


def test_a_checkout_speaks_from_its_sources_until_they_are_built(tmp_path: Path) -> None:
    sources, built = tmp_path / "da", tmp_path / "da.mo"

    def says(text: str) -> str:
        return language.translations(tmp_path, "da").gettext(text)

    write(sources, 'msgid "Save"\nmsgstr "Gem"\n', minute=1)
    assert says("Save") == "Gem"

    po.build(sources, built)
    os.utime(built, (2 * MINUTE, 2 * MINUTE))
    write(sources, 'msgid "Save"\nmsgstr "Spar"\n', minute=1)
    assert says("Save") == "Gem"  # what is built is newer, and is read alone

    write(sources, 'msgid "Close"\nmsgstr "Luk"\n', "b.po", minute=3)
    assert says("Save") == "Spar"
    assert says("Close") == "Luk"

    po.build(sources, built)
    os.utime(built, (4 * MINUTE, 4 * MINUTE))
    (sources / "b.po").unlink()
    os.utime(sources, (5 * MINUTE, 5 * MINUTE))
    assert says("Close") == "Close"


def test_an_installed_copy_reads_what_was_built(tmp_path: Path) -> None:
    write(tmp_path / "da", 'msgid "Save"\nmsgstr "Gem"\n')
    po.build(tmp_path / "da", tmp_path / "da.mo")
    (tmp_path / "da" / "a.po").unlink()
    (tmp_path / "da").rmdir()
    assert language.translations(tmp_path, "da").gettext("Save") == "Gem"
