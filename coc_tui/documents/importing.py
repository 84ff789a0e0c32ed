"""Reads an agenda that was edited in an ordinary editor: its items, however freely they are written.

Whatever stands under a heading is the item's; words the program does not know are case text, and
nothing is lost but what the record has no place for: bold, and the times that follow from the order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coc_tui.documents import markdown
from coc_tui.documents.blocks import Block, Facts, Heading, List, Paragraph, Runs, Table, text
from coc_tui.domain.agenda import Attachment, ItemKind
from coc_tui.errors import WrongUse
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.usecases.meeting.handmade import WrittenItem

_NUMBER = re.compile(r"(?P<number>\d+[a-z]*)[.)]\s+(?P<rest>.*)", re.DOTALL)
_KIND = re.compile(r"(?P<title>.*?)\s*\((?P<kind>[^()]*)\)\s*", re.DOTALL)
_LENGTH = re.compile(r"(?:(?P<hours>\d+)\s*(?:t|h)\.?)?\s*(?:(?P<minutes>\d+)\s*min\.?)?", re.IGNORECASE)
_BEGINS = re.compile(r"(?:kl\.?|at)\s+\d{1,2}[.:]\d{2}", re.IGNORECASE)


def read_agenda(source: str) -> tuple[WrittenItem, ...]:
    """Return the items of an agenda written as Markdown, in its order.

    Raises WrongUse when it has none, and when it is an edition without the content of closed items:
    bringing that in would take their content away.
    """
    items: list[list[Block]] = []
    for block in markdown.read(source.removeprefix("\ufeff")):
        if isinstance(block, Heading) and block.level <= 2:
            items.append([block])
        elif items:
            items[-1].append(block)
    found = tuple(_item(several) for several in items if _is_item(several))
    if not found:
        raise WrongUse("There are no items in the file: each begins with two number signs and its title.")
    return found


def _is_item(several: Sequence[Block]) -> bool:
    """Return whether a part is an item, and not the title or the overview the program writes itself."""
    heading = several[0]
    assert isinstance(heading, Heading)
    return heading.level == 2 and text(heading.runs).strip() not in _said("The items at a glance")


def _item(several: Sequence[Block]) -> WrittenItem:
    heading, rest = several[0], list(several[1:])
    assert isinstance(heading, Heading)
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
    if ended and (kind := _kinds().get(ended["kind"].strip().lower())):
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
    return {name: one for one in ItemKind for name in (word(one).lower(), one.value)}


def _said(english: str) -> set[str]:
    """Return a text of the agenda in the language in use and in English."""
    return {_(english), english}


def _set_apart(runs: Runs) -> bool:
    return bool(runs) and all(run.style == "em" or not run.text.strip() for run in runs)


def _plan(item: WrittenItem, line: str) -> WrittenItem:
    """Read ``Kl. 08.55 · 15 min. · Projektkoordinatoren``; the time of day follows from the order."""
    minutes, presenter = 0, ""
    for part in filter(None, (one.strip() for one in line.split("·"))):
        length = _LENGTH.fullmatch(part)
        if length:
            minutes = int(length["hours"] or 0) * 60 + int(length["minutes"] or 0)
        elif not _BEGINS.fullmatch(part):
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
    labels = {label.lower(): name for name, english in _LABELS.items() for label in _said(english)}
    found: dict[str, list[str]] = {name: [] for name in _LABELS}
    attached: list[Attachment] = []
    name = "case_text"
    for block in rest:
        runs = block.runs if isinstance(block, Paragraph) else ()
        if runs and runs[0].style == "strong" and (label := labels.get(runs[0].text.strip().lower())):
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
        case Paragraph() | Heading():
            yield text(block.runs)
        case List():
            yield from _listed(block)
        case Table():
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
