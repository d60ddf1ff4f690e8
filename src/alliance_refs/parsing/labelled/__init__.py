"""References with the label of every stretch: what a tagger learns from, and its files."""

from alliance_refs.parsing.labelled.anystyle import read_anystyle
from alliance_refs.parsing.labelled.json_lines import read_json_lines, write_json_line
from alliance_refs.parsing.labelled.reference import Labelled, Stretch

__all__ = ["Labelled", "Stretch", "read_anystyle", "read_json_lines", "write_json_line"]
