"""CSL 1.0.2: styles are read, compiled and run; clusters and bibliographies become markup."""

from __future__ import annotations

from alliance_refs.csl.citing.processor import Processor
from alliance_refs.csl.citing.sections import Section
from alliance_refs.csl.citing.session import Changed, Session
from alliance_refs.csl.citing.tracing import Piece, Traced, Tracer
from alliance_refs.csl.style.style_index import StyleName, search_styles
from alliance_refs.csl.style.styles import Style, load_style

__all__ = [
    "Changed",
    "Piece",
    "Processor",
    "Section",
    "Session",
    "Style",
    "StyleName",
    "Traced",
    "Tracer",
    "load_style",
    "search_styles",
]
