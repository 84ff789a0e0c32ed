"""The Danish catalogue is whole: every text of the code, nothing else, every field in its place."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.language.po import DisagreementError, Key, Message, merged
from tests.support import catalogue
from tests.support.catalogue import Catalogue, Text

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(PO + body, encoding="utf-8")


def entries(folder: Path) -> dict[Key, list[str]]:
    return {key: list(one.strings) for key, one in merged(folder).items() if one.text}


def code(package: Path, source: str, file: str = "domain/one.py") -> list[tuple[str | None, str, str | None]]:
    path = package / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return [(one.context, one.text, one.plural) for one in catalogue.texts(package)]


@pytest.fixture(scope="module")
def said() -> list[Text]:
    """Every text of the program."""
    return catalogue.texts()


@pytest.fixture(scope="module")
def danish() -> Catalogue:
    """Everything that has Danish."""
    return merged(catalogue.SOURCES)


def test_every_text_of_the_program_has_danish(said: list[Text], danish: Catalogue) -> None:
    assert catalogue.missing(said, danish) == []


def test_the_catalogue_holds_nothing_the_program_no_longer_says(said: list[Text], danish: Catalogue) -> None:
    assert catalogue.stale(said, danish) == []


def test_danish_and_english_have_the_same_fields(danish: Catalogue) -> None:
    assert catalogue.broken(danish) == []


def test_the_files_are_as_the_tool_writes_them(said: list[Text], danish: Catalogue) -> None:
    """After a text has moved or changed, and after a merge: ``python -m tests.support.catalogue``."""
    assert catalogue.out_of_order(catalogue.ordered(said, danish)) == []


def test_no_text_given_to_the_catalogue_is_put_together_on_the_way() -> None:
    """An f-string can never be found in a catalogue, and lets user text become a template."""
    speaking = {"_", "ngettext", "pgettext", "marked", "Refused", "WrongUse", "NotFound", "CocError"}
    composed = [
        f"{path.relative_to(catalogue.PACKAGE)}:{node.lineno}"
        for path in catalogue.PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in speaking
        and any(isinstance(one, ast.JoinedStr) for one in node.args)
    ]
    assert composed == []


def test_texts_are_found_wherever_the_code_says_them(tmp_path: Path) -> None:
    found = code(
        tmp_path,
        "class OwnError(errors.Refused):\n"
        "    def __init__(self): super().__init__('refused by itself')\n"
        "class Refused(CocError): ...\n"
        "_('plain'); ngettext('one', 'many', 2); pgettext('door', 'open'); marked('label')\n"
        "raise OwnError('an error {x}', x=1)\n"
        "raise Refused('this' if x else 'that')\n"
        "store.change('Meeting planned')\n"
        "class Other(Widget):\n"
        "    def __init__(self): super().__init__('no text for people')\n"
        "print('nor this')\n",
    )
    assert sorted(found, key=str) == sorted(
        [
            (None, "refused by itself", None),
            (None, "plain", None),
            (None, "one", "many"),
            ("door", "open", None),
            (None, "label", None),
            (None, "an error {x}", None),
            (None, "this", None),
            (None, "that", None),
            (None, "Meeting planned", None),
        ],
        key=str,
    )


def test_the_members_of_the_domains_enumerations_are_words_too(tmp_path: Path) -> None:
    source = "class DoorState(StrEnum):\n    HALF_OPEN = 'half_open'\n"
    assert code(tmp_path, source) == [("DoorState", "Half open", None)]
    assert code(tmp_path / "other", source, "store/one.py") == []


def test_two_files_may_agree_on_a_text_but_not_disagree(tmp_path: Path) -> None:
    po(tmp_path, "a.po", 'msgid "Save"\nmsgstr "Gem"\n')
    po(tmp_path, "b.po", 'msgid "Save"\nmsgstr "Gem"\n')
    assert entries(tmp_path) == {(None, "Save"): ["Gem"]}

    po(tmp_path, "b.po", 'msgid "Save"\nmsgstr "Spar"\n')
    with pytest.raises(DisagreementError, match=r"'Gem' in a\.po, 'Spar' in b\.po"):
        merged(tmp_path)


def test_the_same_word_may_mean_two_things_in_two_contexts(tmp_path: Path) -> None:
    po(tmp_path, "a.po", 'msgctxt "door"\nmsgid "Open"\nmsgstr "Åbn"\n')
    po(tmp_path, "b.po", 'msgctxt "action"\nmsgid "Open"\nmsgstr "Åben"\n')
    assert entries(tmp_path) == {
        ("door", "Open"): ["Åbn"],
        ("action", "Open"): ["Åben"],
    }


def test_a_new_text_gets_an_entry_to_fill_in_and_the_files_come_in_order(tmp_path: Path) -> None:
    package = tmp_path / "package"
    code(package, "_('Save'); _('Close {name}')\n", "screens/two.py")
    code(package, "_('Save'); ngettext('one', 'many', 2); pgettext('door', 'Open')\n", "documents/one.py")
    sources = tmp_path / "da"
    sources.mkdir()
    po(sources, "old.po", 'msgid "Save"\nmsgstr "Gem"\n\nmsgid "Gone"\nmsgstr "Væk"\n')
    po(sources, "screens.po", 'msgid "Close {name}"\nmsgstr "Luk \\"{name}\\""\n')
    texts = catalogue.texts(package)
    assert catalogue.stale(texts, merged(sources)) == ["'Gone' = 'Væk'"]

    wanted = catalogue.ordered(texts, merged(sources))
    assert catalogue.out_of_order(wanted, sources) == ["documents.po", "old.po", "screens.po"]
    catalogue.write(wanted, sources)

    assert catalogue.out_of_order(wanted, sources) == []
    assert catalogue.ordered(texts, merged(sources)) == wanted
    assert {path.name for path in sources.iterdir()} == {"documents.po", "screens.po"}
    assert (sources / "documents.po").read_text(encoding="utf-8") == catalogue.HEADER + (
        '\n#: package/documents/one.py\nmsgctxt "door"\nmsgid "Open"\nmsgstr ""\n'
        '\n#: package/documents/one.py\n#: package/screens/two.py\nmsgid "Save"\nmsgstr "Gem"\n'
        '\n#: package/documents/one.py\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert entries(sources)[None, "Close {name}"] == ['Luk "{name}"']
    assert [one.split(": ")[1] for one in catalogue.missing(texts, merged(sources))] == [
        "'one'",
        "'Open' [door]",
    ]


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1))
def test_every_text_is_written_so_that_it_is_read_back(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("da")
    one = Text(text, context=text, plural=text, files=("package/screens.py",))
    there = Message(text, (text, text), text, text)
    catalogue.write(catalogue.ordered([one], {one.key: there}), folder)
    assert merged(folder)[one.key] == there


@pytest.mark.parametrize(
    ("english", "danish", "whole"),
    [
        ("Meeting {number}", "Møde {number}", True),
        ("Meeting {number}", "Møde {nummer}", False),
        ("Meeting {number}", "Møde", False),
        ("Meeting", "Møde {number}", False),
        ("Meeting", "Møde {", False),
    ],
)
def test_a_field_that_differs_is_found(tmp_path: Path, english: str, danish: str, whole: bool) -> None:
    po(tmp_path, "a.po", f'msgid "{english}"\nmsgstr "{danish}"\n')
    assert (catalogue.broken(merged(tmp_path)) == []) is whole


def test_the_singular_may_leave_its_number_out(tmp_path: Path) -> None:
    po(
        tmp_path,
        "a.po",
        'msgid "{count} action"\nmsgid_plural "{count} actions"\n'
        'msgstr[0] "en opgave"\nmsgstr[1] "{count} opgaver"\n',
    )
    assert catalogue.broken(merged(tmp_path)) == []
