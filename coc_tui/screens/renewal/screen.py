"""The way to the agreement's end: the checklist, the countdown, the choice of track, notice and extension."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.renewal import ChecklistStatus, Evidence, RenewalTrack, TerminationNotice
from coc_tui.domain.results import Snapshot
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_evaluation
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.screens.renewal import form
from coc_tui.screens.renewal.timeline import draw
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.term import ending, extension, renewal, term_status
from coc_tui.usecases.term.renewal import FINISHED, Checklist, TaskView
from coc_tui.usecases.term.term_status import TermStatus
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column
from coc_tui.widgets.text_dialog import TextDialog

_ON_TASK = {"done", "status", "edit", "prove", "unprove"}


class RenewalScreen(RegisterScreen):
    """The checklist towards the agreement's end."""

    NAME = "renewal"
    SORTS = (Sort(lambda: _("due date"), lambda row: (row.data["due"], row.data["id"])),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", _("Done"), id="renewal.done", tooltip=_("Mark as done, or open it again")),
        Binding(
            "d", "prove", _("Evidence"), id="renewal.prove", tooltip=_("Point at what shows that it is done")
        ),
        Binding(
            "delete",
            "unprove",
            _("Remove evidence"),
            id="renewal.unprove",
            tooltip=_("Take a piece of evidence away"),
            show=False,
        ),
        Binding(
            "e", "edit", _("Notes"), id="renewal.edit", tooltip=_("Write notes for the task"), show=False
        ),
        Binding(
            "w",
            "status",
            _("Status"),
            id="renewal.status",
            tooltip=_("In progress, not relevant, or begun anew"),
            show=False,
        ),
        Binding(
            "t",
            "track",
            _("Track"),
            id="renewal.track",
            tooltip=_("Choose extension or handover by a decision"),
            show=False,
        ),
        Binding(
            "n",
            "new",
            _("Notice"),
            id="renewal.new",
            tooltip=_("Register a notice of termination or an extension"),
            show=False,
        ),
        Binding(
            "b",
            "blocking",
            _("Missing"),
            id="renewal.blocking",
            tooltip=_("What stands in the way"),
            show=False,
        ),
        Binding("a", "close", _("Close"), id="renewal.close", tooltip=_("Close the renewal"), show=False),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return number, task, due date, role, section and status."""
        return (
            Column(_("No."), 3),
            Column(_("Task"), weight=3),
            Column(_("Due date"), date_width()),
            Column(_("Role"), weight=2),
            Column(_("Section"), 7),
            Column(_("Status"), 13),
        )

    def key(self, row: RegisterRow) -> str:
        """Return the task's identifier: an untouched task has no record."""
        return str(row.data["id"])

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Say of what is late only that, and of a track not chosen that it waits for the choice."""
        task = self._task_of(row)
        if task.overdue:
            status = _("Overdue")
        elif not task.live:
            status = _("Not chosen")
        else:
            status = word(task.status)
        return (*row.cells[:5], status)

    def tone(self, row: RegisterRow) -> str:
        """Warn of what is late; dim what is finished or belongs to no chosen track."""
        task = self._task_of(row)
        if task.overdue:
            return "error"
        return "dim" if not task.live or task.status in FINISHED else ""

    def empty(self) -> str:
        """Say why there is nothing."""
        return _("The agreement names no tasks towards its end.")

    # Reading

    def read_about(self, desk: Desk) -> tuple[Checklist, TermStatus]:
        """Return the checklist and the term."""
        return renewal.checklist(desk), term_status.view(desk)

    @property
    def _checklist(self) -> Checklist:
        assert self.state.found is not None
        found: Checklist = self.state.found.about[0]
        return found

    def _task_of(self, row: RegisterRow) -> TaskView:
        return next(one for one in self._checklist.tasks if one.id == row.data["id"])

    def filters(
        self, desk: Desk, rows: tuple[RegisterRow, ...], about: tuple[Checklist, TermStatus]
    ) -> list[Filter]:
        """Return the tasks by how far they are and by track."""
        tasks = {one.id: one for one in about[0].tasks}

        def on(row: RegisterRow) -> TaskView:
            return tasks[row.data["id"]]

        found = [
            Filter(
                "state", "open", _("to be done"), lambda row: on(row).live and on(row).status not in FINISHED
            ),
            Filter("state", "overdue", _("overdue"), lambda row: on(row).overdue),
            Filter("state", "finished", _("finished"), lambda row: on(row).status in FINISHED),
        ]
        found += [
            Filter("track", track.value, _("Track: {track}", track=word(track)), _of_track(track))
            for track in RenewalTrack
        ]
        return found

    # Drawing

    def summary(self) -> str:
        """Return the countdown, when the talks begin, and which track is chosen."""
        if self.state.found is None:
            return ""
        found, shown = self._checklist, self.state.found.about[1]
        left = ngettext("{count} day left", "{count} days left", found.days_to_end)
        before = ngettext("{count} day", "{count} days", found.days_to_talks)
        talks = _(
            "Talks by {date} (section {clause}, {left}) · prepare from {prepare}",
            date=short_date(found.talks),
            clause=found.clause,
            left=before if found.days_to_talks > 0 else _("to be under way"),
            prepare=short_date(shown.renewal.prepare),
        )
        if found.closed:
            standing = _("Closed on {date}", date=short_date(found.closed))
        elif found.next is not None:
            standing = _("Next: {id} by {date}", id=found.next.id, date=short_date(found.next.due))
        else:
            standing = _("Every task is done: a closes the renewal.")
        track = word(found.track) if found.track else _("not chosen (t)")
        return "\n".join(
            [
                _(
                    "The agreement ends on {date}, {left} · {basis}",
                    date=short_date(found.end.day),
                    left=left,
                    basis=say(found.end.basis),
                ),
                talks,
                _("Track: {track} · {standing}", track=track, standing=standing),
            ]
        )

    def picture(self, width: int, height: int) -> Content:
        """Return the tasks on a line from today to the end."""
        return draw(self._checklist, self.desk.clock.today(), width)

    def exports(self) -> list[Export]:
        """Return the register's exports, and the evaluation pack."""
        return [*super().exports(), *of_evaluation()]

    # Acting

    def why_off(self, action: str) -> str:
        """Return why a task cannot be changed."""
        if action in _ON_TASK:
            row = self.chosen
            if row is None or self.state.found is None:
                return _("There is no task under the cursor.")
            if self._checklist.closed:
                return _("The renewal is closed.")
            task = self._task_of(row)
            if not task.live:
                return _("The task belongs to a track that is not chosen; t chooses.")
            if action == "unprove" and not (task.record and task.record.evidence):
                return _("The task has no evidence.")
        return super().why_off(action)

    def _chosen_task(self) -> TaskView:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        return self._task_of(row)

    def action_done(self) -> None:
        """Mark as done or open again; the task that chooses the track asks for the decision."""
        task = self._chosen_task()
        done = task.status == ChecklistStatus.DONE
        if task.chooses_track and not done and self._checklist.track is None:
            self.action_track()
            return
        status = ChecklistStatus.NOT_STARTED if done else ChecklistStatus.DONE
        sentence = _("{number} is open again.") if done else _("{number} is done.")
        self.run(
            renewal.set_status, self.desk, task, status, then=self.changed(sentence.format(number=task.id))
        )

    def action_status(self) -> None:
        """Choose how far the task is."""
        task = self._chosen_task()

        def chosen(keys: list[str] | None) -> None:
            for key in keys or ():
                then = self.changed(_("Saved: {what}", what=task.id))
                self.run(renewal.set_status, self.desk, task, ChecklistStatus(key), then=then)

        options = [(status.value, word(status)) for status in ChecklistStatus]
        self.app.push_screen(Picker(_("{id}: how far is it?", id=task.id), options), chosen)

    def action_edit(self) -> None:
        """Write notes."""
        task = self._chosen_task()
        notes = Field("notes", _("Notes"), "long", task.record.notes if task.record else "")
        self.fill_in(
            f"{task.id} {task.title}",
            [notes],
            lambda values: renewal.write_notes(self.desk, task, values["notes"]),
        )

    def action_prove(self) -> None:
        """Choose a decision, a meeting or a result as evidence, or say where a document is."""
        task = self._chosen_task()
        self.run(form.evidence, self.desk, then=lambda found: self._prove(task, found))

    def _prove(self, task: TaskView, found: list[tuple[str, Decision | Meeting | Snapshot]]) -> None:
        def chosen(keys: list[str] | None) -> None:
            for key in keys or ():
                if key == "document":
                    where = Field("where", _("Title, and where it is kept"), required=True)
                    self.fill_in(
                        _("Document for {id}", id=task.id),
                        [where],
                        lambda values: renewal.prove(self.desk, task, values["where"]),
                    )
                else:
                    then = self.changed(_("Saved: {what}", what=task.id))
                    self.run(renewal.prove, self.desk, task, found[int(key)][1], then=then)

        options = [("document", _("A document: write where it is"))]
        options += [(str(place), label) for place, (label, _record) in enumerate(found)]
        self.app.push_screen(Picker(_("Evidence for {id}", id=task.id), options), chosen)

    def action_unprove(self) -> None:
        """Take evidence away; of several, choose."""
        task = self._chosen_task()
        proofs = task.record.evidence if task.record else ()

        def remove(one: Evidence) -> None:
            then = self.changed(_("Removed: {what}. u takes it back.", what=one.where))
            self.run(renewal.unprove, self.desk, task, one, then=then)

        def chosen(keys: list[str] | None) -> None:
            for key in keys or ():
                remove(proofs[int(key)])

        if len(proofs) == 1:
            remove(proofs[0])
        else:
            options = [(str(place), f"{word(one.kind)}: {one.where}") for place, one in enumerate(proofs)]
            self.app.push_screen(Picker(_("Remove evidence"), options), chosen)

    def action_track(self) -> None:
        """Choose extension or handover by a logged decision."""
        self.fill_in(
            _("Choose the track"),
            form.choosing(self.desk, self._checklist.track),
            lambda values: renewal.choose(self.desk, RenewalTrack(values["track"]), values["decision"]),
        )

    def action_new(self) -> None:
        """Register a notice, the withdrawal of one, or an extension."""
        self.run(lambda: ending.notices_in_force(self.desk.store.look()), then=self._offer)

    def _offer(self, notices: list[TerminationNotice]) -> None:
        options = [
            ("notice", _("A notice of termination was received")),
            ("extension", _("An extension was accepted by both parties")),
        ]
        options += [
            (one.id, _("The notice received on {date} is withdrawn", date=short_date(one.received)))
            for one in notices
        ]

        def chosen(keys: list[str] | None) -> None:
            for key in keys or ():
                if key == "notice":
                    self._ask_notice()
                elif key == "extension":
                    self._ask_extension()
                else:
                    self._withdraw(next(one for one in notices if one.id == key))

        self.app.push_screen(Picker(_("What happened?"), options), chosen)

    def _ask_extension(self) -> None:
        """Ask for the new period and its terms, show what they change, and ask again before it begins."""
        found: dict[str, Any] = {}

        def prepare(values: dict[str, Any]) -> None:
            terms = extension.new_terms(
                self.desk, values["until"], wanted=form.wanted(values), file=values["file"]
            )
            found.update(values, terms=terms, preview=form.preview(self.desk.agreement(), terms))

        def begin(yes: bool) -> None:
            if yes:
                self.run(
                    lambda: extension.extend(
                        self.desk, found["until"], found["decision"], found["accepted"], terms=found["terms"]
                    ),
                    then=self.changed(_("Saved: {what}", what=_("Extension"))),
                )

        def show(values: dict[str, Any] | None) -> None:
            if values is not None:
                reading = TextDialog(_("What the new period changes"), found["preview"])
                self.app.push_screen(
                    reading, lambda _read: ask(self, _("Begin the new period on these terms?"), begin)
                )

        self.app.push_screen(Form(_("Extension"), form.extending(self.desk), prepare), show)

    def _ask_notice(self) -> None:
        def save(values: dict[str, Any]) -> None:
            ending.give_notice(
                self.desk, values["party"], values["received"], values["evidence"], sent=values["sent"]
            )

        self.fill_in(_("Notice of termination"), form.giving_notice(self.desk), save)

    def _withdraw(self, notice: TerminationNotice) -> None:
        self.fill_in(
            _("The notice is withdrawn"),
            [Field("evidence", _("Where both parties agreed to it"), required=True)],
            lambda values: ending.withdraw(self.desk, notice, values["evidence"]),
        )

    def action_blocking(self) -> None:
        """Read what stands in the way of closing."""
        lines = [say(one) for one in self._checklist.blocking]
        text = "\n".join(lines) or _("Nothing stands in the way: a closes the renewal.")
        self.app.push_screen(TextDialog(_("Before the renewal can be closed"), text))

    def action_close(self) -> None:
        """Close the renewal, or show what is missing."""
        if self._checklist.blocking:
            self.action_blocking()
            return

        def sure(yes: bool) -> None:
            if yes:
                self.run(renewal.close, self.desk, then=self.changed(_("The renewal is closed.")))

        ask(self, _("Close the renewal?"), sure)


def _of_track(track: RenewalTrack) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data["track"] == track)
