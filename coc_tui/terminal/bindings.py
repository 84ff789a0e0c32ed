"""Which keys a widget has, whatever stands around it and whatever text is typed there.

Textual lists only the keys that work at this moment, and leaves out letters where a text has the keyboard.
"""

from collections.abc import Iterator

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode


def bindings_of(node: DOMNode) -> Iterator[Binding]:
    """Yield the widget's own bindings, one for each key, in their order."""
    for _key, binding in _map(node):
        yield binding


def has_key(node: DOMNode, key: str) -> bool:
    """Return whether the widget has a binding for the key."""
    return key in _map(node).key_to_bindings


def _map(node: DOMNode) -> BindingsMap:
    known: BindingsMap | None = getattr(node, "_bindings", None)
    return BindingsMap.merge(list(_by_class(type(node)))) if known is None else known


def _by_class(kind: type) -> Iterator[BindingsMap]:
    """Yield what each class of a widget binds, the most special last."""
    bases = [base for base in kind.__mro__ if "BINDINGS" in vars(base)]
    kept = 1 + next(
        (n for n, base in enumerate(bases) if not getattr(base, "_inherit_bindings", True)), len(bases)
    )
    for base in reversed(bases[:kept]):
        yield BindingsMap(vars(base)["BINDINGS"])
