"""Works whose note gives only the imprint -> the title that the text before the mark names.

"In New York Times v. Sullivan, the Court held ...[1]" with the note "376 U.S. 254
(1964)": the work gets its title, with evidence that says it stands in the text. The
citation itself keeps to what the note says.
"""

from __future__ import annotations

import re

from alliance_refs.model import Evidence, Item, Marker

_CASE = re.compile(
    r"(?:[A-Z][\w.’'&-]*\s+)(?:(?:of|the|and|de|&)\s+|[A-Z][\w.’'&-]*\s+){0,5}v\.?\s+"
    r"[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|&)?\s?[A-Z][\w.’'&-]*){0,5}"
)
_OPENERS = re.compile(r"^(?:In|See|The|But|And|After|Since|Before|Under|As|Thus|Yet)\s+")
_LEGAL = frozenset(("legal_case", "legislation"))


def named_in_text(item: Item, markers: tuple[Marker, ...]) -> Item:
    """A work with the case that the text calls by name before the first mark for it.

    The item is returned as it is when it has a title, is no case, or nothing is named.
    """
    if item.get("title") or item.type not in _LEGAL or not markers:
        return item
    found = list(_CASE.finditer(markers[0].before))
    if not found:
        return item
    name = _OPENERS.sub("", found[-1][0]).rstrip(" ,.")
    why = Evidence("case named in the text before the mark", 0.7, markers[0].span, name)
    return item.replace(title=name, evidence={**item.evidence, "title": why})
