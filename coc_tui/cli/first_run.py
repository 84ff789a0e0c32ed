"""The first run: what the set-up asks becomes a case, and what it says of the user is remembered."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coc_tui import language
from coc_tui.agreement.model import read
from coc_tui.cli import compose
from coc_tui.desk import Folders, Person, WallClock
from coc_tui.errors import StoreTrouble
from coc_tui.usecases.case import cases, demo, profile
from coc_tui.usecases.term import settings

if TYPE_CHECKING:
    from coc_tui.screens.setup.first_run import Chosen


def ask(options: compose.Options) -> compose.Options | None:
    """Ask for what a first case needs, make it, and return what to open; None when the user leaves.

    The language answered is in use afterwards. Raises CocError when the case cannot be made.
    """
    # Only here is Textual loaded: everyone else who starts has a case already.
    from coc_tui.screens.setup import first_run, wizard
    from coc_tui.shell.theme import CALM

    known = profile.load()
    suggested = first_run.Suggested(
        language=language.chosen(),
        data=options.folders.data,
        exports=options.folders.exports,
        name=options.person.name,
        role=known.role,
    )
    answers = wizard.run(suggested, CALM)
    if answers is None:
        return None
    language.choose(answers.language)
    made = replace(
        options,
        folders=Folders(answers.data, answers.exports),
        case=answers.case_name,
        person=Person(answers.name, answers.role),
    )
    _make(made, answers)
    _remember(answers)
    return made


def _make(options: compose.Options, answers: "Chosen") -> None:
    if answers.agreement is None:
        from coc_tui.documents.sealing import write

        demo.fill(answers.data, answers.exports, write).close()
        return
    terms = read(answers.agreement)
    clock = WallClock(ZoneInfo("UTC"), options.as_of)
    store = cases.create(
        answers.data, answers.case_name, terms, answers.agreement, person=options.person, clock=clock
    )
    with store:
        if answers.signed is not None:
            settings.set_signed(compose.at_desk(options, store), answers.signed)


def _remember(answers: "Chosen") -> None:
    try:
        profile.save(
            profile.Profile(
                name=answers.name,
                role=answers.role,
                language=answers.language,
                data=str(answers.data.absolute()),
            )
        )
    except StoreTrouble as trouble:
        # The case is made and can be worked in; only the answers will be asked for again.
        print(language.say(trouble), file=sys.stderr)  # noqa: T201
