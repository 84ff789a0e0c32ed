"""Every text a person reads passes here: English in the code, Danish from the catalogue.

The language is chosen once per process, before any screen is imported, because key bindings
hold their labels from the moment their class is made.
"""

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

from coc_tui.errors import WrongUse

LANGUAGES = ("da", "en")
DEFAULT = "da"

_code = "en"
_for_now: ContextVar[str] = ContextVar("language", default="")
"""The language of one piece of work; empty while it is the chosen one."""


def choose(code: str) -> None:
    """Speak ``code`` (``da`` or ``en``) from now on.

    Raises WrongUse for any other language.
    """
    global _code
    if code not in LANGUAGES:
        raise WrongUse("The language must be one of {languages}, not {code}.", languages="da, en", code=code)
    _code = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak ``code`` for the work inside, in this thread alone: data has one language for everybody."""
    before = _for_now.set(code)
    try:
        yield
    finally:
        _for_now.reset(before)


def _catalogue() -> gettext.NullTranslations:
    return _spoken(chosen())


@cache
def _spoken(code: str) -> gettext.NullTranslations:
    return gettext.NullTranslations() if code == "en" else translations(Path(__file__).parent, code)


def translations(folder: Path, code: str) -> gettext.NullTranslations:
    """Return what ``folder`` says in the language ``code``.

    An installed copy has the built catalogue alone. A source checkout has the ``.po`` files it is
    built of, and speaks from them when it is older, so that no step lies between writing and reading.
    """
    built, sources = folder / f"{code}.mo", folder / code
    if sources.is_dir():
        from coc_tui.language import po

        if po.outrun(sources, built):
            return gettext.GNUTranslations(BytesIO(po.compiled(po.merged(sources).values())))
    with built.open("rb") as file:
        return gettext.GNUTranslations(file)


def chosen() -> str:
    """Return the language in use, ``da`` or ``en``."""
    return _for_now.get() or _code


def _filled(text: str, values: dict[str, Any]) -> str:
    return text.format(**values) if values else text


def _(text: str, /, **values: Any) -> str:
    """Return ``text`` in the language in use, its ``{name}`` fields filled with ``values``."""
    return _filled(_catalogue().gettext(text), values)


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    """Return the form for ``count``; ``{count}`` is filled too."""
    return _filled(_catalogue().ngettext(one, many, count), {"count": count, **values})


def pgettext(context: str, text: str, /, **values: Any) -> str:
    """Return ``text`` as it is meant in ``context``, for words with two meanings in one language."""
    return _filled(_catalogue().pgettext(context, text), values)


def marked(text: str) -> str:
    """Return ``text`` unchanged, known to the catalogue: for tables made before the language is chosen."""
    return text


def meant(context: str, text: str) -> tuple[str, str]:
    """Return both unchanged, known to the catalogue, to be said later with ``pgettext(*pair)``."""
    return context, text


class Sentence(Protocol):
    """An English template and its values: an error, or what a rule has to say of its result."""

    @property
    def template(self) -> str:
        """The English sentence with its ``{name}`` fields."""

    @property
    def values(self) -> dict[str, Any]:
        """What fills the fields."""


def say(sentence: Sentence) -> str:
    """Return an error's or a rule's sentence in the language in use."""
    return _(sentence.template, **{name: _in_words(value) for name, value in sentence.values.items()})


def _in_words(value: Any) -> Any:
    """Sentences carry dates and states as they are; only here they become words."""
    from coc_tui.language.words import in_words

    return in_words(value)


def localised(texts: Mapping[Any, str] | str) -> str:
    """Return the text of an agreement's ``{da = ..., en = ...}`` pair in the language in use.

    A plain string, and the only language there is, stand for every language.
    """
    if isinstance(texts, str):
        return texts
    return texts.get(chosen()) or texts.get(DEFAULT) or next(iter(texts.values()), "")
