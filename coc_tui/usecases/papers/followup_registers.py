"""The registers of what was decided, promised and feared, with where each record came from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.risks import Assessment, Risk, RiskLevel, level, score
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.labels import field_word
from coc_tui.language.spreadsheet import Cell
from coc_tui.language.words import due_words, word
from coc_tui.store import Look
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.papers import openly
from coc_tui.usecases.papers.columns import Register, RegisterColumn, SheetCell, with_overdue
from coc_tui.usecases.papers.openly import OpenRisk
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.people import Names


@dataclass(frozen=True)
class Origin:
    """Where a record came from."""

    meeting: int | None = None
    """The meeting's number; None for what was decided between meetings."""
    item: str = ""
    """The item's number there; empty for none."""
    closed: bool = False

    def __str__(self) -> str:
        """Return the place in words, such as ``5/3``."""
        if self.meeting is None:
            return _("Written procedure")
        return f"{self.meeting}/{self.item}" if self.item else str(self.meeting)


class _Origins:
    """Where records came from, each meeting's numbers read once."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._numbers: dict[str, dict[str, str]] = {}

    def of(self, record: Decision | Action) -> Origin:
        """Return the meeting and the item ``record`` came from."""
        meeting = self._look.find(Meeting, record.meeting) if record.meeting else None
        if meeting is None:
            return Origin()
        if meeting.id not in self._numbers:
            self._numbers[meeting.id] = numbers(finding.items(self._look, meeting))
        item = self._look.find(AgendaItem, record.item) if record.item else None
        return Origin(
            meeting.number, self._numbers[meeting.id].get(record.item, ""), bool(item and item.closed)
        )


class _FromSomewhere(Protocol):
    @property
    def origin(self) -> Origin: ...


def _origin_cells() -> tuple[SheetCell[Any], ...]:
    """Return the meeting and the item in columns of their own: together they would be read as a date."""

    def meeting(row: _FromSomewhere) -> Cell:
        return row.origin.meeting

    def item(row: _FromSomewhere) -> Cell:
        return row.origin.item

    return SheetCell(meeting, lambda: _("Meeting")), SheetCell(item, lambda: _("Item"))


@dataclass(frozen=True)
class DecisionRow:
    """A decision, and where it was made."""

    record: Decision
    origin: Origin
    ended_closed: bool
    """Whether what replaced it was decided under a closed item."""
    status_hidden: bool = False
    """Whether its status is not told."""


def _decisions(desk: Desk) -> list[DecisionRow]:
    look = desk.store.look()
    origins = _Origins(look)
    return [
        DecisionRow(one, origins.of(one), openly.ended_closed(look, one)) for one in decisions.every(look)
    ]


def _decision_data(row: DecisionRow) -> dict[str, Any]:
    one = row.record
    return {
        "number": one.number,
        "text": one.text,
        "date": one.date,
        "meeting": row.origin.meeting,
        "item": row.origin.item,
        "status": None if row.status_hidden else one.status,
        "clause": one.clause,
        "goal": one.goal,
    }


def _open_decision(row: DecisionRow) -> DecisionRow | None:
    return None if row.origin.closed else replace(row, status_hidden=row.ended_closed)


DECISIONS: Register[DecisionRow] = Register(
    title=lambda: _("Decision log"),
    rows=_decisions,
    columns=(
        RegisterColumn("number", partial(field_word, Decision, "number"), lambda row: row.record.number),
        RegisterColumn("text", partial(field_word, Decision, "text"), lambda row: row.record.text),
        RegisterColumn(
            "date",
            partial(field_word, Decision, "date"),
            lambda row: short_date(row.record.date),
            (SheetCell(lambda row: row.record.date),),
        ),
        RegisterColumn("origin", lambda: _("Meeting/item"), lambda row: str(row.origin), _origin_cells()),
        RegisterColumn(
            "status",
            partial(field_word, Decision, "status"),
            lambda row: openly.changed_closed() if row.status_hidden else word(row.record.status),
        ),
    ),
    data=_decision_data,
    outside=_open_decision,
)


@dataclass(frozen=True)
class ActionRow:
    """An action, whose it is, and where it was given."""

    record: Action
    owner: str
    """The owners by role, company or name."""
    titles: str
    """The owners by title alone."""
    overdue: bool
    origin: Origin


def _actions(desk: Desk) -> list[ActionRow]:
    look, today = desk.store.look(), desk.clock.today()
    names, origins = Names(desk.agreement(look)), _Origins(look)
    return [
        ActionRow(
            record=one,
            owner=names.owners(one.owners),
            titles=", ".join(names.owner_title(owner) for owner in one.owners),
            overdue=one.overdue(today),
            origin=origins.of(one),
        )
        for one in actions.every(look)
    ]


def _action_data(row: ActionRow) -> dict[str, Any]:
    one = row.record
    return {
        "number": one.number,
        "text": one.text,
        "owner": row.titles,
        "owners": one.owners,
        "due": one.due,
        "due_next_meeting": one.due_next_meeting,
        "status": one.status,
        "overdue": row.overdue,
        "meeting": row.origin.meeting,
        "item": row.origin.item,
        "waiting_for": one.waiting_for,
    }


ACTIONS: Register[ActionRow] = Register(
    title=lambda: _("Follow-up"),
    rows=_actions,
    columns=(
        RegisterColumn("number", partial(field_word, Action, "number"), lambda row: row.record.number),
        RegisterColumn("text", partial(field_word, Action, "text"), lambda row: row.record.text),
        RegisterColumn("owner", partial(field_word, Action, "owners"), lambda row: row.owner),
        RegisterColumn(
            "due",
            partial(field_word, Action, "due"),
            lambda row: due_words(row.record.due, row.record.due_next_meeting),
            (SheetCell(lambda row: row.record.due),),
        ),
        RegisterColumn(
            "status",
            partial(field_word, Action, "status"),
            lambda row: with_overdue(word(row.record.status), row.overdue),
        ),
        RegisterColumn("origin", lambda: _("Meeting/item"), lambda row: str(row.origin), _origin_cells()),
    ),
    data=_action_data,
    outside=lambda row: None if row.origin.closed else row,
)


@dataclass(frozen=True)
class RiskRow:
    """A risk, and who answers for it."""

    record: Risk
    owner: str
    title: str
    """The owner by title alone."""
    known: OpenRisk | None
    """The risk as it is known outside; None where it is not."""
    status_hidden: bool = False
    """Whether its status is not told."""
    level_hidden: bool = False
    """Whether it was assessed, but never in the open."""

    @property
    def level(self) -> RiskLevel | None:
        """Its level of today; None while nobody has assessed it."""
        now = self.record.current
        return level(now.likelihood, now.impact) if now else None

    @property
    def score(self) -> int | None:
        """Likelihood times impact; None while nobody has assessed it."""
        now = self.record.current
        return score(now.likelihood, now.impact) if now else None


def _risks(desk: Desk) -> list[RiskRow]:
    look = desk.store.look()
    names = Names(desk.agreement(look))
    return [
        RiskRow(
            record=one,
            owner=names.owner(one.owner) if one.owner else "",
            title=names.owner_title(one.owner) if one.owner else "",
            known=openly.risk(look, one),
        )
        for one in risks.every(look)
    ]


def _risk_data(row: RiskRow) -> dict[str, Any]:
    one, now = row.record, row.record.current
    return {
        "id": one.key,
        "title": one.title,
        "clause": one.clause,
        "likelihood": now.likelihood if now else None,
        "impact": now.impact if now else None,
        "score": row.score,
        "level": row.level,
        "status": None if row.status_hidden else one.status,
        "owner": row.title or None,
        "owners": [one.owner] if one.owner else [],
        "next_review": one.review_due,
    }


def _product(row: RiskRow) -> str:
    now = row.record.current
    return f"{now.likelihood}×{now.impact} = {row.score}" if now else ""


def _score_cells() -> tuple[SheetCell[RiskRow], ...]:
    def degree(of: Callable[[Assessment], int]) -> Callable[[RiskRow], Cell]:
        return lambda row: of(row.record.current) if row.record.current else None

    return (
        SheetCell(degree(lambda now: now.likelihood), lambda: _("Likelihood")),
        SheetCell(degree(lambda now: now.impact), lambda: _("Impact")),
        SheetCell(lambda row: row.score),
    )


def _level(row: RiskRow) -> str:
    if row.level_hidden:
        return openly.assessed_closed()
    return word(row.level) if row.level else ""


def _open_risk(row: RiskRow) -> RiskRow | None:
    known = row.known
    if known is None:
        return None
    return replace(
        row, record=known.risk, status_hidden=known.status_closed, level_hidden=known.assessed_closed
    )


RISKS: Register[RiskRow] = Register(
    title=lambda: _("Risk register"),
    rows=_risks,
    columns=(
        RegisterColumn("key", partial(field_word, Risk, "number"), lambda row: row.record.key),
        RegisterColumn("title", partial(field_word, Risk, "title"), lambda row: row.record.title),
        RegisterColumn("clause", partial(field_word, Risk, "clause"), lambda row: row.record.clause),
        RegisterColumn("score", lambda: _("Score"), _product, _score_cells()),
        RegisterColumn("level", lambda: _("Level"), _level),
        RegisterColumn(
            "status",
            partial(field_word, Risk, "status"),
            lambda row: openly.changed_closed() if row.status_hidden else word(row.record.status),
        ),
        RegisterColumn("owner", partial(field_word, Risk, "owner"), lambda row: row.owner),
    ),
    data=_risk_data,
    outside=_open_risk,
)


FOLLOWUP: dict[str, Register[Any]] = {"decisions": DECISIONS, "actions": ACTIONS, "risks": RISKS}
