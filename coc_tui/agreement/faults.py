"""One clear sentence for what is wrong with an agreement's data: which key, which clause, and why."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coc_tui.errors import WrongUse


def fault(data: object, error: ValidationError) -> WrongUse:
    """Return the sentence for the first thing that ``error`` found wrong with ``data``.

    List elements are counted from 1 in the key path: ``parties[2].cvr``.
    """
    first = error.errors(include_url=False)[0]
    key, value = _place(data, first)
    kind = first["type"]
    limits = first.get("ctx", {})
    if kind == "missing":
        return WrongUse("The agreement lacks {key}.", key=key)
    if kind == "extra_forbidden":
        return WrongUse("The agreement has an unknown key: {key}. Check its spelling or remove it.", key=key)
    if kind == "cvr":
        return WrongUse("{key} is not a valid CVR number: {value}.", key=key, value=value)
    if kind == "ean":
        return WrongUse("{key} is not a valid EAN number: {value}.", key=key, value=value)
    if kind == "month":
        return WrongUse(
            "{key} is not a month: {value}. Write year and month, as 2027-01.", key=key, value=value
        )
    if kind == "order":
        return WrongUse("{key} ends before it starts.", key=key)
    if kind == "window":
        return WrongUse("{key} needs either at_signing or both due_from and due_to.", key=key)
    if kind == "task_time":
        return WrongUse("{key} needs either months or due.", key=key)
    if kind == "event_time":
        return WrongUse("{key} needs either day or month.", key=key)
    if kind == "choice":
        return WrongUse("{key}: default is not one of its choices.", key=key)
    if kind == "cap":
        return WrongUse("{key}: cap and cap_percent do not agree with the price.", key=key)
    if kind == "reference":
        return WrongUse(
            "{key} names {value}, which the agreement does not define.",
            key=_noted(data, limits),
            value=limits["value"],
        )
    if kind == "repeated":
        return WrongUse("{key} is used twice: {value}.", key=_noted(data, limits), value=limits["value"])
    if kind == "sides":
        return WrongUse("The agreement needs one party with side authority and one with side partner.")
    if kind == "time_zone":
        return WrongUse("{key} is not a known time zone: {value}.", key=key, value=value)
    if kind.startswith("date"):
        return WrongUse(
            "{key} is not a date that exists: {value}. Write it as 2028-08-31.", key=key, value=value
        )
    if kind in {"literal_error", "enum"}:
        return WrongUse(
            "{key} must be one of {choices}, not {value}.",
            key=key,
            value=value,
            choices=limits["expected"].replace(" or ", ", "),
        )
    if kind.startswith("string_type"):
        return WrongUse("{key} must be a text, not {value}.", key=key, value=value)
    if kind.startswith("int_"):
        return WrongUse("{key} must be a whole number, not {value}.", key=key, value=value)
    if kind.startswith("decimal_") or kind == "finite_number":
        return WrongUse("{key} must be a number, not {value}.", key=key, value=value)
    if kind.startswith("bool_"):
        return WrongUse("{key} must be true or false, not {value}.", key=key, value=value)
    if kind in {"tuple_type", "list_type"}:
        return WrongUse("{key} must be a list, not {value}.", key=key, value=value)
    if kind in {"dict_type", "model_type"}:
        return WrongUse("{key} must be a table, not {value}.", key=key, value=value)
    if kind in {"too_short", "string_too_short"}:
        return WrongUse("{key} is empty.", key=key)
    return WrongUse("{key} cannot be {value}.", key=key, value=value)


def _place(data: object, error: ErrorDetails) -> tuple[str, object]:
    """Return where the fault is, and the value found there.

    Pydantic names alternatives of a type in the path too; what is not in the data is left out.
    """
    keys = list(error["loc"])
    if error["type"] != "missing":
        return named(data, keys), _shown(error["input"])
    return named(data, keys, lacking=True), None


def _noted(data: object, limits: Mapping[str, Any]) -> str:
    return named(data, list(limits["keys"]))


def named(data: object, keys: list[int | str], lacking: bool = False) -> str:
    """Return the key path of ``keys`` in ``data``, with the nearest clause: ``fee.index.base (§ 4.1)``."""
    here: object = data
    path, clause = "", ""
    for place, key in enumerate(keys):
        if isinstance(here, Mapping):
            clause = here["clause"] if isinstance(here.get("clause"), str) else clause
            if key not in here and not (lacking and place == len(keys) - 1):
                continue
            path += f".{key}" if path else str(key)
            here = here.get(key)
        elif isinstance(here, list) and isinstance(key, int):
            path += f"[{key + 1}]"
            here = here[key] if key < len(here) else None
    if isinstance(here, Mapping) and isinstance(here.get("clause"), str):
        clause = here["clause"]
    path = path or "."
    return f"{path} (§ {clause})" if clause else path


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
