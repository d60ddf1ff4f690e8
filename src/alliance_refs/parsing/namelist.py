"""Lists of names cut into chunks: "Gilson, Ronald J., and Robert E. Scott" -> five chunks.

In: a stretch of text and where to begin. Out: its chunks up to the first place where no
list of names can go on, each with a class that says which part of a name it may be:

    o   one word, a family or a given name      "Gilson", "de Gaulle", "Hae-jung"
    i   initials alone                          "J. M.", "E.-H.", "JJ"
    g   given names that end with initials      "Mary Ann J."
    d   a whole name that begins with initials  "P.V. deSouza"
    f   a whole name in words                   "Edir Bienenstock", "James Bradley"
    v   two words, the last initials            "Lindquist TJ", "Ronald J."
    s   a suffix                                "Jr."
    &   a conjunction                           "and", "et", ";"
    e   words for others not named              "et al."
    x   anything else

The classes of a list, written one after the other, are what its grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from alliance_refs.parsing.lexicon import alternatives, any_of, listed, words
from alliance_refs.spans import Span

# One person: family first with a comma, or in the order of speech, with a suffix or not.
INVERTED = "o[oigfv]s?"
DIRECT = "[fdv]s?"
PERSON = f"(?:{INVERTED}|{DIRECT})"

# The most chunks a list of names is read to; longer lists are cut off here.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a list of names; `stop` when the list ends right behind it."""

    kind: str
    span: Span
    stop: bool = False


def name_chunks(text: str, start: int = 0, end: int | None = None) -> tuple[Chunk, ...]:
    """The chunks of a list of names, up to the first that cannot be part of one.

    >>> "".join(chunk.kind for chunk in name_chunks("Gilson, Ronald J., and Robert E. Scott"))
    'ov&f'
    """
    out: list[Chunk] = []
    for chunk in _chunks(text, start, len(text) if end is None else end):
        out.append(chunk)
        if chunk.stop or chunk.kind == "x" or len(out) == LONGEST:
            break
    return tuple(out)


def kinds(chunks: tuple[Chunk, ...]) -> str:
    """The classes of some chunks as one string."""
    return "".join(chunk.kind for chunk in chunks)


# A name ends its list at a full stop unless the word before is one of these abbreviations.
_SHORT = re.compile(
    r"(?:^|(?<=[\s.,(&-]))(?:[^\W\d_a-zà-ÿ](?:[b-df-hj-np-tv-xz]{0,2})|Alex|Jos|Thos|Wm|Geo|Chas|Fr|St|Jr|Sr|Yu|Ju|Ya)$"
)
_STOP = re.compile(
    r"\.(?=\s|$)|[:?!()\[\]{}\x00\x01\"“”„«»「」『』]|—|\s(?=(?:1[89]|20)\d\d(?!\d))"
)


@cache
def _separator() -> re.Pattern[str]:
    conjunctions = [word for word in listed("names.conjunctions") if word.isalpha()]
    conjunctions += [word.upper() for word in conjunctions if len(word) > 1]
    joined = alternatives(conjunctions)
    unnamed = (*listed("names.others"), *listed("names.others_small"))
    others = alternatives((*unnamed, *(word.upper() for word in unnamed if len(word) > 4)))
    return re.compile(
        rf"(?P<others>[,;]?\s*(?<!\w){others}(?!\w)\.?)"
        rf"|(?P<and>\s*[,;]?\s*(?:(?<!\w){joined}(?=\s)|&|\+)\s*|\s*;\s*(?:(?:and|&)\s)?\s*"
        rf"|\s+/\s+|\s[-–]\s(?=[^\W\d_a-z])|(?<=[\w.])/(?=[^\W\d_a-z]))"
        rf"|(?P<comma>\s*[,、،]\s*)"
        rf"|(?P<stop>{_STOP.pattern})"
    )


def _chunks(text: str, start: int, end: int) -> Iterator[Chunk]:
    at = search = start
    awaiting = False
    separator = _separator()
    while at < end:
        match = separator.search(text, search, end)
        stop = match is None or match.lastgroup == "stop"
        if match and _is_inner(text, at, match):
            search = match.end()
            continue
        edge = match.start() if match else end
        span = trimmed(text, at, edge + 1 if match and _keeps_stop(text, at, edge) else edge)
        for chunk in _classified(text, span, after_family=awaiting, stop=stop):
            awaiting = chunk.kind == "o" and not awaiting
            yield chunk
        if match is None or stop:
            return
        if match.lastgroup == "others":
            yield Chunk("e", Span(*match.span()))
        elif match.lastgroup == "and":
            yield Chunk("&", Span(*match.span()))
            awaiting = False
        at = search = match.end()


