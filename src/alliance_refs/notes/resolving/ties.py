"""Citations in document order -> ties to works, or the reason why there is none.

A back-reference is resolved, ambiguous or unresolved; a wrong tie is worse than an open
one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from alliance_refs.model import Citation, CitationForm, Evidence
from alliance_refs.notes.forms import same_author
from alliance_refs.notes.resolving.dated import tie_name_and_year
from alliance_refs.notes.resolving.later import later_descriptions
from alliance_refs.notes.resolving.matching import traits
from alliance_refs.notes.resolving.naming import COMPLETING, tie_work
from alliance_refs.notes.resolving.references import (
    choose_by_name,
    tie_ibid,
    tie_idem,
    tie_op_cit,
    tie_short_case,
    tie_supra,
)
from alliance_refs.notes.resolving.settling import settle
from alliance_refs.notes.resolving.weighing.features import Asked
from alliance_refs.notes.resolving.weighing.memory import Memory
from alliance_refs.notes.resolving.weighing.mentions import mention
from alliance_refs.notes.resolving.works import (
    Tie,
    Works,
    choose_by_page,
    fitting_works,
    says_imprint,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together: a note (number, series) or a block ("" as number).

    `beside` are the folded names in the words before each citation.
    """

    number: str
    series: int
    citations: tuple[Citation, ...]
    beside: tuple[frozenset[str], ...] = ()

    def names(self, at: int) -> frozenset[str]:
        """The names said beside the citation `at`."""
        return self.beside[at] if at < len(self.beside) else frozenset()


class Judge(Protocol):
    """What has the last word on which work a citation means."""

    def choose(self, asked: Asked, works: Works, memory: Memory) -> Tie:
        """The tie that stands, given the one that rules make."""


def tie_all(
    units: Iterable[Unit], judge: Judge | None = None
) -> tuple[Works, list[list[Tie]]]:
    """Ties for every citation, a list a unit, and the works they point to.

    What found nothing before it is looked for once more among works cited later: notes
    may refer forward, and a bibliography at the end completes short forms.
    """
    works = Works()
    units = list(units)
    works.families = frozenset(_families(units))
    memory = Memory()
    ties = [tie_unit(works, unit, memory, judge) for unit in units]
    before: tuple[int, ...] = ()
    for unit, tied in zip(units, ties, strict=True):
        for at, (citation, tie) in enumerate(zip(unit.citations, tied, strict=True)):
            told = tied[at - 1].works if at else before
            tied[at] = _after_forward(citation, look_ahead(works, citation, tie), told)
        if unit.number and tied:
            before = tuple(dict.fromkeys(number for tie in tied for number in tie.works))
    redirected = later_descriptions(works)
    if redirected:
        ties = [
            [_redirect(works, *pair, redirected) for pair in zip(unit.citations, tied, strict=True)]
            for unit, tied in zip(units, ties, strict=True)
        ]
    return works, ties


def _redirect(works: Works, citation: Citation, tie: Tie, redirected: Mapping[int, int]) -> Tie:
    """A tie to a work that was named in short only, led on to its description further down."""
    if not any(number in redirected for number in tie.works):
        return tie
    meant = tuple(dict.fromkeys(redirected.get(number, number) for number in tie.works))
    if tie.form == "full" and not says_imprint(citation.item):
        return Tie(meant, "short", "short form, completed by a later citation", 0.85)
    return replace(tie, works=meant)


def _after_forward(citation: Citation, tie: Tie, before: tuple[int, ...]) -> Tie:
    """An Ibid. behind a citation that was resolved only by looking ahead."""
    is_bare = tie.form == "op-cit" and traits(citation.item).is_bare
    if tie.works or len(before) != 1 or not (tie.form == "ibid" or is_bare):
        return tie
    return Tie(before, tie.form, f"{tie.form}: the citation before it, which refers forward", 0.7)


def _families(units: Iterable[Unit]) -> Iterator[str]:
    """The first authors of all works that are described, wherever in the document."""
    for citation in (citation for unit in units for citation in unit.citations):
        if citation.form == "full" and citation.item.get("title"):
            yield from traits(citation.item).families[:1]


