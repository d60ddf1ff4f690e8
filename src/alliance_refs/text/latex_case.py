"""Title case turned to sentence case, as CSL wants titles, minding what braces protect.

In: the markup of a title as `read_latex` gives it, brace groups as `Styled("no-case")`.
Out: the same words with capitals only where they are more than title case: at the start,
after a colon or a full stop, inside braces, inside commands, inside words ("LaTeX", "NATO").

>>> from alliance_refs.text.latex import read_latex
>>> sentence_case(read_latex("The {Korean} War: a History of {iPod} Use"))
('The Korean war: A history of iPod use',)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from alliance_refs.model import Markup, Node, Styled, plain_text
from alliance_refs.text.latex_nodes import joined
from alliance_refs.text.latex_symbols import SUBSCRIPTS

# Words, numbers, and marks that end a sentence; the stop after an initial ends none.
# A word with a lowered figure behind it is the symbol of an element: "Fe₂O₃".
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*[₀-₉]?|[:?!](?=\s|$)|(?<!\b[^\W\d_])\.(?=\s|$)|\d+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


def sentence_case(markup: Markup) -> Markup:
    """The title in sentence case, braces resolved."""
    return joined(_Caser().convert(markup))


def sentence_case_text(text: str) -> str:
    """The same for a title without any markup.

    >>> sentence_case_text("A Model of Leptons: some Remarks")
    'A model of leptons: Some remarks'
    """
    return _Caser().convert_text(text)


def without_protection(markup: Markup, *, keep_lower: bool = False) -> Markup:
    """The markup with brace groups resolved into their contents.

    With `keep_lower`, a group of lower-case words stays protected: a style that sets
    titles in title case must leave "400 {nm}" alone.
    """
    return joined(_unprotected(markup, keep_lower))


def _unprotected(markup: Markup, keep_lower: bool) -> Iterator[Node]:
    for node in markup:
        if not isinstance(node, Styled):
            yield node
        elif node.style != "no-case":
            yield Styled(node.style, without_protection(node.children, keep_lower=keep_lower))
        elif keep_lower and _begins_lower(node.children):
            yield Styled("no-case", without_protection(node.children))
        else:
            yield from _unprotected(node.children, False)


def _begins_lower(markup: Markup) -> bool:
    first = markup[0] if markup else ""
    words = re.findall(r"[^\W\d_]+", first) if isinstance(first, str) else []
    return bool(words) and words[0].islower() and len(words[0]) > 1


class _Caser:
    """Walks a title once; `opens` is whether the next word begins a sentence."""

    def __init__(self) -> None:
        self.opens = True
        self.after_stop = False

    def convert(self, markup: Markup) -> Iterator[Node]:
        for node, following in zip_longest(markup, markup[1:], fillvalue=""):
            if isinstance(node, str):
                symbol = _LAST_WORD.search(node) if _is_lowered_figure(following) else None
                end = symbol.start() if symbol else len(node)
                yield self.convert_text(node[:end]) + node[end:]
            elif isinstance(node, Styled):
                yield from self._styled(node)

    def convert_text(self, text: str) -> str:
        return WORD.sub(self._word, text)

    def _styled(self, node: Styled) -> Iterator[Node]:
        """Braces protect what they hold; only the first letter of a sentence may rise."""
        starts_sentence = self.opens and node.style != "no-case"
        self.opens = self.after_stop = False
        if node.style == "no-case":
            yield from without_protection((node,), keep_lower=True)
            return
        children = without_protection(node.children, keep_lower=True)
        yield Styled(node.style, _raised(children) if starts_sentence else children)

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if word in ".?!:":
            self.opens, self.after_stop = word == ":", word != ":"
            return word
        opens, after_stop = self.opens, self.after_stop
        self.opens = self.after_stop = False
        if word.isdigit():
            return word
        if opens and word.islower():
            return word[0].upper() + word[1:]
        if opens or after_stop or not _is_title_cased(match):
            return word
        return word.lower()


def _is_title_cased(match: re.Match[str]) -> bool:
    """Whether a word's capital may come from title case alone.

    An "A" must be the article: in title case no small word comes after it ("Plan A and After").
    """
    word = match[0]
    if word == "A":
        return bool(_ARTICLE.match(match.string, max(match.start() - 1, 0)))
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


_ARTICLE = re.compile(r"[^\w.-]?A\s+(?![a-z])")


_LOWERED = frozenset(SUBSCRIPTS.values())


def _is_lowered_figure(node: Node) -> bool:
    """Whether a figure below the line follows, as in the formula of a substance."""
    words = plain_text((node,))
    return isinstance(node, Styled) and (
        (node.style == "subscript" and words[:1].isdigit()) or words[:1] in _LOWERED
    )


def _raised(markup: Markup) -> Markup:
    if not markup or not isinstance(markup[0], str):
        return markup
    return (markup[0][:1].upper() + markup[0][1:], *markup[1:])
