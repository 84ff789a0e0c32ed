"""The head of the renewal: how long is left, which way is chosen and what comes next, and the talks."""

from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.usecases.term.renewal import Checklist
from coc_tui.usecases.term.term_status import TermStatus


def head(found: Checklist, term: TermStatus) -> list[str]:
    """Return the lines, the two that say what to do first; each fits in 80 columns."""
    return [_end(found), _standing(found), _talks(found, term)]


def _end(found: Checklist) -> str:
    return _(
        "Ends on {date}, {left} · {basis}",
        date=short_date(found.end.day),
        left=ngettext("{count} day left", "{count} days left", found.days_to_end),
        basis=say(found.end.basis),
    )


def _standing(found: Checklist) -> str:
    if found.closed:
        standing = _("Closed on {date}", date=short_date(found.closed))
    elif found.next is not None:
        standing = _("Next: {id} by {date}", id=found.next.id, date=short_date(found.next.due))
    else:
        standing = _("Every task is done: a closes the renewal.")
    track = word(found.track) if found.track else _("not chosen (t)")
    return _("Track: {track} · {standing}", track=track, standing=standing)


def _talks(found: Checklist, term: TermStatus) -> str:
    day, clause = short_date(found.talks), found.clause
    if found.talks_begun:
        return _("Talks have begun; due by {date} (section {clause})", date=day, clause=clause)
    if found.days_to_talks == 0:
        return _("Talks were to begin by {date} (section {clause})", date=day, clause=clause)
    return _(
        "Talks by {date} (section {clause}, {left}) · prepare from {prepare}",
        date=day,
        clause=clause,
        left=ngettext("{count} day", "{count} days", found.days_to_talks),
        prepare=short_date(term.renewal.prepare),
    )
