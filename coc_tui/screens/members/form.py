"""The form of a company of the network."""

from coc_tui.desk import Desk
from coc_tui.domain.members import CompanySize, Member, MemberStatus
from coc_tui.language import _
from coc_tui.language.labels import field_words
from coc_tui.language.words import word
from coc_tui.screens.form_fields import day_field
from coc_tui.widgets.form import Field


def fields(desk: Desk, one: Member | None) -> list[Field]:
    """Return the fields of a company."""
    named = field_words(Member)
    lines = [
        Field(name, named[name], value=getattr(one, name) if one else "", required=name == "name")
        for name in ("name", "contact", "email", "phone", "municipality")
    ]
    sizes = [("", _("not known")), *((size.value, word(size)) for size in CompanySize)]
    return [
        *lines,
        Field(
            "size",
            named["size"],
            "choice",
            one.size.value if one and one.size else "",
            sizes,
            read=lambda text: CompanySize(text) if text else None,
        ),
        Field(
            "status",
            named["status"],
            "choice",
            one.status.value if one else MemberStatus.ACTIVE.value,
            [(status.value, word(status)) for status in MemberStatus],
            read=MemberStatus,
        ),
        day_field(desk, "since", named["since"], one.since if one else None),
        day_field(desk, "until", named["until"], one.until if one else None),
        Field("notes", named["notes"], "long", one.notes if one else ""),
    ]
