"""The spelling of the minutes: which words belong to the case, and who is asked about the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coc_tui.desk import Desk
from coc_tui.domain.capture import CaptureContext
from coc_tui.domain.spelling import LONGEST, Asked, asked, is_among, keys
from coc_tui.domain.text import clean_line
from coc_tui.errors import WrongUse
from coc_tui.language import chosen, marked, pgettext
from coc_tui.store import Look
from coc_tui.usecases.meeting import completion
from coc_tui.usecases.meeting.hunspell import Hunspell
from coc_tui.usecases.meeting.phrases import phrases
from coc_tui.usecases.records import people

SETTING = "words"
"""Where the case keeps its own words."""

DICTIONARIES: Mapping[str, tuple[str, ...]] = {"da": ("da_DK",), "en": ("en_GB", "en_US")}
"""The dictionaries of each language, the first that is installed to be used."""

_KEPT = marked("Word of the case: {word}")
_REMOVED = marked("Word {word} is no word of the case any more")


@dataclass(frozen=True, eq=False)
class CaseWords:
    """What a line of minutes is read against, and what is right in it because the case says so."""

    known: frozenset[str]
    context: CaptureContext

    def asked(self, line: str) -> tuple[Asked, ...]:
        """Return the words of ``line`` that a dictionary has to know."""
        return _asked(line, self)


# A row is drawn again with every key, and most of the rows are as they were.
@lru_cache(maxsize=512)
def _asked(line: str, words: CaseWords) -> tuple[Asked, ...]:
    return tuple(one for one in asked(line, words.context) if not is_among(one.form, words.known))


def speller() -> Hunspell:
    """Return the one who knows the words of the language in use; nothing is started yet."""
    return Hunspell(DICTIONARIES[chosen()], pgettext("dictionary", "English"))


def of_case(desk: Desk) -> CaseWords:
    """Return the names, roles, abbreviations, everyday and own words of the case."""
    look = desk.store.look()
    agreement, today = desk.agreement(look), desk.clock.today()
    candidates = people.candidates(look, agreement, today)
    short = phrases(desk, look)
    known = (
        *completion.names(desk, look),
        *(name for one in candidates for name in one.names),
        *(agreement.name, agreement.network, agreement.forum),
        pgettext(*completion.EVERYDAY),
        *short.keys(),
        *short.values(),
        *own(desk, look),
    )
    return CaseWords(keys(known), CaptureContext(candidates, meeting_date=today, next_meeting=today))


def own(desk: Desk, look: Look | None = None) -> tuple[str, ...]:
    """Return the words somebody has added to the case, in the order of the alphabet."""
    there: Iterable[str] = desk.case(look).settings.get(SETTING, ())
    return tuple(sorted(there, key=str.casefold))


def keep(desk: Desk, word: str, *, was: str = "") -> tuple[str, ...]:
    """Add ``word`` to the case's own words, in place of ``was``; an empty one takes that away.

    Raises WrongUse for anything but one word.
    """
    word = clean_line(word)
    if " " in word or len(word) > LONGEST or not (word or was):
        raise WrongUse("Write one word of at most {most} letters.", most=LONGEST)
    with desk.store.change(_KEPT if word else _REMOVED, by=desk.person.name, word=word or was) as change:
        case = desk.case(change)
        others = {one for one in own(desk, change) if one.casefold() not in {word.casefold(), was.casefold()}}
        words = sorted(others | {word} - {""}, key=str.casefold)
        change.edit(case, settings={**case.settings, SETTING: words})
    return tuple(words)
