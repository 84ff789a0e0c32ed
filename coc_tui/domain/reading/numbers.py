"""Numbers, kroner and lengths of time as people write them in Danish and in English."""

import re
from decimal import Decimal, InvalidOperation

from coc_tui.domain.reading.answers import filled
from coc_tui.errors import Unreadable

_IN_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?")
_MARK = re.compile(r"[.,](?=\d{3})")
_SPACES = re.compile(r"\s+")
_CURRENCY = re.compile(r"\A(?:kr\.?|dkk)|(?:kr\.?|kroner|dkk|(?<=\d),-|(?<=\d)\.-)\Z", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3})(?:t|h|timer?|hours?)\.?(?:og|and)?)?(?:(?P<minutes>\d{1,4})(?:m|min|minutter|minutes)?\.?)?",
    re.ASCII | re.IGNORECASE,
)


def read_number(text: str) -> Decimal:
    """Return a number written the Danish or the English way without thousands marks. Raises Unreadable."""
    text = filled(text)
    try:
        number = Decimal(_SPACES.sub("", text).replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise Unreadable('"{text}" is not a number. Write it for example as 12,5.', text=text)
    return number


def read_kroner(text: str) -> Decimal:
    """Return kroner written with or without thousands marks and ``kr.``.

    ``1.200`` is twelve hundred: what has three figures is never øre. Raises Unreadable for what is no
    number, and for parts of an øre.
    """
    text = filled(text)
    plain = _CURRENCY.sub("", _SPACES.sub("", text))
    try:
        number = read_number(_without_marks(plain))
        if number == round(number, 2):
            return number
    except (Unreadable, InvalidOperation):
        pass
    raise Unreadable('"{text}" is not an amount. Write it for example as 1.200,50.', text=text)


def _without_marks(plain: str) -> str:
    return _MARK.sub("", plain) if _IN_THOUSANDS.fullmatch(plain) else plain


def read_whole(text: str, least: int | None = None, most: int | None = None) -> int:
    """Return a whole number from ``least`` to ``most``; ``1.200`` is twelve hundred. Raises Unreadable."""
    text = filled(text)
    number = read_number(_without_marks(_SPACES.sub("", text)))
    if number != number.to_integral_value():
        raise Unreadable('"{text}" is not a whole number. Write it for example as 12.', text=text)
    if (least is not None and number < least) or (most is not None and number > most):
        raise _outside(text, least, most)
    return int(number)


def _outside(text: str, least: int | None, most: int | None) -> Unreadable:
    if most is None:
        return Unreadable("{text} is too little: the least is {least}.", text=text, least=least)
    if least is None:
        return Unreadable("{text} is too much: the most is {most}.", text=text, most=most)
    return Unreadable("{text} is not from {least} to {most}.", text=text, least=least, most=most)


def read_length(text: str, least: int = 0, most: int = 24 * 60) -> int:
    """Return a length of time in minutes: ``90``, ``90 min.``, ``1 t. 30 min.``. Raises Unreadable."""
    text = filled(text)
    found = _LENGTH.fullmatch(_SPACES.sub("", text))
    if not found or not (found["hours"] or found["minutes"]):
        raise Unreadable(
            '"{text}" is not a length of time. Write minutes, for example 90 or 1 t. 30 min.',
            text=text,
        )
    minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    if not least <= minutes <= most:
        raise Unreadable(
            "{minutes} minutes is not from {least} to {most}.", minutes=minutes, least=least, most=most
        )
    return minutes