def tie_unit(works: Works, unit: Unit, memory: Memory, judge: Judge | None) -> list[Tie]:
    """Ties for the citations of one unit; what is new is taken into `works`."""
    memory.unit += 1
    ties: list[Tie] = []
    # In a list the dash means the entry above; in notes idem means the note before.
    before = works.previous if unit.number else works.last_entry
    for at, citation in enumerate(unit.citations):
        if at:
            before = ties[-1].works
        tie = choose_by_page(works, _tie(works, citation, before, unit), citation.locator)
        tie = choose_by_name(works, tie, unit.names(at))
        said = mention(citation)
        if judge and citation.form != "author-date":
            there = works.by_note.get((unit.series, citation.note_reference), [])
            asked = Asked(citation, said, tie, there, before, unit.names(at), bool(unit.number))
            tie = judge.choose(asked, works, memory)
        tie = settle(works, citation, tie)
        ties.append(tie)
        if len(tie.works) == 1:
            memory.hear(tie.works[0], said)
        if len(tie.works) == 1 and tie.form in ("full", "idem"):
            works.hear(tie.works[0], citation.text)
        if unit.number:
            works.by_note[unit.series, unit.number] += tie.works[:1] if len(tie.works) == 1 else ()
    if unit.citations:
        works.last_entry = ties[-1].works
    if unit.citations and unit.number:
        met = [tie.works for tie in ties]
        works.previous = tuple(dict.fromkeys(number for tied in met for number in tied))
        works.previous_names = defaultdict(set)
        for at, tied in enumerate(met):
            for number in tied:
                works.previous_names[number] |= unit.names(at)
        works.previous_reason = "the citation before it is not resolved"
    return ties


def _tie(works: Works, citation: Citation, before: Sequence[int], unit: Unit) -> Tie:
    if citation.form == "ibid":
        return tie_ibid(works, citation, tuple(before))
    named = works.named(citation.text)
    if named is not None:
        return Tie((named,), _short(citation), "the short name that a note has given it", 0.97)
    if citation.form == "author-date":
        return Tie((), "author-date", "author and date", 0.0, _NOT_LISTED)
    if citation.form == "short" and citation.item.type == "legal_case":
        return tie_short_case(works, citation)
    if citation.form == "short" and not _is_dated_name(citation):
        return tie_work(works, citation)
    if citation.form == "short":
        found = tie_name_and_year(works, citation, "name and year")
        return found or Tie((), "short", "name and year", 0.0, _NOT_NAMED)
    if same_author(citation.text):
        return tie_idem(works, citation, tuple(before))
    noted = works.by_note.get((unit.series, citation.note_reference), [])
    there = list(dict.fromkeys(noted))
    if citation.form == "op-cit":
        return tie_op_cit(works, citation, tuple(before), there)
    if citation.form == "supra":
        return tie_supra(works, citation, there)
    return tie_work(works, citation)


def _is_dated_name(citation: Citation) -> bool:
    """Whether a short form is nothing but a name and a year."""
    return set(citation.item) <= {"author", "issued"} and "issued" in citation.item


_NOT_LISTED = "no entry of the list has that name and year"
_NOT_NAMED = "no work has that name and year"


def _short(citation: Citation) -> CitationForm:
    return "short" if citation.form == "full" else citation.form


def look_ahead(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The tie as it is, or to a work that is cited later."""
    if tie.works and tie.works[0] in works.completed and _says_little(citation, tie):
        rule = "short form, completed by a later citation"
        return Tie(tie.works, "short", rule, 0.9)
    if tie.form == "author-date":
        return tie_name_and_year(works, citation, "author and date of an entry") or tie
    if tie.works:
        return tie
    if tie.form == "short" and _is_dated_name(citation):
        return tie_name_and_year(works, citation, "name and year, in a later citation") or tie
    if tie.form not in ("op-cit", "supra"):
        return tie
    wanted = traits(citation.item)
    fitting = [] if wanted.is_bare else fitting_works(works, wanted)
    if len(fitting) != 1:
        return tie
    return Tie((fitting[0],), tie.form, "the name, in a later citation", 0.75)


def _says_little(citation: Citation, tie: Tie) -> bool:
    """Whether a citation that was taken for a full one only names its work."""
    return tie.form == "full" and tie.rule != COMPLETING and not says_imprint(citation.item)


def evidence_of(citation: Citation, tie: Tie) -> Evidence:
    """Why a citation was tied as it was."""
    return Evidence(tie.rule, tie.confidence, citation.span, citation.text)


def with_form(citation: Citation, tie: Tie) -> Citation:
    """The citation with the form that comparing works has shown."""
    return citation if citation.form == tie.form else replace(citation, form=tie.form)
