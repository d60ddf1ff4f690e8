"""Terms at the beginning of a sentence: a note that begins with "ibid." shows "Ibid."

In: the output of a cite or entry. Out: the same, its first word with a capital when that
word is a term of the locale and no words of the data stand before it (CSL 1.0.2, Citation,
note to processor developers).
"""

from __future__ import annotations

from alliance_refs.csl.output.nodes import Node, Output, find, text_of, with_children
from alliance_refs.text.casing import change_case


def capitalize_term(output: Output, language: str, *, numbered: bool = False) -> Output:
    """The output with the term that it begins with, if it does, capitalised.

    Where entries are `numbered` it may begin behind the number.
    """
    changed = _capitalized(output, language, numbered)
    return changed if isinstance(changed, Output) else output


def _capitalized(node: Node, language: str, numbered: bool) -> Node:
    if not isinstance(node, Output) or any(map(str.isalpha, node.look.prefix)):
        return node
    begun = (at for at, child in enumerate(node.children) if not _is_before(child, numbered))
    place = next(begun, -1)
    if place < 0:
        return node
    first = node.children[place]
    if node.tag == "term" and isinstance(first, str):
        changed: Node = change_case(first, "capitalize-first", language)
    else:
        changed = _capitalized(first, language, numbered and place == 0)  # one number is enough
    if changed is first:
        return node
    return with_children(node, [*node.children[:place], changed, *node.children[place + 1 :]])


def _is_before(node: Node, numbered: bool) -> bool:
    """Whether a node is nothing, or the number of an entry, before its first word."""
    if not numbered or isinstance(node, str):
        return node == ""
    return find(node, "citation-number") is not None and not any(map(str.isalpha, text_of(node)))
