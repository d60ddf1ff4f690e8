"""What an author types to cite: keys with prefixes, suffixes and locators.

In: the text inside a citation role. Out: `Cite`s. Two ways of writing are read, told apart
by the `@` before a key:

    {see}kim-2001{p. 3}, lee-2000        braces around what stands before and after
    see @kim-2001, p. 3; @lee-2000       pandoc's (pandoc manual, Citation syntax)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Cite

# Words that name a kind of locator, as English, French, German and Spanish texts shorten
# them (CSL 1.0.2, appendix V, for the kinds).
_WORDS = {
    "page": "page pages p pp s pág págs seite seiten",
    "chapter": "chapter chapters ch chs chap chaps kap kapitel chapitre cap",
    "section": "section sections sec secs sect § §§ abschn abs",
    "paragraph": "paragraph paragraphs para paras par ¶ ¶¶",
    "volume": "volume volumes vol vols bd band",
    "issue": "issue issues no nos nr",
    "note": "note notes n nn fn anm",
    "figure": "figure figures fig figs abb",
    "line": "line lines l ll zeile",
    "column": "column columns col cols sp",
    "folio": "folio folios fol fols",
    "book": "book books bk bks",
    "part": "part parts pt pts teil",
    "verse": "verse verses v vv",
    "sub-verbo": "s.v s.vv",
    "table": "table tables tab",
    "appendix": "appendix app",
    "article": "article art",
    "equation": "equation eq eqs",
    "opus": "opus op",
}
_LABELS = {
    word: "article-locator" if label == "article" else label
    for label, words in _WORDS.items()
    for word in words.split()
}
# What is taken is not given back (`*+`, `++`): no text is gone through twice.
_BRACED = re.compile(
    r"\s*+(?:\{(?P<pre>[^{}]*+)\}\s*+)?(?P<key>[^{}\s,]++)\s*+"
    r"(?:\{(?P<post>[^{}]*+)\}\s*+)?(?:,|\Z)"
)
_AT = re.compile(r"(?:^|(?<=[\s;\[(-]))@(?=[\w{])")
_PANDOC = re.compile(
    r"(?P<pre>.*?)(?P<hide>-?)@(?:\{(?P<braced>[^{}]+)\}|(?P<key>\w[\w:.#$%&+?<>~/-]*))(?P<post>.*)",
    re.DOTALL,
)
_WORD = r"s\.vv?\.?|[^\W\d_]++\.?|§§?|¶¶?"
_NUMBER = r"[^\W\d]*+\d\w*+"
_ROMAN = r"[ivxlcdm]++\b"
# Roman numbers are words too ("mix", "civil"): only a label makes them locators, as in pandoc.
_VALUE = (
    rf"{_NUMBER}(?:\s?[-–—:.]\s?{_NUMBER})*+\.?(?!\w)"
    rf"|(?(label){_ROMAN}(?:[-–]{_ROMAN})?|(?!))"
)
_MORE = rf"(?:\s*+(?:,|&|and)\s*+(?:{_VALUE}))*+(?:\s?ff?\b\.?)?"
_LOCATOR = re.compile(
    rf"[\s,]*+(?:(?P<label>(?>{_WORD}))\s*+)?(?P<value>(?:{_VALUE}){_MORE})(?P<rest>.*)", re.DOTALL
)
_EXPLICIT = re.compile(r"[\s,]*+\{(?P<inside>[^{}]*)\}(?P<rest>.*)", re.DOTALL)


def read_cites(text: str) -> tuple[Cite, ...]:
    """The cites of one cluster, in order; empty when the text is of neither syntax.

    A locator without a label is one of pages. What follows it is the suffix.

    >>> [(cite.key, cite.prefix, cite.locator) for cite in read_cites("{see}kim{p. 3},lee")]
    [('kim', 'see', '3'), ('lee', '', '')]
    >>> read_cites("see @kim, ch. 2 and passim")
    (Cite(key='kim', locator='2', label='chapter', prefix='see', suffix=' and passim', ...),)
    """
    found = tuple(_pandoc(text) if _AT.search(text) else _braced(text))
    return tuple(cite for cite in found if cite is not None) if None not in found else ()


def _braced(text: str) -> Iterator[Cite | None]:
    at = 0
    while at < len(text):
        match = _BRACED.match(text, at)
        if match is None:
            yield None
            return
        at = match.end()
        post = (match["post"] or "").strip()
        yield _cite(match["key"], match["pre"] or "", f", {post}" if post else "")


def _pandoc(text: str) -> Iterator[Cite | None]:
    inner = text.strip().removeprefix("[").removesuffix("]") if text.startswith("[") else text
    for part in inner.split(";"):
        match = _PANDOC.fullmatch(part)
        if match is None:
            yield None
            return
        key = match["braced"] or match["key"]
        # A mark at a key's end belongs to the sentence (pandoc manual, Citation syntax).
        bare = key if match["braced"] else key.rstrip(":.#$%&+?<>~/-")
        post = key[len(bare) :] + match["post"].rstrip()
        if post.lstrip().startswith("[") and post.endswith("]"):
            post = post.strip()[1:-1]
        yield _cite(bare, match["pre"].strip(), post, hidden=bool(match["hide"]))


def _cite(key: str, prefix: str, after: str, *, hidden: bool = False) -> Cite:
    locator, label, suffix = split_locator(after)
    mode = "suppress-author" if hidden else "normal"
    return Cite(key, locator, label, prefix, suffix, mode)  # type: ignore[arg-type]


def split_locator(after: str) -> tuple[str, str, str]:
    """What follows a key, as locator, label and suffix.

    Braces say what is the locator where that is not plain (pandoc manual).

    >>> split_locator(", pp. 72-73, emphasis added")
    ('72-73', 'page', ', emphasis added')
    >>> split_locator(", emphasis added")
    ('', '', ', emphasis added')
    >>> split_locator(", {ch. Two} again")
    ('Two', 'chapter', ' again')
    """
    explicit = _EXPLICIT.fullmatch(after)
    if explicit:
        head, _, tail = explicit["inside"].strip().partition(" ")
        label = _label(head)
        inside = tail if label else explicit["inside"].strip()
        return inside, label or "page", explicit["rest"]
    match = _LOCATOR.fullmatch(after)
    if match is None or (match["label"] and not _label(match["label"])):
        return "", "", after.rstrip()
    label = _label(match["label"] or "p")
    return match["value"].rstrip("."), label, match["rest"].rstrip()


def _label(word: str) -> str:
    return _LABELS.get(word.lower().rstrip("."), "")
