"""alliance_refs: from references in prose to data, bibliographies and live citations.

>>> import alliance_refs as refs
>>> document = refs.read_text("So they say.[^1]\\n\\n[^1]: R. Hass, \\"Paradigm Lost,\\" *Foreign Affairs* (1995).")
>>> [citation.item["title"] for citation in document.citations]
['Paradigm Lost']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliance_refs.api import (
        Bibliography,
        Document,
        Library,
        bibliography,
        check,
        cite,
        read,
        read_text,
        styles,
    )
    from alliance_refs.errors import Diagnostic, RefsError
    from alliance_refs.integrations.typed_notes import restyle
    from alliance_refs.model import (
        Citation,
        Cite,
        Cluster,
        Date,
        Evidence,
        Item,
        Marker,
        Name,
        Note,
        Resolution,
    )
    from alliance_refs.references import parse, parse_many
    from alliance_refs.spans import Span

__version__ = "0.1.0"

__all__ = [
    "Bibliography",
    "Citation",
    "Cite",
    "Cluster",
    "Date",
    "Diagnostic",
    "Document",
    "Evidence",
    "Item",
    "Library",
    "Marker",
    "Name",
    "Note",
    "RefsError",
    "Resolution",
    "Span",
    "bibliography",
    "check",
    "cite",
    "parse",
    "parse_many",
    "read",
    "read_text",
    "restyle",
    "styles",
]

# A stage is imported when a name of it is first used, so that a command that needs only
# one starts at once (PEP 562).
_VALUES = "Citation Cite Cluster Date Evidence Item Marker Name Note Resolution"
_HOMES = {
    **dict.fromkeys(__all__, "api"),
    **dict.fromkeys(_VALUES.split(), "model"),
    **dict.fromkeys(("Diagnostic", "RefsError"), "errors"),
    **dict.fromkeys(("parse", "parse_many"), "references"),
    "Span": "spans",
    "restyle": "integrations.typed_notes",
}

if not TYPE_CHECKING:  # a type checker is to know the names above and no others

    def __getattr__(name: str) -> object:
        """A public name, imported from its home now."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names, and what every module has; not what this one is made with."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
