"""An agenda written in an ordinary editor is put together with the one there is, so that nothing is lost."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Outcome, numbers
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.reading.folding import folded
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import _
from coc_tui.store import Look
from coc_tui.store.merge import merged
from coc_tui.usecases.meeting.agenda import can_be_prepared
from coc_tui.usecases.meeting.handmade import (
    FIELD_NAMES,
    ImportAct,
    Pair,
    WrittenItem,
    alike,
    edit_act,
    late,
    placed,
    removal,
    text_lines,
    told_fields,
    value_in_words,
)
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.records.people import Names


class BothChanged(Refused):
    """The file and the agenda have changed the same since the file was written; nothing was brought in."""

    def __init__(self, clashes: Sequence[Phrase]) -> None:
        super().__init__(
            "Both file and agenda have changed. Nothing was brought in; --force takes the file's words."
        )
        self.clashes = tuple(clashes)
        """Each thing both have changed, with what either says."""


@dataclass(frozen=True)
class Merging:
    """How a file is put together with the agenda there is."""

    since: int | None = None
    """The number of the change the file was written after; None when it does not tell, and then whatever
    differs is the file's doing."""
    remove: bool = False
    """Whether items that are not in the file are taken away; else they stay."""
    force: bool = False
    """Whether the file's words count where both have changed."""


def preview(
    desk: Desk, meeting: Meeting, written: Sequence[WrittenItem], how: Merging | None = None
) -> tuple[ImportAct, ...]:
    """Return what importing an agenda would change, in its order; nothing when it says the same.

    Refused once the minutes are begun, and for a new order once the agenda is sent. Raises WrongUse
    for a number that stands twice and for a role nobody has, and BothChanged.
    """
    how = how or Merging()
    return _told(_steps(desk, desk.store.look(), meeting, written, _base(desk, meeting, how), how))


def bring_in(
    desk: Desk, meeting: Meeting, written: Sequence[WrittenItem], how: Merging | None = None
) -> tuple[ImportAct, ...]:
    """Let the agenda of ``meeting`` be as it is ``written``, as one change, and return what was changed.

    What somebody else has changed since the file was written stays. Raises as :func:`preview`.
    """
    how = how or Merging()
    base = _base(desk, meeting, how)
    with desk.store.change(
        "Agenda of meeting {number} brought in from a file", by=desk.person.name, number=meeting.number
    ) as change:
        steps = _steps(desk, change, change.get(Meeting, meeting.id), written, base, how)
        for step in steps:
            step.do(change)
        return _told(steps)


def _base(desk: Desk, meeting: Meeting, how: Merging) -> list[AgendaItem] | None:
    """Return the agenda the file was written from; None when that is not known."""
    if how.since is None or not 1 <= how.since <= desk.store.seq:
        return None
    then = desk.store.as_of(how.since)
    return finding.items(then, meeting) if then.find(Meeting, meeting.id) else None


def _told(steps: Sequence[ImportAct]) -> tuple[ImportAct, ...]:
    return tuple(step for step in steps if step.what is not None)


def _steps(
    desk: Desk,
    look: Look,
    meeting: Meeting,
    written: Sequence[WrittenItem],
    base: list[AgendaItem] | None,
    how: Merging,
) -> list[ImportAct]:
    if not can_be_prepared(meeting):
        raise Refused("The agenda of meeting {number} can no longer be prepared.", number=meeting.number)
    twice = [
        number for number, times in Counter(one.number for one in written).items() if number and times > 1
    ]
    if twice:
        raise WrongUse("Item {number} stands twice in the file.", number=twice[0])
    items = finding.items(look, meeting)
    merge = Merge(Names(desk.agreement(look)), meeting, items, base, how)
    steps = merge.steps(written)
    if merge.clashes:
        raise BothChanged(merge.clashes)
    return steps


