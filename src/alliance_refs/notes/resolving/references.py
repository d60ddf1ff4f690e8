"""Back-references -> ties: ibid., op. cit., supra note n, idem, name and year.

Chicago 17, 14.29-36; Bluebook 21, rule 4. What decides is said in the tie's rule; where
several works fit and nothing decides, the tie stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.model import Citation, Evidence
from alliance_refs.notes.forms import back_reference
from alliance_refs.notes.resolving.kinds import choose_by_kind
from alliance_refs.notes.resolving.matching import Traits, is_part_of, traits
from alliance_refs.notes.resolving.naming import tie_work
from alliance_refs.notes.resolving.works import (
    NAMED,
    QUOTED,
    SURE,
    Tie,
    Works,
    choose,
    fitting_works,
)
from alliance_refs.notes.words import is_unspaced


def tie_ibid(works: Works, citation: Citation, before: tuple[int, ...]) -> Tie:
    """Chicago 17, 14.34: the single work of the note before, or the citation just before.

    A name before it says whose work is meant: behind a work by another, "Lenz, ebd." is the one
    earlier work of Lenz.
    """
    wanted = traits(citation.item)
    named = _tie_named_ibid(works, citation, wanted, before) if wanted.families else None
    if named:
        return named
    if not before:
        return Tie((), "ibid", "ibid", 0.0, works.previous_reason)
    if len(before) == 1:
        return Tie(before, "ibid", "ibid: the citation before it", 0.97)
    open_tie = Tie(before, "ibid", "ibid", 0.0, f"the note before it cites {len(before)} works")
    return choose_by_kind(works, open_tie, citation.text)


def _tie_named_ibid(
    works: Works, citation: Citation, wanted: Traits, before: tuple[int, ...]
) -> Tie | None:
    """What an Ibid. with a name means; None where the name is that of the work before, or of none."""
    fitting = _fitting(works, citation, wanted) or works.worded(_before(citation))
    near = [number for number in before if number in fitting]
    if len(near) == 1:
        rule = "ibid: the citation before it" if len(before) == 1 else NAMED
        return Tie((near[0],), "ibid", rule, 0.97)
    tie = choose(near or fitting, "ibid", NAMED)
    return choose_by_kind(works, tie, citation.text) if fitting else None


def choose_by_name(works: Works, tie: Tie, names: frozenset[str]) -> Tie:
    """An open Ibid. settled by a name: an author's, or one that stood beside one work alone.

    So is "see note 4" where that note cites several works.
    """
    if len(tie.works) < 2 or tie.form not in ("ibid", "supra") or not names:
        return tie
    known = [{*works.traits[n].families, *works.traits[n].helpers} for n in tie.works]
    beside = [works.previous_names[n] for n in tie.works]
    for told in (known, beside):
        fitting = [n for n, own in zip(tie.works, told, strict=True) if own & names]
        if len(fitting) == 1:
            return Tie((fitting[0],), tie.form, f"{tie.form}: a name beside it tells which", 0.75)
    return tie


def tie_idem(works: Works, citation: Citation, before: tuple[int, ...]) -> Tie:
    """Another work of the author cited just before, whose name it takes."""
    known = works.items[before[-1]] if before else None
    if known is None or not known.get("author"):
        return _idem(citation, tie_work(works, citation))
    why = Evidence("the same author as the citation before", 0.9, citation.span, citation.text)
    item = citation.item.replace(
        author=known["author"], evidence={**citation.item.evidence, "author": why}
    )
    return _idem(citation, tie_work(works, replace(citation, item=item)))


def _idem(citation: Citation, tie: Tie) -> Tie:
    """The tie of a citation behind "Idem"; with an imprint it is one like others."""
    return replace(tie, form="idem") if citation.form == "idem" else tie


def tie_op_cit(
    works: Works, citation: Citation, before: tuple[int, ...], noted: Sequence[int]
) -> Tie:
    """The earlier work by that name; without a name, the citation before it.

    `noted` are the works of the note that it names as well ("op. cit., note 4").
    """
    wanted = traits(citation.item)
    if wanted.is_bare:
        return _tie_bare_op_cit(works, citation, before, noted)
    fitting = _fitting(works, citation, wanted) or works.worded(_before(citation))
    if not fitting:
        return _tie_misspelled(works, citation, wanted, before)
    fitting = _of_all(works, _of_year(works, fitting, citation.text), wanted)
    tie = choose(fitting, "op-cit", "op. cit.: the work by that name")
    named = [number for number in noted if number in fitting]
    if len(fitting) > 1 and len(named) == 1:
        rule = f"op. cit.: the name, and note {citation.note_reference}"
        return Tie((named[0],), "op-cit", rule, 0.9)
    return choose_by_kind(works, tie, citation.text)


def _of_all(works: Works, fitting: list[int], wanted: Traits) -> list[int]:
    """The works by all who are named, "Ma and Zhu, op. cit."; all of them where none is."""
    if len(fitting) < 2 or len(wanted.families) < 2:
        return fitting
    names = set(wanted.families)
    return [n for n in fitting if names <= set(works.traits[n].names)] or fitting


_IN_BRACKETS = re.compile(r"[(\[]((?:1[4-9]|20)\d\d)[a-z]?[)\]]")


def _of_year(works: Works, fitting: list[int], text: str) -> list[int]:
    """The works of the year that "op. cit. (1979)" names; all of them where none is."""
    year = _IN_BRACKETS.search(text)
    if not year:
        return fitting
    return [n for n in fitting if works.traits[n].issued[:4] == year[1]] or fitting


def _tie_bare_op_cit(
    works: Works, citation: Citation, before: tuple[int, ...], noted: Sequence[int]
) -> Tie:
    if len(noted) == 1:
        rule = f"op. cit.: the work of note {citation.note_reference}"
        return Tie((noted[0],), "op-cit", rule, 0.9)
    if len(before) == 1:
        tie = Tie(before, "op-cit", "op. cit. without a name: the citation before it", 0.8)
        return choose_by_kind(works, tie, citation.text)
    reason = f"it names no author and {len(before)} works fit" if before else works.previous_reason
    return choose_by_kind(works, Tie(before, "op-cit", "op. cit.", 0.0, reason), citation.text)


def _fitting(works: Works, citation: Citation, wanted: Traits) -> list[int]:
    """Works by that name, or by one in a script without spaces that begins so."""
    return fitting_works(works, wanted) or _fitting_unspaced(works, citation)


def _fitting_unspaced(works: Works, citation: Citation) -> list[int]:
    """Works whose author's name begins so, in a script without spaces: 板垣 is 板垣邦子."""
    name = re.split(r"[\s、，「『《(（]", _before(citation))[0]
    if not is_unspaced(name):
        return []
    count = len(works.traits)
    return [
        number
        for number in range(max(count - _NEWEST, 0), count)
        if any(name == other or is_part_of(name, other) for other in works.traits[number].names[:1])
    ]


