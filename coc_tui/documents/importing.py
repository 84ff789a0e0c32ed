"""Reads an agenda that was edited in an ordinary editor: its items, however freely they are written.

Whatever stands under a heading is the item's; words the program does not know are case text. What the
record has no place for, such as a changed title or time of day, is told by :func:`left_out`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from coc_tui.documents import markdown
from coc_tui.documents.blocks import Block, Facts, HeadingBlock, List, Paragraph, Run, Runs, TableBlock, text
from coc_tui.documents.tokens import blocks
from coc_tui.domain.agenda import Attachment, ItemKind
from coc_tui.domain.reading.folding import folded, spelled
from coc_tui.domain.reading.numbers import read_length
from coc_tui.errors import Unreadable, WrongUse
from coc_tui.language import _
from coc_tui.language.formats import duration
from coc_tui.language.words import word
from coc_tui.usecases.meeting.handmade import WrittenItem

_NUMBER = re.compile(r"(?P<number>\d+[a-z]*)[.)]\s+(?P<rest>.*)", re.DOTALL)
_KIND = re.compile(r"(?P<title>.*?)\s*\((?P<kind>[^()]*)\)\s*", re.DOTALL)
_MOST_NAMED = 3
_BEGINS = re.compile(r"(?:kl\.?|at)\s+\d{1,2}[.:]\d{2}", re.IGNORECASE)


_AGENDA = frozenset({"dagsorden", "agenda", "punkter", "items", "dagsordenspunkter"})
"""Headings over the items, which are none themselves."""
_MINUTES = re.compile(
    r"(?:dagsorden og )?(?:beslutnings|moede|kort )?referat\b(?! (?:fra|af)\b).*|moedefakta|minutes\b.*"
    r"|(?:udkast til|draft) (?:referat|minutes)\b.*"
)
"""Headings of minutes, as they are compared."""
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_MEETING = re.compile(r"(?:nr|no)\.\s*(?P<number>\d+)\s*\Z", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_VERBATIM = frozenset({"fence", "code_block", "html_block", "blockquote_open", "ordered_list_open"})
_VERBATIM_INLINE = frozenset({"link_open", "image", "code_inline", "html_inline"})


def read_agenda(source: str, meeting: int | None = None) -> tuple[WrittenItem, ...]:
    """Return the items of an agenda written as Markdown, in its order.

    An item is a heading: of the second level, or of the level people gave those with a number; where there
    is none, a line of a numbered list. Raises WrongUse for what is no agenda: without items, minutes, the
    agenda of another meeting than number ``meeting``, and an edition without the content of closed items,
    which would take their content away.
    """
    read = list(_blocks(_plain(source)))
    _refuse_others(read, meeting)
    level = _level(read)
    items: list[list[Block]] = []
    inside = False
    for block in read:
        if isinstance(block, HeadingBlock) and block.level <= level:
            inside = _is_item(block, level)
            if inside:
                items.append([block])
        elif inside:
            items[-1].append(block)
    found = tuple(_item(several) for several in items) or tuple(_listed_items(source))
    if not found:
        raise WrongUse("There are no items in the file: each begins with two number signs and its title.")
    return found


def _plain(source: str) -> str:
    return _FRONT_MATTER.sub("", source.removeprefix("\ufeff").replace("\r\n", "\n"))


def _blocks(source: str) -> Iterator[Block]:
    """Yield what is written, and word for word what has no form in a record: code, links, numbered lists."""
    lines = source.split("\n")
    group: list[Token] = []
    for token in markdown.parsed(source):
        group.append(token)
        if token.level or token.nesting == 1:
            continue
        if _word_for_word(group):
            first, last = group[0].map or (0, 0)
            # Closing fences say nothing; the words in them do.
            yield from (
                Paragraph((Run(_ESCAPED.sub(r"\1", line)),)) for line in lines[first:last] if line.strip()
            )
        else:
            yield from blocks(group)
        group = []


def _word_for_word(group: Sequence[Token]) -> bool:
    inline = {child.type for token in group for child in token.children or ()}
    return bool(_VERBATIM & {token.type for token in group} or _VERBATIM_INLINE & inline)


def _refuse_others(read: Sequence[Block], meeting: int | None) -> None:
    headings = [block for block in read if isinstance(block, HeadingBlock)]
    foreign = [words for one in headings if _MINUTES.fullmatch(spelled(words := text(one.runs).strip()))]
    if foreign:
        raise WrongUse(
            "The file is minutes and no agenda: it has {headings}.",
            headings=tuple(f"“{one}”" for one in foreign[:_MOST_NAMED]),
        )
    title = next((text(one.runs) for one in headings if one.level == 1), "")
    found = _MEETING.search(title)
    if meeting is not None and found and int(found["number"]) != meeting:
        raise WrongUse(
            "The file is the agenda of meeting {other}, not of meeting {number}.",
            other=int(found["number"]),
            number=meeting,
        )


def _level(read: Sequence[Block]) -> int:
    """Return the level of the headings that are items."""
    headings = [block for block in read if isinstance(block, HeadingBlock)]
    numbered = [one.level for one in headings if one.level > 1 and _NUMBER.fullmatch(text(one.runs).strip())]
    return min(numbered, default=2)


def _is_item(heading: HeadingBlock, level: int) -> bool:
    """Return whether a heading is an item, and not the title or the overview the program writes itself."""
    words = text(heading.runs).strip()
    return (
        heading.level == level
        and words not in _said("The items at a glance")
        and spelled(words) not in _AGENDA
    )


def _listed_items(source: str) -> Iterator[WrittenItem]:
    """Yield the items of an agenda that is a numbered list; what stands under a line is its case text."""
    lines = _plain(source).split("\n")
    starts = [place for place, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    for first, last in pairwise([*starts, len(lines)]):
        under = [_ESCAPED.sub(r"\1", line) for line in lines[first + 1 : last] if line.strip()]
        yield replace(_heading(_ESCAPED.sub(r"\1", lines[first])), case_text="\n".join(under))


def left_out(source: str, items: Sequence[WrittenItem], printed: str) -> tuple[str, ...]:
    """Return the lines of ``source`` with a word or number that ``items`` do not hold.

    What the program prints around them itself, ``printed``, counts as there: within the items each word,
    but before them, where the meeting's day, time and place stand, only whole lines.
    """
    held: set[str] = set()
    for one in items:
        held.update(_words(f"{one.number} {one.title} {one.case_text} {one.recommendation} {one.guests}"))
        held.update(_words(" ".join(f"{paper.title} {paper.where}" for paper in one.attachments)))
        held.update(_words(f"{one.kind and word(one.kind)} {one.presenter} {_length_words(one)}"))
    lines, same = source.split("\n"), set(printed.split("\n"))
    begins = _first_item(lines, items)
    found = [line for line in lines[:begins] if line not in same and not held.issuperset(_words(line))]
    held.update(_words(printed))
    found += [line for line in lines[begins:] if not held.issuperset(_words(line))]
    return tuple(line.strip() for line in found)


def _first_item(lines: Sequence[str], items: Sequence[WrittenItem]) -> int:
    """Return the number of the line the first item begins in."""
    title = set(_words(items[0].title)) if items else set()
    begun = (
        place for place, line in enumerate(lines) if line[:1] in "#123456789" and title <= set(_words(line))
    )
    return next(begun, 0)


def _words(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())


def _length_words(item: WrittenItem) -> str:
    return duration(item.planned_minutes) if item.planned_minutes else ""


def _item(several: Sequence[Block]) -> WrittenItem:
    heading, rest = several[0], list(several[1:])
    assert isinstance(heading, HeadingBlock)
    item = _heading(text(heading.runs))
    first = rest[0] if rest else None
    if isinstance(first, Paragraph) and _set_apart(first.runs):
        return _texts(_plan(item, text(first.runs)), rest[1:])
    return _texts(item, rest)


def _heading(line: str) -> WrittenItem:
    numbered = _NUMBER.fullmatch(line.strip())
    number, title = (numbered["number"], numbered["rest"]) if numbered else ("", line.strip())
    kind = None
    ended = _KIND.fullmatch(title)
    if ended and (kind := _kinds().get(folded(ended["kind"]))):
        title = ended["title"]
    for mark in _said("Closed item"):
        if title.lower().startswith(f"{mark.lower()}:"):
            return WrittenItem(title[len(mark) + 1 :].strip(), number, kind, closed=True)
        if title.lower() == mark.lower():
            raise WrongUse(
                "The file is an edition without the content of closed items. Edit the group's edition."
            )
    return WrittenItem(title, number, kind)


def _kinds() -> dict[str, ItemKind]:
    return {name: one for one in ItemKind for name in (folded(word(one)), one.value)}


def _said(english: str) -> set[str]:
    """Return a text of the agenda in the language in use and in English."""
    return {_(english), english}


def _set_apart(runs: Runs) -> bool:
    return bool(runs) and all(run.style == "em" or not run.text.strip() for run in runs)


def _plan(item: WrittenItem, line: str) -> WrittenItem:
    """Read ``Kl. 08.55 · 15 min. · Projektkoordinatoren``; the time of day follows from the order."""
    minutes, presenter = 0, ""
    for part in filter(None, (one.strip() for one in line.split("·"))):
        if _BEGINS.fullmatch(part):
            continue
        try:
            minutes = read_length(part)
        except Unreadable:
            presenter = part
    return replace(item, planned_minutes=minutes, presenter=presenter)


_LABELS = {
    "case_text": "Case presentation:",
    "recommendation": "Recommendation:",
    "guests": "Guests:",
    "attachments": "Attachments:",
    "follow_up": "Open actions:",
}
_LISTS = frozenset({"attachments", "follow_up"})
"""What is written as bullets, and ends where they do."""


def _texts(item: WrittenItem, rest: Sequence[Block]) -> WrittenItem:
    labels = {folded(label): name for name, english in _LABELS.items() for label in _said(english)}
    found: dict[str, list[str]] = {name: [] for name in _LABELS}
    attached: list[Attachment] = []
    name = "case_text"
    for block in rest:
        runs = block.runs if isinstance(block, Paragraph) else ()
        if runs and runs[0].style == "strong" and (label := labels.get(folded(runs[0].text))):
            name = label
            runs = runs[1:]
            if not text(runs).strip():
                continue
            found[name].append(text(runs).strip())
        elif name in _LISTS and isinstance(block, List):
            # What is still open the program lists itself; the file cannot change it.
            if name == "attachments":
                attached += (_attachment(text(one.runs)) for one in block.items)
        else:
            if name in _LISTS:
                name = "case_text"
            found[name] += _lines(block)
    return replace(
        item,
        case_text="\n".join(found["case_text"]),
        recommendation="\n".join(found["recommendation"]),
        guests=" ".join(found["guests"]),
        attachments=tuple(attached),
    )


def _lines(block: Block) -> Iterator[str]:
    """Yield a block as lines of plain text."""
    match block:
        case Paragraph() | HeadingBlock():
            yield text(block.runs)
        case List():
            yield from _listed(block)
        case TableBlock():
            yield from (" | ".join(map(text, row)) for row in (block.header, *block.rows))
        case Facts():
            yield from (f"{one.label} | {text(one.runs)}" for one in block.facts)


def _listed(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        yield f"{number}. {text(item.runs)}" if block.ordered else f"- {text(item.runs)}"
        if item.inner:
            yield from _listed(item.inner)


def _attachment(line: str) -> Attachment:
    closed = False
    for mark in _said("(closed)"):
        if line.rstrip().endswith(mark):
            line, closed = line.rstrip().removesuffix(mark), True
    title, _dash, where = line.partition(" – ")
    return Attachment(title=title.strip(), where=where.strip(), closed=closed)
