"""One clear sentence for what is wrong with an agreement's data: which key, which clause, and why."""

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coc_tui.agreement.phrases import Phrase
from coc_tui.errors import WrongUse

_SENTENCES = {
    "missing": Phrase("The agreement lacks {key}."),
    "extra_forbidden": Phrase("The agreement has an unknown key: {key}. Check its spelling or remove it."),
    "cvr": Phrase("{key} is not a valid CVR number: {value}."),
    "ean": Phrase("{key} is not a valid EAN number: {value}."),
    "month": Phrase("{key} is not a month: {value}. Write year and month, as 2027-01."),
    "order": Phrase("{key} ends before it starts."),
    "window": Phrase("{key} needs either at_signing or both due_from and due_to."),
    "task_time": Phrase("{key} needs either months or due."),
    "event_time": Phrase("{key} needs either day or month."),
    "choice": Phrase("{key}: default is not one of its choices."),
    "cap": Phrase("{key}: cap and cap_percent do not agree with the price."),
    "reference": Phrase("{key} names {value}, which the agreement does not define."),
    "repeated": Phrase("{key} is used twice: {value}."),
    "sides": Phrase("The agreement needs one party with side authority and one with side partner."),
    "time_zone": Phrase("{key} is not a known time zone: {value}."),
    "literal_error": Phrase("{key} must be one of {choices}, not {value}."),
    "enum": Phrase("{key} must be one of {choices}, not {value}."),
    "finite_number": Phrase("{key} must be a number, not {value}."),
    "tuple_type": Phrase("{key} must be a list, not {value}."),
    "list_type": Phrase("{key} must be a list, not {value}."),
    "dict_type": Phrase("{key} must be a table, not {value}."),
    "model_type": Phrase("{key} must be a table, not {value}."),
    "too_short": Phrase("{key} is empty."),
    "string_too_short": Phrase("{key} is empty."),
}
"""What is said of each kind of fault, by the name pydantic or the agreement's own checks give it."""

_SENTENCES_BY_BEGINNING = {
    "date": Phrase("{key} is not a date that exists: {value}. Write it as 2028-08-31."),
    "string_type": Phrase("{key} must be a text, not {value}."),
    "int_": Phrase("{key} must be a whole number, not {value}."),
    "decimal_": Phrase("{key} must be a number, not {value}."),
    "bool_": Phrase("{key} must be true or false, not {value}."),
}


def fault(data: object, error: ValidationError) -> WrongUse:
    """Return the sentence for the first thing that ``error`` found wrong with ``data``.

    List elements are counted from 1 in the key path: ``parties[2].cvr``.
    """
    first = error.errors(include_url=False)[0]
    key, value = _place(data, first)
    limits = first.get("ctx", {})
    if first["type"] in {"reference", "repeated"}:
        key, value = named(data, list(limits["keys"])), limits["value"]
    choices = str(limits.get("expected", "")).replace(" or ", ", ")
    return WrongUse(_sentence(first["type"]).template, key=key, value=value, choices=choices)


def _sentence(kind: str) -> Phrase:
    by_beginning = (
        sentence for beginning, sentence in _SENTENCES_BY_BEGINNING.items() if kind.startswith(beginning)
    )
    return _SENTENCES.get(kind) or next(by_beginning, Phrase("{key} cannot be {value}."))


def _place(data: object, error: ErrorDetails) -> tuple[str, object]:
    """Return where the fault is, and the value found there.

    Pydantic names alternatives of a type in the path too; what is not in the data is left out.
    """
    keys = list(error["loc"])
    if error["type"] != "missing":
        return named(data, keys), _shown(error["input"])
    return named(data, keys, lacking=True), None


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
