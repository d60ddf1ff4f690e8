"""Is a run a citation? What a run must say, and where its words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from alliance_refs.notes.forms import back_reference, is_cross_reference
from alliance_refs.notes.name_year import name_and_year
from alliance_refs.notes.persons import POSSESSIVES
from alliance_refs.notes.short_case import short_case
from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.framed import ACRONYM, YEAR, names_act
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.runs import Run
from alliance_refs.notes.splitting.segment import spaced
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.parsing.fields.legal import OPINION
from alliance_refs.parsing.lexicon import listed
from alliance_refs.spans import Span


def is_citation(sequence: Sequence[Atom], run: Run) -> bool:
    """Whether a run says enough to be a citation."""
    part = sequence[run.start : trimmed_end(sequence, run)]
    if not part:
        return False
    own = spaced(part)
    if is_cross_reference(own) or _only_leads_to_bracket(part):
        return False
    if back_reference(own) or part[0].kind == "address":
        return True
    stands_out = run.is_whole or run.is_led
    if _is_owned(sequence, run, part) or (stands_out and names_act(part)):
        return True
    is_plain = not any(atom.is_title for atom in part)
    if stands_out and is_plain and (name_and_year(own) or short_case(own)):
        return True
    if any(atom.is_title for atom in part):
        behind = sequence[run.start + 1 : run.start + 2]
        leads = run.is_led and part[0].is_title and bool(behind) and behind[0].text == ","
        return _names_work(part, own) or leads or (stands_out and _is_alone(sequence, run, part))
    if any(atom.kind == "address" for atom in part):
        return True
    if stands_out and not run.meets_prose:
        return _names_source(part, own) or (_is_whole_note(sequence, run) and _lists_names(part))
    is_placed = bool(_LABELLED.search(own)) or any(_is_imprint(atom) for atom in part)
    return is_placed and _names_source(part, own)


_CITED_INSIDE = re.compile(
    r"\((?:[A-ZÀ-Þ][\w.’'-]*\s?){1,4}[:,]\s[^()]*\b(?:S|pp?|págs?)\.\s*\d[^()]*\)$"
)


def _only_leads_to_bracket(part: Sequence[Atom]) -> bool:
    """Whether words without title and figures end with a citation in brackets."""
    before, last = part[:-1], part[-1]
    if last.kind != "bracket" or not _CITED_INSIDE.match(last.text):
        return False
    return bool(before) and not any(a.is_title or a.kind == "number" for a in before)


def _is_owned(sequence: Sequence[Atom], run: Run, part: Sequence[Atom]) -> bool:
    """Whether a signal and a pronoun lead to words that are written like a title."""
    if run.start < 2 or sequence[run.start - 1].text.lower() not in POSSESSIVES or not run.signal:
        return False
    high = sum(atom.kind == "word" and atom.text[0].isupper() for atom in part)
    return part[0].is_title or high >= 2


def _is_imprint(atom: Atom) -> bool:
    """Whether a bracket says place, publisher and year."""
    return atom.kind == "bracket" and ":" in atom.text and bool(YEAR.search(atom.text))


def _names_work(part: Sequence[Atom], own: str) -> bool:
    """Whether a title comes with something that places it: a name, a number, an imprint."""
    titles = sum(atom.is_title for atom in part)
    others = [atom for atom in part if not atom.is_title and atom.kind != "point"]
    has_number = any(atom.kind in ("number", "address") for atom in others)
    has_imprint = any(atom.kind == "bracket" and re.search(r"\d|:", atom.text) for atom in others)
    return has_number or has_imprint or titles > 1 or " by " in own or _is_named(part)


def _is_named(part: Sequence[Atom]) -> bool:
    """Whether nothing but a name, and what it did, stands before the first title."""
    first = next(at for at, atom in enumerate(part) if atom.is_title)
    end = name_end(part, 0, first)
    if not end or part[0].text in words().openers:
        return False
    return all(
        atom.kind == "point" or atom.text.strip("().").lower() in _ROLES for atom in part[end:first]
    )


# What may stand between a name and the title: "Höhn and Moon, eds., *Over There*".
_ROLES = frozenset(
    "ed eds editor editors hg hrsg dir coord coords org orgs comp comps trans".split()
)


def _is_alone(sequence: Sequence[Atom], run: Run, part: Sequence[Atom]) -> bool:
    """Whether a title makes a sentence of its own."""
    return len([atom for atom in part if atom.kind != "point"]) == 1 and run.stop in (".", ";")


def _is_whole_note(sequence: Sequence[Atom], run: Run) -> bool:
    """Whether nothing but points stands outside the run."""
    rest = (*sequence[: run.start], *sequence[run.end :])
    return all(atom.kind == "point" for atom in rest)


def _lists_names(part: Sequence[Atom]) -> bool:
    """Names set out with commas, or a name with a year: what a bare reference looks like."""
    names = sum(atom.kind == "word" and atom.text[0].isupper() for atom in part)
    commas = sum(atom.text == "," for atom in part)
    return commas > 0 and (names >= 3 or any(YEAR.search(atom.text) for atom in part))


def _names_source(part: Sequence[Atom], own: str) -> bool:
    """Whether words without a title still name a work: by year, imprint or page."""
    names = sum(atom.kind == "word" and atom.text[0].isupper() for atom in part)
    is_reporter = ACRONYM.fullmatch(part[0].text) or part[0].text in listed("law.collections")
    if is_reporter and any(char.isdigit() for char in own):
        return True
    if any(atom.kind == "bracket" and YEAR.search(atom.text) for atom in part):
        return names > 0 or len(part) == 1
    has_year = bool(YEAR.search(own))
    if has_year and ("," in own or ":" in own):
        return names >= 2
    return names >= 1 and bool(_CITED.search(own))


# A number that says where: with a label, or alone after a comma at the end.
_CITED = re.compile(
    r"\b(?:pp?|S|ff?|ll|fo|fol|[Cc]haps?|[Cc]hapters?|pages?|sections?|ch|[Vv]ols?|Bk|Book|no|No|n)\b\.?\s*[\dIVXLC]"
    r"|,\s*(?:\d+(?:[-–:.]\d+)?\w{0,2}|[IVXLC]+|[A-Z]{1,2}\s?\d{1,2}(?:\s(?:verso|recto|v|r))?)$"
)


_LABELLED = re.compile(r"\b(?:pp?|S|ff?|ll|fo|fol)\b\.?\s*\d")


def trimmed(sequence: Sequence[Atom], run: Run) -> Span:
    """The visible text of a run, without points and explanations at its end."""
    end = trimmed_end(sequence, run)
    start = run.start
    while start < end - 1 and sequence[start].kind == "point" and sequence[start].text in ":;,.–—":
        start += 1
    return Span(sequence[start].span.start, sequence[end - 1].span.end)


def trimmed_end(sequence: Sequence[Atom], run: Run) -> int:
    """Where the run ends without points and explanations in brackets."""
    end = run.end
    while end > run.start + 1:
        last = sequence[end - 1]
        is_point = last.kind == "point" and last.text not in ")]>"
        if is_point or (last.kind == "bracket" and _explains(last.text)):
            end -= 1
        elif remark := _remark(sequence, run.start, end) or _annotation(sequence, run.start, end):
            end -= remark
        else:
            break
    return end


def _remark(sequence: Sequence[Atom], start: int, end: int) -> int:
    """How many atoms after a comma remark on the quotation: "abridged", "my italics"."""
    for size in range(1, min(_LONGEST_REMARK, end - start - 2) + 1):
        if sequence[end - size - 1].text in (",", ";"):
            own = spaced(sequence[end - size : end])
            return size if _remark_pattern().fullmatch(own) else 0
    return 0


def _annotation(sequence: Sequence[Atom], start: int, end: int) -> int:
    """How many atoms behind an imprint's bracket annotate it: "— the best account of it"."""
    for at in range(start + 1, end - 2):
        is_dash = sequence[at].text in ("—", "–") and sequence[at].gap
        follows = sequence[at - 1].kind == "bracket" and sequence[at + 1].kind == "word"
        if is_dash and follows and sequence[at + 1].text[0].islower():
            return end - at
    return 0


_LONGEST_REMARK = 5


@cache
def _remark_pattern() -> re.Pattern[str]:
    return re.compile(phrase_pattern(words().remarks), re.IGNORECASE)


def _explains(bracket: str) -> bool:
    """Whether a bracket explains ("(translation mine)") and names no part of the work."""
    known = words().bibliographic
    if quotes_another(bracket) or _OPINION.match(bracket):
        return True
    inner: list[str] = re.findall(r"[^\W\d_]+", bracket)
    unknown = sum(word[0].islower() and word not in known for word in inner)
    if re.search(r"\d|:", bracket):
        return unknown >= _EXPLAINING
    return unknown > 0


# What a judge says in the decision that is cited.
_OPINION = re.compile(OPINION)


def quotes_another(bracket: str) -> bool:
    """Whether a bracket names the work that the words are taken from: "(quoting ...)"."""
    return bool(_quoting_pattern().match(bracket))


@cache
def _quoting_pattern() -> re.Pattern[str]:
    return re.compile(rf"[(\[]\s*{phrase_pattern(words().quoting)}\s", re.IGNORECASE)


# A bracket with figures explains when it holds so many words of running text.
_EXPLAINING = 4
