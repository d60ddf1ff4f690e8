"""Manuscripts: the library or archive that holds them, their shelf mark, their leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import alternatives, listed
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.spans import Span

_LEAVES = re.compile(
    r"[\s,]+(?P<locator>(?:ff?|fos?|fols?|folios?|Bl|Blatt|cc?)\.?\s?\d+\s?[abrv]?(?:\s?[-–]\s?\d+\s?[abrv]?)?)\s*\.?$"
)

# A shelf mark holds no quotation, is not long, and has a number or a word in capitals.
_SHELF = re.compile(r"(?=.*(?:\d|[A-Z]{2}))[^\"“”«»„]{1,160}")


# "Archivio di Stato di Milano", "Archives nationales d’outre-mer".
_OF = r"(?:\s(?:d[’']|(?:di|de|del|della|degli|do|da|zu)\s)[\w’'-]+){0,3}"
# Letters that may be initials of a person; then a shelf mark has to follow soon.
_INITIALS = re.compile(r"(?:[A-Z]\.){2}$")
_MARK = re.compile(r"\d|MS|[Aa]dd|Harl|Cott|Lansd|Roy|Minutier|fonds")
_SOON = 24


@cache
def _holder() -> re.Pattern[str]:
    holders = alternatives(listed("archives.holders"))
    return re.compile(
        rf"^\W*(?:MSS?\.?\s)?(?P<archive>(?:{holders}){_OF}(?:\s\(?[A-Z]{{2,6}}\)?)?)(?:,\s|:\s|\s)(?=\S)"
    )


# Papers of a person in a library: "Norton Papers, bMS Am 1088. Houghton Library, Harvard".
_PAPERS = re.compile(
    r"(?<=[.,]\s)(?P<archive>(?:[A-Z][\w.’'-]*\s){1,5}(?:Papers|Collection|Nachlass|Nachlaß)(?:,\s[^.\0]{2,60})?[.,]\s"
    r"(?=[^\0]*\b(?:Library|Archives?|Institute|Museum|Society|Bibliothek|Archiv)\b)[A-Z][^\0:]{5,120}?)\W*$"
)
_HINT = re.compile(r"Papers|Collection|Nachla|Correspondence|Diar")
_OWN_PAPERS = re.compile(
    r"\.\s(?P<title>Papers|Correspondence|Diar(?:y|ies))[.,]\s"
    r"(?P<archive>(?=[^\0]*\b(?:Library|Archives?|Institute|Museum|Society|Bibliothek|Archiv)\b)[A-Z][^\0:]{5,120}?)\W*$"
)


def archives(draft: Draft) -> Iterator[Claim]:
    """Claims on the holder, shelf mark and leaves of a manuscript, or the papers it is among."""
    named = _HINT.search(draft.text)
    papers = (_PAPERS.search(draft.open) or _OWN_PAPERS.search(draft.open)) if named else None
    if papers:
        yield from claims_of(papers, "archive")
        return
    holder = _holder().match(draft.open)
    if holder is None or not _is_holder(draft.open, holder):
        return
    leaves = _LEAVES.search(draft.open)
    end = leaves.start() if leaves else len(draft.open.rstrip(" ."))
    rest = draft.open[holder.end() : end]
    if "\0" in rest or not _SHELF.fullmatch(rest):
        return
    yield Claim(Span(*holder.span("archive")), "archive", "archive", 0.9)
    yield Claim(Span(holder.end(), end), "title", "archive", 0.7)
    if leaves:
        yield Claim(Span(*leaves.span("locator")), "locator", "archive", 0.9)


def _is_holder(text: str, holder: re.Match[str]) -> bool:
    """Whether a holder's letters are none of a person's: "B.M. Scarfì, Gioia del Colle"."""
    if not _INITIALS.search(holder["archive"]):
        return True
    return bool(_MARK.search(text, holder.end(), holder.end() + _SOON))
