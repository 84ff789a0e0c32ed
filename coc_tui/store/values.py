"""The values of a history entry as JSON and back: dates and enums stay what they are."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any


def to_json(value: Any) -> Any:
    """Return ``value`` as JSON; what JSON has no word for becomes an object with its kind as name."""
    if isinstance(value, StrEnum):
        return {"enum": [type(value).__name__, value.value]}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, Mapping):
        return {str(name): to_json(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_json(one) for one in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def from_json(value: Any) -> Any:
    """Return what :func:`to_json` was given; an enum nobody knows any more is its plain value."""
    if isinstance(value, list):
        return [from_json(one) for one in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((kind, content),) = value.items()
        match kind, content:
            case "enum", [str(name), str(member)]:
                return _enum(name, member)
            case "datetime", str():
                return datetime.fromisoformat(content)
            case "date", str():
                return date.fromisoformat(content)
            case "time", str():
                return time.fromisoformat(content)
            case "decimal", str():
                return Decimal(content)
    return {name: from_json(one) for name, one in value.items()}


def _enum(name: str, member: str) -> str:
    for kind in StrEnum.__subclasses__():
        if kind.__name__ == name and kind.__module__.startswith("coc_tui."):
            try:
                return kind(member)
            except ValueError:
                break
    return member
