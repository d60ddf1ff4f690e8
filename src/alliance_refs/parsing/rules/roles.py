"""Editors and translators, known by role words before or behind their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, any_of, fold, listed, words
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.people import are_names, last_name_end, names_end
from alliance_refs.parsing.rules.places import is_place
from alliance_refs.spans import Span

ROLES: tuple[Label, ...] = ("editor", "translator", "director")


def roles_before(draft: Draft) -> Iterator[Claim]:
    """Claims on the names behind "edited by", "übers. v.", and on those words."""
    yield from _before(draft.bare)


def roles_behind(draft: Draft) -> Iterator[Claim]:
    """Claims on the names before "(eds.)", ", Hg.", and on those words."""
    for match in _SAME.finditer(draft.bare):
        yield Claim(Span(*match.span()), "other", "role-word")
    yield from _behind(draft.bare)


# "The same (eds.)": the persons named before, whom this stretch does not name.
_SAME = re.compile(r"\b(?:[Dd]ies|[Dd]ers|[Ii]dem|[Ii]d)\.?\s\((?:Hg|Hrsg|eds?|ed)\.?\):?")


@cache
def _words_before() -> re.Pattern[str]:
    rows = (rf"(?P<{role}>{any_of(f'roles.{role}.before')})" for role in ROLES)
    bare = (
        rf"(?P<{role}_bare>{alternatives(listed(f'roles.{role}.bare'))})"
        for role in ROLES
        if listed(f"roles.{role}.bare")
    )
    return re.compile(rf"(?<![\w.])(?:{'|'.join((*rows, *bare))})[\s:]+(?=[^\W\d_])", re.IGNORECASE)


def _before(text: str) -> Iterator[Claim]:
    for match in _words_before().finditer(text):
        role = (match.lastgroup or "").removesuffix("_bare")
        bare = match.lastgroup != role
        if bare and (_is_edition(text, match.start()) or not text[match.end()].isupper()):
            continue
        end, confidence = names_end(text, match.end(), single=True)
        if end:
            yield Claim(Span(*match.span()), "other", "role-word")
            yield Claim(Span(match.end(), end), _label(role), "role-before", max(confidence, 0.8))


_ORDINAL = re.compile(r"(?:\d(?:st|nd|rd|th|d)?\.?|[^\W\d_]+)\s*$")


def _is_edition(text: str, at: int) -> bool:
    """Whether "ed." means an edition: an ordinal stands before it."""
    match = _ORDINAL.search(text, max(at - 20, 0), at)
    if match is None:
        return False
    word = fold(match[0].strip())
    return word[:1].isdigit() or word in words("editions.ordinals")


def _label(role: str) -> Label:
    return next(label for label in ROLES if label == role)


@cache
def _words_behind() -> re.Pattern[str]:
    rows = (rf"(?P<{role}>{any_of(f'roles.{role}.after')})" for role in ROLES)
    return re.compile(
        rf"(?P<open>\s?[(\[]\s?|,\s|\s)(?:{'|'.join(rows)})(?!\w)(?:\s(?:de|del|di|of)(?=\s))?\s?[)\]]?",
        re.IGNORECASE,
    )


_FRONT = re.compile(
    r"(?:[\x00\x01\"“”»’'?!][\s.,;:()\[\]]*|\b(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Aa]pud)\b:?\s+(?:(?:dies|ders)\.\s?)?"
    r"|(?<=[^\W\d_]{2})\.\s+|[:;]\s+|\()(?=[^\W\d_])"
)


# What follows a role word that neither a bracket nor a comma sets off ("Jan Holm eds., ").
_MARKED = re.compile(r"\s?[.,:)]")
_IN = re.compile(r"\b(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Aa]pud)\b:?\s+(?:(?:dies|ders)\.\s?)?$")


def _behind(text: str) -> Iterator[Claim]:
    at = 0
    for match in _words_behind().finditer(text):
        role = match.lastgroup or "editor"
        if match.start() < at or _is_edition(text, match.start() + 1):
            continue
        if match["open"] == " " and not _MARKED.match(text, match.end()):
            continue
        bracketed = "(" in match["open"] or "[" in match["open"]
        start = _front(text, at, match.start(), sure=bracketed or "," in match["open"])
        if start is None:
            continue
        end = last_name_end(text, start, match.start())
        role = "director" if _DIRECTED.match(text, match.start()) else role
        yield Claim(Span(start, end), _label(role), "role-behind", 0.92)
        yield Claim(Span(end, match.end()), "other", "role-word")
        at = match.end()


# A film: "Jia Zhangke, dir. TITLE"; French "(dir.)" and ", dir.," mean an editor.
_DIRECTED = re.compile(r",\sdir\.\s(?=[^\W\d_a-z])")


def _front(text: str, low: int, end: int, *, sure: bool) -> int | None:
    """Where the names before a role word begin, None when no names stand there."""
    low = max(low, end - 400)
    starts = [match.end() for match in _FRONT.finditer(text, low, end)]
    first = re.compile(r"[^\W\d_]").search(text, low, end)
    if (first and first.start() == 0) or (first and not text[: first.start()].strip(" ([*.,")):
        starts.insert(0, first.start())
    fitting = [
        start
        for start in starts
        if are_names(text, start, end) and not is_place(text[start:end].strip(" ,.:"))
    ]
    inside = [start for start in fitting if _IN.search(text, low, start)]
    if inside:
        return inside[0]
    return fitting[0] if fitting and sure else fitting[-1] if fitting else None
