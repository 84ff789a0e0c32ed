"""What people write when an item ended without a decision: put off, dropped, or only taken note of."""

import re
from dataclasses import dataclass

from coc_tui.domain.agenda import Outcome
from coc_tui.domain.reading.folding import spelled

_NOTED = frozenset(
    {"taget til efterretning", "tages til efterretning", "til efterretning", "taget t e", "tages t e", "t e"}
    | {"noted", "duly noted"}
)
_ABOUT = (
    r"(?:(?:punktet|sagen|emnet|det|dette|behandlingen|the item|it) )?"
    r"(?:(?:er|blev|bliver|is|was) )?(?:desvaerre |dog )?"
)
_WAYS = (
    (
        Outcome.POSTPONED,
        True,
        "udsat|udskudt|udsaettes|udskydes|postponed|deferred|put off",
    ),
    (
        Outcome.POSTPONED,
        False,
        "ikke behandlet|ikke naaet|naaede ikke at blive behandlet|naaedes ikke|not treated",
    ),
    (
        Outcome.DROPPED,
        True,
        "bortfaldt|bortfaldet|bortfalder|udgaar|udgik|udgaaet|frafaldet|frafaldes|dropped|lapsed"
        "|trukket tilbage|trukket|traekkes tilbage|traekkes|withdrawn",
    ),
)
"""An outcome, whether its own word in the minutes says as much as these, and the words."""
# What may follow says when or why; anything else makes the words a sentence of their own, as in
# "udsat frist for ansøgninger godkendt" and "udgår af aftalen: bilag 3".
_GOES_ON = (
    "til|indtil|fordi|da|idet|pga|p g a|paa grund af|grundet|paa moedet|(?:fra|af) dagsordenen"
    "|to|until|because|from the agenda"
)
_ENDINGS = tuple(
    (outcome, enough, re.compile(rf"{_ABOUT}(?:{words})(?P<more> (?:{_GOES_ON})\b.*)?"))
    for outcome, enough, words in _WAYS
)
_TOO_BARE = frozenset({"ja", "jo", "nej", "yes", "no", "ok", "okay"})


@dataclass(frozen=True)
class StatedOutcome:
    """How an item ended, as a line says it."""

    outcome: Outcome
    whole: bool
    """Whether the line says nothing more than that, so that none of its words need stay."""


def ending(text: str) -> StatedOutcome | None:
    """Return the outcome that ``text`` as a whole says, which is no decision to be logged; None otherwise."""
    said = spelled(text)
    if said in _NOTED:
        return StatedOutcome(Outcome.NOTED, whole=True)
    for outcome, enough, pattern in _ENDINGS:
        if found := pattern.fullmatch(said):
            return StatedOutcome(outcome, whole=enough and not found["more"])
    return None


def too_bare(text: str) -> bool:
    """Return whether ``text`` is a bare yes or no, which tells a reader of the minutes nothing."""
    return spelled(text) in _TOO_BARE
