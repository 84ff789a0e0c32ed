"""The forms of material: what it is, what its reading gave, and releasing it although something lacks."""

from collections.abc import Callable
from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.communication import Material
from coc_tui.domain.reading.numbers import read_whole
from coc_tui.language import _, localised
from coc_tui.language.labels import field_word
from coc_tui.screens.events.forms import event_field
from coc_tui.widgets.form import Field

MARK, CONSENT = "mark-", "consent-"
"""What the fields of the two ticks begin with; the party's or the purpose's name follows."""


def material(
    desk: Desk, one: Material | None = None
) -> tuple[list[Field], Callable[[dict[str, Any]], dict[str, Any]]]:
    """Return the fields of material, and what turns their values into the material's own fields."""
    agreement = desk.agreement()
    event, _found = event_field(desk, one.event if one else "")
    fields = [
        Field("title", field_word(Material, "title"), value=one.title if one else "", required=True),
        Field(
            "channel",
            field_word(Material, "channel"),
            "choice",
            one.channel if one else "",
            [(channel.id, localised(channel.title)) for channel in agreement.communication.channels],
        ),
        Field("where", field_word(Material, "where"), value=one.where if one else ""),
        _yes("to_network", field_word(Material, "to_network"), one is None or one.to_network),
        _yes("written", field_word(Material, "written"), one is None or one.written),
        *(
            _yes(
                f"{MARK}{mark.party}",
                _("Name and logo: {name}", name=mark.name),
                bool(one and mark.party in one.marks),
            )
            for mark in agreement.marks
        ),
        _yes("shows_citizens", field_word(Material, "shows_citizens"), bool(one and one.shows_citizens)),
        _yes(
            "shows_company_people",
            field_word(Material, "shows_company_people"),
            bool(one and one.shows_company_people),
        ),
        *(
            _yes(
                f"{CONSENT}{purpose.id}",
                _("Consent: {purpose}", purpose=localised(purpose.title)),
                bool(one and purpose.id in one.consents),
            )
            for purpose in agreement.communication.consents
        ),
        Field(
            "consent_count",
            field_word(Material, "consent_count"),
            value=str(one.consent_count if one else 0),
            read=lambda text: read_whole(text or "0"),
            hint=_("A number and a case number; never a name."),
        ),
        Field("consent_case", field_word(Material, "consent_case"), value=one.consent_case if one else ""),
        event,
    ]

    def gathered(values: dict[str, Any]) -> dict[str, Any]:
        found = {name: value for name, value in values.items() if not name.startswith((MARK, CONSENT))}
        found["marks"] = tuple(one.party for one in agreement.marks if values[f"{MARK}{one.party}"])
        found["consents"] = tuple(
            one.id for one in agreement.communication.consents if values[f"{CONSENT}{one.id}"]
        )
        return found

    return fields, gathered


def _yes(id: str, label: str, value: bool) -> Field:
    return Field(id, label, "yes", value="yes" if value else "")


def was_read() -> list[Field]:
    """Return the field of what the reading gave."""
    hint = _("Empty when nothing is to be changed.")
    return [Field("remarks", field_word(Material, "remarks"), "long", hint=hint)]


def anyway(lacking: str, person: str) -> list[Field]:
    """Return the fields of releasing material although something lacks."""
    return [
        Field("reason", _("Why it is released anyway"), "long", required=True, hint=lacking),
        Field("by", _("Who answers for it"), value=person, required=True),
    ]
