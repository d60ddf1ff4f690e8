"""Identifiers: where DOI and URL stand, broken over lines or not; ISBN, ISSN, PubMed by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

# Some publishers have angle brackets in theirs: "10.1175/1520(1996)077<0437:TNY>2.0.CO;2".
_DOI = re.compile(
    r"(?P<glue>(?:\bdoi\s?[:.]?\s*)?(?:https?\s?://\s?(?:dx\.)?doi\.\s?org/\s?|\bdoi\s?[:.]?\s*)?)"
    r"(?P<doi>\b10\.\s?\d{4,9}/(?:\s(?=[\w.-]{0,30}\d))?[^\s\"<>“”]+(?:<[^\s\"<>“”]{1,40}>\d\.\d\.CO;\d(?:-[\w#])?)?)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?|ftp)\s?:\s?//\s?[^\s<>\"“”]+|(?<![\w@./])www\.[^\s<>\"“”,;]+", re.IGNORECASE
)
_ANGLED = re.compile(r"<\s?((?:https?\s?:|ftp:|www\.)[^<>]{4,400})>", re.IGNORECASE)
_TOP = r"\.(?:com|org|net|edu|gov|info|int|eu|uk|us|ca|de|at|ch|fr|be|it|es|nl|se|no|dk|pl|ru|jp|kr|cn|in|br|mx|ar|cl|au|nz|ie)"
# What an address without "http" ends in; where nothing does, none is looked for.
_ENDING = re.compile(rf"{_TOP}(?![\w@])", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+{_TOP}"
    r"(?:/[^\s<>\"“”,;]*)?(?![\w@])",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"(?<![\w@./-])[a-z0-9][a-z0-9-]+\.(?:com|org|net|edu|gov|de|fr|it|es|uk|eu|kr)/[^\s<>\"“”,;]+",
    re.IGNORECASE,
)
# The label says what these are, whatever stands around them.
_NAMED: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        "isbn",
        re.compile(
            r"(?P<glue>\bISBN(?:-?1[03])?\s?:?\s*)"
            r"(?P<id>97[89][\s–-]?(?:\d[\s–-]?){9}\d|(?:\d[\s–-]?){9}[\dX])(?![\w–-])",
            re.IGNORECASE,
        ),
    ),
    (
        "issn",
        re.compile(
            r"(?P<glue>\b(?:(?:print|online|electronic|[ep])[\s-]?)?ISSN(?:-L)?\s?:?\s*)"
            r"(?P<id>\d{4}\s?[-–]?\s?\d{3}[\dX])(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        "id",
        re.compile(
            r"(?P<glue>)(?P<id>\b(?:PMID|PubMed(?:\sID)?)\s?:?\s?\d{4,9}"
            r"|\b(?:PMCID\s?:?\s?(?:PMC)?|(?-i:PMC free article:?\s?PMC|PMC\s?))\d{4,9})(?!\w)",
            re.IGNORECASE,
        ),
    ),
)

# What a URL never ends with, and the marks of a broken one that goes on behind white space.
_TRAILING = ".,;:!?'’”\"*»"
# Where the sentence goes on behind an address without a space: "….pdf,NASA", "….12.URL http",
# "…/s11192;PMID:123".
_RUN_ON = re.compile(
    r"(?:(?<=\.pdf)|(?<=\.html)|(?<=\.htm)|(?<=\.php)),|[.,;](?=URL\b|https?:|PMC?(?:ID)?:?\d)",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?P<more>[^\s<>\"“”()\[\],;]+)")
_GOES_ON = re.compile(r"[-/_=?&%.~]|\d")
# A query torn off its address: "status/1037? lang=en".
_QUERY = re.compile(r"\?\s\w+=[^\s<>\"“”()\[\],;]+")
_SUFFIX = re.compile(r"\.?[\w-]*\.(?:pdf|html?|php|aspx?|jsp|txt|docx?|htm)$", re.IGNORECASE)


def address_spans(text: str) -> list[tuple[Span, str]]:
    """Every DOI and URL of a text, in order, each as "doi" or "url"; linear in the text.

    >>> [kind for _, kind in address_spans("doi:10.1000/182, http://example.org")]
    ['doi', 'url']
    >>> text = "http://example.org/47.pdf,NACA (1955). doi:10.1000/182.URL http://example.org"
    >>> [span.cut(text) for span, _ in address_spans(text)]
    ['http://example.org/47.pdf', '10.1000/182', 'http://example.org']
    """
    dois = [claim.span for claim in _dois(text) if claim.label == "doi"]
    urls = [span for span in _url_spans(text) if not any(span.meets(doi) for doi in dois)]
    return sorted([*((span, "doi") for span in dois), *((span, "url") for span in urls)])


def named_numbers(draft: Draft) -> Iterator[Claim]:
    """Claims on the identifiers whose name is printed: "e-ISSN 1545-1542", "PMC 4221854"."""
    yield from _numbers(draft.open, _NAMED)


def _numbers(text: str, kinds: tuple[tuple[Label, re.Pattern[str]], ...]) -> Iterator[Claim]:
    for label, pattern in kinds:
        for match in pattern.finditer(text):
            if match["glue"]:
                yield Claim(Span(*match.span("glue")), "other", "identifier")
            yield Claim(Span(*match.span("id")), label, "identifier", 0.99)


# What a line break tore off: "10.1037/0022-3514.59.5. 1006", where nothing else follows.
_TORN = re.compile(r"(?<=\d)\.\s(?P<rest>\d{2,7})\.?\s*$")
# "10.1016/j. jclinepi.2009.06.005", "10.1007/s11192-020- 03569-1".
_OPEN_DOI = re.compile(r"(?:[/–-]|/[a-z]\.)$")
_REST = re.compile(r"\s(?P<rest>[a-z\d][^\s\"<>“”]*\d[^\s\"<>“”]*)")
# Where every mark has a space behind it, as files of some publishers have it, so may letters:
# "10. 1016/j. jclin epi. 2009. 06. 005".
_SPACED = re.compile(r"(?:\s(?!\(?(?:accessed|retrieved)\b)(?:[a-z\d(]|[A-Z]+\d)[^\s\"<>“”]*)*")


def _dois(text: str) -> Iterator[Claim]:
    for match in _DOI.finditer(text):
        start, end = match.span("doi")
        end = _url_end(text, start, _whole(text, start, end))
        end = start + len(text[start:end].rstrip("/"))
        end = torn.end("rest") if (torn := _TORN.match(text, end)) else end
        if match["glue"]:
            yield Claim(Span(*match.span("glue")), "other", "identifier")
        yield Claim(Span(start, end), "doi", "identifier", 0.99)


def _whole(text: str, start: int, end: int) -> int:
    """The end of a DOI with what stands behind spaces inside it."""
    if text[start + 3] == " ":
        spaced = _SPACED.match(text, end)
        return spaced.end() if spaced else end
    for _ in range(4):
        more = _REST.match(text, end) if _OPEN_DOI.search(text, start, end) else None
        if more is None:
            return end
        end = more.end()
    return end


def _url_spans(text: str) -> list[Span]:
    spans = [Span(*match.span(1)) for match in _ANGLED.finditer(text)]
    for pattern in (_URL, *((_DOMAIN, _HOSTED) if _ENDING.search(text) else ())):
        at = 0
        while found := pattern.search(text, at):
            end = _joined(text, found.start(), _url_end(text, *found.span()))
            span = Span(found.start(), end)
            if not any(span.meets(other) for other in spans):
                spans.append(span)
            at = max(end, found.end())
    return sorted(spans)


def _url_end(text: str, start: int, end: int) -> int:
    """The end of an address without the punctuation and brackets of its sentence."""
    run_on = _RUN_ON.search(text, start, end)
    end = run_on.start() if run_on else end
    while end > start:
        last = text[end - 1]
        if last in _TRAILING or (
            last in ")]}"
            and text.count(last, start, end)
            > text.count({")": "(", "]": "[", "}": "{"}[last], start, end)
        ):
            end -= 1
        else:
            cut = re.compile(r"[\[\]{}]").search(text, start, end)
            return cut.start() if cut and cut.start() > start + 8 else end
    return end


def _joined(text: str, start: int, end: int) -> int:
    """The end of an address with the parts that a line break tore off it."""
    query = _QUERY.match(text, end)
    end = _url_end(text, start, query.end()) if query else end
    for _ in range(4):
        match = _MORE.match(text, end)
        if not match or not _continues(text[start:end], match["more"]):
            return end
        end = _url_end(text, start, match.end())
    return end


def _continues(address: str, more: str) -> bool:
    last = address[-1:]
    if last in "-_=&?%~":
        return more[:1].isalnum() or more[:1] in "-/?=&%.#"
    if more.startswith((".", "/", "?", "&", "=", "#")) or _SUFFIX.fullmatch(more):
        return len(more) > 3 and address.count("/") > 2
    return (
        last == "/" and bool(_GOES_ON.search(more.rstrip("."))) and not more.rstrip(".").isdigit()
    )
