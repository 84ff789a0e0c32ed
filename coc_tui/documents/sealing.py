"""Approved minutes as text that never changes: how they are written down, added to, and handed out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.blocks import Heading, Runs, blocks, text
from coc_tui.documents.document import Document
from coc_tui.documents.minutes import excerpt, minutes
from coc_tui.documents.tree import Emphasis, Tree
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
    return Written(document.name, document.title, markdown.render(document.tree), document.closed)


def add(addition: Addition) -> str:
    """Return the sealed text with the correction after it.

    The sealed text stays the beginning of the new one, and the addition says so: its length in bytes
    and its checksum can be printed here, since they cover only what stands above.
    """
    correction, sealed = addition
    tree = Tree(below=2)
    number, day = correction.number, short_date(correction.day)
    if correction.item:
        tree.heading(
            2, _("Correction {number}, {date}, item {item}", number=number, date=day, item=correction.item)
        )
    else:
        tree.heading(2, _("Correction {number}, {date}", number=number, date=day))
    tree.text("", correction.text)
    count = len(sealed.text.encode())
    tree.paragraph(
        Emphasis(
            _(
                "Everything above is unchanged: the first {count} bytes have the SHA-256 {sha256}.",
                count=count,
                sha256=sealed.sha256,
            )
        ),
        _("It is worked out with: {command}", command=f"head -c {count} {sealed.name}.md | sha256sum"),
    )
    whole = f"{sealed.text}\n{markdown.render(tree)}"
    above = markdown.structure(markdown.read(sealed.text))
    if markdown.structure(markdown.read(whole)) != above + markdown.structure(tree.tokens):
        raise Refused("The document cannot be written so that it reads back the same. Nothing was saved.")
    return whole


def document(sealed: Sealed, meeting: Meeting) -> Document:
    """Return sealed minutes as a document; every format is made from the sealed text."""
    added = f"+{sealed.addition}" if sealed.addition else ""
    return Document(
        kind="minutes",
        title=sealed.title,
        tree=Tree(markdown.read(sealed.text)),
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
    parts = list(_sections(whole.tree.tokens))
    item = next((part for part in parts[1:] if text(_heading(part)).startswith(f"{number}. ")), None)
    if item is None:
        return made
    own = next(_sections(made.tree.tokens))
    # Its own title and head, then what was sealed.
    return replace(made, tree=Tree([*own, *item]))


def _sections(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the head, and then each second-level heading with what stands under it."""
    part: list[Token] = []
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            yield part
            part = []
        part.append(token)
    yield part


def _heading(part: Sequence[Token]) -> Runs:
    first = next(blocks(part))
    return first.runs if isinstance(first, Heading) else ()
