"""What is stored, durably and for several people at once; the only layer that knows TinyDB."""

from coc_tui.store.conflict import Conflict
from coc_tui.store.history import Entry
from coc_tui.store.store import Store
from coc_tui.store.unit import Change, Look

__all__ = ["Change", "Conflict", "Entry", "Look", "Store"]
