"""What a bare "ibid." points to besides its work: the same place in it.

In: citations in the order of a document. Out: cites with the place that each means.
"""

from __future__ import annotations

from dataclasses import replace

from alliance_refs.model import Citation, Cite
from alliance_refs.notes.forms import back_reference


def cite_of(citation: Citation, before: Cite | None) -> Cite:
    """The cite that a resolved citation is, `before` being the one before it.

    "Ibid." stands for as much of the citation before as is the same, its page too, unless
    it names a page of its own (Chicago 17, 14.34).
    """
    key = str(citation.key)
    if before is not None and before.key == key and _is_bare(citation):
        return Cite(key, before.locator, before.label)
    return Cite(key, citation.locator, citation.label)


def with_own_words(cite: Cite) -> Cite:
    """A cite whose place CSL has no label for: its words follow as they stand, "Dok. 204".

    >>> with_own_words(Cite("kim", "n° 340")).suffix, with_own_words(Cite("kim", "34")).suffix
    (', n° 340', '')
    """
    has_word = not cite.label and cite.locator[:1].isalpha() and "<" not in cite.locator
    return replace(cite, locator="", suffix=f", {cite.locator}") if has_word else cite


def _is_bare(citation: Citation) -> bool:
    back = back_reference(citation.text) if citation.form == "ibid" else None
    return back is not None and not back.after and not citation.locator
