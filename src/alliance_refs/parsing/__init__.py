"""Citation text to items: tokens, labels, fields; a trained tagger, and rules for what is certain."""

from alliance_refs.parsing.fields.names import parse_names
from alliance_refs.parsing.parse import Parsed, parse_citation, parse_citations

__all__ = ["Parsed", "parse_citation", "parse_citations", "parse_names"]
