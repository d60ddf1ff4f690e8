"""Cases and statutes: party names, reporters, docket numbers, courts, sections of a code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.fields.legal import OPINION
from alliance_refs.parsing.fields.name_words import is_only_given
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, listed, words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.numbers import RANGES
from alliance_refs.spans import Span

# "U. v. Wilamowitz-Moellendorff, Hellenistische Dichtung": somebody's name, and no case.
_NOBLE = r"(?:(?!R\.)[A-Z]\.[\s-]?){1,3}\s?v\.\s[A-Z][\w’-]+\s?,\s(?!No|App|\[|\d)"
# "Gerhart v. Graevenitz, Mythos": the same, where the first word is a given name.
_OF_NOBLES = re.compile(
    r"(?P<given>[^\W\d_]+)(?:\s[^\W\d_]+)?\sv\.\s[^\W\d_][\w’-]+\s?,\s(?![Nn]o|[Aa]pp|[Jj]udg|\[|\d)"
)
# "Daniel, hrsg. v. Michael Rasler": what someone edited, and no case.
_NO_ROLE = "".join(
    rf"(?<!{word})" for word in ("rsg.", "hg.", "Hg.", "bers.", "bearb.", "ingel.", "irkung", ":")
)
_CASE = re.compile(
    r"^\W{0,3}(?:\d{1,3}(?:[.)]{0,2}\s|(?=[A-Z])))?(?:(?P<court>EC(?:t|om)?HR|ICJ|ICTY|ICTR|PCIJ|WTO|IACtHR),\s)?(?:(?P<signal>[Ss]ee(?:\s(?:also|generally|further))?|[Bb]ut see|Cf\.|[Cc]f\.|Compare|Accord|[Cc]ontra|E\.g\.|See,?\se\.g\.),?\s)?(?P<title>(?!PARTICLE)(?:[A-Z][^,()\[\]\0]{0,120}?(?:,\s[A-Z][^,()\[\]\0]{0,40}?){0,4}?ROLE\sv(?:s?\.|s)?\s(?!Chr\b)(?:the\s(?=United|Netherlands|Republic|[Ff]ormer|Russian|Czech|Slovak))?[A-Z(][^()\[\]\0]{1,160}?(?:\s[(\[]Nos?\.?\s\d[^()\[\]\0]{0,9}[)\]])?"
    r"|R\s\([^()\0]{2,60}\)\sv\.?\s[A-Z][^()\[\]\0]{1,160}?|(?:In re|Ex parte|In the matter of|Matter of)\s[^()\[\]\0]{2,120}?|Re\s[A-Z][^()\[\]\0]{2,120}?(?=,?\s(?:\[\d{4}\]|\(\d{4}\)\s\d))))"
    r"(?=,?\s(?:\d{1,4}\s[A-Z]|No[s.]|Case\s[Nn]os?\b|[Nn]os?\.\s\d|AIR\s\d{4}|ECtHR\b|[Aa]pp(?:lication|l)?s?\.?\s[Nn]os?\b|ICSID\s|[Jj]udg(?:e?ment|\.)\sof\s|\[\d{4}\]|\((?:[A-Z]|\d{4}))|,?\s\0|\s*$)".replace(
        "PARTICLE", _NOBLE
    ).replace("ROLE", _NO_ROLE)
)
_ROUND = r"\((?:(?P<authority>(?:\d{1,2}(?:st|nd|rd|th|d)\s)?[^()\d\0]{2,60}?),?\s)??(?P<date>DATE|(?:1[6-9]|20)\d\d)\)"
_DOCKET = re.compile(
    r"(?<!\w)(?:(?:Case\s)?[Nn]os?\.|[Aa]pp(?:lication|l)?s?\.?\s[Nn]os?\.?|(?P<court>ICSID)\sCase\sNo\.?)\s?"
    r"(?P<number>(?:[A-Z]{2,4}-)?(?:[A-Z]{3}(?:\([A-Z]{2}\))?/)?\d[\w:./-]*\d(?:-(?:cv|cr|mc|md)-\s?\d+|-?\s?\d+)?)"
)


@cache
def _reported() -> re.Pattern[str]:
    reporters = alternatives(listed("law.reporters"))
    court = _ROUND.replace("DATE", date_pattern())
    return re.compile(
        rf"(?<![\w.])(?<!\]\s)(?<!\bS\.\s)(?<!\bp\.\s)(?P<volume>\d{{1,4}})\s(?P<container>{reporters})(?P<nominate>\s\(\d{{1,2}}\s(?:Dall|Cranch|Wheat|Pet|How|Black|Wall)\.?\))?\s(?P<pages>\d{{1,5}})"
        rf"(?:,\s(?:at\s)?(?P<locator>{RANGES})(?!\w|\s[A-Z]))?(?:\s{court})?"
    )


@cache
def _decided() -> re.Pattern[str]:
    court = _ROUND.replace("DATE", date_pattern())
    return re.compile(rf"{court}\.?\s*$", re.IGNORECASE)


@cache
def _court_and_date() -> re.Pattern[str]:
    return re.compile(rf",?\s{_ROUND.replace('DATE', date_pattern())}", re.IGNORECASE)


@cache
def _statute() -> re.Pattern[str]:
    codes = alternatives(listed("law.codes"))
    return re.compile(
        rf"(?<![\w.])(?P<volume>\d{{1,3}})\s(?P<container>{codes})\s(?P<locator>(?:§§?\s?)?\d[\w.-]*(?:\([\w]+\))*)"
    )


@cache
def _square() -> re.Pattern[str]:
    reporters = alternatives(listed("law.reporters"))
    return re.compile(
        rf"(?<!\w)\[(?P<date>(?:1[89]|20)\d\d)\]\s(?:(?P<volume>\d{{1,2}})\s)?(?P<container>{reporters})"
        rf"\s(?P<pages>(?:I{{1,2}}-(?:A-)?)?\d{{1,5}})(?!\w)(?:(?!,\s\[\d{{4}}\]\s[\dA-Z]),?\s(?:at\s)?\[?(?P<locator>{RANGES})\]?)?"
    )


@cache
def _neutral() -> re.Pattern[str]:
    """ "[2004] UKHL 22" and "2001 SCC 2", by court and number, of no report (OSCOLA 2.1.2)."""
    return re.compile(
        rf"(?<![\w.])\[?(?P<date>(?:19|20)\d\d)\]?\s(?P<authority>{alternatives(listed('law.neutral'))})"
        rf"\s(?P<number>\d{{1,5}}(?:\s\([A-Z][a-z]+\))?)(?!\w)"
        rf"(?:(?!,\s\[\d{{4}}\]\s[\dA-Z])(?:,|\sat|,\sat)?\s(?:paras?\s)?\[?(?P<locator>{RANGES}(?:\]\s?[-–]\s?\[\d{{1,4}})?)\]?)?"
    )


@cache
def _printed() -> re.Pattern[str]:
    """Where the same case is reported, behind its neutral citation."""
    reporters = alternatives(listed("law.reporters"))
    return re.compile(
        rf"[,;]\s(?:\[\d{{4}}\]\s(?:\d{{1,2}}\s)?|\(\d{{4}}\)\s\d{{1,4}}\s){reporters}\s\d|[,;]\s\(\d{{4}}\)\s\0"
    )


# A decision in a database: "2011 WL 873512, at *12" (Bluebook 10.8.1).
_STORED = re.compile(
    r"(?<!\w)(?P<volume>(?:19|20)\d\d)\s(?P<container>WL|(?:[A-Z][\w.]*\s){1,4}LEXIS)\s(?P<pages>\d{2,8})"
    rf"(?:,\sat\s\*?(?P<locator>{RANGES}))?"
)
# What a judge says in a decision: "(Blackmun, J., dissenting)", "(per Lord Woolf M.R.)".
_OPINION = re.compile(rf"{OPINION}[^()\0]{{0,80}}\)")


# No case is cited without one of these words, or a reporter between two numbers.
_WORDS = frozenset("v vs re parte matter wl".split())
_REPORTER = re.compile(r"\d\s(?:[A-Z]\.?){1,3}\s?\S{0,5}\s\(?\d")


def cases(draft: Draft) -> Iterator[Claim]:
    """Claims on the parties of a case, its reporter, docket number and court."""
    if _WORDS.isdisjoint(words_in(draft.text)) and not _REPORTER.search(draft.text):
        return
    text = draft.open
    parties = _parties(text) if not draft.quotes else None
    reported = _reported().search(text)
    if parties:
        if parties["signal"]:
            yield Claim(Span(*parties.span("signal")), "signal", "case", 0.9)
        if parties["court"]:
            yield Claim(Span(*parties.span("court")), "authority", "case", 0.9)
        yield Claim(Span(*parties.span("title")), "title", "case", 0.9)
        if indian := _AIR.match(text, parties.end("title")):
            yield from claims_of(indian, "law", {"court": "authority"})
    if reported:
        yield from claims_of(reported, "law", _counted(reported))
        yield from _beside(text, reported.end())
    filed = any(claim.rule == "case" for claim in draft.labelled("title"))
    if parties or filed or "WL" in draft.text:
        stored = _STORED.search(text) if "WL" in text or "LEXIS" in text else None
        if stored and reported and stored.start() > reported.start():
            yield Claim(Span(*stored.span()), "other", "law", 0.92)
        yield from claims_of(stored, "law") if stored else ()
        yield from _by_docket(text) if not reported else ()


def _counted(reported: re.Match[str]) -> dict[str, Label]:
    """What else than a volume the first number is: "1949 I.C.J. 4 (Apr. 9)" has a year there.

    "(16 Wall.)" counts the volumes of a reporter of old once more (Bluebook 10.3.2).
    """
    undated = not _YEAR.search(reported["date"] or "") and _YEAR.fullmatch(reported["volume"])
    names: dict[str, Label] = {"nominate": "other"}
    return names | {"volume": "date"} if undated else names


_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _parties(text: str) -> re.Match[str] | None:
    """The parties that a text begins with; none where they may be a person, "v." for "von".

    What goes on to the end with figures in it holds more than the parties.
    """
    match = _CASE.match(text)
    if match is None:
        return None
    name = _OF_NOBLES.match(text)
    if name and is_only_given(name["given"]):
        return None
    whole = match.end("title") >= len(text.rstrip(" ."))
    return None if whole and _FIGURE.search(match["title"]) else match


# "AIR 1978 SC 597": the All India Reporter by year, court and page; a court alone, ", ECtHR (1975)".
_AIR = re.compile(
    r",\s(?P<court>ECtHR|ECHR|ECommHR|IACtHR)(?=,?\s\()|,?\s(?P<container>AIR)\s(?P<date>(?:19|20)\d\d)\s(?P<authority>SC|[A-Z][A-Za-z&]{1,10}(?:\sHC)?)\s(?P<pages>\d{1,5})"
)
_FIGURE = re.compile(r"\d")


def _beside(text: str, at: int) -> Iterator[Claim]:
    """Claims on ", 131 N.E. 898, 900 (1921)": other reports, of which the court and date alone count."""
    while text[at : at + 2] == ", " and (more := _reported().match(text, at + 2)):
        end = max(more.end("pages"), more.end("locator"))
        yield Claim(Span(at + 2, end), "other", "law", 0.92)
        for name in ("authority", "date"):
            if more[name]:
                yield Claim(Span(*more.span(name)), name, "law", 0.92)
        at = more.end()


def _by_docket(text: str) -> Iterator[Claim]:
    """Claims on the number of a case that is in no report, and on its court and date."""
    docket = _DOCKET.search(text)
    if docket is None:
        return
    first = docket.start("court") if docket["court"] else docket.start("number")
    yield Claim(Span(docket.start(), first), "other", "case")
    yield from claims_of(docket, "law", {"court": "authority"})
    decided = _court_and_date().match(text, docket.end()) or _decided().search(text)
    yield from claims_of(decided, "law") if decided else ()


@cache
def _courts() -> frozenset[str]:
    """The first words of the courts that number their decisions."""
    return frozenset(court.split()[0].casefold() for court in listed("law.neutral"))


def reports_of_cases(draft: Draft) -> Iterator[Claim]:
    """Claims on "[2004] UKHL 22", on "[1997] 3 All ER 400, at 412", on the judge behind as nothing.

    Before a report of the same case, whose year is the date, the neutral citation is one number.
    """
    named = not _courts().isdisjoint(words_in(draft.text))
    neutral = _neutral().search(draft.open) if named else None
    if neutral and _printed().match(draft.open, neutral.end()):
        yield Claim(Span(neutral.start(), neutral.end("number")), "number", "law", 0.92)
    elif neutral:
        yield from claims_of(neutral, "law")
    start = neutral.end() if neutral else 0
    match = _square().search(draft.open, start) if "[" in draft.text else None
    if match:
        yield from claims_of(match, "law")
        yield from _elsewhere(draft.open, match.end())
    if match or neutral or draft.has("volume"):
        for judge in _OPINION.finditer(draft.open):
            yield Claim(Span(*judge.span()), "other", "law", 0.92)


# "(HL)", "(H Ct J)": the court, behind where its decision is printed (OSCOLA 2.1.6).
_COURT = re.compile(r"\s\((?P<authority>[A-Z][A-Za-z.]{0,8}(?:\s[A-Z][A-Za-z.]{0,8}){0,3})\)")


def _elsewhere(text: str, at: int) -> Iterator[Claim]:
    """Claims on other reports of the same case behind the first, which no field holds, and the court."""
    while text[at : at + 2] in (", ", "; "):
        match = _square().match(text, at + 2) or _reported().match(text, at + 2)
        if match is None:
            break
        yield Claim(Span(at + 2, match.end()), "other", "law", 0.92)
        at = match.end()
    if court := _COURT.match(text, at):
        yield from claims_of(court, "law")


def statutes(draft: Draft) -> Iterator[Claim]:
    """Claims on the title, name and section of a code."""
    match = _statute().search(draft.open)
    if match:
        paged = match["container"] in ("Stat.", "Fed. Reg.")
        yield from claims_of(match, "law", {"locator": "pages"} if paged else None)
    if law := _PUBLIC.search(draft.open) if "Pub. L." in draft.text else None:
        yield from claims_of(law, "law")


# A law of the United States by its number (Bluebook 12.4).
_PUBLIC = re.compile(r"(?P<number>Pub\.\sL\.\s(?:No\.\s)?\d{1,3}[-–]\d{1,4})")
