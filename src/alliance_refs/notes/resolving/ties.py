"""Citations in document order -> ties to works, or the reason why there is none.

A back-reference is resolved, ambiguous or unresolved; a wrong tie is worse than an open
one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alliance_refs.model import Citation, CitationForm, Evidence
from alliance_refs.notes.resolving.matching import traits
from alliance_refs.notes.resolving.naming import tie_work
from alliance_refs.notes.resolving.works import (
    FIRST,
    Tie,
    Works,
    choose,
    choose_by_page,
    fitting_works,
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


def tie_all(units: Iterable[Unit]) -> tuple[Works, list[list[Tie]]]:
    """Ties for every citation, a list a unit, and the works they point to.

    What found nothing before it is looked for once more among works cited later: notes
    may refer forward, and a bibliography at the end completes short forms.
    """
    works = Works()
    units = list(units)
    ties = [tie_unit(works, unit) for unit in units]
    for unit, tied in zip(units, ties, strict=True):
        for at, (citation, tie) in enumerate(zip(unit.citations, tied, strict=True)):
            tied[at] = look_ahead(works, citation, tie)
    return works, ties


def tie_unit(works: Works, unit: Unit) -> list[Tie]:
    """Ties for the citations of one unit; what is new is taken into `works`."""
    ties: list[Tie] = []
    # In a list the dash means the entry above; in notes idem means the note before.
    before = works.previous if unit.number else works.last_entry
    for at, citation in enumerate(unit.citations):
        if at:
            before = ties[-1].works
        tie = choose_by_page(works, _tie(works, citation, before, unit), citation.locator)
        tie = _choose_by_name(works, tie, unit.names(at))
        ties.append(tie)
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
        return _tie_ibid(works, tuple(before))
    named = works.named(citation.text)
    if named is not None:
        return Tie((named,), _short(citation), "the short name that a note has given it", 0.97)
    if citation.form == "op-cit":
        return _tie_op_cit(works, citation, tuple(before))
    if citation.form == "author-date":
        return Tie(
            (), "author-date", "author and date", 0.0, "no entry of the list has that name and year"
        )
    if citation.form == "supra":
        return _tie_supra(works, citation, unit)
    if citation.form == "idem":
        return _tie_idem(works, citation, tuple(before))
    return tie_work(works, citation)


def _choose_by_name(works: Works, tie: Tie, names: frozenset[str]) -> Tie:
    """An open Ibid. settled by a name: an author's, or one that stood beside one work alone."""
    if len(tie.works) < 2 or tie.form != "ibid" or not names:
        return tie
    known = [{*works.traits[number].families, *works.traits[number].helpers} for number in tie.works]
    beside = [works.previous_names[number] for number in tie.works]
    for told in (known, beside):
        fitting = [n for n, own in zip(tie.works, told, strict=True) if own & names]
        if len(fitting) == 1:
            return Tie((fitting[0],), tie.form, "ibid: a name beside it tells which", 0.75)
    return tie


def _short(citation: Citation) -> CitationForm:
    return "short" if citation.form == "full" else citation.form


def _tie_ibid(works: Works, before: tuple[int, ...]) -> Tie:
    """Chicago 17, 14.34: the single work of the note before, or the citation just before."""
    if not before:
        return Tie((), "ibid", "ibid", 0.0, works.previous_reason)
    if len(before) == 1:
        return Tie(before, "ibid", "ibid: the citation before it", 0.97)
    return Tie(before, "ibid", "ibid", 0.0, f"the note before it cites {len(before)} works")


def _tie_idem(works: Works, citation: Citation, before: tuple[int, ...]) -> Tie:
    """Another work of the author cited just before, whose name it takes."""
    known = works.items[before[-1]] if before else None
    if known is None or not known.get("author"):
        return replace(tie_work(works, citation), form="idem")
    why = Evidence("the same author as the citation before", 0.9, citation.span, citation.text)
    item = citation.item.replace(
        author=known["author"], evidence={**citation.item.evidence, "author": why}
    )
    return replace(tie_work(works, replace(citation, item=item)), form="idem")


def _tie_op_cit(works: Works, citation: Citation, before: tuple[int, ...]) -> Tie:
    wanted = traits(citation.item)
    if wanted.is_bare:
        if len(before) == 1:
            return Tie(before, "op-cit", "op. cit. without a name: the citation before it", 0.8)
        reason = (
            f"it names no author and {len(before)} works fit" if before else works.previous_reason
        )
        return Tie(before, "op-cit", "op. cit.", 0.0, reason)
    fitting = fitting_works(works, wanted)
    if not fitting and len(before) == 1 and before[0] in works.quoting:
        return Tie(tuple(before), "op-cit", "op. cit. after a work that quotes others", 0.6)
    return choose(fitting, "op-cit", "op. cit.: the work by that name")


def _tie_supra(works: Works, citation: Citation, unit: Unit) -> Tie:
    wanted = traits(citation.item)
    noted = works.by_note.get((unit.series, citation.note_reference), [])
    there = list(dict.fromkeys(noted))
    if not wanted.is_bare:
        fitting = fitting_works(works, wanted)
        named = [number for number in there if number in fitting]
        if len(named) == 1:
            return Tie(
                (named[0],), "supra", f"supra: note {citation.note_reference} and the name", 0.98
            )
        if len(fitting) == 1:
            rule = f"supra: the name, though not in note {citation.note_reference}"
            return Tie((fitting[0],), "supra", rule, 0.8)
        if named or fitting:
            return choose(named or fitting, "supra", "supra")
        return Tie((), "supra", "supra", 0.0, "no work cited before has that name")
    if not there:
        return Tie(
            (), "supra", "supra", 0.0, f"note {citation.note_reference} cites no work before it"
        )
    return choose(there, "supra", f"supra: the work of note {citation.note_reference}")


def look_ahead(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The tie as it is, or to a work that is cited later."""
    if tie.works and tie.works[0] in works.completed and tie.rule == FIRST:
        rule = "short form, completed by a later citation"
        return Tie(tie.works, "short", rule, 0.9)
    if tie.form == "author-date":
        return _tie_author_date(works, citation, tie)
    if tie.works or tie.form not in ("op-cit", "supra"):
        return tie
    wanted = traits(citation.item)
    fitting = [] if wanted.is_bare else fitting_works(works, wanted)
    if len(fitting) != 1:
        return tie
    return Tie((fitting[0],), tie.form, "the name, in a later citation", 0.75)


def _tie_author_date(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The entry by that name and year; further names and "et al." decide between several."""
    wanted = traits(citation.item)
    fitting = [
        number
        for number in works.candidates(wanted)
        if wanted.families
        and works.traits[number].families[:1] == wanted.families[:1]
        and works.traits[number].issued[:4] == wanted.issued[:4]
    ]
    if len(fitting) > 1:
        count = len(wanted.families)
        fitting = [
            number
            for number in fitting
            if works.traits[number].families[:count] == wanted.families
            and (count > 1 or len(works.traits[number].families) != 2 or "al" in citation.text)
        ] or fitting
    exact = [n for n in fitting if len(works.traits[n].families) == len(wanted.families)]
    if len(fitting) > 1 and len(exact) == 1:
        fitting = exact
    return choose(fitting, "author-date", "author and date of an entry") if fitting else tie


def evidence_of(citation: Citation, tie: Tie) -> Evidence:
    """Why a citation was tied as it was."""
    return Evidence(tie.rule, tie.confidence, citation.span, citation.text)


def with_form(citation: Citation, tie: Tie) -> Citation:
    """The citation with the form that comparing works has shown."""
    return citation if citation.form == tie.form else replace(citation, form=tie.form)
