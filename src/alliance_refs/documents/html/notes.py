"""Notes in an HTML page: which links call them, where their bodies stand.

Known by EPUB's and ARIA's types (noteref, footnote, endnote, doc-noteref ...), by links
that lead to a place which links back (Word, LibreOffice, pandoc, MediaWiki, Gutenberg,
Sphinx), and by raised links to places that are named as notes are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from alliance_refs.documents.html.unseen import inner_text, is_way_back, leads_back
from alliance_refs.documents.tags import Element, Tree

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre
    section summary table tbody td tfoot th thead tr ul""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Call(NamedTuple):
    """A call for a note: its label, the last of the steps it covers, the first of its note."""

    label: str
    last: int
    body: int = -1


class Body(NamedTuple):
    """A note's body: its label ("" when no call names it), and its steps up to `end`."""

    label: str
    end: int


class PageNotes(NamedTuple):
    """Calls and bodies by their first step; first steps of links that only lead back.

    `in_place` leads from calls to bodies that stand where they do (a note on the margin);
    such a call covers its body.
    """

    calls: dict[int, Call]
    bodies: dict[int, Body]
    back: frozenset[int]
    in_place: dict[int, int]


_CALL_TYPES = {"noteref", "doc-noteref"}
_NOTE_TYPES = {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"}
_PLACED_CLASSES = {"sidenote", "footnote", "side-note"}
# What a note's place or a call is named: fn1, _ftn1, #note-98, sdfootnote1sym, cite_note-3.
_NOTE_NAME = re.compile(
    r"(?:^|[^a-z])(?:(?:sd)?(?:foot|end|side|rear|foot_|end_)?notes?|fn|ftn|edn|foot|en|n)[-_:.]*\d",
    re.IGNORECASE,
)
# "[1:2]" is the second call of note 1; "[note 1]", "[nb 1]" are notes apart from "[1]".
_LABEL = re.compile(
    r"[\[(]?\s*(?:(?:foot|end)note\s{0,3})?(\d{1,4}|[*†‡§¶#]{1,4}|[a-z]|[ivxlc]{1,6}|(?:note|nb|n)\s\d{1,3})(?::\d{1,3})?\s*[\])]?[.:]?",
    re.I,
)
_LONGEST_CALL = 12
_LONGEST_BACK = 40
_CLIMBED = frozenset("div li aside td dd blockquote".split())
# A note called more often than this leads back to its first calls alone.
_MOST_RETURNS = 60
# So many steps before or after a call its own anchor may stand.
_NEAR = 6


class Places(Protocol):
    """What places are called that links lead to: in one page by their ids."""

    def place(self, element: Element, id: str) -> str:
        """The name of an element that has an id."""
        ...

    def target(self, link: Element) -> str:
        """The name of the place that a link leads to, "" for none in the document."""
        ...


class OnePage:
    """The places of a page that stands alone."""

    def place(self, element: Element, id: str) -> str:
        """The id itself."""
        return id

    def target(self, link: Element) -> str:
        """What stands behind the sign in its address."""
        return link.get("href").partition("#")[2]


@dataclass(slots=True)
class _Page:
    tree: Tree
    names: Places
    places: dict[str, Element] = field(default_factory=dict)
    links: list[Element] = field(default_factory=list)
    link_steps: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    calls: dict[int, Call] = field(default_factory=dict)
    bodies: dict[int, Body] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)
    in_place: dict[int, int] = field(default_factory=dict)
    known: dict[int, tuple[int, int]] = field(default_factory=dict)


def find_notes(tree: Tree, names: Places | None = None) -> PageNotes:
    """The notes of a page, or of the pages of a book whose places `names` tells.

    >>> from alliance_refs.documents.tags import read_html_tags
    >>> from alliance_refs.spans import Source
    >>> page = "It fell.<sup><a href='#n1' id='r1'>1</a></sup><p id=n1>Kim. <a href='#r1'>^</a></p>"
    >>> found = find_notes(read_html_tags(Source(page)))
    >>> [call.label for call in found.calls.values()], len(found.bodies), len(found.back)
    (['1'], 1, 1)
    """
    page = _Page(tree, names or OnePage())
    _collect(page)
    candidates = [(link, target) for link in page.links if (target := _target(page, link))]
    named = [pair for pair in candidates if _may_call(tree, *pair)]
    page.anchors = sorted({target.first for _, target in named})
    late = [pair for pair in named if not _take(page, *pair)]
    for link, target in late:
        if target.first in page.known and _is_raised(tree, link) and not _in_note(page, link):
            _add_call(page, link, _label(tree, link), page.known[target.first][0])
    _typed_bodies(page)
    _notes_in_place(page)
    return PageNotes(page.calls, page.bodies, frozenset(page.back), page.in_place)


