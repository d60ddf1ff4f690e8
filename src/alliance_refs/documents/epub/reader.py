"""EPUB (.epub) -> `Document`: all pages of a book, notes tied across them.

The source of the document is its visible text, page after page in the order of the spine;
`Document.parts` leads from there to the XHTML. Nothing is fetched, no script is run.
"""

from __future__ import annotations

from dataclasses import replace

from alliance_refs.documents.assembly import Assembly
from alliance_refs.documents.epub.pages import JoinedPages
from alliance_refs.documents.epub.spine import read_spine
from alliance_refs.documents.html.notes import find_notes
from alliance_refs.documents.html.reader import html_blocks
from alliance_refs.documents.office.zipped import Package
from alliance_refs.documents.tags import read_xhtml_pages
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Document


def read_epub(data: bytes, name: str = "<epub>") -> Document:
    """The document in the bytes of an .epub file.

    Raises `UnreadableInput` when it is no zip package, damaged, without a package document,
    copy-protected, or unpacks to more than any book has. A book without any text is told as
    a diagnostic.
    """
    book = read_spine(Package(data, name))
    pages = JoinedPages(book.pages, name)
    tree = read_xhtml_pages(pages.source, pages.starts)
    assembly = Assembly(found=list(book.found))
    current = 0
    for block in html_blocks(tree, find_notes(tree, pages)):
        # An empty note has no place of its own.
        number = pages.number(block.span.start) if block.passage.text else current
        if number != current and assembly.pieces:
            assembly.end_part(book.pages[current].name)
        current = number
        assembly.add_block(replace(block, passage=pages.in_page(block.passage, number)))
    if assembly.pieces:
        assembly.end_part(book.pages[current].name)
    if not assembly.blocks:
        message = f"{name}: no text on {len(book.pages)} pages"
        assembly.found.append(Diagnostic("no-text", message))
    return assembly.document(name, "epub", book.language)
