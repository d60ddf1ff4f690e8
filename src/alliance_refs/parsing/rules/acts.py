"""Acts of parliaments and of the European Union, and treaties, by their names and numbers.

In: a draft. Out: claims for "Council Directive 2003/86/EC of ..., OJ L 251, 3.10.2003, p. 12",
"Clean Air Act 1956, s 3", "Treaty on European Union, art 3", "Case C-131/12 Google v AEPD".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.fields.legal import gazette, treaty, union_act
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, listed, words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import opening


# A word that each of them has; where none stands, nothing more is looked for.
@cache
def _hints() -> frozenset[str]:
    said = "act bill statute case cases com sec swd join bgbl rgbl gbl gvbl gvobl gv banz drucksache drs drucks hc hl cm cmd cmnd"
    union = "ec eu eec eg ewg ce cee ue euratom"
    treaties = (word.casefold() for word in listed("law.treaties"))
    return frozenset((*said.split(), *union.split(), *treaties))


# What is glued to other words: "BT-Drucksache", "C-131/12".
_GLUED = re.compile(r"-(?:[Dd]rucksache|Drs|Drucks)|\b[CTF]-\d|drucksache")


_CITED = r",?\s(?:arts?|Arts?|ss?|sections?|cls?|Artikel|recitals?|para)\.?\s(?P<locator>\d[\w()-]*(?:[-–]\d+)?)"


@cache
def _act() -> re.Pattern[str]:
    """An act of the Union, to where the Official Journal or the end stands."""
    return re.compile(
        rf"{opening()}(?P<title>{union_act()}"
        rf"(?:\s(?:of|on|laying|establishing|amending|concerning|des|der|vom|zur|über|du|de|sur|relative?|della|del|sul|sulla|relativ[oa]|sobre)\s[^\[\0]{{3,300}}?(?:\s\([^()\0]{{2,40}}\)(?=,?\s\[?(?:\d{{4}}\]\s)?{gazette()}))?)?)"
        rf"(?=,?\s\[?(?:\d{{4}}\]\s)?{gazette()}|,\s(?:arts?|Art|Artikel|recital)\b|\.?\s*$|[;(])"
        rf"(?:{_CITED})?"
    )


@cache
def _journal() -> re.Pattern[str]:
    date = date_pattern()
    return re.compile(
        rf"(?:\[(?P<year>(?:19|20)\d\d)\]\s)?(?P<container>{gazette()})\s?(?P<volume>\d{{1,4}})"
        rf"(?:(?:,\s|\s(?:vom|of|du|del)\s|\s\(?)(?P<date>(?i:{date}))\)?)?"
        r"(?:(?P<before>,\s(?:pp?\.|S\.)\s?|/|,\s)(?P<pages>\d{1,4}(?:[-–]\d{1,4})?))?"
    )


@cache
def _treaty() -> re.Pattern[str]:
    named = rf"(?:{treaty()}|Statute(?=\sof\sthe\sInternational))"
    return re.compile(
        rf"{opening()}(?P<title>(?:[A-Z][\w’'-]+\s){{0,5}}{named}"
        r"(?:\s(?:on|of|for|between|Between|concerning|against|relating to|to)\s[^,\0(\[]{3,160}?)?)"
        rf"(?:{_CITED}\.?\s*$|(?:{_CITED.replace('locator', 'article')})?(?=,\s(?:[A-Z][a-z]+\.?\s\d{{1,2}},\s)?(?:19|20)\d\d,\s\d+\s[A-Z]\.|,?\s\[\d{{4}}\]\s{gazette()}))"
    )


@cache
def _statute() -> re.Pattern[str]:
    return re.compile(
        rf"{opening()}(?P<title>[A-Z][\w’'-]+(?:\s(?:\([A-Z][^()]{{2,40}}\)|[\w’'&,-]+)){{0,9}}?\s(?:Act|Bill))\s"
        rf"(?P<date>1[2-9]\d\d|20\d\d)(?:\s\([A-Z][^()]{{1,20}}\))?(?:{_CITED})?\.?\s*$"
    )


_NUMBERED = r"[CTF]?[-–‑]?\d{1,4}/\d\d(?:\sP)?"


@cache
def _case() -> re.Pattern[str]:
    """A case before the Court of Justice, or what its Advocate General says of one."""
    return re.compile(
        rf"{opening()}(?:(?P<opinion>Opinion\sof\s)?(?P<authority>(?:AG|A\.G\.|Advocate\sGeneral)(?:\s[A-Z][\w’-]+){{1,2}}),?\s(?P<given>(?:Opinion\s)?in\s))?"
        rf"(?P<before>(?:Joined\s)?Cases?)\s(?P<number>{_NUMBERED}(?:(?:,\s|\s(?:and|to)\s){_NUMBERED}){{0,9}}),?\s"
        r"(?P<title>[A-Z][^\[\0]{3,160}?)(?=\s(?:ECLI:)?EU:|\s\[|,\s(?:para|ECLI|EU:)|\.?\s*$)"
        r"(?:,?\s(?P<note>(?:ECLI:)?EU:[CTF]:\d{4}:\d+))?"
    )


# Papers of the European Commission, of the German parliaments and of the British one.
_PAPER = re.compile(
    r"(?<!\w)(?P<number>(?:COM|SEC|SWD|JOIN)\s?\((?:19|20)\d\d\)\s\d{1,4}(?:\sfinal)?"
    r"|(?:(?:Bundestags|Bundesrats|Landtags)-?\s?[Dd]rucksache|(?:BT|BR|LT)-?\s?(?:Drs|Drucks|Dr)\.|Drucksache|Drs\.)\s(?:Nr\.\s)?\d{1,3}/\d{1,5}"
    r"|(?:Cm|Cmd|Cmnd)\.?\s\d{3,5}(?:[-–][IVX]{1,4})?(?!\w)"
    r"|(?:HC|HL)\s(?:Paper\s)?(?:\((?:19|20)\d\d[-–]\d\d\)\s\d{1,4}|\d{1,4}(?:[-–][IVX]+)?(?:\s\((?:19|20)\d\d[-–]\d\d\))?(?=[,);(\s]|$)))"
)


@cache
def _gazetted() -> re.Pattern[str]:
    """An act in the gazette of a German state, with its date: "..., BGBl. I, S. 1153"."""
    date = date_pattern()
    return re.compile(
        rf"{opening()}(?P<title>(?=[^,;\0]{{0,160}}(?i:gesetz|verordnung|ordnung|vertrag))[^\W\d_a-z][^,;\0]{{3,200}}?)"
        rf"(?:,?\s(?:vom|v\.)\s(?P<date>(?i:{date})))?(?:,\s|\s?[(\[])(?:in:\s)?"
        rf"(?P<container>{any_of('law.state_gazettes')}(?:\sI{{1,3}}(?!\w))?)(?:\s(?P<year>(?:1[89]|20)\d\d))?"
        r"(?:,?\sNr\.\s(?P<issue>\d{1,3}))?,?\sS\.\s(?P<pages>\d{1,5})"
    )


# The groups of the patterns that are not named by their labels.
_LABELS: dict[str, Label] = {
    "year": "date",
    "before": "other",
    "article": "locator",
    "opinion": "other",
    "given": "other",
}


def _named(text: str) -> re.Match[str] | None:
    return (
        _case().match(text) or _act().match(text) or _statute().match(text) or _treaty().match(text)
    )


def acts(draft: Draft) -> Iterator[Claim]:
    """Claims on the name of an act or treaty, its number and where it was published."""
    if _hints().isdisjoint(words_in(draft.text)) and not (
        "-" in draft.text and _GLUED.search(draft.text)
    ):
        return
    text = draft.open
    found = _named(text)
    if found:
        yield from claims_of(found, "act", _LABELS)
    elif gazetted := _gazetted().match(text):
        dated: dict[str, Label] = {"year": "volume"} if gazetted["date"] else {}
        yield from claims_of(gazetted, "act", _LABELS | dated)
    if found or _PAPER.search(text):
        for pattern in (_journal(), _PAPER):
            if printed := pattern.search(text, found.end() if found else 0):
                yield from claims_of(printed, "act", _LABELS)