def _collect(page: _Page) -> None:
    for step in page.tree.steps:
        if step.kind != "open":
            continue
        element = step.element
        for name in ("id", "name") if element.name == "a" else ("id",):
            if key := element.get(name):
                page.places.setdefault(page.names.place(element, key), element)
        if element.name == "a" and ("#" in element.get("href") or _is_scripted(element)):
            page.links.append(element)
            page.link_steps.append(element.first)


# A call that a script follows: onclick="moveToReference('reference_1')".
_SCRIPTED = re.compile(r"\w{1,80}\(\s*'([\w:.-]{1,120})'")


def _is_scripted(link: Element) -> bool:
    return bool(link.get("onclick") or link.get("aria-describedby")) or leads_back(link)


def _target(page: _Page, link: Element) -> Element | None:
    """The place in the page that a link leads to, itself or by a script."""
    if place := page.names.target(link):
        return page.places.get(place)
    scripted = _SCRIPTED.match(link.get("onclick"))
    return page.places.get(page.names.place(link, scripted[1])) if scripted else None


def _label(tree: Tree, link: Element) -> str:
    match = _LABEL.fullmatch(inner_text(tree, link, _LONGEST_CALL))
    return match[1] if match else ""


def _may_call(tree: Tree, link: Element, target: Element) -> bool:
    """A call stands before its note, unless it says that it is one."""
    says_so = _is_typed_call(link) or "footnote-reference" in link.words("class")
    return says_so or (link.first < target.first and bool(_label(tree, link)))


def _is_typed_call(link: Element) -> bool:
    return bool(link.words("epub:type", "role") & _CALL_TYPES)


def _is_raised(tree: Tree, link: Element) -> bool:
    text = inner_text(tree, link, _LONGEST_CALL)
    if text.startswith("[") and text.endswith("]"):
        return True
    above = [element.name for element in _near_above(link)]
    return "sup" in above or _holds_only_sup(tree, link) or bool(_class_smells(link))


def _holds_only_sup(tree: Tree, link: Element) -> bool:
    inside = tree.steps[link.first + 1 : link.first + 4]
    return any(step.kind == "open" and step.element.name == "sup" for step in inside)


def _class_smells(element: Element) -> set[str]:
    words = element.words("class", "rel")
    return {word for word in words if "foot" in word or "note" in word or word in ("fn", "fnref")}


def _near_above(element: Element) -> Iterator[Element]:
    """The inline elements round an element."""
    for count, above in enumerate(element.above()):
        if count > 3 or above.name in BLOCKS:
            return
        yield above


def _take(page: _Page, link: Element, target: Element) -> bool:
    """Ties a link to a note's body if it is a call for one."""
    kinds = link.words("epub:type", "role")
    if leads_back(link) or target.name in HEADINGS or _in_note(page, link):
        return False
    first, end = page.known.get(target.first) or _extent(page, link, target)
    returns = list(_returns(page, link, first, end))
    is_named = bool(_NOTE_NAME.search(_name(target))) and _is_raised(page.tree, link)
    is_note = bool(target.words("epub:type", "role") & _NOTE_TYPES) or is_named
    if not (returns or is_note or kinds & _CALL_TYPES) or first < link.first < end:
        return False
    label = _label(page.tree, link) or _any_label(page, link)
    if target.first not in page.known:
        page.known[target.first] = (first, end)
        page.bodies[first] = Body(label, end)
    page.back.update(returns)
    _add_call(page, link, label, first)
    return True


def _any_label(page: _Page, link: Element) -> str:
    words = inner_text(page.tree, link, _LONGEST_CALL)
    figures = re.search(r"\d{1,4}", words)
    return figures[0] if figures else words or str(len(page.bodies) + 1)


def _name(element: Element) -> str:
    return element.get("id") or element.get("name")


def _in_note(page: _Page, link: Element) -> bool:
    """Whether a link stands inside the body of a note that is known already."""
    return any(
        above.first in page.bodies and page.bodies[above.first].label for above in _some_above(link)
    )


def _some_above(element: Element) -> Iterator[Element]:
    for count, above in enumerate(element.above()):
        if count > 8:
            return
        yield above


def _add_call(page: _Page, link: Element, label: str, body: int) -> None:
    whole = _whole_call(page, link)
    page.calls[whole.first] = Call(label, whole.last, body)


def _whole_call(page: _Page, link: Element) -> Element:
    """The raised text round a link when nothing else stands in it, or the link."""
    whole = link
    words = inner_text(page.tree, link, _LONGEST_CALL).strip("[]() ")
    for above in _near_above(link):
        if inner_text(page.tree, above, _LONGEST_CALL).strip("[]() ") != words:
            break
        whole = above
    return whole


def _returns(page: _Page, link: Element, first: int, end: int) -> Iterator[int]:
    """The first steps of links in a body that lead back to the call, or say that they do."""
    low, high = bisect_left(page.link_steps, first), bisect_left(page.link_steps, end)
    for other in page.links[low : min(high, low + _MOST_RETURNS)]:
        place = _target(page, other)
        is_back = leads_back(other) or is_way_back(page.tree, other)
        if not (is_back or (place and _is_near(link, place))):
            continue
        if len(inner_text(page.tree, other, _LONGEST_BACK)) <= _LONGEST_BACK:
            yield other.first


