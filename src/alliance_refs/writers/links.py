"""Links: which targets are safe, and the addresses that stand in a markup's own words.

In: markup whose words hold addresses, DOIs or PubMed numbers. Out: the same markup with
`Linked` nodes around them (CSL 1.0.2, appendix VI).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from alliance_refs.model import Linked, Markup, Node
from alliance_refs.text.addresses import RESOLVERS

_SAFE = re.compile(r"(?:https?|ftp)://[^\s\x00-\x20]+|mailto:[^\s\x00-\x20]+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""(?P<url>https?://[^\s<>"“”]+)
      | \bdoi:\s?(?P<doi>10\.\d{4,9}/[^\s<>"“”]+)
      | \bPMID:?\s(?P<pmid>\d{1,8})\b
      | \bPMCID:?\s(?P<pmcid>PMC\d{1,8})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TARGETS = {"url": ""} | {name.lower(): address for name, address in RESOLVERS.items()}
# Marks that close the sentence or the bracket around an address, not the address.
_TAIL = ".,;:!?'’"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def is_safe(target: str) -> bool:
    """Whether a link may lead there: an absolute web, FTP or mail address.

    >>> is_safe("https://doi.org/10.1000/1"), is_safe("javascript:alert(1)")
    (True, False)
    """
    return _SAFE.fullmatch(target) is not None


def link_addresses(markup: Markup) -> Markup:
    """The markup with a link around each address and identifier in its words.

    Only the identifier is anchored, never words before it ("doi:"); what is linked
    already stays.

    >>> link_addresses(("See https://x.org/a.",))
    ('See ', Linked(target='https://x.org/a', children=('https://x.org/a',)), '.')
    """
    return tuple(out for node in markup for out in _link_node(node))


def drop_links(markup: Markup) -> Markup:
    """The markup with the words of each link in its place."""
    return tuple(out for node in markup for out in _unlink_node(node))


def _link_node(node: Node) -> Iterator[Node]:
    if isinstance(node, str):
        yield from _link_text(node)
    elif isinstance(node, Linked):
        yield node
    else:
        yield replace(node, children=link_addresses(node.children))


def _unlink_node(node: Node) -> Iterator[Node]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Linked):
        yield from drop_links(node.children)
    else:
        yield replace(node, children=drop_links(node.children))


def _link_text(text: str) -> Iterator[Node]:
    at = 0
    for match in _ADDRESS.finditer(text):
        kind = match.lastgroup or "url"
        words = _trim(match[kind])
        start = match.start(kind)
        if start > at:
            yield text[at:start]
        yield Linked(_TARGETS[kind] + words, (words,))
        at = start + len(words)
    if at < len(text):
        yield text[at:]


def _trim(address: str) -> str:
    """The address without the sentence's punctuation and brackets opened before it."""
    while address:
        last = address[-1]
        opening = _BRACKETS.get(last)
        unopened = opening is not None and address.count(opening) < address.count(last)
        if last not in _TAIL and not unopened:
            break
        address = address[:-1]
    return address
