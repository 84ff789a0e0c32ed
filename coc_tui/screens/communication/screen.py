"""Kommunikation: material on its way to the network, read, marked and consented to before it goes."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from coc_tui.domain.communication import Material, MaterialState
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.language.formats import date_width
from coc_tui.screens.communication import forms
from coc_tui.screens.communication.rows import sheet
from coc_tui.screens.sheet import Sheet, SheetPage
from coc_tui.usecases.contract import communication
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.term.query_context import query_context
from coc_tui.widgets.table import Column


class CommunicationScreen(SheetPage):
    """What is told about the activities."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "step",
            _("Next step"),
            id="communication.step",
            tooltip=_("Sent to be read, read, released"),
        ),
        Binding("n", "new", _("New"), id="communication.new", tooltip=_("A piece of material")),
        Binding(
            "e", "edit", _("Edit"), id="communication.edit", tooltip=_("Channel, names and logos, consents")
        ),
        Binding(
            "g",
            "release_anyway",
            _("Release anyway"),
            id="communication.release_anyway",
            tooltip=_("Release it with a reason although something lacks"),
        ),
        Binding(
            "delete", "remove", _("Remove"), id="communication.remove", tooltip=_("To the bin"), show=False
        ),
    ]
    ON_A_ROW = frozenset({"step", "edit", "release_anyway", "remove"})

    def columns(self) -> tuple[Column, ...]:
        """Return title, channel, state, day and how much lacks."""
        return (
            Column(_("Material"), weight=3),
            Column(_("Channel"), weight=2),
            Column(_("Status"), 20),
            Column(_("Date"), date_width()),
            Column(_("Lacks"), 7, right=True),
        )

    def read(self) -> Sheet:
        """Return all material."""
        return sheet(self.desk)

    def empty(self) -> str:
        """Teach how the first material comes."""
        return _("No material yet. n notes a newsletter, a post or a flyer.")

    @property
    def _material(self) -> Material | None:
        about = self.entry.about if self.entry else None
        return about if isinstance(about, Material) else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the material under the cursor."""
        reason, one = super().why_off(action), self._material
        if reason or one is None or action not in {"step", "edit", "release_anyway", "remove"}:
            return reason
        if one.state is MaterialState.RELEASED:
            return _("{title} is released.", title=one.title)
        return ""

    def action_new(self) -> None:
        """Note a piece of material."""
        fields, gathered = forms.material(self.desk)

        def save(values: dict[str, Any]) -> None:
            told = gathered(values)
            self._at = communication.add(self.desk, told.pop("title"), told.pop("channel"), **told).id

        self.ask_for(_("New material"), fields, save)

    def action_edit(self) -> None:
        """Change what is known of the material."""
        if one := self._material:
            fields, gathered = forms.material(self.desk, one)
            amendment = Amendment(self.desk, communication.edit, one)
            self.ask_for(one.title, fields, lambda values: amendment.save(gathered(values)))

    def action_step(self) -> None:
        """Note what comes next: sent to be read, read, or released."""
        one = self._material
        if one is None:
            return
        if one.state is MaterialState.IN_REVIEW:
            self.ask_for(
                _("{title} is read", title=one.title),
                forms.was_read(),
                lambda values: communication.was_read(self.desk, one, values["remarks"]),
            )
        elif communication.awaits_reading(query_context(self.desk), one):
            self.act(_("{title} is sent to be read.", title=one.title), communication.send_for_reading, one)
        else:
            self._release(one)

    def _release(self, one: Material) -> None:
        def failed(error: CocError) -> None:
            self.report(_("{reason} g releases it with a reason.", reason=say(error)), "error")

        self.run(
            communication.release,
            self.desk,
            one,
            then=lambda _done: self.changed(_("{title} is released.", title=one.title)),
            failed=failed,
        )

    def action_release_anyway(self) -> None:
        """Release the material with a reason, and the name of who answers for it."""
        one = self._material
        if one is None:
            return
        lacking = " ".join(say(phrase) for phrase in communication.lacking(query_context(self.desk), one))
        self.ask_for(
            _("Release {title}", title=one.title),
            forms.anyway(lacking or _("Nothing lacks."), self.desk.person.name),
            lambda values: communication.release(self.desk, one, reason=values["reason"], by=values["by"]),
        )

    def action_remove(self) -> None:
        """Put the material in the bin."""
        if one := self._material:
            self.act(_("It is in the bin. u takes it back."), communication.remove, one)