def _is_near(link: Element, place: Element) -> bool:
    if abs(place.first - link.first) <= _NEAR and place.last < link.last + _NEAR:
        return True
    holders = [above for above in _some_above(link) if above is place]
    return bool(holders) and place.name in ("p", "sup", "span", "li", "td", "dd")


def _extent(page: _Page, link: Element, target: Element) -> tuple[int, int]:
    """The steps of the note that a target begins or holds."""
    block = next(
        (element for element in (target, *target.above()) if element.name in BLOCKS), page.tree.root
    )
    if block.name == "dt":
        return block.first, _end_of_definition(page.tree, block)
    if block.name in ("td", "th") and block.parent:
        block = block.parent
    if block.name in ("body", "section", "article", "main", "html", "") and block is not target:
        return target.first, min(_next_anchor(page, target.first), block.last)
    if block is target:
        return block.first, _with_rest(page, target, block) if block.name == "p" else block.last + 1
    for above in block.above():
        if above.name not in _CLIMBED or not _holds_one(page, above, link):
            break
        block = above
    return block.first, _with_rest(page, target, block)


def _end_of_definition(tree: Tree, term: Element) -> int:
    for at in range(term.last + 1, min(term.last + 4, len(tree.steps))):
        step = tree.steps[at]
        if step.kind == "open":
            return step.element.last + 1 if step.element.name == "dd" else term.last + 1
    return term.last + 1


def _next_anchor(page: _Page, step: int) -> int:
    at = bisect_right(page.anchors, step)
    return page.anchors[at] if at < len(page.anchors) else len(page.tree.steps)


def _holds_one(page: _Page, element: Element, link: Element) -> bool:
    count = bisect_left(page.anchors, element.last) - bisect_left(page.anchors, element.first)
    return count == 1 and not element.first < link.first < element.last


# Between two notes at most so many steps belong to the first.
_LONGEST_REST = 200


def _with_rest(page: _Page, target: Element, block: Element) -> int:
    """The end of a note whose further paragraphs stand beside its first, before the next note."""
    end = block.last + 1
    following = _next_anchor(page, max(target.first, block.last))
    if following - end > _LONGEST_REST or following >= len(page.tree.steps):
        return end
    step = page.tree.steps[following]
    next_block = next(
        (element for element in (step.element, *step.element.above()) if element.name in BLOCKS),
        None,
    )
    if next_block is None or next_block.parent is not block.parent:
        return end
    for step in page.tree.steps[end : next_block.first]:
        if step.kind == "open" and (step.element.name in HEADINGS or step.element.name == "hr"):
            return step.element.first if _leads_to(page, step.element, next_block) else end
    return max(next_block.first, end)


def _leads_to(page: _Page, heading: Element, note: Element) -> bool:
    """Whether nothing but a heading stands before a note, at the note's own level."""
    between = page.tree.steps[heading.last + 1 : note.first]
    return heading.parent is note.parent and not any(step.kind == "open" for step in between)


def _typed_bodies(page: _Page) -> None:
    """Bodies that say what they are, though no call was found for them."""
    end = 0
    for step in page.tree.steps:
        element = step.element
        if step.kind != "open" or element.first < end:
            continue
        if element.first in page.bodies:
            end = page.bodies[element.first].end
        elif element.name in BLOCKS and element.words("epub:type", "role") & _NOTE_TYPES:
            holds = bisect_left(page.anchors, element.last) - bisect_left(
                page.anchors, element.first
            )
            if not holds:
                page.bodies[element.first] = Body("", element.last + 1)


def _described(page: _Page) -> None:
    """Notes that pop up beside their calls: a raised link that a tooltip describes."""
    for link in page.links:
        note = page.places.get(page.names.place(link, link.get("aria-describedby")))
        if note is None or "tooltip" not in note.words("role") or link.first in page.calls:
            continue
        whole, label = _whole_call(page, link), _label(page.tree, link)
        if label and _is_raised(page.tree, link) and 0 < note.first - whole.last <= _NEAR:
            page.calls[whole.first] = Call(label, note.last, note.first)
            page.in_place[whole.first] = note.first


def _notes_in_place(page: _Page) -> None:
    """Notes that stand in the running text, set on the margin by their class."""
    _described(page)
    count = len(page.bodies)
    for step in page.tree.steps:
        element = step.element
        if step.kind != "open" or element.name not in ("span", "small"):
            continue
        is_placed = element.words("class") & _PLACED_CLASSES
        is_note = is_placed and len(inner_text(page.tree, element, _LONGEST_CALL)) > _LONGEST_CALL
        if is_note and not any(above.first in page.bodies for above in _some_above(element)):
            count += 1
            page.calls[element.first] = Call(str(count), element.last, element.first)
            page.in_place[element.first] = element.first
