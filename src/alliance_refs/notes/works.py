"""Citations in document order -> works, each citation tied to one, or saying why not.

A back-reference is resolved, ambiguous or unresolved; a wrong tie is worse than an open
one. Look-ups go by folded names and titles, so time grows with the number of citations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from alliance_refs.model import Citation, CitationForm, Evidence, Item
from alliance_refs.notes.matching import (
    Traits,
    likeness,
    lone_name,
    says_no_less,
    shelf_mark,
    traits,
)
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.text.folding import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together: a note (number, series) or a block ("" as number)."""

    number: str
    series: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What a citation was found to mean: works by number, or a reason why none.

    `works` holds one number when it is resolved, several when it is ambiguous.
    """

    works: tuple[int, ...]
    form: CitationForm
    rule: str
    confidence: float = 1.0
    reason: str = ""


@dataclass(slots=True)
class Works:
    """The works met so far, with look-ups by name and by title."""

    items: list[Item] = field(default_factory=list)
    first: list[Item] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)
    by_family: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_note: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_alias: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    by_shelf: dict[str, int] = field(default_factory=dict)
    quoting: set[int] = field(default_factory=set)
    completed: set[int] = field(default_factory=set)
    last_entry: tuple[int, ...] = ()
    previous: tuple[int, ...] = ()
    previous_reason: str = "nothing is cited before it"

    def add(self, item: Item) -> int:
        """Takes in a new work; gives its number."""
        number = len(self.items)
        self.items.append(item)
        self.first.append(item)
        self.traits.append(traits(item))
        self._index(number)
        return number

    def enrich(self, number: int, item: Item) -> None:
        """Gives a work the fields that this citation says and earlier ones did not."""
        known = self.items[number]
        more = {name: value for name, value in item.items() if name not in known}
        if not more:
            return
        evidence = {name: item.evidence[name] for name in more if name in item.evidence}
        self.items[number] = Item(
            known.key, known.type, {**known, **more}, {**known.evidence, **evidence}
        )
        self.traits[number] = traits(self.items[number])
        if "author" in more or "editor" in more:
            self._index_names(number)

    def complete(self, number: int, item: Item) -> None:
        """Lets a full citation stand for a work that was only named in short before."""
        self.items[number] = self.first[number] = item
        self.traits[number] = traits(item)
        self.completed.add(number)
        self._index(number)

    def _index(self, number: int) -> None:
        found = self.traits[number]
        self._index_names(number)
        for word in dict.fromkeys(found.title[:6] or found.container[:1]):
            self.by_title[word].append(number)
        if found.alias:
            self.by_alias[found.alias[0]].append((" ".join(found.alias), number))

    def named(self, text: str) -> int | None:
        """The work that goes by the name which `text` opens with, as a note has given it."""
        words = f"{fold(text)} "
        for alias, number in self.by_alias.get(words.split(" ", 1)[0], ()):
            if words.startswith(f"{alias} "):
                return number
        return None

    def _index_names(self, number: int) -> None:
        found = self.traits[number]
        for family in dict.fromkeys((*found.families, *found.helpers)):
            self.by_family[family].append(number)

    def candidates(self, wanted: Traits) -> list[int]:
        """Works that share the first name or the first word of the title, newest first."""
        if wanted.families and wanted.families[0] in self.by_family:
            found = self.by_family[wanted.families[0]]
            if len(found) <= _MANY or not wanted.title:
                return found[::-1]
        words = wanted.title[:1] or wanted.container[:1]
        return self.by_title.get(words[0], [])[::-1] if words else []


# With this many works by one author the title narrows the search first.
_MANY = 40


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
            tied[at] = _look_ahead(works, citation, tie)
    return works, ties


def _look_ahead(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The tie as it is, or to a work that is cited later."""
    if tie.works and tie.works[0] in works.completed and tie.rule == _FIRST:
        rule = "short form, completed by a later citation"
        return Tie(tie.works, "short", rule, 0.9)
    if tie.form == "author-date":
        return _tie_author_date(works, citation, tie)
    if tie.works or tie.form not in ("op-cit", "supra"):
        return tie
    wanted = traits(citation.item)
    fitting = [] if wanted.is_bare else _fitting(works, wanted)
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
    return _choose(fitting, "author-date", "author and date of an entry") if fitting else tie


_FIRST = "first citation"


def tie_unit(works: Works, unit: Unit) -> list[Tie]:
    """Ties for the citations of one unit; what is new is taken into `works`."""
    ties: list[Tie] = []
    # In a list the dash means the entry above; in notes idem means the note before.
    before = works.previous if unit.number else works.last_entry
    for at, citation in enumerate(unit.citations):
        if at:
            before = ties[-1].works
        tie = _tie(works, citation, before, unit)
        ties.append(tie)
        if unit.number:
            works.by_note[unit.series, unit.number] += tie.works[:1] if len(tie.works) == 1 else ()
    if unit.citations:
        works.last_entry = ties[-1].works
    if unit.citations and unit.number:
        met = [tie.works for tie in ties]
        works.previous = tuple(dict.fromkeys(number for tied in met for number in tied))
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
    return _tie_work(works, citation)


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
        return replace(_tie_work(works, citation), form="idem")
    why = Evidence("the same author as the citation before", 0.9, citation.span, citation.text)
    item = citation.item.replace(
        author=known["author"], evidence={**citation.item.evidence, "author": why}
    )
    return replace(_tie_work(works, replace(citation, item=item)), form="idem")


