"""What completes a word in the minutes: this meeting's own words first, then the case's, then others."""

from collections.abc import Iterable, Iterator

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.people import Participant
from coc_tui.domain.risks import Risk
from coc_tui.domain.words import Vocabulary
from coc_tui.language import localised, meant, pgettext
from coc_tui.store import Look
from coc_tui.usecases.meeting.live import LiveMinutes

ENOUGH = 400_000
"""Letters that are learnt from, the newest first: some years of minutes, read in a blink."""

EVERYDAY = meant(
    "words to complete",
    "about according account achieved actions activities additional adopted adviser afterwards "
    "agenda agreed agreement already amount annual another approved arrangement assessment "
    "attended attention available because before beginning between budget business candidates "
    "carried change chief comments committee communication companies company completed concerning "
    "conclusion confirmed consent considered contact continue contribute coordinator course "
    "current deadline decided decision department described development different discussed "
    "discussion distributed employees employment endorsed evaluation everybody example expected "
    "expenses experience explained follow-up following further future general greater important "
    "improved included increase individual information interested invitation invited involved "
    "jobcentre management manager material meeting members minutes month municipality necessary "
    "network newsletter number objection opportunity participants participation partnership "
    "possible postponed preparation presentation presented previous process programme project "
    "proposal proposed quarter question received recommendation recommended register remaining "
    "reported representative representatives required responsible results review schedule several "
    "situation speakers started statement steering strategy suggested summary supplier support "
    "together unchanged vacancies within working written january february march april august "
    "september october november december monday tuesday wednesday thursday friday",
)
"""Words of every meeting, for a case that has said little yet."""


def of_case(desk: Desk) -> tuple[Vocabulary, ...]:
    """Return the words of the whole case and the everyday ones. It takes a moment: ask in a thread."""
    look = desk.store.look()
    return Vocabulary(_texts(look), names(desk, look)), Vocabulary([pgettext(*EVERYDAY)])


def of_meeting(view: LiveMinutes, notes: Iterable[str] = ()) -> Vocabulary:
    """Return the words of one meeting: of its agenda, its records, and ``notes``, its items' texts."""
    texts = [
        text
        for one in view.items
        for text in (
            *(one.record.title, one.record.case_text, one.record.recommendation),
            *(decision.text for decision in one.shown.decisions),
            *(action.text for action in one.shown.actions),
        )
    ]
    seats = [one.participant for one in view.seats]
    names = [name for one in seats for name in (one.organisation, one.name) if name]
    return Vocabulary([*notes, *texts], names)


def _texts(look: Look) -> Iterator[str]:
    """Yield what was written in the case, the newest first, until it is enough."""
    learnt = 0
    items = (f"{one.title}. {one.case_text}\n{one.notes}" for one in reversed(look.all(AgendaItem)))
    records = (
        *(one.text for one in reversed(look.all(Decision))),
        *(one.text for one in reversed(look.all(Action))),
        *(one.title for one in look.all(Risk)),
    )
    for text in (*items, *records):
        yield text
        learnt += len(text)
        if learnt > ENOUGH:
            return


def names(desk: Desk, look: Look) -> Iterator[str]:
    """Yield what the parties, roles, companies and persons of the case are called."""
    agreement = desk.agreement(look)
    yield from (agreement.authority.name, agreement.partner.name)
    for role in agreement.roles:
        yield from (_inside(localised(role.title)), _inside(localised(role.the)))
    for seat in look.all(Participant):
        yield from (name for name in (seat.organisation, seat.name) if name)


def _inside(title: str) -> str:
    """Return a role's title as it stands inside a sentence."""
    first = title.replace("-", " ").split(" ")[0]
    return title[:1].lower() + title[1:] if first[1:].islower() else title
