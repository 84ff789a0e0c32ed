"""Every form says the same under the same headings, and none says more than its audience may read."""

import email
import io
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from coc_tui.desk import Desk
from coc_tui.documents import agenda, formats, markdown, minutes, outgoing
from coc_tui.documents.archive import kept, zipped
from coc_tui.documents.blocks import Blocks, Facts, HeadingBlock, List, Paragraph, Run, TableBlock, text
from coc_tui.documents.document import Document
from coc_tui.documents.eml import draft
from coc_tui.documents.ics import invitation
from coc_tui.documents.layout import shares
from coc_tui.documents.save import sidecar
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import NotFound, Refused
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.today.calendar import meeting_uid
from tests.documents.test_markdown import CONSTRUCTS, document
from tests.support.cases import at, demo_desk
from tests.support.worked_meeting import CLOSED_WORDS, worked_agenda, worked_minutes

ROOT = Path(__file__).parents[2]
RENDERED = [one.id for one in formats.FORMATS if one.of_document]
"""The formats that are made of a document alone."""

FORBIDDEN = (*CLOSED_WORDS, "Skift af projektkoordinator", "hemmelig")
"""What the public edition of the worked meeting may not hold in any form, nor in what is told about it."""

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
needs_cmark = pytest.mark.skipif(shutil.which("cmark") is None, reason="cmark is not installed")


def worked(audience: Audience = Audience.GROUP) -> Document:
    return minutes.minutes(worked_minutes(audience))


def hostile(words: str) -> Document:
    return replace(worked(), blocks=document(words), title=f"Referat {words}"[:200].replace("\n", " "))


def outline(several: Blocks) -> list[tuple[str, ...]]:
    """Headings with their levels, tables cell by cell, and everything else, as plain text."""
    found: list[tuple[str, ...]] = []
    for one in several:
        match one:
            case HeadingBlock():
                found.append((f"h{one.level}", plain(text(one.runs))))
            case Paragraph():
                found.append(("p", plain(text(one.runs))))
            case List():
                found += items(one)
            case Facts():
                found += [
                    part
                    for fact in one.facts
                    for part in (("dt", plain(fact.label)), ("dd", plain(text(fact.runs))))
                ]
            case TableBlock():
                found += [("tr", *(plain(text(cell)) for cell in row)) for row in (one.header, *one.rows)]
    return found


def items(several: List) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for item in several.items:
        found.append(("li", plain(text(item.runs))))
        found += items(item.inner) if item.inner else []
    return found


def plain(words: str) -> str:
    return " ".join(words.split())


