"""The check digits of the two numbers that identify a party."""


def valid_cvr(number: str) -> bool:
    """Return whether ``number`` is eight digits whose weighted sum is divisible by 11 (Danish CVR)."""
    if not (len(number) == 8 and number.isascii() and number.isdigit()):
        return False
    return (
        sum(int(digit) * weight for digit, weight in zip(number, (2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11
        == 0
    )


def valid_ean(number: str) -> bool:
    """Return whether ``number`` is thirteen digits with a right GTIN-13 check digit."""
    if not (len(number) == 13 and number.isascii() and number.isdigit()):
        return False
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(number)) % 10 == 0
