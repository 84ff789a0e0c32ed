"""The words for the answers to the agreement's open questions, which are stored as plain identifiers."""

from datetime import date

from coc_tui.agreement.model import Agreement
from coc_tui.errors import NotFound
from coc_tui.language import localised, meant, pgettext
from coc_tui.language.formats import month
from coc_tui.usecases.term.settings import SettingChoice

WORDS = {
    "calendar": meant("answer", "The calendar year"),
    "agreement": meant("answer", "The agreement year"),
    "full": meant("answer", "The full number"),
    "prorate": meant("answer", "A share of it"),
    "ask": meant("answer", "The group decides each time"),
    "none": meant("answer", "Yes, it may fall"),
    "price": meant("answer", "No, not below the agreed price"),
    "not_regulated": meant("answer", "Not regulated"),
    "members": meant("answer", "The members"),
    "members_and_group": meant("answer", "The members and the group"),
    "distinct_companies": meant("answer", "Each company once"),
    "quarter": meant("answer", "A quarter"),
    "half_year": meant("answer", "Half a year"),
    "year": meant("answer", "A year"),
    "optional": meant("answer", "Voluntary"),
    "required": meant("answer", "Required"),
    "yes": meant("answer", "Yes"),
    "no": meant("answer", "No"),
}
"""An answer an agreement of one's own invents is shown as it is written there."""


def answer(agreement: Agreement, choice: SettingChoice, value: str | int) -> str:
    """Return an answer as people read it."""
    if isinstance(value, int):
        return str(value)
    if choice.name.endswith("_role"):
        try:
            return localised(agreement.role(value).title)
        except NotFound:
            return value
    if choice.name.endswith("_month"):
        try:
            return month(date.fromisoformat(f"{value}-01"))
        except ValueError:
            return value
    return pgettext(*WORDS[value]) if value in WORDS else value


def options(agreement: Agreement, choice: SettingChoice) -> list[tuple[str, str]]:
    """Return the answers there are, as a form wants them; none when any text or number will do."""
    if choice.name.endswith("_role") and not choice.choices:
        return [(role.id, localised(role.title)) for role in agreement.roles]
    return [(one, answer(agreement, choice, one)) for one in choice.choices]
