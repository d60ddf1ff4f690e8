"""HTML and XML -> a flat tree of elements, each with its exact place in the source.

Ours because no kept parser says where an element or a word stands. Nothing that a
document declares is believed: no DTD, no entity of its own, no inclusion, no address is
opened. One pass, linear time; what is not well-formed is read as browsers read it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from alliance_refs.errors import UnreadableInput
from alliance_refs.spans import Source

# More elements than this are no document; the limit keeps memory bounded. A book of a
# thousand pages has some hundreds of thousands.
MOST_ELEMENTS = 1_200_000


@dataclass(slots=True, eq=False)
class Element:
    """An element: its tag from `start`, its end at `end`; its steps are first to last.

    The element's own opening and closing are `tree.steps[first]` and `tree.steps[last]`.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    parent: Element | None
    first: int
    last: int = -1
    end: int = -1

    def get(self, name: str) -> str:
        """An attribute's value, "" when it is missing."""
        return self.attributes.get(name, "")

    def words(self, *names: str) -> set[str]:
        """The words of some attributes (classes, roles, types), in lower case."""
        return {word for name in names for word in self.get(name).lower().split()}

    def above(self) -> Iterator[Element]:
        """The elements round this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


class Step(NamedTuple):
    """One event in document order: an element opens or closes, or text stands in it.

    `start` to `end` is the tag or the text in the source; "raw" text has no entities.
    """

    kind: Literal["open", "close", "text", "raw"]
    element: Element
    start: int
    end: int


class Tree(NamedTuple):
    """A source's steps in order; `root` is no element of the source, it holds all."""

    source: Source
    root: Element
    steps: list[Step]

    def text(self, step: Step) -> str:
        """The source of a step."""
        return self.source.text[step.start : step.end]

    def inside(self, element: Element) -> list[Step]:
        """The steps of an element, its own opening and closing left out."""
        return self.steps[element.first + 1 : element.last]


_HEAD = 2000
_XHTML = re.compile(r"<\?xml\b|xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml")


def read_html_tags(source: Source) -> Tree:
    """The tree of an HTML source: names in lower case, missing end tags supplied.

    In XHTML, which its first line or its namespace tells, a tag that ends in "/>" is empty.

    >>> tree = read_html_tags(Source("<ul><li>Kim<li>Lee<br></ul>"))
    >>> [(step.kind, step.element.name) for step in tree.steps][1:4]
    [('open', 'li'), ('text', 'li'), ('close', 'li')]
    """
    is_xhtml = _XHTML.search(source.text, 0, _HEAD) is not None
    return _Growth(source, is_html=True, is_xhtml=is_xhtml).grow()


def read_xhtml_pages(source: Source, starts: Sequence[int]) -> Tree:
    """The tree of XHTML pages one after another; what a page leaves open ends with it.

    >>> tree = read_xhtml_pages(Source("<p>Kim<b><p>Lee"), (0, 9))
    >>> [step.element.name for step in tree.steps if step.kind == "open"]
    ['html', 'p', 'b', 'html', 'p']
    """
    return _Growth(source, is_html=True, is_xhtml=True).grow(starts)


def read_xml_tags(source: Source) -> Tree:
    """The tree of an XML source: names of elements and attributes without prefixes."""
    return _Growth(source, is_html=False).grow()


VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
# What an opening tag closes when it was left open (HTML, Optional tags).
_CLOSES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        """address article aside blockquote details div dl fieldset figcaption figure footer
        form h1 h2 h3 h4 h5 h6 header hgroup hr main nav ol p pre section table ul""".split(),
        frozenset({"p"}),
    ),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tbody": frozenset({"tr", "td", "th", "p", "thead", "tbody"}),
}
# Beyond these an opening tag closes nothing.
_BARRIERS = {
    **dict.fromkeys(
        _CLOSES, frozenset("ul ol dl table blockquote div section aside td th".split())
    ),
    **dict.fromkeys(("tr", "td", "th", "tbody"), frozenset({"table"})),
    **dict.fromkeys(("li", "dt", "dd"), frozenset("ul ol dl table".split())),
}
_DEEPEST_SEARCH = 32
_NAME = re.compile(r"<(/?)([A-Za-z_][\w.:-]*)")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_DECLARATION = re.compile(r"<!DOCTYPE[^\[>]*(?P<subset>\[)?", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_NONE: Mapping[str, str] = {}
_MOST_SHARED = 10_000
_IN_TAG = re.compile(r"[>\"']")


@dataclass(slots=True)
class _Growth:
    source: Source
    is_html: bool
    is_xhtml: bool = False
    at: int = 0
    end: int = 0
    steps: list[Step] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    elements: int = 0
    shared: dict[str, Mapping[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    # Set once a quote or a comment never ends, so that it is not looked for again.
    is_ragged: bool = False
    last_close: int = 0

    def grow(self, starts: Sequence[int] = ()) -> Tree:
        """The tree, with an element round each of the pages that begin at `starts`."""
        size = len(self.source.text)
        root = Element("", {}, 0, None, -1)
        self.stack.append(root)
        for start, end in pairwise((*starts, size)):
            self._push("html", {}, start, start)
            self._grow_to(start, end)
        if not starts:
            self._grow_to(0, size)
        root.last, root.end = len(self.steps), size
        return Tree(self.source, root, self.steps)

    def _grow_to(self, start: int, end: int) -> None:
        """Takes in one page, and nothing beyond its end."""
        text = self.source.text
        self.at, self.end, self.is_ragged = start, end, False
        self.last_close = text.rfind(">", start, end)
        while (found := text.find("<", self.at, end)) >= 0:
            after = self._take(found) if found < self.last_close else found + 1
            self._text(self.at, found if after > found + 1 else after)
            if after > found + 1:
                self._tag(found, after)
            self.at = max(after, self.at)
        self._text(self.at, end)
        while len(self.stack) > 1:
            self._close(end, end)

    def _text(self, start: int, end: int, kind: Literal["text", "raw"] = "text") -> None:
        if start < end:
            self.steps.append(Step(kind, self.stack[-1], start, end))

    def _take(self, at: int) -> int:
        """Where the tag, comment or declaration at `at` ends; `at + 1` when it is none."""
        text = self.source.text
        follows = text[at + 1]
        if follows == "!":
            return self._special(at)
        if follows == "?":
            return self._until("?>" if not self.is_html else ">", at)
        if not _NAME.match(text, at):
            return at + 1
        return self._tag_end(at)

    def _special(self, at: int) -> int:
        text = self.source.text
        if text.startswith("<!--", at):
            return self._until("-->", at + 2)
        if text.startswith("<![CDATA[", at):
            return self._until("]]>", at)
        match = _DECLARATION.match(text, at, self.end)
        if match and match["subset"]:
            end = _SUBSET_END.search(text, match.end(), self.end)
            return end.end() if end else self._until(">", match.end())
        return self._until(">", at)

    def _until(self, closing: str, at: int) -> int:
        """Where `closing` ends; a comment that never ends hides its first line alone."""
        end = -1 if self.is_ragged else self.source.text.find(closing, at, self.end)
        if end >= 0:
            return end + len(closing)
        self.is_ragged = True
        return self.source.text.find(">", at, self.end) + 1 or self.end

    def _tag_end(self, at: int) -> int:
        text = self.source.text
        if self.is_ragged:
            return text.find(">", at, self.end) + 1 or at + 1
        position = at
        while match := _IN_TAG.search(text, position, self.end):
            if match[0] == ">":
                return match.end()
            position = text.find(match[0], match.end(), self.end) + 1
            if not position:
                break
        self.is_ragged = True
        return text.find(">", at, self.end) + 1 or at + 1

    def _tag(self, start: int, end: int) -> None:
        text = self.source.text
        match = _NAME.match(text, start)
        if not match:
            if text.startswith("<![CDATA[", start):
                self._text(start + 9, max(end - 3, start + 9), "raw")
            return
        name = match[2].lower() if self.is_html else match[2].rpartition(":")[2]
        if match[1]:
            self._close_named(name, start, end)
        else:
            self._open(name, match.end(), start, end)

    def _open(self, name: str, names_end: int, start: int, end: int) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            message = f"{self.source.name}: more than {MOST_ELEMENTS:,} elements; cut it up"
            raise UnreadableInput(message)
        if self.is_html:
            self._supply_ends(name, start)
        attributes = self._attributes(names_end, end - 1)
        self._push(self.names.setdefault(name, name), attributes, start, end)
        is_ended = self.source.text[end - 2] == "/" and (self.is_xhtml or not self.is_html)
        if is_ended or (self.is_html and name in VOID):
            self._close(end, end)
        elif self.is_html and name in _RAW:
            self._raw(name, end)

    def _push(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        element = Element(name, attributes, start, self.stack[-1], len(self.steps))
        self.steps.append(Step("open", element, start, end))
        self.stack.append(element)
        self.counts[name] += 1

    def _raw(self, name: str, start: int) -> None:
        ending = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE)
        found = ending.search(self.source.text, start, self.end)
        end = found.start() if found else self.end
        self._text(start, end, "raw")
        self.at = found.end() if found else end
        self._close(end, self.at)

    def _attributes(self, start: int, end: int) -> Mapping[str, str]:
        """The attributes in a tag; tags that say the same share them."""
        written = self.source.text[start:end].strip(" \t\r\n/") if end - start < 400 else ""
        if end - start < 400 and not written:
            return _NONE
        if found := self.shared.get(written):
            return found
        read = self._read_attributes(start, end)
        if written and len(self.shared) < _MOST_SHARED:
            self.shared[written] = read
        return read

    def _read_attributes(self, start: int, end: int) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.source.text, start, end):
            name = match[1].lower() if self.is_html else match[1].rpartition(":")[2]
            value = next((group for group in match.group(2, 3, 4) if group is not None), "")
            found.setdefault(name, unescape(value) if "&" in value else value)
        return found

    def _supply_ends(self, name: str, at: int) -> None:
        closes = _CLOSES.get(name)
        if not closes or not any(self.counts[closed] for closed in closes):
            return
        depth = 0
        for back, element in enumerate(reversed(self.stack[-_DEEPEST_SEARCH:]), 1):
            if element.name in _BARRIERS[name] and element.name not in closes:
                break
            if element.name in closes:
                depth = back
        for _ in range(depth):
            self._close(at, at)

    def _close_named(self, name: str, start: int, end: int) -> None:
        if not self.counts[name]:
            return
        while self.stack[-1].name != name:
            self._close(start, start)
        self._close(start, end)

    def _close(self, start: int, end: int) -> None:
        element = self.stack.pop()
        self.counts[element.name] -= 1
        element.last, element.end = len(self.steps), end
        self.steps.append(Step("close", element, start, end))


def steps_without(tree: Tree, names: Container[str]) -> Iterator[Step]:
    """The steps of a tree, elements of these names left out with all that they hold."""
    at = 0
    while at < len(tree.steps):
        step = tree.steps[at]
        if step.kind == "open" and step.element.name in names:
            at = step.element.last + 1
            continue
        yield step
        at += 1


ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def character(entity: str) -> str:
    """What an entity stands for, itself when nobody but the document's DTD could know.

    HTML's names are known in XML too, as the DTDs of JATS and of old TEI declare them.

    >>> character("&eacute;"), character("&#8212;"), character("&boom;")
    ('é', '—', '&boom;')
    """
    return html.unescape(entity)


def unescape(text: str) -> str:
    """A text with its entities replaced, declared ones left as they are."""
    return ENTITY.sub(lambda match: character(match[0]), text)
