"""What can be handed out from where one stands: a paper in every format it has, for every audience.

Documents are imported when one is made, in a thread: no screen waits for them to open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from coc_tui.desk import Desk
from coc_tui.documents import formats
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _
from coc_tui.usecases.papers.views import Audience

if TYPE_CHECKING:
    from coc_tui.documents.document import Leaving


class Save(Protocol):
    """Saves an export of the desk's case and returns its path.

    ``force`` puts a file aside that was changed by hand; ``override`` is the reason to let it out though
    a gate is closed.
    """

    def __call__(self, desk: Desk, *, force: bool = False, override: str = "") -> str:
        """Raise as ``documents.outgoing.hand_out`` does."""


@dataclass(frozen=True)
class Export:
    """One thing that can be handed out."""

    label: str
    save: Save


def of_register(name: str) -> list[Export]:
    """Return the ways a register can be handed out, the most usual first."""

    def leaving(desk: Desk, audience: Audience) -> "Leaving":
        from coc_tui.documents.outgoing import register_leaving

        return register_leaving(desk, name, audience)

    return list(_ways("register", leaving))


def of_agenda(meeting: Meeting) -> list[Export]:
    """Return the ways the agenda of ``meeting`` can be handed out, the most usual first."""

    def leaving(desk: Desk, audience: Audience) -> "Leaving":
        from coc_tui.documents.outgoing import agenda_leaving

        return agenda_leaving(desk, meeting, audience)

    return list(_ways("agenda", leaving, _("Agenda")))


def of_minutes(meeting: Meeting) -> list[Export]:
    """Return the ways the minutes of ``meeting`` can be handed out, the most usual first."""

    def leaving(desk: Desk, audience: Audience) -> "Leaving":
        from coc_tui.documents.outgoing import minutes_leaving

        return minutes_leaving(desk, meeting, audience)

    return list(_ways("minutes", leaving, _("Minutes")))


def of_evaluation() -> list[Export]:
    """Return the ways the basis for the evaluation can be handed out, the most usual first."""

    def leaving(desk: Desk, audience: Audience) -> "Leaving":
        from coc_tui.documents.outgoing import evaluation_leaving

        return evaluation_leaving(desk, audience)

    return list(_ways("evaluation", leaving, _("Basis for evaluation")))


def _ways(kind: str, leaving: Callable[[Desk, Audience], "Leaving"], title: str = "") -> Iterator[Export]:
    for form in formats.of_papers(kind):
        for audience, for_whom in _audiences().items():
            label = f"{form.name} {for_whom}"
            save = partial(_save, leaving=leaving, audience=audience, form=form.id)
            yield Export(f"{title}: {label}" if title else label, save)


def _audiences() -> dict[Audience, str]:
    return {
        Audience.GROUP: _("for the group"),
        Audience.NETWORK: _("for the network, without what is closed"),
        Audience.PUBLIC: _("for the public, without what is closed"),
        Audience.INTERNAL: _("for internal use"),
    }


def _save(
    desk: Desk,
    *,
    leaving: Callable[[Desk, Audience], "Leaving"],
    audience: Audience,
    form: str,
    force: bool = False,
    override: str = "",
) -> str:
    from coc_tui.documents.outgoing import hand_out

    return str(hand_out(desk, leaving(desk, audience), form=form, force=force, override=override))
