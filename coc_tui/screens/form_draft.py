"""What can be kept of a form when the program is ended from outside while it is open."""

from collections.abc import Mapping, Sequence
from typing import Any

from coc_tui.errors import CocError
from coc_tui.widgets.form import Field


def kept(fields: Sequence[Field], typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the values that can be read of what was typed, by field id; the rest is left out."""
    values: dict[str, Any] = {}
    for field in fields:
        text = typed[field.id]
        if field.required and not text.strip():
            continue
        try:
            values[field.id] = (
                field.read(text) if field.read else text == "yes" if field.kind == "yes" else text
            )
        except CocError:
            continue
    return values
