"""No text a user writes can change what a document is: Markdown is proved by reading it back."""

import shutil
import subprocess
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_tui.documents import markdown
from coc_tui.documents.blocks import Block, emphasis, lines, strong
from coc_tui.documents.body import Body
from coc_tui.documents.tokens import tokens
from coc_tui.domain.text import clean_line
from coc_tui.errors import Refused

CONSTRUCTS = [
    "# heading", "###### six", "#", "##", "title #", "title \\#", "===", "---", "***", "___", "- - -",
    "- item", "+ item", "* item", "-", "1. first", "1) first", "123456789. x", "0.", "> quote", ">",
    "    code", "```", "```python", "~~~", "`code`", "``", "`", "\\", "\\\\", "line\\", "\\#", "\\|",
    "| a | b |", "|---|---|", "|", "||", ":--", ":-:", "a | b", "x|", "<b>", "<script>alert(1)</script>",
    "<!-- x -->", "<?php ?>", "<![CDATA[x]]>", "</div>", "<", "a < b > c", "<<b>", "<<<?php ?>", "<https://example.com>",
    "<a@example.com>", "https://example.com", "www.example.com", "a@example.com", "mailto:a@example.com",
    "[a](b)", "[a]: http://x", "[a]", "[^1]", "[^1]: note", "![a](b)", "!", "[ ] todo", "[x] done", "[[a]]",
    "*a*", "**a**", "***a***", "_a_", "__a__", "a_b_c", "*", "**", "_", "a*b*c", "~~a~~", "~a~",
    "&lt;", "&amp;", "&#35;", "&#x23;", "&", "&nbsp;", "&unknown;", "trailing  ", "  leading", "a  b",
    "\u00a0hard space\u00a0", "\u3000", "😀 emoji 👩‍👩‍👧", "e\u0301", "**Beslutning:** x", "$x$",
    "$$", ":tada:",
    "{x}", "{0}", "%s", "\x1b[31mred\x1b[0m", "\x00", "\u202eright", "+++", "---\ntitle: x\n---", "=",
    "a\n===", "a\n---", "a\n\n\nb", "a\\\nb", "\tcode", "- a\n  - b", "| a |\n|---|\n| b |", "x" * 5000,
    "word " * 2000, "“quotes” – dash…", "#hashtag", "#1", "1.", "1.a", "-a", "+45", "\u2028x", "$ {x}",
]  # fmt: skip

hostile = st.text(
    st.one_of(st.sampled_from("#-+*_=`~|<>[]()!&;:\\/\n .1aæ\"'^{}$%@\t"), st.characters()), max_size=40
)


def document(text: str) -> tuple[Block, ...]:
    """Return a document with ``text`` in every place user text can stand."""
    body = Body()
    body.heading(1, f"Referat {text}")
    body.paragraph(text)
    body.table(["Felt", f"a{text}"], [["Sted", text], [text, ""], [f"{text}b", f"c {text}"]])
    body.heading(2, f"1. {text}")
    body.text("Drøftelse:", text)
    body.text("", text)
    body.paragraph(strong("Beslutning:"), text, emphasis("kursiv"), text)
    body.bullets([(strong("O-2027-01"), text, "–", "04.02.2027"), (text, "–"), (text,)])
    body.heading(3, f"{text} slut")
    body.bullets([(text, strong("x"))])
    body.table(["Risiko"], [[text]])
    body.text("", text)
    return body.blocks


@pytest.mark.parametrize("text", CONSTRUCTS, ids=lambda text: repr(text[:20]))
def test_every_construct_of_markdown_stays_plain_text_in_every_place(text: str) -> None:
    blocks = document(text)
    written = markdown.render(blocks)
    assert markdown.read(written) == blocks
    assert "\x1b" not in written
    assert "\x00" not in written


@settings(max_examples=150)
@given(hostile)
def test_no_text_at_all_changes_the_structure(text: str) -> None:
    blocks = document(text)
    assert markdown.read(markdown.render(blocks)) == blocks


@settings(max_examples=50)
@given(st.lists(hostile, max_size=6))
def test_the_same_tree_gives_the_same_bytes(texts: list[str]) -> None:
    def written() -> str:
        blocks = document("\n".join(texts))
        return markdown.render(blocks)

    assert written() == written()


def test_each_line_a_user_typed_is_a_paragraph_of_its_own() -> None:
    body = Body()
    body.heading(1, "Referat")
    body.text("Drøftelse:", "Første linje.\nAnden linje.\n\nEfter en tom linje.")
    assert markdown.render(body.blocks) == (
        "# Referat\n\n**Drøftelse:** Første linje.\n\nAnden linje.\n\nEfter en tom linje.\n"
    )


