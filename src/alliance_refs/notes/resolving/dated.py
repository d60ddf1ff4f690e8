"""Name and year -> the work: "Leffler (1992)", "Li and Roth, 2002", "Kim 2001b".

Chicago 17, 15.5-31; APA 7, 8.10-17.
"""

from __future__ import annotations

from alliance_refs.model import Citation
from alliance_refs.notes.resolving.matching import Traits, initials_agree, traits
from alliance_refs.notes.resolving.works import Tie, Works, choose


def tie_name_and_year(works: Works, citation: Citation, rule: str) -> Tie | None:
    """The work by that name and year; further names, "et al." and letters decide; None if none."""
    wanted = traits(citation.item)
    fitting = _named_and_dated(works, wanted)
    if not fitting and (like := works.spelled_like(wanted)):
        fitting = _named_and_dated(works, like)
    if len(fitting) > 1:
        fitting = _by_further_names(works, citation, wanted, fitting)
    if len(fitting) > 1 and citation.note_reference:
        letter = citation.note_reference
        fitting = [n for n in fitting if works.letters.get(n) == letter] or fitting
    return choose(fitting, citation.form, rule) if fitting else None


def _named_and_dated(works: Works, wanted: Traits) -> list[int]:
    return [
        number
        for number in works.candidates(wanted)
        if wanted.families
        and works.traits[number].names[:1] == wanted.families[:1]
        and works.traits[number].issued[:4] == wanted.issued[:4]
        and initials_agree(wanted, works.traits[number])
    ]


def _by_further_names(
    works: Works, citation: Citation, wanted: Traits, fitting: list[int]
) -> list[int]:
    count = len(wanted.families)
    known = {number: works.traits[number].names for number in fitting}
    fitting = [
        number
        for number in fitting
        if known[number][:count] == wanted.families
        and (count > 1 or len(known[number]) != 2 or "al" in citation.text)
    ] or fitting
    exact = [number for number in fitting if len(known[number]) == count]
    return exact if len(exact) == 1 and "al" not in citation.text.split() else fitting


def is_dated_name(citation: Citation) -> bool:
    """Whether a short form is nothing but a name and a year."""
    return set(citation.item) == {"author", "issued"}
