"""Citations in document order -> ties to works, or the reason why there is none.

A back-reference is resolved, ambiguous or unresolved; a wrong tie is worse than an open
one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alliance_refs.model import Citation, CitationForm, Evidence
from alliance_refs.notes.forms import same_author
from alliance_refs.notes.reading.short_places import place_behind
from alliance_refs.notes.resolving.dated import is_dated_name, tie_name_and_year
from alliance_refs.notes.resolving.forward import tie_forward
from alliance_refs.notes.resolving.judging import Decided, Judge
from alliance_refs.notes.resolving.matching import traits
from alliance_refs.notes.resolving.mentions import Mention, mention
from alliance_refs.notes.resolving.naming import tie_work
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
from alliance_refs.notes.resolving.works import (
    FIRST,
    Tie,
    Works,
    choose_by_figures,
    choose_by_page,
    says_imprint,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together: a note (number, series) or a block ("" as number).

    `beside` are the folded names in the words before each citation; `aside` says which citations
    stand in brackets.
    """

    number: str
    series: int
    citations: tuple[Citation, ...]
    beside: tuple[frozenset[str], ...] = ()
    aside: tuple[bool, ...] = ()

    def is_aside(self, at: int) -> bool:
        """Whether the citation `at` stands in a bracket behind another one."""
        return at < len(self.aside) and self.aside[at]

    def before(self, at: int) -> int:
        """The citation that an Ibid. at `at` means: the one before it, those in brackets apart.

        Sources named in an explanatory bracket do not count (Bluebook 21, rule 4.1).
        """
        main = (one for one in range(at - 1, -1, -1) if not self.is_aside(one))
        return at - 1 if self.is_aside(at) else next(main, at - 1)

    def names(self, at: int) -> frozenset[str]:
        """The names said beside the citation `at`."""
        return self.beside[at] if at < len(self.beside) else frozenset()


def tie_all(units: Iterable[Unit], judge: Judge | None = None) -> tuple[Works, list[list[Tie]]]:
    """Ties for every citation, a list a unit, and the works they point to.

    Rules propose a tie and `judge` decides. What found nothing before it is looked for once more
    among works cited later: notes may refer forward, and a bibliography at the end completes
    short forms.
    """
    units = list(units)
    works = Works()
    works.families = frozenset(_families(units))
    said = [[mention(citation) for citation in unit.citations] for unit in units]
    works.described = _described(units, said)
    tied = [tie_unit(works, *one, judge) for one in zip(units, said, strict=True)]
    return works, tie_forward(works, tied, judge)


def _families(units: Iterable[Unit]) -> Iterator[str]:
    """The first authors of all works that are described, wherever in the document."""
    for citation in (citation for unit in units for citation in unit.citations):
        if citation.form == "full" and citation.item.get("title"):
            yield from traits(citation.item).families[:1]


def _described(units: Sequence[Unit], said: Sequence[Sequence[Mention]]) -> Mapping[str, set[int]]:
    """The descriptions of works, wherever in the document, by their words."""
    found: dict[str, set[int]] = defaultdict(set)
    heard = (
        one
        for unit, own in zip(units, said, strict=True)
        for one in zip(unit.citations, own, strict=True)
    )
    full = (own.heard for one, own in heard if one.form == "full" and says_imprint(one.item))
    for number, words in enumerate(full):
        for word in words:
            found[word].add(number)
    return found


def tie_unit(
    works: Works, unit: Unit, said: Sequence[Mention], judge: Judge | None
) -> list[Decided]:
    """What is decided of the citations of one unit, what they say being given.

    What is new is taken into `works`.
    """
    decided: list[Decided] = []
    # In a list the dash means the entry above; in notes idem means the note before.
    before = works.previous if unit.number else works.last_entry
    works.memory.unit += 1
    for at, citation in enumerate(unit.citations):
        if at:
            before = decided[unit.before(at)].tie.works
        asked = _asked(works, unit, at, said[at], before)
        tie = asked.tie
        if judge and citation.form != "author-date" and not tie.is_final:
            tie = _weighed(works, asked, judge)
        tie = settle(works, citation, tie)
        decided.append(Decided(asked, tie, works.memory.unit))
        _remember(works, unit, asked, tie)
    if decided:
        works.last_entry = decided[-1].tie.works
    if decided and unit.number:
        _pass_on(works, unit, [one.tie for one in decided])
    return decided