def test_several_lines_become_one_in_a_heading_a_cell_and_a_bullet() -> None:
    body = Body()
    body.heading(1, "To\nlinjer")
    body.table(["a\nb"], [["c\nd"]])
    body.bullets([("e\nf",)])
    assert markdown.render(body.blocks) == "# To linjer\n\n| a b |\n| -- |\n| c d |\n\n- e f\n"


def test_an_empty_text_leaves_no_empty_block_and_no_lonely_label() -> None:
    body = Body()
    body.heading(1, "Referat")
    body.text("Drøftelse:", " \n ")
    body.paragraph("", strong(""))
    body.bullets([("",)])
    body.table(["a"], [])
    assert markdown.render(body.blocks) == "# Referat\n"


@pytest.mark.parametrize("levels", [[2], [1, 1], [1, 3], [1, 2, 4], [1, 2, 1]])
def test_a_document_has_one_title_and_skips_no_level(levels: list[int]) -> None:
    body = Body()
    for level in levels[:-1]:
        body.heading(level, "x")
    with pytest.raises(ValueError, match="heading"):
        body.heading(levels[-1], "x")


def test_a_document_that_does_not_read_back_the_same_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coc_tui.documents.markdown.MDRenderer.render", lambda *_: "# other\n")
    with pytest.raises(Refused, match="reads back"):
        markdown.render(document("x"))


# --- the same question to another reader -------------------------------------------------------

needs_cmark = pytest.mark.skipif(shutil.which("cmark") is None, reason="cmark is not installed")


def as_cmark_reads(written: str) -> list[tuple[str, str]]:
    done = subprocess.run(["cmark", "-t", "xml"], input=written.encode(), capture_output=True, check=True)
    root = ElementTree.fromstring(done.stdout)
    blocks: list[tuple[str, str]] = []
    for node in root.iter():
        kind = node.tag.rpartition("}")[2]
        if kind in {"heading", "paragraph", "item"}:
            level = node.get("level", "")
            words = "".join(one.text or "" for one in node.iter() if one.tag.endswith("}text"))
            blocks.append((kind + level, words if kind != "item" else ""))
        elif kind not in {"document", "text", "strong", "emph", "softbreak", "list"}:
            blocks.append((kind, ""))
    return blocks


def as_meant(document: tuple[Block, ...]) -> list[tuple[str, str]]:
    blocks: list[tuple[str, str]] = []
    meant = tokens(document)
    for before, token in pairwise(meant):
        text = "".join(child.content for child in token.children or [])
        if before.type == "list_item_open":
            blocks.append(("item", ""))
        if before.type == "heading_open":
            blocks.append((f"heading{before.tag[1]}", text))
        elif before.type == "paragraph_open":
            blocks.append(("paragraph", text))
    return blocks


def without_tables(text: str) -> tuple[Block, ...]:
    body = Body()
    body.heading(1, f"Referat {text}")
    body.text("Drøftelse:", text)
    body.paragraph(text, emphasis("kursiv"), text)
    body.heading(2, f"1. {text}")
    body.bullets([(strong("O-2027-01"), text, "–"), (text,)])
    body.text("", text)
    return body.blocks


@needs_cmark
def test_another_reader_sees_the_same_headings_lists_and_text() -> None:
    for text in CONSTRUCTS:
        blocks = without_tables(text)
        assert as_cmark_reads(markdown.render(blocks)) == as_meant(blocks), text


@needs_cmark
@settings(max_examples=40)
@given(hostile)
def test_another_reader_sees_the_same_for_any_text(text: str) -> None:
    blocks = without_tables(text)
    assert as_cmark_reads(markdown.render(blocks)) == as_meant(blocks)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_another_reader_sees_the_same_tables() -> None:
    body = Body()
    body.heading(1, "Tabel")
    rows = [[str(number), one] for number, text in enumerate(CONSTRUCTS) for one in [clean_line(text)]]
    body.table(["Nr.", "Tekst"], rows)
    done = subprocess.run(
        ["pandoc", "-f", "commonmark+pipe_tables", "-t", "html", "--wrap=none"],
        input=markdown.render(body.blocks).encode(),
        capture_output=True,
        check=True,
    )
    root = ElementTree.fromstring(f"<html>{done.stdout.decode()}</html>")
    cells = [
        ["".join(cell.itertext()).strip() for cell in row]
        for row in root.iter("tr")
        if row.find("td") is not None
    ]
    assert cells == [[number, text.strip()] for number, text in rows]


def test_lines_are_cleaned_and_empty_ones_left_out() -> None:
    assert lines("a \r\n\n\x1b[1mb\u200b\n \n") == ["a", "[1mb"]
