"""Where a paper says in the open what only a closed item has said: a hint, told by words alone.

A word is a closed item's own when nothing was said of it openly before, and at most one open place
says it since: the one that would let it out. What many say tells nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Set

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.members import Member
from coc_tui.domain.people import Participant
from coc_tui.domain.privacy import telling_words
from coc_tui.domain.results import Snapshot
from coc_tui.domain.risks import Risk
from coc_tui.store import Look

_COMMON_WORDS = """
alle altså andre bliver blive blev dette disse efter eller endnu flere frem fremover første både gerne
godkendt godkendes hele have haft heller hvad hver hvis hvor højst ikke indtil ingen inden kommer
kommune kunne lige mange måske mellem mere meget mest mindst mødet møde møder nogle næste også over samt
samtidig selv skal skulle sidste sine siden tager tages taget uden under være været ville vedtaget
derfor dermed desuden datoer dato januar februar marts april juni juli august september oktober november
december mandag tirsdag onsdag torsdag fredag code care styregruppen beslutning opgave about after also
been from have into more other over than that their them then there this were when which with would
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words so common that they tell nothing of what they stand in."""


def own_words(desk: Desk, meeting: Meeting | None = None) -> dict[str, str]:
    """Return the words that closed items keep to themselves, by their folded form.

    For a paper of ``meeting`` the closed items up to it count; for a register all do. Words of public
    decisions and of the agreement, and the names on seats and of companies, are nobody's secret.
    """
    look = desk.store.look()
    items = look.all(AgendaItem)
    meetings = {one.id: one for one in look.all(Meeting)}
    closed = [
        one
        for one in items
        if one.closed
        and one.meeting in meetings
        and (meeting is None or meetings[one.meeting].begins <= meeting.begins)
    ]
    if not closed:
        return {}
    said = _Said(look)
    open_places: dict[str, set[str]] = defaultdict(set)
    """The open places that say a word: meetings, and records that belong to none."""
    for item in items:
        words = item.public_decision if item.closed else said.under(item)
        for word in telling_words(words):
            open_places[word].add(item.meeting)
    for place, text in said.elsewhere({one.id for one in closed}):
        for word in telling_words(text):
            open_places[word].add(place)
    known = _COMMON | _known(desk, look)
    here = {meeting.id} if meeting else set()
    found = {}
    for item in closed:
        before = {id for id, one in meetings.items() if one.begins < meetings[item.meeting].begins}
        for word, written in telling_words(said.under(item)).items():
            places = open_places[word]
            if word not in known and not places & (before - here) and len(places | here) <= 1:
                found[word] = written
        for word in telling_words(item.public_decision):
            found.pop(word, None)
    return found


def _known(desk: Desk, look: Look) -> frozenset[str]:
    names = [desk.agreement(look).model_dump_json()]
    names += [f"{one.name} {one.organisation}" for one in look.all(Participant)]
    names += [f"{one.name} {one.municipality}" for one in look.all(Member)]
    return frozenset(telling_words(" ".join(names)))


class _Said:
    """What was said under each item, and in records that belong to none."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._under: dict[str, list[str]] = defaultdict(list)
        for decision in look.all(Decision):
            self._under[decision.item] += [decision.number, decision.text, decision.dissent]
        for action in look.all(Action):
            self._under[action.item] += [action.number, action.text]
        self._risks = look.all(Risk)
        for risk in self._risks:
            for one in risk.assessments:
                self._under[one.item].append(one.reason)

    def under(self, item: AgendaItem) -> str:
        """Return everything said under an item, its decisions, actions, reasons and attachments with it."""
        own = (item.title, item.case_text, item.recommendation, item.notes, item.procedural_decision)
        beside = (part for one in item.attachments for part in (one.title, one.where))
        return " ".join((*own, *beside, *self._under[item.id]))

    def elsewhere(self, closed: Set[str]) -> Iterator[tuple[str, str]]:
        """Yield what stands in the open outside the agendas: its place, and the text."""
        yield "", " ".join(self._under[""])
        for risk in self._risks:
            if risk.item not in closed:
                yield risk.id, f"{risk.title} {risk.description}"
        for event in self._look.all(Event):
            yield event.id, f"{event.title} {event.venue}"
        for figure in self._look.all(Snapshot):
            yield figure.id, f"{figure.source} {figure.definition}"
