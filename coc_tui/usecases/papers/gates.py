"""The gates a paper passes before it leaves the group: read, approved, without personal numbers, marked.

A read-through is no approval, so all gates but one open for a reason, which is kept with who and when.
What is only worth a second look is told as a hint and stops nothing.
"""

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.distribution import Gate, Override, ReadThrough
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.privacy import (
    Certainty,
    personal_numbers,
    sensitive_words,
    telling_words,
)
from coc_tui.domain.text import clean, clean_line
from coc_tui.errors import CocError, WrongUse
from coc_tui.language import say
from coc_tui.language.words import in_words
from coc_tui.usecases.papers import quorum
from coc_tui.usecases.papers.editions import letterhead
from coc_tui.usecases.papers.leaks import own_words
from coc_tui.usecases.papers.views import AgendaView, Audience, MinutesView, RegisterView
from coc_tui.usecases.term.query_context import query_context

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6} (?P<title>.*)")
_ITEM = re.compile(r"(?P<number>\d+[a-z]*)\. ")


class GateClosed(CocError):
    """A paper that must not leave yet: a gate is closed, and nobody has given a reason to open it."""

    firm = False
    """Whether no reason opens it."""


@dataclass(frozen=True)
class Paper:
    """A paper on its way out, in the edition of one audience."""

    key: str
    """A stable name, such as ``minutes:6``, ``agenda:6`` or ``register:risks``."""
    title: str
    audience: Audience
    written: Callable[[], str] = field(repr=False, compare=False)
    """Writes the Markdown every format is made from."""
    fingerprint: str
    """SHA-256 of what it says, without its state: see :func:`fingerprint`."""
    meeting: str = ""
    """The id of the meeting it is about; empty for a register."""
    minutes: bool = False
    """Whether it is minutes or a part of them."""
    approved: bool = False
    """Whether it is sealed minutes."""
    beside: str = ""
    """Text that leaves with it in the format it leaves in, and that the Markdown may not hold."""

    @cached_property
    def text(self) -> str:
        """The Markdown every format is made from, written when it is first asked for."""
        return self.written()


@dataclass(frozen=True)
class Hindrance:
    """A gate that is closed, and why."""

    gate: Gate
    what: Phrase
    firm: bool = False
    """Whether no reason opens it."""


def fingerprint(view: MinutesView | AgendaView | RegisterView, corrections: str = "") -> str:
    """Return the SHA-256 of what a view says: a later edit changes it, becoming approved does not.

    ``corrections`` tells how many corrections were added to it since.
    """
    said = view.rows if isinstance(view, RegisterView) else [_said(one) for one in view.items]
    if isinstance(view, MinutesView) and view.movements:
        # Who came and left is printed under the items.
        said = [*said, *map(_said, view.movements)]
    return hashlib.sha256(f"{said!r}{corrections}".encode()).hexdigest()


def _said(part: Any) -> Any:
    """Return a part of a view by the names of its fields, without what no reader is told.

    What it returns may never change for the same paper: a stored read-through would no longer be of it.
    """
    if isinstance(part, tuple):
        return tuple(map(_said, part))
    if not is_dataclass(part):
        return part
    return {
        one.name: _said(value)
        for one in fields(part)
        if (said := one.metadata.get("said", True))
        and ((value := getattr(part, one.name)) != one.default or said != "when set")
    }


def hindrances(desk: Desk, paper: Paper) -> tuple[Hindrance, ...]:
    """Return the gates that are closed for the paper; none when it stays in the group."""
    if paper.audience.sees_closed:
        return ()
    return (*_reading(desk, paper), *_approval(paper), *_numbers(paper), *_marks(desk, paper))


def _reading(desk: Desk, paper: Paper) -> Iterator[Hindrance]:
    """R7.1, A10: what goes to the network is read by the partner first."""
    if paper.audience is not Audience.NETWORK or reading(desk, paper) is not None:
        return
    review = desk.agreement().review
    before = desk.store.look().where(ReadThrough, paper=paper.key)
    what = (
        Phrase(
            "It was changed after {who} read it on {day} (section {clause}).",
            who=before[-1].who,
            day=before[-1].day,
            clause=review.clause,
        )
        if before
        else Phrase(
            "{partner} has not read it (section {clause}).",
            partner=desk.agreement().party(review.party).name,
            clause=review.clause,
        )
    )
    yield Hindrance(Gate.READING, what)


def _approval(paper: Paper) -> Iterator[Hindrance]:
    if paper.minutes and not paper.approved:
        yield Hindrance(Gate.APPROVAL, Phrase("The minutes are not approved."))


def _numbers(paper: Paper) -> Iterator[Hindrance]:
    for place, line, text in _passages(paper.text):
        for one in personal_numbers(text):
            firm = one.certainty is Certainty.CERTAIN
            what = (
                Phrase("Item {item}, line {line}: this looks like a personal number.", item=place, line=line)
                if place
                else Phrase("Line {line}: this looks like a personal number.", line=line)
            )
            yield Hindrance(Gate.NUMBER, what, firm)
    if not personal_numbers(paper.text):
        for one in personal_numbers(paper.beside):
            what = Phrase("The data, line {line}: this looks like a personal number.", line=one.line)
            yield Hindrance(Gate.NUMBER, what, one.certainty is Certainty.CERTAIN)


