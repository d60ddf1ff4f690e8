"""LaTeX's citations: the labels that `\\bibitem` gives, the text that `\\cite` prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from alliance_refs.documents.latex.commands import NARRATIVE_CITES
from alliance_refs.text.latex import latex_text

_BIBITEM = re.compile(
    r"\\bibitem\s*(?:\[(?P<label>(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}){0,400})\])?"
    r"\s*\{(?P<key>[^{}]{1,200})\}"
)
# chicago's and harvard's labels: \citeauthoryear{Kim and Lee}{Kim}{2003}.
_PARTED = re.compile(
    r"\s*(?:\\protect\s*)?\\citeauthoryear\s*"
    r"\{(?P<author>[^{}]{0,200}(?:\{[^{}]{0,80}\}[^{}]{0,80}){0,4})\}\s*"
    r"(?:\{[^{}]{0,200}\}\s*)?\{(?P<year>[^{}]{0,40})\}"
)
# natbib's labels: "Kim and Lee(2003)", then the long list of names.
_AUTHOR_YEAR = re.compile(r"(?P<author>.*?)\((?P<year>[^()]*)\)")


class Bibitem(NamedTuple):
    """An entry of `thebibliography`: the number or label it prints, author and year if told."""

    label: str
    author: str = ""
    year: str = ""


Bibitems = Mapping[str, Bibitem]


def find_bibitems(text: str) -> Bibitems:
    r"""The entries of a source by their keys; those without a label are numbered.

    >>> find_bibitems(r"\bibitem{kim} Kim. \bibitem[Lee(2003)]{lee} Lee.")["lee"].year
    '2003'
    """
    found: dict[str, Bibitem] = {}
    count = 0
    for match in _BIBITEM.finditer(text):
        label = match["label"]
        if label is None:
            count += 1
            found.setdefault(match["key"].strip(), Bibitem(str(count)))
            continue
        parted = _PARTED.match(label)
        said = parted or _AUTHOR_YEAR.match(label)
        author, year = (said["author"], said["year"]) if said else ("", "")
        shown = f"{author} {year}" if parted else label
        item = Bibitem(*(latex_text(part.strip("{} ")) for part in (shown, author, year)))
        found.setdefault(match["key"].strip(), item)
    return found


def cite_text(
    name: str, options: Sequence[str], keys: str, items: Bibitems
) -> tuple[str, tuple[str, ...]]:
    r"""What a citation prints, and the numbers of the entries it calls.

    `options` are the texts before and after; a single one stands after (biblatex, natbib).

    >>> cite_text("cite", ["p.~5"], "kim,lee", {"kim": Bibitem("1"), "lee": Bibitem("2")})
    ('[1, 2, p.\xa05]', ('1', '2'))
    """
    before, after = ("", *options)[-2:] if options else ("", "")
    cited = [items.get(key.strip(), Bibitem(key.strip())) for key in keys.split(",") if key.strip()]
    is_named = any(item.author for item in cited)
    if name in NARRATIVE_CITES and is_named:
        words = "; ".join(_narrative(item, after) for item in cited)
        return words, ()
    inner = "; " if is_named else ", "
    words = inner.join(
        f"{item.author}, {item.year}" if item.author else item.label for item in cited
    )
    words = ", ".join(filter(None, (words, _pages(latex_text(after)))))
    words = " ".join(filter(None, (latex_text(before), words)))
    numbers = tuple(item.label for item in cited if item.label.isdecimal())
    return (f"({words})" if is_named else f"[{words}]"), numbers


def _narrative(item: Bibitem, after: str) -> str:
    year = ", ".join(filter(None, (item.year, _pages(latex_text(after)))))
    return f"{item.author} ({year})" if item.author else f"[{item.label}]"


def _pages(after: str) -> str:
    """Bare page numbers with their label, or they would read as further entries."""
    if not re.fullmatch(r"\d[\d\s,–-]*", after):
        return after
    return f"p. {after}" if after.isdecimal() else f"pp. {after}"
