"""What kinds of record and their fields are called, in the language in use. The kinds say it themselves."""

from pydantic import BaseModel

from coc_tui.domain import kinds
from coc_tui.domain.records import Record
from coc_tui.language import _, pgettext


def kind_word(kind: type[Record]) -> str:
    """Return what one record of a kind is called."""
    return _(kind.called)


def field_word(kind: type[BaseModel], field: str) -> str:
    """Return what a field is called; one from another version of the program is its name in plain letters."""
    label = kinds.label(kind, field)
    return pgettext("field", label) if label else field.replace("_", " ").capitalize()


def field_words(kind: type[BaseModel]) -> dict[str, str]:
    """Return what each field of a kind is called that people read."""
    return {name: field_word(kind, name) for name in kind.model_fields if kinds.label(kind, name)}