def _weighed(works: Works, asked: Asked, judge: Judge) -> Tie:
    """The tie that a judge decides on, unless the citation names a work described elsewhere."""
    tie = judge.choose(asked, works)
    if asked.tie.rule != FIRST or not tie.works:
        return tie
    return asked.tie if _names_another(works, asked.said, tie.works[0]) else tie


def _names_another(works: Works, said: Mention, number: int) -> bool:
    """Whether the words of a citation are in no citation of a work, and in another's description."""
    memory = works.memory
    known = memory.known[number].words
    if any(word in known or memory.likens(word, number) for word, _ in said.words):
        return False
    if not any(
        word.isalpha() and len(word) > _SHORTEST for word, is_cut in said.words if not is_cut
    ):
        return False
    naming = set.intersection(*(works.described.get(word, set()) for word, _ in said.words))
    # Where only its name was said so far, its description may be among them.
    name = works.traits[number].names[:1]
    return bool(naming) and not (name and naming & works.described.get(name[0], set()))


# Shorter words are abbreviations, which many descriptions have by chance.
_SHORTEST = 3


def _asked(works: Works, unit: Unit, at: int, said: Mention, before: Sequence[int]) -> Asked:
    """A citation with the tie that rules propose."""
    citation = unit.citations[at]
    tie = choose_by_page(works, _tie(works, citation, before, unit), citation.locator)
    tie = choose_by_name(works, tie, unit.names(at))
    if citation.form in ("full", "short", "supra"):
        elsewhere = f"{citation.locator} {citation.note_reference}"
        tie = choose_by_figures(works, tie, citation.text, elsewhere)
    there = works.by_note.get((unit.series, citation.note_reference), ())
    return Asked(citation, said, tie, there, before, unit.names(at), bool(unit.number))


def _remember(works: Works, unit: Unit, asked: Asked, tie: Tie) -> None:
    """Remembers what a citation with one work named it by, and where."""
    if len(tie.works) != 1:
        return
    number = tie.works[0]
    works.memory.hear(number, asked.said)
    if unit.number:
        works.by_note[unit.series, unit.number].append(number)


def _pass_on(works: Works, unit: Unit, ties: Sequence[Tie]) -> None:
    """Tells the next note what this one has cited."""
    cited = [tie for at, tie in enumerate(ties) if not unit.is_aside(at)]
    works.previous = tuple(dict.fromkeys(number for tie in cited for number in tie.works))
    works.previous_names = defaultdict(set)
    for at, tie in enumerate(ties):
        for number in tie.works:
            works.previous_names[number] |= unit.names(at)
    works.previous_reason = "the citation before it is not resolved"


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
    if citation.form == "short" and not is_dated_name(citation):
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


_NOT_LISTED = "no entry of the list has that name and year"
_NOT_NAMED = "no work has that name and year"


def _short(citation: Citation) -> CitationForm:
    return "short" if citation.form == "full" else citation.form


def evidence_of(citation: Citation, tie: Tie) -> Evidence:
    """Why a citation was tied as it was."""
    return Evidence(tie.rule, tie.confidence, citation.span, citation.text)


def with_form(citation: Citation, tie: Tie) -> Citation:
    """The citation with the form that comparing works has shown.

    The pages that a short form says are those that it cites.
    """
    if citation.form != tie.form:
        citation = replace(citation, form=tie.form)
    if citation.form != "short":
        return citation
    place = place_behind(citation)
    if place.text:
        item = citation.item.replace(page=None, volume=None, issue=None)
        return replace(citation, locator=place.text, label=place.label, item=item)
    page = citation.item.get("page")
    if citation.locator or not page:
        return citation
    return replace(citation, locator=page, label="page", item=citation.item.replace(page=None))
