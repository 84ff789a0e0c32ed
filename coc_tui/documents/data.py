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
from coc_tui.usecases.papers.views import RegisterView


def render(_desk: Desk, leaving: Leaving) -> bytes:
    """Return what a paper is made from as JSON: a register as its rows, others as one object."""
    view = leaving.view
    return as_json(view.data if isinstance(view, RegisterView) else view).encode()


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