def _tie_op_cit(works: Works, citation: Citation, before: tuple[int, ...]) -> Tie:
    wanted = traits(citation.item)
    if wanted.is_bare:
        if len(before) == 1:
            return Tie(before, "op-cit", "op. cit. without a name: the citation before it", 0.8)
        reason = (
            f"it names no author and {len(before)} works fit" if before else works.previous_reason
        )
        return Tie(before, "op-cit", "op. cit.", 0.0, reason)
    fitting = _fitting(works, wanted)
    if not fitting and len(before) == 1 and before[0] in works.quoting:
        return Tie(tuple(before), "op-cit", "op. cit. after a work that quotes others", 0.6)
    return _choose(fitting, "op-cit", "op. cit.: the work by that name")


def _tie_supra(works: Works, citation: Citation, unit: Unit) -> Tie:
    wanted = traits(citation.item)
    noted = works.by_note.get((unit.series, citation.note_reference), [])
    there = list(dict.fromkeys(noted))
    if not wanted.is_bare:
        fitting = _fitting(works, wanted)
        named = [number for number in there if number in fitting]
        if len(named) == 1:
            return Tie(
                (named[0],), "supra", f"supra: note {citation.note_reference} and the name", 0.98
            )
        if len(fitting) == 1:
            rule = f"supra: the name, though not in note {citation.note_reference}"
            return Tie((fitting[0],), "supra", rule, 0.8)
        if named or fitting:
            return _choose(named or fitting, "supra", "supra")
        return Tie((), "supra", "supra", 0.0, "no work cited before has that name")
    if not there:
        return Tie(
            (), "supra", "supra", 0.0, f"note {citation.note_reference} cites no work before it"
        )
    return _choose(there, "supra", f"supra: the work of note {citation.note_reference}")


def _fitting(works: Works, wanted: Traits) -> list[int]:
    """Works that the words of a back-reference fit: by title if it gives one, else by name."""
    numbers = works.candidates(wanted)
    titled = [
        number
        for number in numbers
        if likeness(wanted, works.traits[number]) in ("same", "shortened")
    ]
    if titled or wanted.title:
        return titled
    return [number for number in numbers if likeness(wanted, works.traits[number]) == "author"]


def _choose(fitting: Sequence[int], form: CitationForm, rule: str) -> Tie:
    if len(fitting) == 1:
        return Tie((fitting[0],), form, rule, 0.95)
    if not fitting:
        return Tie((), form, rule, 0.0, "no work cited before fits")
    return Tie(tuple(fitting), form, rule, 0.0, f"{len(fitting)} works cited before fit")


def _tie_work(works: Works, citation: Citation) -> Tie:
    """A citation that names its work: a repeat, a short form, or a work not met before."""
    wanted = traits(citation.item)
    numbers = [] if wanted.is_bare else works.candidates(wanted)
    likes = [(likeness(wanted, works.traits[number]), number) for number in numbers]
    same = [number for like, number in likes if like == "same"]
    shelf = works.by_shelf.get(shelf_mark(citation.text))
    if shelf is not None and shelf not in same:
        return _tie_manuscript(works, citation, shelf)
    if same:
        return _tie_same(works, citation, same[0])
    if _says_imprint(citation.item):
        return _tie_full(works, citation, wanted, numbers)
    short = [number for like, number in likes if like == "shortened"]
    if short:
        return _choose(short, "short", "short title")
    named = [number for like, number in likes if like == "author"] or _named_alone(works, wanted)
    if named:
        return _choose(named, "short", "author alone")
    return _tie_new(works, citation)


def _tie_new(works: Works, citation: Citation) -> Tie:
    number = works.add(citation.item)
    if _quoting_pattern().search(citation.text):
        works.quoting.add(number)
    mark = shelf_mark(citation.text)
    if mark:
        works.by_shelf.setdefault(mark, number)
    return Tie((number,), "full", _FIRST)


@cache
def _quoting_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase_pattern(words().quoting)}", re.IGNORECASE)


def _tie_full(works: Works, citation: Citation, wanted: Traits, numbers: Sequence[int]) -> Tie:
    """A full citation: of a work that only a short form named so far, or a new one."""
    for number in numbers:
        known = works.traits[number]
        is_bare = not _says_imprint(works.items[number]) and known.title and known.families
        if is_bare and likeness(known, wanted) == "shortened":
            works.complete(number, citation.item)
            return Tie((number,), "full", "full citation of a work named before", 0.9)
    return _tie_new(works, citation)


def _named_alone(works: Works, wanted: Traits) -> list[int]:
    name = lone_name(wanted)
    return _fitting(works, name) if name else []


def _tie_manuscript(works: Works, citation: Citation, number: int) -> Tie:
    """A manuscript is known by its shelf mark, however its library is abbreviated."""
    first = works.first[number].get("title", "")
    is_short = len(citation.text.split()) + 1 < len(str(first).split())
    return Tie((number,), "short" if is_short else "full", "the same shelf mark", 0.9)


def _tie_same(works: Works, citation: Citation, number: int) -> Tie:
    if says_no_less(citation.item, works.first[number]):
        works.enrich(number, citation.item)
        return Tie((number,), "full", "repeat: the same title and name", 0.97)
    return Tie((number,), "short", "short form: the same title and name", 0.97)


def _says_imprint(item: Item) -> bool:
    """Whether a description has what no short form has: where it was published."""
    return any(item.get(name) for name in ("publisher", "publisher-place", "container-title"))


def evidence_of(citation: Citation, tie: Tie) -> Evidence:
    """Why a citation was tied as it was."""
    return Evidence(tie.rule, tie.confidence, citation.span, citation.text)


def with_form(citation: Citation, tie: Tie) -> Citation:
    """The citation with the form that comparing works has shown."""
    return citation if citation.form == tie.form else replace(citation, form=tie.form)
