"""Standard wording: the group's abbreviations, and the recommendation as a decision."""

import re
from collections.abc import Mapping

from coc_tui.desk import Desk
from coc_tui.domain.text import clean_line
from coc_tui.errors import WrongUse
from coc_tui.language import _, marked, meant, pgettext
from coc_tui.store import Look

SETTING = "phrases"
"""Where the case keeps them, once somebody has changed one."""

USUAL = (
    meant("abbreviation", "ntd = Noted."),
    meant("abbreviation", "aar = Approved as recommended."),
    meant("abbreviation", "eds = Endorsed."),
    meant("abbreviation", "ppd = Postponed."),
    meant("abbreviation", "sg = the steering group"),
    meant("abbreviation", "jc = the jobcentre"),
)
"""What every group begins with, in the language in use."""

MOST_LETTERS = 12
"""The most letters an abbreviation has: longer ones save nothing."""

_THAT = re.compile(r"(?:at|that)\s", re.IGNORECASE)

_CHANGED = marked("Abbreviation {short}: {text}")
_REMOVED = marked("Abbreviation {short} removed")


def phrases(desk: Desk, look: Look | None = None) -> Mapping[str, str]:
    """Return what each abbreviation stands for; the abbreviations in small letters."""
    own = desk.case(look).settings.get(SETTING)
    return dict(own) if own is not None else usual()


def usual() -> dict[str, str]:
    """Return the abbreviations a new case has."""
    pairs = (pgettext(*one).partition("=") for one in USUAL)
    return {short.strip(): text.strip() for short, _sign, text in pairs}


def keep(desk: Desk, short: str, text: str, *, was: str = "") -> Mapping[str, str]:
    """Let ``short`` stand for ``text`` in place of the abbreviation ``was``; no text takes it away.

    Raises WrongUse when ``short`` is more than one short word, and when it is taken.
    """
    short, text = clean_line(short).lower(), clean_line(text)
    if not short or " " in short or len(short) > MOST_LETTERS:
        raise WrongUse("An abbreviation is one word of at most {most} letters.", most=MOST_LETTERS)
    if text.lower() == short:
        raise WrongUse("An abbreviation stands for something longer than itself.")
    template = _CHANGED if text else _REMOVED
    with desk.store.change(template, by=desk.person.name, short=short, text=text) as change:
        there = phrases(desk, change)
        if short != was and short in there:
            raise WrongUse("{short} stands for {text} already.", short=short, text=there[short])
        named = {was, short}
        new = {one: phrase for one, phrase in there.items() if one not in named}
        if text:
            new[short] = text
        case = desk.case(change)
        change.edit(case, settings={**case.settings, SETTING: new})
        return new


def endorsed(recommendation: str) -> str:
    """Return the decision, in one line, that follows a recommendation as it stands."""
    parts = [line.strip().lstrip("-*•").strip() for line in recommendation.splitlines()]
    parts = [part for part in parts if part]
    what = "; ".join([*(part.rstrip(".;,") for part in parts[:-1]), *parts[-1:]])
    what = f"{what}." if what[-1:].isalnum() else what
    return _("Endorsed, {what}", what=what) if _THAT.match(what) else _("Endorsed: {what}", what=what)
