"""The notation of live minutes: one typed line becomes notes, decisions, actions and risk changes.

``b: text`` (or ``d:``)               a decision
``o: owner text deadline`` (or ``a:``) an action
``r3: 2x4 reason``                    risk 3 assessed anew, likelihood x impact; ``RISK-3: 2x4 reason`` too
``r: text``                           a new risk
anything else                         a note

Reading is total and loses nothing: the sources of what was read, joined, are the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coc_tui.domain.outcomes import StatedOutcome, ending, too_bare
from coc_tui.domain.people import Owner
from coc_tui.domain.reading.dates import split_deadline
from coc_tui.domain.reading.owners import Candidate, split_owners
from coc_tui.errors import CocError, WrongUse

__all__ = [
    "ActionLine",
    "Candidate",
    "CaptureContext",
    "Captured",
    "CapturedAssessment",
    "DecisionLine",
    "NewRisk",
    "Note",
    "Unclear",
    "read",
    "turn",
    "turned",
]

# A path such as "o:\plan" is no marker.
_MARKER = re.compile(
    r"(?<![^\s;])(?:(?P<letter>[bdoar])(?:(?<=r)\s?(?P<risk>[0-9]{1,4}))?\s?:(?![\\/])"
    # The risk's own key, when it is assessed: "risiko 3: stor" is prose.
    r"|ris(?:k|iko)[\s\u2010-\u2015-]?(?P<key>[0-9]{1,4})\s?:(?=\s*[0-9]{1,3}\s*[x×*]))",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?P<likelihood>[0-9]{1,3})\s*[x×*]\s*(?P<impact>[0-9]{1,3})(?!\w)\s*(?:[,:;]|[-–](?=\s))?(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FAR = timedelta(days=300)
"""How far ahead of the meeting the deadline of an action seldom is, unless its year is written."""
_YEAR_STANDS = 4
"""The last letters of a deadline, in which its year stands when it is written."""
_LETTERED = frozenset(
    (
        *(
            "bilag",
            "forslag",
            "gruppe",
            "hold",
            "litra",
            "lokale",
            "model",
            "mulighed",
            "pkt",
            "pkt.",
            "plan",
        ),
        *("punkt", "scenarie", "spor", "variant"),
        *("annex", "group", "item", "option", "point", "proposal", "room", "scenario"),
    )
)
"""Words that a letter belongs to: ``lokale b: 20 pladser`` is no decision."""


@dataclass(frozen=True)
class CaptureContext:
    """What a line is read against."""

    candidates: tuple[Candidate, ...]
    """Everybody who can own an action."""
    meeting_date: date
    """The day deadlines count from."""
    next_meeting: date | None = None
    """The day of the next meeting; None while it is not known."""


@dataclass(frozen=True)
class Note:
    """Text without a marker."""

    source: str
    text: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision, or what is written in its place when an item ended without one."""

    source: str
    text: str
    ending: StatedOutcome | None = None
    """How the item ended when that is what the line says; nothing is to be logged then."""


@dataclass(frozen=True)
class ActionLine:
    """An action with its owners and its deadline."""

    source: str
    owners: tuple[Owner, ...]
    text: str
    due: date | None
    past: bool
    """Whether the deadline lies before the meeting, which is to be asked about once."""
    far: bool = False
    """Whether a deadline without a year is nearly a year ahead: it may be a slip for a day just past."""
    next_meeting: bool = False
    """Whether the deadline is the next meeting; ``due`` is its day as long as it is known."""


@dataclass(frozen=True)
class CapturedAssessment:
    """A new assessment of the risk with the number ``risk``, which need not exist; degrees 1 to 5."""

    source: str
    risk: int
    likelihood: int
    impact: int
    reason: str


@dataclass(frozen=True)
class NewRisk:
    """A risk that was not in the register."""

    source: str
    text: str


@dataclass(frozen=True)
class Unclear:
    """A marker was seen, but what followed was not understood: it stays as text."""

    source: str
    kind: Literal["decision", "action", "assessment", "risk"]
    error: CocError
    """What is missing, and what to write."""
    text: str
    """The text to keep, with its marker."""


Captured = Note | DecisionLine | ActionLine | CapturedAssessment | NewRisk | Unclear


