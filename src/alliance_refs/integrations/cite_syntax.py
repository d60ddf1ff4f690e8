"""What an author types to cite: keys with prefixes, suffixes and locators.

In: the text inside a citation role. Out: `Cite`s. Two ways of writing are read, told apart
by the `@` before a key:

    {see}kim-2001{p. 3}, lee-2000        braces around what stands before and after
    see @kim-2001, p. 3; @lee-2000       pandoc's (pandoc manual, Citation syntax)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alliance_refs.integrations.locators import split_locator
from alliance_refs.model import Cite

_BRACED = re.compile(
    r"\s*+(?:\{(?P<pre>[^{}]*)\})?\s*+(?P<key>[^{}\s,]++)\s*+(?:\{(?P<post>[^{}]*)\})?\s*+(?:,|\Z)"
)
# A sign inside a word is part of an address.
_AT = re.compile(r"(?<!\w)@(?=[\w{])")
_PANDOC = re.compile(
    r"(?P<pre>.*?)(?<!\w)(?P<hide>-?)@(?:\{(?P<braced>[^{}]+)\}|(?P<key>\w[\w:.#$%&+?<>~/-]*))(?P<post>.*)",
    re.DOTALL,
)


def read_cites(text: str) -> tuple[Cite, ...]:
    """The cites of one cluster, in order; empty when the text is of neither syntax.

    A locator without a label is one of pages. What follows it is the suffix.

    >>> [(cite.key, cite.prefix, cite.locator) for cite in read_cites("{see}kim{p. 3},lee")]
    [('kim', 'see', '3'), ('lee', '', '')]
    >>> read_cites("see @kim, ch. 2 and passim")
    (Cite(key='kim', locator='2', label='chapter', prefix='see', suffix=' and passim', ...),)
    """
    return read_pandoc_cites(text) if _AT.search(text) else _all_read(_braced(text))


def read_pandoc_cites(text: str) -> tuple[Cite, ...]:
    """The cites of one cluster in pandoc's way of writing; empty when it is not of that.

    >>> read_pandoc_cites("[mail me@example.org]")
    ()
    """
    return _all_read(_pandoc(text))


def _all_read(cites: Iterable[Cite | None]) -> tuple[Cite, ...]:
    found = tuple(cites)
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