class Reader(HTMLParser):
    """Reads HTML back as an outline."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.words: str | None = None
        self.row: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append(tag)
        if re.fullmatch(r"h\d|p|li|d[td]|t[hd]", tag):
            self.words = ""
        elif tag == "tr":
            self.row = []

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"th", "td"}:
            self.row.append(plain(self.words or ""))
        elif tag == "tr":
            self.found.append(("tr", *self.row))
        elif re.fullmatch(r"h\d|p|li|d[td]", tag):
            self.found.append((tag, plain(self.words or "")))
        self.words = None if re.fullmatch(r"h\d|p|li|d[td]|t[hd]", tag) else self.words


def html_outline(page: str) -> list[tuple[str, ...]]:
    reader = Reader()
    reader.feed(page[page.index("<main>") :])
    return reader.found


# --- the same words in every form ---------------------------------------------------------------


@pytest.mark.parametrize("words", CONSTRUCTS, ids=lambda one: repr(one[:20]))
def test_html_has_the_same_headings_tables_and_words_whatever_a_user_wrote(words: str) -> None:
    one = hostile(words)
    page = formats.rendered(one, "html").decode()
    assert html_outline(page) == outline(one.blocks)
    assert set(re.findall(r"<(?!!DOCTYPE|/)([a-z0-9]+)", page.lower().partition("<main>")[2])) <= {
        "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "div", "dt", "dd", "footer",
        "table", "thead", "tbody", "tr", "th", "td", "strong", "em",
    }  # fmt: skip


@pytest.mark.parametrize("words", CONSTRUCTS, ids=lambda one: repr(one[:20]))
def test_blocks_read_from_markdown_are_the_blocks_it_was_written_from(words: str) -> None:
    one = hostile(words)
    assert markdown.read(formats.rendered(one, "md").decode()) == one.blocks


@needs_cmark
@pytest.mark.parametrize("words", CONSTRUCTS[::6], ids=lambda one: repr(one[:20]))
def test_cmark_sees_the_same_headings_in_the_markdown_as_the_html_has(words: str) -> None:
    one = hostile(words)
    said = subprocess.run(
        ["cmark", "-t", "xml"], input=formats.rendered(one, "md"), capture_output=True, check=True
    )
    root = ElementTree.fromstring(said.stdout)
    seen = [
        (f"h{node.get('level')}", plain("".join(node.itertext())))
        for node in root.iter()
        if node.tag.endswith("heading")
    ]
    page = html_outline(formats.rendered(one, "html").decode())
    assert seen == [each for each in page if re.fullmatch(r"h\d", each[0])]


@needs_pandoc
@pytest.mark.parametrize("words", CONSTRUCTS[::8], ids=lambda one: repr(one[:20]))
def test_pandoc_reads_the_same_from_docx_as_stands_in_the_document(words: str) -> None:
    pytest.importorskip("docx")
    one = hostile(words)
    said = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "html", "--wrap=none"],
        input=formats.rendered(one, "docx"),
        capture_output=True,
        check=True,
    )
    reader = Reader()
    reader.feed(said.stdout.decode())
    wanted = outline(one.blocks)
    headings = [each for each in wanted if re.fullmatch(r"h\d", each[0])]
    assert [each for each in reader.found if re.fullmatch(r"h\d", each[0])] == headings
    assert "".join("".join(each[-1:]) for each in reader.found).count("O-2027-01") == 1


@pytest.mark.parametrize("words", CONSTRUCTS[::4], ids=lambda one: repr(one[:20]))
def test_a_pdf_is_typeset_whatever_a_user_wrote(words: str) -> None:
    pytest.importorskip("typst")
    assert formats.rendered(hostile(words), "pdf").startswith(b"%PDF-1.7")


@pytest.mark.parametrize("form", RENDERED)
def test_the_same_document_is_the_same_bytes_in_every_form(form: str) -> None:
    assert formats.rendered(worked(), form) == formats.rendered(worked(), form)


def test_no_part_of_a_docx_bears_the_time_it_was_made() -> None:
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(formats.rendered(worked(), "docx"))) as parts:
        assert {one.date_time[:3] for one in parts.infolist()} == {(2027, 2, 4)}


# --- accessible ---------------------------------------------------------------------------------


def test_html_is_one_file_with_its_language_one_title_and_header_rows() -> None:
    page = formats.rendered(worked(), "html").decode()
    assert '<html lang="da">' in page
    assert page.count("<h1>") == 1
    assert page.count("<table>") == page.count("<thead>")
    assert '<th scope="col">' in page
    assert "src=" not in page
    assert "href=" not in page
    assert "default-src 'none'" in page


def test_pdf_says_that_it_is_pdf_a_2a_and_pdf_ua_1_and_is_tagged() -> None:
    pytest.importorskip("typst")
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(formats.rendered(worked(), "pdf"))) as made:
        with made.open_metadata() as told:
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == "Referat – styregruppemøde nr. 6"
        assert str(made.Root.Lang).startswith("da")
        assert bool(made.Root.MarkInfo.Marked)
        assert made.Root.ViewerPreferences.DisplayDocTitle
        tags = [str(tag) for tag in tags_of(made.Root.StructTreeRoot)]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"} <= set(tags)
        assert tags.count("/H1") == 1


def tags_of(node: Any) -> list[Any]:
    found = [node.S] if "/S" in node else []
    children = node.get("/K", [])
    for child in children if isinstance(children, list) or children._type_name == "array" else [children]:
        if getattr(child, "_type_name", "") == "dictionary":
            found += tags_of(child)
    return found


def test_docx_has_real_headings_header_rows_and_nobodys_name() -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document(io.BytesIO(formats.rendered(worked(), "docx")))
    assert made.paragraphs[0].style.name == "Heading 1"
    assert made.core_properties.title == "Referat – styregruppemøde nr. 6"
    assert made.core_properties.language == "da-DK"
    assert (made.core_properties.author, made.core_properties.last_modified_by) == ("", "")
    _facts, *tables = made.tables
    assert all(table.rows[0]._tr.trPr is not None for table in tables)


# --- as a municipality would send it ------------------------------------------------------------


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def test_docx_is_a4_in_danish_with_nothing_of_a_makers_own_in_it() -> None:
    data = formats.rendered(worked(), "docx")
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in part(data, "word/document.xml")
    assert '<w:lang w:val="da-DK"' in part(data, "word/styles.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if name.endswith((".jpeg", ".png", "app.xml"))]
        assert b"Macintosh" not in b"".join(map(parts.read, parts.namelist()))


def test_docx_repeats_its_header_rows_splits_none_and_numbers_its_pages() -> None:
    data = formats.rendered(worked(), "docx")
    words = part(data, "word/document.xml")
    tables = sum(isinstance(one, TableBlock) for one in worked().blocks)
    assert words.count("<w:tblHeader/>") == tables
    assert words.count("<w:cantSplit/>") == words.count("<w:tr>")
    assert "Referat – styregruppemøde nr. 6 · 04.02.2027 · Gruppen" in part(data, "word/header1.xml")
    footer = re.sub("<[^>]+>", "", part(data, "word/footer1.xml"))
    assert footer.strip() == "Side 1 af 1"
    assert re.findall('w:instr="([A-Z]+)"', part(data, "word/footer1.xml")) == ["PAGE", "NUMPAGES"]


def test_docx_takes_as_long_as_it_has_to_say(desk: Desk) -> None:
    """Twice as long a document takes about twice as long; a library took four times as long."""

    def cost(times: int) -> float:
        one = replace(worked(), blocks=worked().blocks * times)
        began = time.process_time()
        formats.rendered(one, "docx")
        return time.process_time() - began

    cost(1)
    assert cost(80) < 8 * max(cost(20), 0.02)


def test_every_page_of_a_pdf_says_what_it_is_for_whom_and_how_far() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    pytest.importorskip("typst")
    with pikepdf.open(io.BytesIO(formats.rendered(worked(), "pdf"))) as made:
        pages = [glyphs(page) for page in made.pages]
        width, height = (float(one) for one in made.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == (595, 842)
    assert len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert "04.02.2027 · Gruppen · Indeholder lukkede punkter · Til godkendelse" in words
        assert f"Side {number} af {len(pages)}" in words


def test_one_sign_without_a_font_leaves_the_others_as_they_are() -> None:
    pytest.importorskip("typst")
    one = replace(worked(), blocks=(*worked().blocks[:1], Paragraph((Run("Pil → og ไทย"),))))
    words = pdf_text(formats.rendered(one, "pdf"))
    assert "Pil → og (thai character" in words


def test_html_breaks_no_number_and_lets_a_wide_table_scroll_by_itself() -> None:
    page = formats.rendered(worked(), "html").decode()
    assert '<td class="n">B-2027-01</td>' in page
    assert '<td class="n">18.02.2027</td>' in page
    assert page.count("<table>") == page.count('<div class="scroll" role="group" tabindex="0"')


@pytest.mark.parametrize("letters", [1, 30, 400])
def test_the_columns_of_a_table_share_the_whole_width(letters: int) -> None:
    cells = ((Run("B-2027-01"),), (Run("ord " * letters),), (Run("x" * letters),))
    found = shares(TableBlock(tuple((Run(name),) for name in ("Nr.", "Beslutning", "Punkt")), (cells,)))
    assert sum(found) == 100
    assert min(found) > 0


# --- nothing leaks ------------------------------------------------------------------------------


def everything(name: str, data: bytes) -> str:
    """All text of a file, with what is hidden in it: properties, metadata, names and parts."""
    if name.endswith((".docx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(f"{one}\n{everything(one, archive.read(one))}" for one in archive.namelist())
    if name.endswith(".pdf"):
        return pdf_text(data)
    if name.endswith(".eml"):
        message = email.message_from_bytes(data, policy=default)
        parts = [one.get_payload(decode=True) for one in message.walk() if not one.is_multipart()]
        names = [one.get_filename() or "" for one in message.walk()]
        texts = [
            everything(given, part) for given, part in zip(names[-len(parts) :], parts, strict=True) if part
        ]
        return "\n".join([str(message.items()), *names, *texts])
    return data.decode("utf-8", "replace")


def pdf_text(data: bytes) -> str:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(data)) as made:
        told = str(made.docinfo) + made.Root.Metadata.read_bytes().decode()
        actual = [str(one) for one in map(repr, made.objects)]
        pages = "".join(glyphs(page) for page in made.pages)
    return "\n".join([told, *actual, pages])


def glyphs(page: Any) -> str:
    """The page's words, by the fonts' own tables from glyph to letter."""
    pikepdf = pytest.importorskip("pikepdf")
    tables = {
        str(name): {
            int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
            for code, letters in unicode_of(font.ToUnicode.read_bytes().decode())
        }
        for name, font in page.Resources.Font.items()
    }
    words, table = "", {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    words += "".join(
                        table.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2)
                    )
    return words


def unicode_of(table: str) -> list[tuple[str, str]]:
    return re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", table)


@pytest.mark.parametrize("form", [*RENDERED, "eml", "zip"])
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.NETWORK])
def test_no_form_holds_a_word_of_the_closed_item(form: str, audience: Audience) -> None:
    for one in (worked(audience), agenda.agenda(worked_agenda(audience))):
        data = parcelled(one, form)
        told = str(sidecar(one, f"{one.name}.{form}", data))
        whole = everything(f"x.{form}", data) + told + one.name
        assert [word for word in FORBIDDEN if word in whole] == []
    assert "Styregruppen har godkendt" in everything(f"x.{form}", parcelled(worked(audience), form))


def parcelled(one: Document, form: str) -> bytes:
    if form in RENDERED:
        return formats.rendered(one, form)
    return zipped(kept(one), one.date) if form == "zip" else draft(one, list(kept(one)), PEOPLE)


def test_what_is_searched_for_would_be_found() -> None:
    for form in (*RENDERED, "eml", "zip"):
        whole = everything(f"x.{form}", parcelled(worked(), form))
        assert "6.950" in whole, form
        assert "overlap" in whole, form


# --- the e-mail draft ---------------------------------------------------------------------------

PEOPLE = (
    Recipient(name="Eksempel Byg ApS", address="byg@eksempel.invalid"),
    Recipient(name="Demo Logistik A/S", address="demo@eksempel.invalid"),
)


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_is_unsent_and_holds_the_text_the_files_and_the_recipients() -> None:
    one = worked()
    message = read(draft(one, [(f"{one.name}.md", formats.rendered(one, "md"))], PEOPLE))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Referat – styregruppemøde nr. 6"
    assert message["To"] == "byg@eksempel.invalid, demo@eksempel.invalid"
    assert "lukkede punkter" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "<h1>Referat" in message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    (file,) = message.iter_attachments()
    assert file.get_filename() == "2027-02-04_styregruppe_06_referat.md"
    assert file.get_payload(decode=True) == formats.rendered(one, "md")


def test_the_network_does_not_see_each_others_addresses() -> None:
    message = read(draft(worked(Audience.NETWORK), [], PEOPLE))
    assert message["To"] is None
    assert message["Bcc"] == "byg@eksempel.invalid, demo@eksempel.invalid"


@pytest.mark.parametrize("words", ["x\r\nBcc: en@anden.invalid", "--=_part_0", "--=_part_0--\n\n.", "æøå 😀"])
def test_no_text_writes_a_header_or_ends_a_part(words: str) -> None:
    one = hostile(words)
    message = read(
        draft(replace(one, title=plain(one.title)), [("a.md", formats.rendered(one, "md"))], PEOPLE)
    )
    assert message["Bcc"] is None
    assert message["To"] == "byg@eksempel.invalid, demo@eksempel.invalid"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/markdown",
    ]  # fmt: skip
    assert next(iter(message.iter_attachments())).get_payload(decode=True) == formats.rendered(one, "md")


# --- the invitation -----------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2026, 12, 1))


def event(desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP) -> tuple[str, Any]:
    from icalendar import Calendar

    calendar = Calendar.from_ical(invitation(desk, meeting, audience))
    (one,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), one


def test_an_invitation_is_read_back_with_its_time_place_and_agenda(desk: Desk) -> None:
    meeting = finding.meeting(desk.store.look(), 6)
    method, one = event(desk, meeting)
    assert (method, str(one["STATUS"])) == ("PUBLISH", "CONFIRMED")
    assert one.decoded("dtstart").isoformat() == "2027-02-04T08:30:00+01:00"
    assert one.decoded("dtend").isoformat() == "2027-02-04T10:00:00+01:00"
    assert one["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert "4. Årsplan 2027 (15 min.)" in str(one["DESCRIPTION"])
    assert "Prøvekantinen A/S" in str(one["LOCATION"])


def test_moving_and_calling_off_update_the_same_entry(desk: Desk) -> None:
    meeting = finding.meeting(desk.store.look(), 6)
    before = event(desk, meeting)[1]
    moved = meetings.move(desk, meeting, meeting.date.replace(day=11), meeting.starts)
    after = event(desk, moved)[1]
    off_method, off = event(desk, meetings.call_off(desk, moved, "Sygdom"))
    assert str(before["UID"]) == str(after["UID"]) == str(off["UID"]) == meeting_uid(meeting)
    assert before["SEQUENCE"] < after["SEQUENCE"] < off["SEQUENCE"]
    assert after.decoded("dtstart").day == 11
    assert (off_method, str(off["STATUS"])) == ("CANCEL", "CANCELLED")


def test_an_invitation_for_the_outside_does_not_tell_what_a_closed_item_is_about(desk: Desk) -> None:
    meeting = finding.meeting(desk.store.look(), 6)
    assert "Bemanding" in invitation(desk, meeting).decode().replace("\r\n ", "")
    outside = invitation(desk, meeting, Audience.NETWORK).decode().replace("\r\n ", "")
    assert "Bemanding" not in outside
    assert "7. Lukket punkt\\n" in outside


# --- the table of formats -----------------------------------------------------------------------

EXTRAS = {one.id: one.extra for one in formats.FORMATS if one.extra}
LIBRARIES = {"pdf": "typst"}


@pytest.mark.parametrize("form", EXTRAS)
def test_a_missing_extra_is_one_sentence_that_says_how_to_get_it(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[form], None)
    with pytest.raises(Refused, match=rf"coc-tui\[{EXTRAS[form]}\]"):
        formats.rendered(worked(), form)


def test_the_extras_are_the_ones_the_package_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS.values()) == project["optional-dependencies"].keys() - {"test"}


@pytest.mark.parametrize("kind", sorted(formats.EVERY_PAPER))
def test_every_paper_is_made_in_every_format_the_table_gives_it(desk: Desk, kind: str) -> None:
    meeting = finding.meeting(desk.store.look(), 5)
    leaving = {
        "agenda": lambda: outgoing.agenda_leaving(desk, meeting, Audience.GROUP),
        "minutes": lambda: outgoing.minutes_leaving(desk, meeting, Audience.GROUP),
        "register": lambda: outgoing.register_leaving(desk, "results", Audience.GROUP),
        "evaluation": lambda: outgoing.evaluation_leaving(desk, Audience.GROUP),
    }[kind]()
    assert leaving.kind == kind
    distribution.set_recipients(desk, Audience.GROUP, PEOPLE)
    made = {one.id: formats.made(desk, leaving, one.id) for one in formats.of_papers(kind)}
    assert all(made.values())
    assert {"md", "html", "docx", "pdf", "eml", "zip"} <= made.keys()


@pytest.mark.parametrize(
    ("command", "kind"), [("agenda", "agenda"), ("minutes", "minutes"), ("register", "register")]
)
def test_the_command_line_offers_the_formats_of_the_table(command: str, kind: str) -> None:
    module = import_module(f"coc_tui.cli.{command}")
    (option,) = (one for one in module.command.params if one.name == "form")
    assert list(option.type.choices) == [one.id for one in formats.of_papers(kind)]


def test_a_format_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="odt"):
        formats.find("odt")
