"""The Markdown extension: citations and lists become empty elements that are filled later.

In: a page's Markdown, as Python-Markdown reads it, so that code, links and addresses are
never taken for citations. Out: `<span>` and `<div>` elements that say what was typed.
What they show is known only when all pages are read.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from alliance_refs.integrations.mkdocs.headings import Signs
from alliance_refs.integrations.mkdocs.typed import BARE, BRACKET, read_typed

CITE_CLASS = "refs-cite"
LIST_CLASS = "refs-list"
ATTRIBUTE = "data-refs"

# Links, images, addresses and HTML are read first (html has 90), emphasis afterwards (60).
_PRIORITY = 85
# Python-Markdown's marks for what it has put aside: characters and elements.
_PUT_ASIDE = re.compile("\x02(?:klzzwxh:(?P<node>\\d+)|(?P<character>\\d+))\x03")
_LIST = re.compile(r"\s*(?:\\(?P<all>full_)?bibliography|:::+\s*\{\s*#refs\s*\}\s*:::+)\s*")


class CitationExtension(Extension):
    """Adds citations to Python-Markdown.

    `in_text` says whether a bare `@key` is a citation at all; `signs` gives the character
    that each citation holds.
    """

    def __init__(self, signs: Signs, *, in_text: bool = True) -> None:
        super().__init__()
        self._signs = signs
        self._in_text = in_text

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Registers what reads citations; `\\@` is an at sign."""
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        md.inlinePatterns.register(_Citation(BRACKET, md, self._signs), "refs-bracket", _PRIORITY)
        if self._in_text:
            bare = _Citation(BARE, md, self._signs)
            md.inlinePatterns.register(bare, "refs-in-text", _PRIORITY - 1)
        md.parser.blockprocessors.register(_List(md.parser), "refs-list", 75)


class _Citation(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, signs: Signs) -> None:
        super().__init__(pattern, md)
        self._signs = signs

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        typed = self._typed(m[0])
        if read_typed(typed) is None:
            return None, None, None
        found = _empty("span", CITE_CLASS, typed)
        found.text = AtomicString(self._signs.of(typed))
        return found, m.start(0), m.end(0)

    def _typed(self, text: str) -> str:
        """The text as it was typed, as far as Python-Markdown still knows."""
        return _PUT_ASIDE.sub(self._restored, text) if "\x02" in text else text

    def _restored(self, match: re.Match[str]) -> str:
        if match["character"]:
            return chr(int(match["character"]) % 0x110000)
        inline = self.md.treeprocessors["inline"]
        node = inline.stashed_nodes.get(match["node"], "")  # type: ignore[attr-defined]
        return node if isinstance(node, str) else "".join(node.itertext())


class _List(BlockProcessor):
    """A paragraph that asks for a bibliography: `\\bibliography`, `\\full_bibliography`,
    or pandoc's `::: {#refs}` division."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return _LIST.fullmatch(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = _LIST.fullmatch(blocks.pop(0))
        parent.append(_empty("div", LIST_CLASS, "site" if match and match["all"] else "page"))


def _empty(tag: str, name: str, what: str) -> etree.Element:
    return etree.Element(tag, {"class": name, ATTRIBUTE: what})


# Extensions that know attributes may have added some ("[@kim]{.quiet}").
CITE = rf'<span\b[^<>]*\b{ATTRIBUTE}="(?P<cite>[^"<>]*)"[^<>]*>[^<]?</span>'
LIST = rf'<div class="{LIST_CLASS}" {ATTRIBUTE}="(?P<list>[a-z]*)"></div>'
