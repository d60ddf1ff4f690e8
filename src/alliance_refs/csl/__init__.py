"""CSL 1.0.2: styles are read, compiled and run; clusters and bibliographies become markup."""

from __future__ import annotations

from alliance_refs.csl.processor import Processor
from alliance_refs.csl.sections import Section
from alliance_refs.csl.session import Changed, Session
from alliance_refs.csl.style_index import StyleName, search_styles
from alliance_refs.csl.styles import Style, load_style

__all__ = [
    "Changed",
    "Processor",
    "Section",
    "Session",
    "Style",
    "StyleName",
    "load_style",
    "search_styles",
]
