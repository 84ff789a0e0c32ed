"""Approved minutes as text that never changes: how they are written down, added to, and handed out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.blocks import Block, HeadingBlock, emphasis, text
from coc_tui.documents.body import Body
from coc_tui.documents.document import Document
from coc_tui.documents.minutes import excerpt, minutes
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.sealing import Sealed
from coc_tui.errors import Refused
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.usecases.meeting import approval
from coc_tui.usecases.meeting.approval import Addition, Written
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience, MinutesView
from coc_tui.usecases.records import meetings


def write(view: MinutesView) -> Written:
    """Return minutes as they are sealed. Raises Refused when they do not read back the same."""
    document = minutes(view)
    return Written(document.name, document.title, markdown.render(document.blocks), document.closed)


def add(addition: Addition) -> str:
    """Return the sealed text with the correction after it.

    The sealed text stays the beginning of the new one, and the addition says so: its length in bytes
    and its checksum can be printed here, since they cover only what stands above.
    """
    correction, sealed = addition
    body = Body(below=2)
    number, day = correction.number, short_date(correction.day)
    if correction.item:
        body.heading(
            2, _("Correction {number}, {date}, item {item}", number=number, date=day, item=correction.item)
        )
    else:
        body.heading(2, _("Correction {number}, {date}", number=number, date=day))
    body.text("", correction.text)
    count = len(sealed.text.encode())
    body.paragraph(
        emphasis(
            _(
                "Everything above is unchanged: the first {count} bytes have the SHA-256 {sha256}.",
                count=count,
                sha256=sealed.sha256,
            )
        ),
        _("It is worked out with: {command}", command=f"head -c {count} {sealed.name}.md | sha256sum"),
    )
    whole = f"{sealed.text}\n{markdown.render(body.blocks)}"
    if markdown.read(whole) != (*markdown.read(sealed.text), *body.blocks):
        raise Refused("The document cannot be written so that it reads back the same. Nothing was saved.")
    return whole


def document(sealed: Sealed, meeting: Meeting) -> Document:
    """Return sealed minutes as a document; every format is made from the sealed text."""
    added = f"+{sealed.addition}" if sealed.addition else ""
    return Document(
        kind="minutes",
        title=sealed.title,
        blocks=markdown.read(sealed.text),
        date=meeting.date,
        stem=sealed.name,
        audience=Audience(sealed.audience),
        closed=sealed.closed,
        version=MinutesState.APPROVED.value + added,
        language=sealed.language,
        frozen=sealed.text,
    )


def minutes_of(desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP) -> Document:
    """Return the minutes of ``meeting`` for ``audience``: the sealed ones once they are approved."""
    if (sealed := approval.find_sealed(desk, meeting, audience)) is not None:
        # The internal edition is the group's text, but it goes to another list.
        return replace(document(sealed, meeting), audience=audience)
    return minutes(editions.minutes_view(desk, meeting, audience))


def excerpt_of(desk: Desk, meeting: Meeting, audience: Audience, number: str) -> Document:
    """Return the excerpt of one item; of approved minutes it is the sealed words, cut out unchanged.

    Raises NotFound when there is no item of that number.
    """
    view = editions.minutes_view(desk, meeting, audience)
    made = excerpt(view, number)
    if not meetings.sealed(meeting):
        return made
    whole = minutes_of(desk, meeting, audience)
    parts = list(_sections(whole.blocks))
    item = next((part for part in parts[1:] if _title(part).startswith(f"{number}. ")), None)
    if item is None:
        return made
    own = next(_sections(made.blocks))
    # Its own title and head, then what was sealed.
    return replace(made, blocks=(*own, *item))


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the head, and then each second-level heading with what stands under it."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, HeadingBlock) and block.level == 2:
            yield part
            part = []
        part.append(block)
    yield part


def _title(part: Sequence[Block]) -> str:
    first = part[0]
    return text(first.runs) if isinstance(first, HeadingBlock) else ""
