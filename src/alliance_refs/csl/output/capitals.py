"""Terms at the beginning of a sentence: a note that begins with "ibid." shows "Ibid."

In: the output of a cite or entry. Out: the same, its first word with a capital when that
word is a term of the locale and no words of the data stand before it (CSL 1.0.2, Citation,
note to processor developers).
"""

from __future__ import annotations

from alliance_refs.csl.output.nodes import Node, Output, with_children
from alliance_refs.text.casing import change_case


def capitalize_term(output: Output, language: str) -> Output:
    """The output with the term that it begins with, if it does, capitalised."""
    changed = _capitalized(output, language)
    return changed if isinstance(changed, Output) else output


def _capitalized(node: Node, language: str) -> Node:
    if not isinstance(node, Output) or any(map(str.isalpha, node.look.prefix)):
        return node
    first = next((child for child in node.children if child != ""), None)
    if first is None:
        return node
    if node.tag == "term" and isinstance(first, str):
        changed: Node = change_case(first, "capitalize-first", language)
    else:
        changed = _capitalized(first, language)
    if changed is first:
        return node
    rest = [child for child in node.children if child is not first]
    return with_children(node, [changed, *rest])