def _is_inner(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to the name: it stands behind an initial or "Jr"."""
    return match[0] == "." and _is_short(text[at : match.start()])


def _is_short(before: str) -> bool:
    return bool(_SHORT.search(before[-24:]))


def _keeps_stop(text: str, at: int, edge: int) -> bool:
    """Whether the full stop at `edge` belongs to the chunk ("Randy E.", "Noecker Jr.")."""
    return text[edge : edge + 1] == "." and _is_short(text[at:edge])


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:[^\W\d_]['’]|[a-z]{{1,3}}(?={_UPPER}))?{_UPPER}[^\W\d_]*(?:[-'’‐‑ʼ`´][^\W\d_]+|-\s[a-zß-ÿ]+)*"
_INITIAL = rf"(?:{_UPPER}[-‐‑])?{_UPPER}(?:[a-z]{{0,2}}\.|(?=[\s,;)]|$))(?:\s?[-‐‑]\s?{_UPPER}\.?)*"
_BARE = rf"{_UPPER}{{1,3}}(?:-{_UPPER})?"


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    particle = alternatives(word for word in words("names.particles") if len(word) > 1)
    glue = rf"(?:{particle}\s+|[dlDL]['’])"
    family = rf"(?:{glue}){{0,3}}{_WORD}"
    initials = rf"(?:{_INITIAL}\s?){{1,5}}"
    tail = rf"(?:\s+{glue.rstrip()}|\s+{particle}){{0,2}}"
    capital = (
        rf"(?:Della?|Di|Dal|Van(?:\s(?:der?|den))?|Von|De(?:\sla)?|Du|Da|Dos|Ten|Ter)\s{_WORD}"
    )
    rows = (
        ("s", rf"(?:{any_of('names.suffixes')})\.?"),
        ("i", rf"{initials}{tail}|{_BARE}{tail}"),
        ("o", rf"{family}|{capital}|{_WORD}(?:\s+{particle}){{1,2}}"),
        (
            "v",
            rf"(?:{family}|{capital})(?:\s+{family})?\s+(?:{_BARE}|(?:{_UPPER}\.\s?){{1,4}})(?:\s(?:Jr|Sr|II|III|2nd|3rd)\.?)?",
        ),
        ("g", rf"(?:{_WORD}\s+){{1,2}}{initials}{tail}"),
        ("d", rf"{initials}(?:{_WORD}\s+)?(?:{_INITIAL}\s?){{0,2}}{family}(?:\s+{family}){{0,2}}"),
        ("f", rf"(?:{_WORD}|{_INITIAL})(?:\s+(?:{_INITIAL}|{family})){{1,4}}{tail}"),
    )
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


def _classified(text: str, span: Span, *, after_family: bool, stop: bool) -> Iterator[Chunk]:
    words_of = span.cut(text)
    if not words_of:
        return
    kind = classify(words_of, after_family=after_family)
    if kind == "d" and after_family and not stop and words_of.count(" ") == 1:
        yield Chunk("g", span, stop)
        return
    if kind not in ("dfx" if after_family or _CAPITALS_END.match(words_of) else "x"):
        yield Chunk(kind, span, stop)
        return
    cut = _before_title(words_of, after_family=after_family)
    if cut:
        kind = classify(words_of[:cut].strip(), after_family=after_family)
        yield Chunk(kind, Span(span.start, span.start + len(words_of[:cut].rstrip())), True)
    else:
        yield Chunk(kind, span, stop)


def classify(chunk: str, *, after_family: bool = False) -> str:
    """The class of one chunk; after a family name bare initials ("Smith, JA") are likely."""
    if len(chunk) > 60 or chunk.split(" ", 1)[0].casefold() in words("names.articles"):
        return "x"
    for kind, shape in _shapes():
        if shape.fullmatch(chunk) and (kind != "i" or _can_be_initials(chunk, after_family)):
            return kind
    return "x"


def _can_be_initials(chunk: str, after_family: bool) -> bool:
    return "." in chunk or after_family or len(chunk) == 1


# Initials and a family name in capitals before a title: "E. PAOLETTI Il fiore".
_CAPITALS_END = re.compile(rf"(?:{_INITIAL}\s?){{1,4}}{_UPPER}{{3,}}(?=\s[^\W\d_][’'a-zà-ÿ])")
_GIVEN_END = re.compile(rf"(?:{_WORD}\s+){{0,2}}(?:{_UPPER}\.\s?)+(?=\s*{_UPPER})")


def _before_title(chunk: str, *, after_family: bool) -> int:
    """Where a title begins behind initials that end the names ("Chou, E. L. Predictors of")."""
    capitals = _CAPITALS_END.match(chunk)
    if capitals:
        return capitals.end()
    match = _GIVEN_END.match(chunk)
    if not match or not (after_family or chunk[: match.end()].count(" ") >= 1):
        return 0
    head = chunk[: match.end()].strip()
    return match.end() if classify(head, after_family=after_family) in "igv" else 0