def _marks(desk: Desk, paper: Paper) -> Iterator[Hindrance]:
    """R9.3, R9.4: both names before the end; sealed minutes keep those of their day."""
    now = query_context(desk)
    names = letterhead(now)
    wanted = [mark for mark in now.agreement.marks if mark.name in names]
    plain = _plain(paper.text)
    if paper.approved:
        return
    for mark in wanted:
        if mark.name not in plain:
            yield Hindrance(
                Gate.MARKS,
                Phrase(
                    "Name and logo are missing: {name} (section {clause}).",
                    name=mark.name,
                    clause=mark.clause,
                ),
            )


def _passages(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each line of a paper with the number of the item it stands under, and its own number."""
    place = ""
    for line, raw in enumerate(text.split("\n"), 1):
        plain = _plain(raw)
        if heading := _HEADING.match(raw):
            item = _ITEM.match(_plain(heading["title"]))
            place = item["number"] if item else ""
        yield place, line, plain


def _plain(markdown: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", markdown))


# --- hints --------------------------------------------------------------------------------------


def hints(desk: Desk, paper: Paper) -> tuple[Phrase, ...]:
    """Return what is worth a second look before the paper leaves: too few members, words, possible leaks."""
    found = [*_members(desk, paper), *_words(paper)]
    if not paper.audience.sees_closed:
        found += leaks(desk, paper)
    return tuple(found)


def _members(desk: Desk, paper: Paper) -> Iterator[Phrase]:
    if paper.minutes:
        now = query_context(desk)
        if lacking := quorum.lacking(now, now.look.get(Meeting, paper.meeting)):
            yield lacking


def _words(paper: Paper) -> Iterator[Phrase]:
    for place, line, text in _passages(paper.text):
        for one in sensitive_words(text):
            if place:
                yield Phrase(
                    "Item {item}, line {line}: “{word}” ({reason}).",
                    item=place,
                    line=line,
                    word=one.word,
                    reason=one.reason,
                )
            else:
                yield Phrase("Line {line}: “{word}” ({reason}).", line=line, word=one.word, reason=one.reason)


def leaks(desk: Desk, paper: Paper) -> tuple[Phrase, ...]:
    """Return where words that only closed items say stand in the paper."""
    meeting = desk.store.look().get(Meeting, paper.meeting) if paper.meeting else None
    own = own_words(desk, meeting)
    found = []
    for place, line, text in _passages(paper.text) if own else ():
        for word in telling_words(text).keys() & own.keys():
            found.append(
                Phrase(
                    "Item {item}, line {line}: a closed item says “{word}” too.",
                    item=place,
                    line=line,
                    word=own[word],
                )
                if place
                else Phrase("Line {line}: a closed item says “{word}” too.", line=line, word=own[word])
            )
    return tuple(sorted(found, key=lambda one: (one.values["line"], one.values["word"])))


# --- passing ------------------------------------------------------------------------------------


def reading(desk: Desk, paper: Paper) -> ReadThrough | None:
    """Return the read-through of the paper as it is now; None when it has none, or was changed since."""
    found = desk.store.look().where(ReadThrough, paper=paper.key, fingerprint=paper.fingerprint)
    return found[-1] if found else None


def was_read(desk: Desk, paper: Paper, who: str) -> ReadThrough:
    """Note that the partner has read the paper as it is now (R7.1)."""
    if not clean_line(who):
        raise WrongUse("Say who has read it.")
    with desk.store.change("Read by the partner: {title}", by=desk.person.name, title=paper.title) as change:
        return change.add(
            ReadThrough(paper=paper.key, fingerprint=paper.fingerprint, who=who, day=desk.clock.today())
        )


def let_out(desk: Desk, paper: Paper, *, override: str = "", seen_only: bool = False) -> tuple[Phrase, ...]:
    """Let a paper leave, and return what stands in its way all the same.

    Raises GateClosed, with the list, while a gate is closed; the reason ``override`` opens all but a
    certain personal number, and is kept. What is ``seen_only`` is not handed to anybody yet: closed gates
    are only told of then, but for that number.
    """
    closed = hindrances(desk, paper)
    firm = [one for one in closed if one.firm]
    reason = clean(override).strip()
    if firm or (closed and not reason and not seen_only):
        error = GateClosed(
            "{title} cannot go to {audience}: {why}",
            title=paper.title,
            audience=_to(paper.audience),
            why=" ".join(say(one.what) for one in firm or closed),
        )
        error.firm = bool(firm)
        raise error
    if closed and reason:
        _keep(desk, paper, closed, reason)
        closed = ()
    return tuple(one.what for one in closed)


def _to(audience: Audience) -> str:
    return str(in_words(audience)).lower()


def _keep(desk: Desk, paper: Paper, closed: tuple[Hindrance, ...], reason: str) -> None:
    with desk.store.change(
        "Let out with a reason: {title}", by=desk.person.name, title=paper.title
    ) as change:
        known = change.where(
            Override, paper=paper.key, audience=paper.audience.value, fingerprint=paper.fingerprint
        )
        if any(one.reason == reason for one in known):
            return
        change.add(
            Override(
                paper=paper.key,
                audience=paper.audience.value,
                fingerprint=paper.fingerprint,
                gates=tuple(dict.fromkeys(one.gate for one in closed)),
                reason=reason,
                day=desk.clock.today(),
            )
        )


def overrides(desk: Desk, meeting: Meeting | None = None) -> tuple[Override, ...]:
    """Return the gates that were opened with a reason, newest first; of one meeting's papers, or of all."""
    found = desk.store.look().all(Override)
    if meeting is not None:
        keys = {f"minutes:{meeting.number}", f"agenda:{meeting.number}"}
        found = [one for one in found if one.paper in keys]
    return tuple(reversed(found))
