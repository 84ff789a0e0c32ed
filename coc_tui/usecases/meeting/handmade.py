"""What people change by hand: an agenda written in an ordinary editor, and a file that was exported."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.agenda import AgendaItem, Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, Meeting
from coc_tui.domain.numbering import late_number
from coc_tui.domain.reading.folding import folded
from coc_tui.domain.text import clean, clean_line
from coc_tui.errors import WrongUse
from coc_tui.language import _, marked, pgettext
from coc_tui.language.formats import duration
from coc_tui.store import Change
from coc_tui.usecases.records import meetings
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
    changes: bool = True
    """False for what is only told."""


def difference(ours: str, theirs: str, name: str) -> str:
    """Return how a file that was changed by hand differs from what would be written in its place.

    Lines with a minus are the program's, lines with a plus are the file's; empty when there is none.
    """
    lines = difflib.unified_diff(
        ours.splitlines(), theirs.splitlines(), fromfile="coc-tui", tofile=name, lineterm="", n=1
    )
    return "\n".join(lines)


Pair = tuple[WrittenItem, AgendaItem | None]
"""What the file says, and the item it says it of; None for a new one."""


def alike(one: object, other: object) -> bool:
    """Return whether two values of a field say the same; a text's empty lines say nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return text_lines(one) == text_lines(other)
    return one == other


def edit_act(names: Names, item: AgendaItem, name: str, value: object) -> ImportAct:
    """Return the step that gives a field of an item another value."""
    what = Phrase(
        "{item}: {field} becomes {value}",
        item=item.title,
        field=_(FIELD_NAMES[name]),
        value=value_in_words(names, name, value),
    )

    def edit(change: Change) -> None:
        change.edit(change.get(AgendaItem, item.id), **{name: value})

    return ImportAct(what, edit)


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


def value_in_words(names: Names, name: str, value: object) -> object:
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
            return f"“{text}”" if text else "–"


def told_fields(names: Names, written: WrittenItem) -> dict[str, object]:
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


def text_lines(text: str) -> list[str]:
    """Return the lines of a text that say something, cleaned."""
    return [line for line in map(clean_line, clean(text).split("\n")) if line]


def removal(meeting: Meeting, item: AgendaItem, number: str) -> ImportAct:
    """Return the step that takes an item away: to the bin, or, once the agenda is sent, as dropped."""
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


def placed(
    names: Names, meeting: Meeting, order: Sequence[AgendaItem | WrittenItem], *, moved: bool
) -> list[ImportAct]:
    """Return the steps that put new items in, and all in this order."""
    steps = []
    if moved:
        titles = ", ".join(one.title for one in order)
        steps.append(ImportAct(Phrase("The order becomes: {items}", items=titles), lambda change: None))
    for place, one in enumerate(order, 1):
        if isinstance(one, WrittenItem):
            steps.append(_new(names, meeting, one, float(place)))
        elif one.position != place:
            steps.append(_put(one, place))
    return steps


def _put(item: AgendaItem, place: int) -> ImportAct:
    def put(change: Change) -> None:
        change.edit(change.get(AgendaItem, item.id), position=float(place))

    return ImportAct(None, put)


def _new(
    names: Names, meeting: Meeting, written: WrittenItem, position: float, printed: str = ""
) -> ImportAct:
    fields = told_fields(names, written)

    def add(change: Change) -> None:
        change.add(
            AgendaItem.model_validate(
                {**fields, "meeting": meeting.id, "position": position, "printed": printed}
            )
        )

    return ImportAct(Phrase("New item: {item}", item=written.title), add)


def late(
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