class Merge:
    """A file, the agenda it was written from, and the agenda as it is: three of which one is made."""

    def __init__(
        self,
        names: Names,
        meeting: Meeting,
        items: Sequence[AgendaItem],
        base: Sequence[AgendaItem] | None,
        how: Merging,
    ) -> None:
        self.names = names
        self.meeting = meeting
        self.items = list(items)
        self.known = base is not None
        self.base = list(items if base is None else base)
        self.how = how
        self.clashes: list[Phrase] = []
        """What both have changed."""
        self._now = {one.id: one for one in items}

    def steps(self, written: Sequence[WrittenItem]) -> list[ImportAct]:
        """Return what is to be done, in order; what cannot be put together stands in ``clashes``."""
        known = [*self.base, *(one for one in self.items if one.id not in {was.id for was in self.base})]
        matched = list(
            zip(written, _matched(known, numbers(self.base), written, known=self.known), strict=True)
        )
        steps = [step for one, was in matched if was for step in self._edits(one, was)]
        steps += self._left_out([was for _one, was in matched if was])
        pairs = [
            (one, self._now[was.id] if was else None)
            for one, was in matched
            if was is None or was.id in self._now
        ]
        return [*steps, *self._order(pairs)]

    def _clash(self, what: Phrase) -> None:
        if not self.how.force:
            self.clashes.append(what)

    def _edits(self, written: WrittenItem, was: AgendaItem) -> list[ImportAct]:
        now = self._now.get(was.id)
        changed = {
            name: value
            for name, value in told_fields(self.names, written).items()
            if not alike(value, getattr(was, name))
        }
        if now is None:
            if changed:
                self._clash(
                    Phrase("{item} is no longer on the agenda, and the file changes it", item=was.title)
                )
            return []
        steps = []
        for name, value in changed.items():
            meant = self._merged(name, was, now, value)
            if not alike(meant, getattr(now, name)):
                steps.append(edit_act(self.names, now, name, meant))
        return steps

    def _merged(self, name: str, was: AgendaItem, now: AgendaItem, value: object) -> object:
        """Return what a field becomes, the file's ``value`` being another than it ``was``."""
        before, theirs = getattr(was, name), getattr(now, name)
        if alike(theirs, before) or alike(theirs, value):
            return value
        if isinstance(value, str) and isinstance(before, str):
            both = merged(*("\n".join(text_lines(text)) for text in (before, value, theirs)))
            if both is not None:
                return both
        self._clash(
            Phrase(
                "{item}: {field} is {theirs} on the agenda and {ours} in the file",
                item=now.title,
                field=_(FIELD_NAMES[name]),
                theirs=value_in_words(self.names, name, theirs),
                ours=value_in_words(self.names, name, value),
            )
        )
        return value

    def _left_out(self, kept: Sequence[AgendaItem]) -> Iterator[ImportAct]:
        """Yield what happens to the items the file was written with and has no more."""
        there = {one.id for one in kept}
        shown = numbers(self.items)
        for was in self.base:
            now = self._now.get(was.id)
            if was.id in there or now is None or now.outcome == Outcome.DROPPED:
                continue
            if not self.how.remove:
                stays = Phrase(
                    "Item {number}, {item}, is not in the file and stays",
                    number=shown[was.id],
                    item=now.title,
                )
                yield ImportAct(stays, lambda change: None, changes=False)
                continue
            if now.rev != was.rev:
                self._clash(
                    Phrase("{item} is not in the file, and has been changed on the agenda", item=now.title)
                )
            yield removal(self.meeting, now, shown[was.id])

    def _order(self, pairs: Sequence[Pair]) -> list[ImportAct]:
        kept = [item.id for _one, item in pairs if item is not None]
        then = [one.id for one in self.base if one.id in kept]
        now = [one.id for one in self.items if one.id in kept]
        moved = kept not in (now, [*then, *(one for one in kept if one not in then)])
        if moved and now != then and len(then) == len(now):
            self._clash(Phrase("The order of the items has been changed both on the agenda and in the file"))
        if meetings.sent(self.meeting):
            if moved:
                raise Refused(
                    "The agenda of meeting {number} has been sent: its order is fixed.",
                    number=self.meeting.number,
                )
            return late(self.names, self.meeting, pairs, self.items)
        if moved or any(item is None for _one, item in pairs):
            return placed(self.names, self.meeting, _arranged(self.items, pairs, moved=moved), moved=moved)
        return []


def _arranged(
    items: Sequence[AgendaItem], pairs: Sequence[Pair], *, moved: bool
) -> list[AgendaItem | WrittenItem]:
    """Return the items in the file's order if it ``moved`` them, and new ones behind the one before."""
    order: list[AgendaItem | WrittenItem] = list(items)
    kept = [item for _one, item in pairs if item is not None]
    if moved:
        places = [place for place, one in enumerate(items) if one in kept]
        for place, item in zip(places, kept, strict=True):
            order[place] = item
    behind = 0
    for one, there in pairs:
        if there is None:
            order.insert(behind, one)
            behind += 1
        else:
            behind = order.index(there) + 1
    return order


def _matched(
    items: Sequence[AgendaItem], shown: Mapping[str, str], written: Sequence[WrittenItem], *, known: bool
) -> list[AgendaItem | None]:
    """Return the item each part of the file is: the one of that title, else the one of that number.

    The title comes first, since numbers follow from the order and a file can be older than it. Unless it is
    ``known`` what the file was written from, a number alone is no likeness.
    """

    def titled(one: WrittenItem, item: AgendaItem) -> bool:
        return folded(one.title) == folded(item.title)

    def numbered(one: WrittenItem, item: AgendaItem) -> bool:
        return one.number == shown.get(item.id) and (known or _share_words(one.title, item.title))

    found: list[AgendaItem | None] = [None] * len(written)
    left = list(items)
    for same in (titled, numbered):
        for place, one in enumerate(written):
            item = next((each for each in left if same(one, each)), None)
            if found[place] is None and item is not None:
                found[place] = item
                left.remove(item)
    return found


def _share_words(one: str, other: str) -> bool:
    return any(len(word) > 3 for word in set(folded(one).split()) & set(folded(other).split()))
