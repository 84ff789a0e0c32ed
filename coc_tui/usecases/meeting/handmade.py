"""What people change by hand: an agenda written in an ordinary editor, and a file that was exported."""

import difflib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Attachment, ItemKind, Outcome, numbers
from coc_tui.domain.meetings import AgendaState, Meeting
from coc_tui.domain.numbering import late_number
from coc_tui.domain.reading.folding import folded
from coc_tui.domain.text import clean, clean_line
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import _, marked, pgettext
from coc_tui.language.formats import duration
from coc_tui.store import Change, Look
from coc_tui.usecases.meeting.agenda import can_be_prepared
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.records.people import Names


@dataclass(frozen=True)
class WrittenItem:
    """One item as it stands in a file; None is what the file does not say."""

    title: str
    number: str = ""
    """The number in its heading; empty for an item that was written anew."""
    kind: ItemKind | None = None
    closed: bool = False
    planned_minutes: int | None = None
    presenter: str | None = None
    """The role, in words."""
    case_text: str = ""
    recommendation: str = ""
    guests: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class ImportAct:
    """One thing that becomes otherwise."""

    what: Phrase | None
    """None for what follows from another step and is not worth a line."""
    do: Callable[[Change], None] = field(repr=False, compare=False)


def difference(ours: str, theirs: str, name: str) -> str:
    """Return how a file that was changed by hand differs from what would be written in its place.

    Lines with a minus are the program's, lines with a plus are the file's; empty when there is none.
    """
    lines = difflib.unified_diff(
        ours.splitlines(), theirs.splitlines(), fromfile="coc-tui", tofile=name, lineterm="", n=1
    )
    return "\n".join(lines)


def preview(desk: Desk, meeting: Meeting, written: Sequence[WrittenItem]) -> tuple[Phrase, ...]:
    """Return what importing an agenda would change, in its order; nothing when it says the same.

    Refused once the minutes are begun, and for a new order once the agenda is sent. Raises WrongUse
    for a number that stands twice and for a role nobody has.
    """
    return _told(_steps(desk, desk.store.look(), meeting, written))


def bring_in(desk: Desk, meeting: Meeting, written: Sequence[WrittenItem]) -> tuple[Phrase, ...]:
    """Let the agenda of ``meeting`` be as it is ``written``, as one change, and return what was changed.

    Raises as :func:`preview`.
    """
    with desk.store.change(
        "Agenda of meeting {number} brought in from a file", by=desk.person.name, number=meeting.number
    ) as change:
        steps = _steps(desk, change, change.get(Meeting, meeting.id), written)
        for step in steps:
            step.do(change)
        return _told(steps)


def _told(steps: Sequence[ImportAct]) -> tuple[Phrase, ...]:
    return tuple(step.what for step in steps if step.what is not None)


def _steps(desk: Desk, look: Look, meeting: Meeting, written: Sequence[WrittenItem]) -> list[ImportAct]:
    if not can_be_prepared(meeting):
        raise Refused("The agenda of meeting {number} can no longer be prepared.", number=meeting.number)
    twice = [
        number for number, times in Counter(one.number for one in written).items() if number and times > 1
    ]
    if twice:
        raise WrongUse("Item {number} stands twice in the file.", number=twice[0])
    items = finding.items(look, meeting)
    shown = numbers(items)
    names = Names(desk.agreement(look))
    pairs = list(zip(written, _matched(items, shown, written), strict=True))
    kept = [item for _one, item in pairs if item is not None]
    steps = [step for one, item in pairs if item is not None for step in _edits(names, item, one)]
    steps += (
        _removal(meeting, one, shown[one.id])
        for one in items
        if one not in kept and one.outcome != Outcome.DROPPED
    )
    moved = kept != [one for one in items if one in kept]
    if meetings.sent(meeting):
        if moved:
            raise Refused(
                "The agenda of meeting {number} has been sent: its order is fixed.", number=meeting.number
            )
        return steps + _late(names, meeting, pairs, items)
    if moved or len(kept) < len(pairs):
        steps += _placed(names, meeting, pairs, moved=moved)
    return steps


Pair = tuple[WrittenItem, AgendaItem | None]
"""What the file says, and the item it says it of; None for a new one."""


def _matched(
    items: Sequence[AgendaItem], shown: Mapping[str, str], written: Sequence[WrittenItem]
) -> list[AgendaItem | None]:
    """Return the item each part of the file is: the one of that title, else the one of that number.

    The title comes first, since numbers follow from the order and a file can be older than it.
    """
    found: list[AgendaItem | None] = [None] * len(written)
    left = list(items)
    for same in (
        lambda one, item: folded(one.title) == folded(item.title),
        lambda one, item: one.number == shown[item.id],
    ):
        for place, one in enumerate(written):
            item = next((each for each in left if same(one, each)), None)
            if found[place] is None and item is not None:
                found[place] = item
                left.remove(item)
    return found


