"""Parentheses inside parentheses, as notes have them: "(Knopf, 2007; first published [1869])".

In: the output of a cite or entry of a note style. Out: the same with square brackets for
the affixes of every second depth. Only pairs that one element sets count; what the data
brings is left alone. Not in the specification; citeproc-js does so, and note styles rely on it.
"""

from __future__ import annotations

from dataclasses import replace

from alliance_refs.csl.output.nodes import Link, Look, Node, Output


def square_nested(node: Node, depth: int = 0) -> Node:
    """The output with the parentheses that stand in others made square.

    >>> from alliance_refs.csl.output.nodes import text_of
    >>> year = Output(("1869",), Look("(", ")"))
    >>> text_of(square_nested(Output(("Knopf", year), Look("(", ")", " "))))
    '(Knopf [1869])'
    """
    if not isinstance(node, Output):
        return node
    look = node.look
    is_pair = _is_pair(look)
    inside = depth + is_pair
    children = [square_nested(child, inside) for child in node.children]
    if is_pair and depth % 2:
        look = replace(
            look, prefix=look.prefix.replace("(", "["), suffix=look.suffix.replace(")", "]")
        )
    elif all(one is other for one, other in zip(children, node.children, strict=True)):
        return node
    if isinstance(node, Link):
        return Link(children, node.target, look)
    return Output(children, look, node.tag)


def _is_pair(look: Look) -> bool:
    prefix, suffix = look.prefix, look.suffix
    opens = prefix.count("(") == 1 and ")" not in prefix
    return opens and suffix.count(")") == 1 and "(" not in suffix
