"""Citation text to items: tokens, labels, fields; rules now, a trained model may follow."""

from alliance_refs.parsing.fields.names import parse_names
from alliance_refs.parsing.parse import Parsed, parse_citation

__all__ = ["Parsed", "parse_citation", "parse_names"]
