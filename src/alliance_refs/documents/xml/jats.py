"""JATS (journal articles in XML) -> `Document`: sections, footnotes, reference list.

In: the source of an `<article>` (NISO Z39.96, Journal Article Tag Suite, also NLM and
BITS). Of the front matter the title and the abstract are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_refs.documents.tags import Element, read_xml_tags
from alliance_refs.documents.xml.prose import Vocabulary, read_prose
from alliance_refs.model import BlockKind, Document, MarkKind
from alliance_refs.spans import Source

_STYLES: dict[str, MarkKind] = {
    "italic": "italic",
    "bold": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "sc": "small-caps",
    "monospace": "code",
}
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph",
    "disp-quote": "quote",
    "verse-group": "quote",
    "attrib": "paragraph",
    "list-item": "list-item",
    "def-item": "list-item",
    "tr": "table",
    "code": "code",
    "preformat": "code",
}


def _styles(element: Element) -> Iterator[tuple[MarkKind, str]]:
    if kind := _STYLES.get(element.name):
        yield kind, ""
    elif element.name in ("ext-link", "uri") and element.get("href"):
        yield "link", element.get("href")
    elif element.name == "xref" and element.get("rid"):
        yield "link", "#" + element.get("rid").split()[0]
    elif element.name == "source":
        yield "italic", ""


def _target(element: Element) -> str:
    return (element.get("rid").split() or [""])[0] if element.name == "xref" else ""


JATS = Vocabulary(
    blocks=_BLOCKS,
    headings=frozenset({"title", "article-title"}),
    divisions=frozenset("sec app ref-list ack abstract fn-group glossary bio notes".split()),
    entries=frozenset({"ref"}),
    lists=frozenset({"ref-list"}),
    records=frozenset({"element-citation", "nlm-citation"}),
    notes=frozenset({"fn"}),
    inside=frozenset("p ref title td th mixed-citation element-citation nlm-citation".split()),
    skipped=frozenset(
        """journal-meta contrib-group aff author-notes pub-date permissions kwd-group
        article-categories self-uri counts custom-meta-group funding-group history article-id
        volume-id object-id alt-title running-head tex-math inline-supplementary-material
        trans-title-group processing-meta elocation-id related-article""".split()
    ),
    spaces=frozenset({"break", "td", "th"}),
    target=_target,
    styles=_styles,
)


def read_jats(source: Source) -> Document:
    """The document of a JATS article.

    >>> source = Source('<article><body><p>War.<xref rid="n1">1</xref></p></body><back><fn-group>'
    ...     '<fn id="n1"><label>1</label><p>Kim, 3.</p></fn></fn-group></back></article>')
    >>> [(block.kind, block.label, block.passage.text) for block in read_jats(source).blocks]
    [('paragraph', '', 'War.[^1]'), ('note', '1', 'Kim, 3.')]
    """
    tree = read_xml_tags(source)
    language = next(
        (step.element.get("lang") for step in tree.steps[:4] if step.element.get("lang")), ""
    )
    return Document(source, "jats", read_prose(tree, JATS), language)
