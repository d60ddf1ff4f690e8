"""Marks in the words that writers set before and after cites, and the delimiters beside them.

In: the nodes of a cluster, its cites and delimiters. Out: the same without the delimiters
whose work a mark of the writer's does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.csl.output.nodes import Node, Output, text_of
from alliance_refs.model import Cite
from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS

_MARKS = tuple(",.;:?!")
_CLOSING = tuple(",.;")
_TAG = re.compile(r"<[^<>]*>")
# Markup apart: what a prefix ends with, and a suffix begins with, where words need a space.
_WORD_END = re.compile(r"[\w.,;:!?)\]&](?:[\"”“»«]|[\u00a0\u202f]»)*\Z")
_WORD_START = re.compile(r"[\"“„«»]?[\w(\[&]")
_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_]+)\.\Z")
# What remarks on a cite end with, and no sentence.
_ABBREVIATIONS = frozenset(
    """al aufl cf cit ed edn eds etc ff hg hrsg ibid jr repr rev seq seqq sq sqq sr ss suiv trans
    transl übers usw""".split()
) | frozenset(LOCATOR_ABBREVIATIONS)


def settled_delimiters(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with the delimiters cut that stand beside a mark of a cite's own affix.

    A cite whose prefix begins with a mark brings its delimiter; after a suffix that ends
    with one, no other mark is wanted.
    """
    settled: list[Node] = []
    for before, node, after in zip(("", *nodes), nodes, (*nodes[1:], ""), strict=False):
        if isinstance(node, str) and _begins_with_mark(_own_affixes(after)[0]):
            continue
        if isinstance(node, str) and _ends_with_mark(_own_affixes(before)[1]):
            node = node[node.find(" ") :] if " " in node else ""
        settled.append(node)
    return settled


def spaced_affixes(cite: Cite) -> tuple[str, str]:
    """The cite's own prefix and suffix, with a space where words would run together.

    >>> spaced_affixes(Cite("kim", prefix="“so says”", suffix="<i>passim</i>"))
    ('“so says” ', ' <i>passim</i>')
    """
    prefix, suffix = cite.prefix, cite.suffix
    if _WORD_END.search(_TAG.sub("", prefix)):
        prefix += " "
    if _WORD_START.match(_TAG.sub("", suffix)):
        suffix = " " + suffix
    return prefix, suffix


def brings_delimiter(cite: Cite) -> bool:
    """Whether a cite's own affix has the mark that sets it apart from the next or the last."""
    return _begins_with_mark(cite.prefix) or _ends_with_mark(cite.suffix)


def _own_affixes(node: Node) -> tuple[str, str]:
    """The words that the writer set before and after a cite."""
    children = node.children if isinstance(node, Output) and node.tag == "cite" else ()
    places = [
        place
        for place, child in enumerate(children)
        if isinstance(child, Output) and child.tag == "cite"
    ]
    if not places:
        return "", ""
    before, after = children[: places[0]], children[places[0] + 1 :]
    return "".join(map(text_of, before)), "".join(map(text_of, after))


def _begins_with_mark(prefix: str) -> bool:
    return prefix.lstrip().startswith(_MARKS)


def _ends_with_mark(suffix: str) -> bool:
    """Whether a suffix ends with a mark that is not the stop of an abbreviation."""
    word = _LAST_WORD.search(suffix)
    is_short = word is not None and (len(word[1]) == 1 or word[1].lower() in _ABBREVIATIONS)
    return suffix.endswith(_CLOSING) and not is_short
