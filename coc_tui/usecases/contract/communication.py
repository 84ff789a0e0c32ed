"""Material on its way to the network: sent to be read, read, marked, consented to, released."""

from coc_tui.agreement import obligations
from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.communication import Material, MaterialState
from coc_tui.domain.text import clean, clean_line
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import say
from coc_tui.store import Change, Look
from coc_tui.usecases.term.query_context import QueryContext, query_context

FREE = frozenset(
    {"title", "channel", "where", "written", "to_network", "marks", "event"}
    | {"shows_citizens", "shows_company_people"}
    | {"consents", "consent_count", "consent_case"}
)
"""What can be changed of material until it is released."""


def every(look: Look) -> list[Material]:
    """Return all material: what is still here first, then what is released."""
    return sorted(look.all(Material), key=lambda one: (one.state is MaterialState.RELEASED, one.id))


def add(desk: Desk, title: str, channel: str, **fields: object) -> Material:
    """Note a piece of material. Raises WrongUse for an unknown channel, party or purpose."""
    _refuse_unheard(desk, {**fields, "channel": channel, "title": title})
    with desk.store.change("Material: {title}", by=desk.person.name, title=title) as change:
        return change.add(Material.model_validate({**fields, "title": title, "channel": channel}))


def edit(desk: Desk, seen: Material, **fields: object) -> Material:
    """Change what is known of material. Refused once it is released."""
    _refuse_unheard(desk, fields)
    with desk.store.change("Material changed: {title}", by=desk.person.name, title=seen.title) as change:
        _still_here(change, seen)
        return change.edit(seen, **fields)


def _refuse_unheard(desk: Desk, fields: dict[str, object]) -> None:
    agreement = desk.agreement()
    if other := fields.keys() - FREE:
        raise WrongUse("{fields} cannot be changed by editing material.", fields=", ".join(sorted(other)))
    if "title" in fields and not clean_line(str(fields["title"])):
        raise WrongUse("The material has no title.")
    count = fields.get("consent_count", 0)
    if isinstance(count, int) and count < 0:
        raise WrongUse("The number of consents is zero or more, not {count}.", count=count)
    known = {
        "channel": {one.id for one in agreement.communication.channels},
        "marks": {one.party for one in agreement.marks},
        "consents": {one.id for one in agreement.communication.consents},
    }
    for name, names in known.items():
        given = fields.get(name, ())
        values = given if isinstance(given, tuple | list) else (given,)
        for value in values:
            if value not in names:
                raise WrongUse(
                    "{name} must be one of {choices}, not {value}.",
                    name=name,
                    choices=", ".join(sorted(names)),
                    value=value,
                )


def send_for_reading(desk: Desk, seen: Material) -> Material:
    """Note that the partner has got the material to read, and by when (R7.1, A11)."""
    with desk.store.change("Sent to be read: {title}", by=desk.person.name, title=seen.title) as change:
        material = _still_here(change, seen)
        now = query_context(desk, change)
        days = now.number("review_days", now.agreement.review.days)
        return change.edit(
            material,
            state=MaterialState.IN_REVIEW,
            sent=now.today,
            read_by=obligations.read_through_due(now.agreement, now.today, days=days),
            read=None,
        )


def was_read(desk: Desk, seen: Material, remarks: str = "") -> Material:
    """Note that the partner has read the material; with ``remarks`` it wants changes.

    Refused before it was sent to be read.
    """
    with desk.store.change("Read: {title}", by=desk.person.name, title=seen.title) as change:
        material = _still_here(change, seen)
        if material.sent is None:
            raise Refused("{title} has not been sent to be read.", title=material.title)
        wanted = bool(clean(remarks).strip())
        return change.edit(
            material,
            state=MaterialState.CHANGES_WANTED if wanted else MaterialState.READ,
            read=None if wanted else desk.clock.today(),
            remarks=remarks,
        )


def lacking(now: QueryContext, material: Material) -> tuple[Phrase, ...]:
    """Return what is missing before the material is as sections 7 and 9 and the group ask, consents first."""
    found = list(missing_consents(now, material))
    found += obligations.missing_marks(now.agreement, material.marks, now.today, ends=now.ends)
    if awaits_reading(now, material):
        review = now.agreement.review
        found.append(
            Phrase(
                "{partner} has not read it (section {clause}).",
                partner=now.agreement.party(review.party).name,
                clause=review.clause,
            )
        )
    return tuple(found)


def awaits_reading(now: QueryContext, material: Material) -> bool:
    """Return whether the partner must still read the material before it goes out (R7.1, A10)."""
    group_too = now.choice("network_lists", "members") == "members_and_group"
    rule = material.under_rule(group_too=group_too)
    return obligations.needs_read_through(rule) and material.read is None


def missing_consents(now: QueryContext, material: Material) -> tuple[Phrase, ...]:
    """Return the consents still to be obtained: the citizens', and the others' where the group asks (A15)."""
    asked = obligations.missing_consents(now.agreement, material.shows_citizens, material.consents)
    if asked or not material.shows_company_people or now.choice("company_consent", "optional") != "required":
        return asked
    return tuple(
        Phrase(
            "Consent of company people is missing: {purpose} (the group's own rule).",
            purpose=one.values["purpose"],
        )
        for one in obligations.missing_consents(now.agreement, True, material.consents)
    )


def release(desk: Desk, seen: Material, *, reason: str = "", by: str = "") -> Material:
    """Release material to where it is going.

    Refused, with the list, while something is missing; a ``reason`` and a name open the gate for all
    but a citizen's consent, and are kept (R7.1, R9.2, R9.3).
    """
    with desk.store.change("Released: {title}", by=desk.person.name, title=seen.title) as change:
        material = _still_here(change, seen)
        now = query_context(desk, change)
        missing = obligations.missing_consents(now.agreement, material.shows_citizens, material.consents)
        if not missing and not (clean_line(reason) and clean_line(by)):
            missing = lacking(now, material)
        if missing:
            raise Refused(
                "{title} cannot be released: {missing}",
                title=material.title,
                missing=" ".join(say(one) for one in missing),
            )
        return change.edit(
            material,
            state=MaterialState.RELEASED,
            released=now.today,
            override_reason=reason,
            override_by=by,
        )


def remove(desk: Desk, seen: Material) -> None:
    """Put material in the bin. Refused once it is released."""
    with desk.store.change("Material removed: {title}", by=desk.person.name, title=seen.title) as change:
        change.bin(_still_here(change, seen))


def _still_here(change: Change, seen: Material) -> Material:
    """Return the material as it is now. Refused once it is released."""
    material = change.get(Material, seen.id)
    if material.state is MaterialState.RELEASED:
        raise Refused("{title} was released on {day}.", title=material.title, day=material.released)
    return material
