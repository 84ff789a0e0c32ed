"""The one family of errors a user can meet: each carries a sentence and an exit code.

The sentence is kept as an English template with its values, so that it can be said in the
reader's language later (``coc_tui.language.say``). Translation catalogues are extracted from
the constructor calls, so the template must be a literal.
"""

from typing import Any


class CocError(Exception):
    """Something a user can understand and act on.

    ``template`` is an English sentence with ``{name}`` fields; ``values`` fills them.
    """

    exit_code = 1

    def __init__(self, template: str, /, **values: Any) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values) if values else template)


class WrongUse(CocError):
    """The request itself is wrong: an unknown name, an impossible date, a bad option."""

    exit_code = 2


class Unreadable(WrongUse):
    """What was typed cannot be read as what is asked for; the sentence shows how that is written."""


class NotFound(WrongUse):
    """The thing asked for does not exist."""


class Refused(CocError):
    """The request is well formed, but a rule or the present state forbids it."""


class Doubtful(Refused):
    """The request can be right and rarely is: the sentence asks, and whoever is certain says so again."""


class StoreTrouble(CocError):
    """The disk, a permission or the lock stood in the way; what was stored before is whole."""


class Damaged(StoreTrouble):
    """Stored data cannot be read as what it should be; nothing is overwritten."""