def _edits(names: Names, item: AgendaItem, written: WrittenItem) -> list[ImportAct]:
    steps = []
    for name, value in _fields(names, written).items():
        before = getattr(item, name)
        if _lines(before) == _lines(value) if isinstance(value, str) else before == value:
            continue
        what = Phrase(
            "{item}: {field} becomes {value}",
            item=item.title,
            field=_(FIELD_NAMES[name]),
            value=_short(names, name, value),
        )

        def edit(change: Change, name: str = name, value: object = value) -> None:
            change.edit(change.get(AgendaItem, item.id), **{name: value})

        steps.append(ImportAct(what, edit))
    return steps


FIELD_NAMES = {
    "title": marked("the title"),
    "kind": marked("the kind"),
    "closed": marked("open or closed"),
    "planned_minutes": marked("the time"),
    "presenter": marked("the presenter"),
    "case_text": marked("the case presentation"),
    "recommendation": marked("the recommendation"),
    "guests": marked("the guests"),
    "attachments": marked("the attachments"),
}
"""What a changed field is called inside a sentence."""

_LONGEST = 60


def _short(names: Names, name: str, value: object) -> object:
    """Return a new value as it is told in one line of a preview."""
    match value:
        case bool():
            return pgettext("item", "closed") if value else pgettext("item", "open")
        case int():
            return duration(value)
        case tuple():
            return "; ".join(one.title for one in value) or "–"
        case ItemKind():
            return value
        case _:
            text = names.role(str(value)) if name == "presenter" and value else clean_line(str(value))
            text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            return f"“{text}”" if text else "–"


def _fields(names: Names, written: WrittenItem) -> dict[str, object]:
    """Return what the file says of an item, as fields of the record. Raises WrongUse for an unknown role."""
    told: dict[str, object] = {
        "title": written.title,
        "closed": written.closed,
        "case_text": written.case_text,
        "recommendation": written.recommendation,
        "guests": written.guests,
        "attachments": written.attachments,
    }
    if written.kind is not None:
        told["kind"] = written.kind
    if written.planned_minutes is not None:
        told["planned_minutes"] = written.planned_minutes
    if written.presenter is not None:
        told["presenter"] = _role(names, written.presenter)
    return told


def _role(names: Names, words: str) -> str:
    if not words:
        return ""
    for role in names.agreement.roles:
        spelled = (role.id, *role.title.values(), *role.the.values(), *role.aliases)
        if folded(words) in {folded(one) for one in spelled}:
            return role.id
    raise WrongUse("There is no role {role} in the agreement.", role=words)


def _lines(text: str) -> list[str]:
    return [line for line in map(clean_line, clean(text).split("\n")) if line]


def _removal(meeting: Meeting, item: AgendaItem, number: str) -> ImportAct:
    if meetings.sent(meeting):
        return ImportAct(
            Phrase("Item {number}, {item}, is dropped", number=number, item=item.title),
            lambda change: _drop(change, item),
        )
    return ImportAct(
        Phrase("Item {number}, {item}, goes to the bin", number=number, item=item.title),
        lambda change: change.bin(change.get(AgendaItem, item.id)),
    )


def _drop(change: Change, item: AgendaItem) -> None:
    change.edit(change.get(AgendaItem, item.id), outcome=Outcome.DROPPED)


def _placed(names: Names, meeting: Meeting, pairs: Sequence[Pair], *, moved: bool) -> list[ImportAct]:
    """Return the steps that put new items in, and all in the order of the file."""
    steps = []
    if moved:
        titles = ", ".join(one.title for one, _item in pairs)
        steps.append(ImportAct(Phrase("The order becomes: {items}", items=titles), lambda change: None))
    for place, (one, item) in enumerate(pairs, 1):
        steps.append(_new(names, meeting, one, float(place)) if item is None else _put(item, place))
    return steps


def _put(item: AgendaItem, place: int) -> ImportAct:
    def put(change: Change) -> None:
        change.edit(change.get(AgendaItem, item.id), position=float(place))

    return ImportAct(None, put)


def _new(
    names: Names, meeting: Meeting, written: WrittenItem, position: float, printed: str = ""
) -> ImportAct:
    fields = _fields(names, written)

    def add(change: Change) -> None:
        change.add(
            AgendaItem.model_validate(
                {**fields, "meeting": meeting.id, "position": position, "printed": printed}
            )
        )

    return ImportAct(Phrase("New item: {item}", item=written.title), add)


def _late(
    names: Names, meeting: Meeting, pairs: Sequence[Pair], items: Sequence[AgendaItem]
) -> list[ImportAct]:
    """Return the steps that put items on an agenda that was sent: with a suffix, behind the one before."""
    steps: list[ImportAct] = []
    taken = {one.printed for one in items}
    before, position = "", min((one.position for one in items), default=1.0) - 1
    for one, item in pairs:
        if item is not None:
            before, position = item.printed, item.position
            continue
        before = late_number(before, taken)
        taken.add(before)
        above = min((each.position for each in items if each.position > position), default=position + 2)
        position = (position + above) / 2
        steps.append(_new(names, meeting, one, position, before))
    if steps and meeting.agenda_state != AgendaState.REVISED:
        steps.append(
            ImportAct(
                Phrase("The agenda counts as revised"),
                lambda change: _revise(change, meeting),
            )
        )
    return steps


def _revise(change: Change, meeting: Meeting) -> None:
    change.edit(change.get(Meeting, meeting.id), agenda_state=AgendaState.REVISED)
