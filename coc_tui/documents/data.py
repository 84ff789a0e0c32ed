"""A paper as data for programs, the same whatever the user's language is."""

import dataclasses
import json
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from coc_tui.desk import Desk
from coc_tui.documents.document import Leaving
from coc_tui.language import DEFAULT, speaking
from coc_tui.usecases.papers.evaluation import Pack
from coc_tui.usecases.papers.views import RegisterView


def render(_desk: Desk, leaving: Leaving) -> bytes:
    """Return what a paper is made from as JSON: a register as its rows, others as one object.

    Identifiers are the agreement's and the records' own, states the program's. The texts beside them
    are in the program's first language whatever the user's is.
    """
    with speaking(DEFAULT):
        view = leaving.read_again()
        if isinstance(view, RegisterView):
            return as_json(view.data).encode()
        return as_json(_evaluation(view) if isinstance(view, Pack) else view).encode()


def _evaluation(pack: Pack) -> dict[str, Any]:
    """Return the basis for the evaluation without the records it rests on: its registers tell those."""
    return {
        "agreement": pack.agreement,
        "since": pack.since,
        "until": pack.until,
        "audience": pack.audience,
        "meetings": pack.meetings,
        "actions": {"given": pack.given, "done": pack.done, "overdue": pack.overdue},
        "follow_up": [
            {
                "meeting": one.meeting.number,
                "given": one.given,
                "closed_by_next": one.closed if one.until else None,
                "done": one.done,
            }
            for one in pack.follow_up
        ],
        "members": {
            "active": pack.members.active,
            "passive": pack.members.passive,
            "never_attended": pack.members.never_attended,
        },
        "gaps": [{"title": one.title, "first": one.first, "last": one.last} for one in pack.gaps],
        "registers": {table.name: table.data for table in pack.tables},
    }


def as_json(data: Any) -> str:
    """Return ``data`` as JSON for programs: ISO dates, money as decimal strings, states as identifiers."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    match value:
        case date() | time():
            return value.isoformat()
        case Decimal() | Path():
            return str(value)
        case Enum():
            return value.value
        case BaseModel():
            return dict(value)
        case _ if dataclasses.is_dataclass(value):
            return {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form here")