def read(line: str, context: CaptureContext) -> tuple[Captured, ...]:
    """Return what ``line`` says, in its order; an empty line says nothing.

    A marker counts where the line begins. Later in the line it counts after a semicolon, after a slash
    that stands alone, or after two spaces; when a marker has counted already, also after one space,
    unless the word before takes a letter (``bilag a:``). So ordinary prose stays a note.
    Deadlines are read by :func:`coc_tui.domain.reading.dates.split_deadline` and owners by
    :func:`coc_tui.domain.reading.owners.split_owners`. Raises nothing: what is not understood is Unclear.
    """
    return tuple(_understood(source, body, context) for source, body in _pieces(line))


def turn(text: str, into: Literal["decision", "action", "note"]) -> str:
    """Return the line ``text`` with the marker that makes it a decision, an action or a note.

    The words are untouched. A line of several captures is turned one capture at a time. The marker of an
    assessment says which risk it is about, so ``r3`` stays as a word.
    """
    margin = text[: len(text) - len(text.lstrip())]
    words = text[len(margin) :]
    if marker := _MARKER.match(words):
        risk = f"r{number} " if (number := _risk_of(marker)) else ""
        words = risk + words[marker.end() :].removeprefix(" ")
    return margin + {"decision": "b: ", "action": "o: ", "note": ""}[into] + words


def _letter_of(marker: re.Match[str]) -> str:
    return "r" if marker["key"] else marker["letter"].casefold()


def _risk_of(marker: re.Match[str]) -> str:
    return marker["key"] or marker["risk"] or ""


def turned(line: str) -> str:
    """Return ``line`` as the next of note, decision, action, and a note again; the words are untouched."""
    marker = _MARKER.match(line.lstrip())
    letter = _letter_of(marker) if marker else ""
    if letter and letter in "bd":
        return turn(line, "action")
    return turn(line, "note" if letter and letter in "oa" else "decision")


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of ``line``, and the piece without the sign that parts it from the next."""
    begun = False
    start = 0
    for marker in _MARKER.finditer(line):
        before = line[start : marker.start()]
        body = before.rstrip()
        if not body:
            begun = True
            continue
        gap = len(before) - len(body)
        if body.endswith(";") or (gap and re.search(r"(?:^|\s)/\Z", body)):
            body = body[:-1]
        elif gap < 2 and (not begun or body.split()[-1].casefold() in _LETTERED):
            continue
        yield before, body
        start = marker.start()
        begun = True
    if line:
        yield line[start:], line[start:]


def _understood(source: str, body: str, context: CaptureContext) -> Captured:
    body = body.strip()
    marker = _MARKER.match(body)
    if marker is None:
        return Note(source, body)
    text = body[marker.end() :].strip()
    letter = _letter_of(marker)
    kind: Literal["decision", "action", "assessment", "risk"] = "decision"
    try:
        if letter in "bd":
            if not text:
                raise WrongUse("The decision has no text.")
            if too_bare(text):
                raise WrongUse("{text} is no decision to log. Write what was decided.", text=text.rstrip("."))
            return DecisionLine(source, text, ending(text))
        if letter in "oa":
            kind = "action"
            return _action(source, text, context)
        if number := _risk_of(marker):
            kind = "assessment"
            return _assessment(source, int(number), text)
        kind = "risk"
        if _DEGREES.fullmatch(text):
            raise WrongUse("Write the number of the risk as well, for example r3: 2x4 reason.")
        if not text:
            raise WrongUse("The risk has no text.")
        return NewRisk(source, text)
    except WrongUse as error:
        return Unclear(source, kind, error, body)


def _action(source: str, text: str, context: CaptureContext) -> ActionLine:
    owners, rest = split_owners(text, context.candidates)
    deadline = split_deadline(rest, context.meeting_date, context.next_meeting)
    if not deadline.before.strip():
        raise WrongUse("The action has no text.")
    due = deadline.due
    past = due is not None and due < context.meeting_date
    far = due is not None and due - context.meeting_date > _FAR and f"{due:%y}" not in rest[-_YEAR_STANDS:]
    return ActionLine(source, owners, deadline.before.strip(), due, past, far, deadline.next_meeting)


def _assessment(source: str, risk: int, text: str) -> CapturedAssessment:
    found = _DEGREES.fullmatch(text)
    if found is None:
        raise WrongUse(
            "Write likelihood x impact and the reason, for example r{risk}: 2x4 reason.", risk=risk
        )
    likelihood, impact = int(found["likelihood"]), int(found["impact"])
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        raise WrongUse("Likelihood and impact go from 1 to 5.")
    reason = found["reason"].strip()
    if not reason:
        raise WrongUse("A changed assessment needs a reason.")
    return CapturedAssessment(source, risk, likelihood, impact, reason)
