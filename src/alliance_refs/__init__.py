"""alliance_refs: from references in prose to data, bibliographies and live citations.

>>> import alliance_refs as refs
>>> document = refs.read_text("So they say.[^1]\\n\\n[^1]: R. Hass, \\"Paradigm Lost,\\" *Foreign Affairs* (1995).")
>>> [citation.item["title"] for citation in document.citations]
['Paradigm Lost']
"""

from alliance_refs.api import (
    Bibliography,
    Document,
    Library,
    bibliography,
    check,
    cite,
    parse,
    read,
    read_text,
    styles,
)
from alliance_refs.errors import Diagnostic, RefsError
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
    "read",
    "read_text",
    "styles",
]
