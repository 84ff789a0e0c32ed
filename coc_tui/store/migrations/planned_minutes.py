"""Format 2: how long something is planned to take is ``planned_minutes``, since minutes are also written."""

from typing import Any


def renamed(tables: dict[str, dict[int, dict[str, Any]]]) -> None:
    """Give the field its name in items, meetings and events."""
    for name in ("items", "meetings", "events"):
        for fields in tables.get(name, {}).values():
            if "minutes" in fields:
                fields["planned_minutes"] = fields.pop("minutes")
