"""TEI (editions and articles in XML, GROBID's output) -> `Document`.

In: the source of a `<TEI>` (TEI P5: 3.9 Notes, 3.12 Bibliographic Citations). Notes stand
where they are called, or apart and are called by a `<ref>`; of the header only the title
is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.documents.tags import Element, read_xml_tags
from alliance_refs.documents.xml.prose import Vocabulary, read_prose
from alliance_refs.model import BlockKind, Document, MarkKind
from alliance_refs.spans import Source

_RENDERED: dict[str, MarkKind] = {
    **dict.fromkeys(("italic", "italics", "i", "it", "emph"), "italic"),
    **dict.fromkeys(("bold", "b"), "bold"),
    **dict.fromkeys(("sup", "superscript", "super"), "superscript"),
    **dict.fromkeys(("sub", "subscript"), "subscript"),
    **dict.fromkeys(("small-caps", "smallcaps", "sc", "smallcap"), "small-caps"),
}
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(("p", "ab", "argument", "byline", "dateline", "opener", "closer"), "paragraph"),
    **dict.fromkeys(("quote", "epigraph", "lg", "cit"), "quote"),
    "item": "list-item",
    "row": "table",
    "code": "code",
}


# "#i", "simple:italic", "font-style:italic": TEI's ways to say the same.
_RENDITION = re.compile(r"^(?:#|simple:|font-style:)")


def _styles(element: Element) -> Iterator[tuple[MarkKind, str]]:
    for word in sorted(element.words("rend", "rendition", "style")):
        if kind := _RENDERED.get(_RENDITION.sub("", word).strip(";")):
            yield kind, ""
    if element.name == "emph" and not element.get("rend"):
        yield "italic", ""
    if element.name == "title" and element.get("level") in ("m", "j", "s", "u"):
        yield "italic", ""
    if element.name == "ref" and element.get("target"):
        yield "link", element.get("target")


def _range(element: Element) -> str:
    """Pages that stand in attributes alone, as GROBID writes them."""
    if element.name != "biblScope" or not element.get("from"):
        return ""
    return "–".join(filter(None, (element.get("from"), element.get("to"))))


def _target(element: Element) -> str:
    if element.name not in ("ref", "ptr"):
        return ""
    return element.get("target").strip().removeprefix("#")


TEI = Vocabulary(
    blocks=_BLOCKS,
    headings=frozenset({"head", "title"}),
    divisions=frozenset("div div1 div2 div3 div4 div5 listBibl titleStmt".split()),
    entries=frozenset({"bibl", "biblStruct", "biblFull"}),
    lists=frozenset({"listBibl"}),
    records=frozenset({"biblStruct", "biblFull"}),
    notes=frozenset({"note"}),
    inside=frozenset("p ab head item l quote note cell bibl biblStruct byline".split()),
    skipped=frozenset(
        """publicationStmt sourceDesc profileDesc encodingDesc revisionDesc editionStmt
        seriesStmt respStmt funder fw figDesc sic orig expan del graphic rdg""".split()
    ),
    spaces=frozenset({"lb", "pb", "cb", "l", "cell"}),
    target=_target,
    styles=_styles,
    unwritten=_range,
    quoted=frozenset({"q", "quote", "soCalled"}),
)


def read_tei(source: Source) -> Document:
    """The document of a TEI source.

    >>> source = Source('<TEI><text><body><p>War.<note n="1">Kim, <title level="m">War</title>.'
    ...     '</note> So.</p></body></text></TEI>')
    >>> [(block.kind, block.label, block.passage.text) for block in read_tei(source).blocks]
    [('paragraph', '', 'War.[^1] So.'), ('note', '1', 'Kim, War.')]
    """
    tree = read_xml_tags(source)
    language = next(
        (step.element.get("lang") for step in tree.steps[:200] if step.element.get("lang")), ""
    )
    return Document(source, "tei", read_prose(tree, TEI), language)
