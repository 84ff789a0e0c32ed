"""What goes on around the work: others' changes, who they are, what stands in the way of saving.

Nothing here waits for a case that is still being opened: until it is, there is nothing to tell of it.
"""

import gc
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coc_tui.cli.deferred import LateDesk
from coc_tui.language import _, ngettext, say
from coc_tui.shell.app import CocApp
from coc_tui.shell.status import Situation

if TYPE_CHECKING:
    from coc_tui.usecases.meeting.drafts import Journal
    from coc_tui.usecases.meeting.presence import Other, Pen

WITHOUT_COPY = 2
"""Days of work without a backup after which people are told."""

AROUND = 4
"""Beats from one look at other people, rights and drafts to the next; what is stored is followed at each."""


class Surroundings:
    """Looks around for the status line and tells others where this session is; keeps its drafts."""

    def __init__(self, desk: LateDesk, titles: Mapping[str, str]) -> None:
        """``titles`` are the names of the places by their ids."""
        self._desk = desk
        self._titles = titles
        self._beats = -1
        self._epoch: str | None = None
        self._known: tuple[tuple[Other, ...], dict[str, Pen], str, str] = ((), {}, "", "")

    def situation(self) -> Situation:
        """Return what the status line tells."""
        others, _pens, reason, notice = self._known
        return Situation(
            case=self._desk.case().name if self._desk.is_open else self._desk.folder.name,
            person=self._desk.person.name,
            read_only=reason,
            others=tuple(map(self._told, others)),
            notice=notice,
            epoch=self._desk.store.epoch if self._desk.is_open else None,
            put_back=self._put_back(),
        )

    def head(self) -> str:
        """Return up to what the stored things are known; nothing until the case is open."""
        return self._desk.store.head if self._desk.is_open else ""

    def follow(self, app: CocApp) -> bool:
        """Tell the others where ``app`` is, and return whether anything around has changed.

        A case that could not be opened ends the app, for whoever started it to say why.
        """
        if self._desk.trouble is not None:
            app.exit()
        if not self._desk.is_open:
            return False
        if not gc.isenabled():
            # Everything is loaded: from here on garbage is looked for, but only among what is new.
            gc.freeze()
            gc.enable()
        self._beats += 1
        put_back, self._epoch = self._epoch not in (None, self._desk.store.epoch), self._desk.store.epoch
        if self._beats % AROUND:
            return self._desk.store.follow() or put_back
        from coc_tui.usecases.meeting import presence

        page: Any = app.screen
        presence.here(self._desk, app.place.id, getattr(page, "whereabouts", str)())
        before, self._known = self._known, self._look()
        return self._desk.store.follow() or put_back or before != self._known

    def close(self) -> None:
        """End the session: drafts that are not settled stay, pens are let go, the case is closed."""
        if not self._desk.is_open:
            return
        from coc_tui.usecases.meeting import presence

        self._journal.close()
        presence.leave(self._desk)
        self._desk.store.close()

    # Drafts

    def keep(self, key: str, text: str) -> None:
        """Return when ``text`` is durable under ``key``. Raises StoreTrouble when it could not be kept."""
        self._journal.keep(key, text)

    def settle(self, key: str) -> None:
        """Forget the draft under ``key``: it is saved. Raises StoreTrouble."""
        self._journal.settle(key)

    @cached_property
    def _journal(self) -> "Journal":
        from coc_tui.usecases.meeting.drafts import Journal

        return Journal(self._desk)

    @cached_property
    def _left(self) -> tuple[int, int]:
        """How many texts dead sessions had left when this one began: of minutes, and of all else."""
        return len(self._journal.left_behind()), len(self._journal.loose())

    # Looking

    def _look(self) -> "tuple[tuple[Other, ...], dict[str, Pen], str, str]":
        from coc_tui.usecases.meeting import presence

        reason = self._desk.store.read_only
        return (
            presence.others(self._desk),
            presence.pens(self._desk),
            say(reason) if reason else "",
            self._notice(),
        )

    def _put_back(self) -> str:
        """Return who put the case back, and to when; nothing as long as nobody has."""
        if not self._desk.is_open or not self._desk.store.epoch:
            return ""
        from coc_tui.usecases.case import backups

        return backups.put_back(self._desk)

    def _notice(self) -> str:
        store = self._desk.store
        minutes, other = self._left
        if store.waits_for:
            return _("Waiting for {holder}, who is saving …", holder=store.waits_for)
        if minutes:
            return ngettext(
                "{count} text was not saved when the program ended. 3 Minutes offers it back.",
                "{count} texts were not saved when the program ended. 3 Minutes offers them back.",
                minutes,
            )
        if other:
            return ngettext(
                "{count} text was not saved when the program ended. Ctrl+P, Text not saved, has it.",
                "{count} texts were not saved when the program ended. Ctrl+P, Text not saved, has them.",
                other,
            )
        if store.outside.file:
            return _(
                "Another program has changed {file}. Ctrl+P, Changes by other programs, shows what.",
                file=store.outside.file,
            )
        return self._copies()

    def _copies(self) -> str:
        """Return what is wrong behind the work, or with the copies that are kept of it."""
        store = self._desk.store
        if store.behind.trouble is not None:
            return say(store.behind.trouble)
        days = store.behind.days_without_copy
        if days >= WITHOUT_COPY:
            return _("There has been no good backup for {days} days. coc-tui check says why.", days=days)
        return ""

    def _told(self, other: "Other") -> str:
        place = self._titles.get(other.place, other.place)
        return f"{other.person} ({f'{place} {other.at}'.rstrip()})"