# So many works, the newest, are looked through for a name that only begins alike.
_NEWEST = 200


def _tie_misspelled(
    works: Works, citation: Citation, wanted: Traits, before: tuple[int, ...]
) -> Tie:
    """A name that one letter tells from a known one; or a work that quotes others."""
    like = works.spelled_like(wanted)
    if like:
        rule = "op. cit.: the work by a name that one letter tells from this"
        tie = choose(fitting_works(works, like), "op-cit", rule)
        return replace(tie, confidence=0.75) if not tie.reason else tie
    if len(before) == 1 and before[0] in works.quoting:
        return Tie(before, "op-cit", QUOTED, 0.6)
    return choose((), "op-cit", "op. cit.: the work by that name")


def tie_short_case(works: Works, citation: Citation) -> Tie:
    """The case of that volume and reporter, told from others in it by a word of its name."""
    wanted = traits(citation.item)
    there = works.by_reporter.get((wanted.volume, " ".join(wanted.container)), [])
    fitting = [n for n in there if set(wanted.title) & set(works.traits[n].title)] or (
        [] if wanted.title else there
    )
    if not fitting and len(there) == 1 and not works.traits[there[0]].title:
        fitting = there
    return choose(fitting, "short", "the case of that volume and reporter")


def _before(citation: Citation) -> str:
    """What stands before the words of a back-reference."""
    back = back_reference(citation.text)
    return back.before if back else citation.text


def tie_supra(works: Works, citation: Citation, there: Sequence[int]) -> Tie:
    """The work of the note it names, by the name it gives; a wrong number gives way to the name.

    `there` are the works of that note.
    """
    wanted = traits(citation.item)
    note = citation.note_reference
    if wanted.is_bare:
        if not there:
            return Tie((), "supra", "supra", 0.0, f"note {note} cites no work before it")
        tie = choose(there, "supra", f"supra: the work of note {note}")
        return tie if tie.reason else replace(tie, confidence=SURE)
    fitting = _fitting(works, citation, wanted)
    named = [number for number in there if number in fitting]
    if len(named) == 1:
        return Tie((named[0],), "supra", f"supra: note {note} and the name", SURE)
    worded = works.worded(_before(citation))
    said = [number for number in there if number in worded]
    if len(said) == 1:
        return Tie((said[0],), "supra", f"supra: note {note} and the words of its citation", 0.95)
    fitting = fitting or worded
    if len(fitting) == 1:
        rule = f"supra: the name, though not in note {note}" if note else "supra: the name"
        return Tie((fitting[0],), "supra", rule, 0.8 if note else 0.9)
    if named or fitting:
        return choose(named or fitting, "supra", "supra")
    like = works.spelled_like(wanted)
    near = [n for n in fitting_works(works, like) if n in there] if like else []
    if len(near) == 1:
        rule = f"supra: note {note} and a name that one letter tells from this"
        return Tie((near[0],), "supra", rule, 0.85)
    return Tie((), "supra", "supra", 0.0, "no work cited before has that name")
