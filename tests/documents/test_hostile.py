"""Documents made to do harm: they are refused with a reason or read in bounded time."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from alliance_refs.documents import read_data
from alliance_refs.documents.plain.printed import mend
from alliance_refs.errors import MissingExtra, UnreadableInput
from alliance_refs.model import plain_passage
from documents.packages import package, pdf

SECRET = "file:///etc/hostname"


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("format", "main"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_a_zip_bomb_is_refused_before_it_unfolds(
    format: str, main: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_refs.documents.office.zipped.LARGEST_PART", 1_000_000)
    bomb = zipped(main, b"<p>" + b"a" * 5_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(UnreadableInput, match="unpacks to more than"):
        read_data(bomb, "bomb", format)


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance_refs.documents.tags.MOST_ELEMENTS", 1000)
    with pytest.raises(UnreadableInput, match="more than"):
        read_data(b"<b>" * 2000, "x.html", "html")


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_a_package_that_is_none_or_broken_is_refused(format: str) -> None:
    whole = package({"word/document.xml": "<w:document/>", "content.xml": "<office:text/>"})
    for data in (b"", b"PK\x03\x04", b"plain text", whole[:-30], whole[:60]):
        with pytest.raises(UnreadableInput, match="no whole zip package"):
            read_data(data, "x", format)
    with pytest.raises(UnreadableInput, match="it has no part"):
        read_data(package({"other.xml": "<x/>"}), "x", format)


def test_a_damaged_or_encrypted_part_is_refused() -> None:
    whole = bytearray(zipped("word/document.xml", b"<w:p>" + bytes(range(32, 127)) * 9))
    whole[60] ^= 0xFF
    with pytest.raises(UnreadableInput, match="damaged"):
        read_data(bytes(whole), "x.docx", "docx")
    locked = bytearray(zipped("word/document.xml", b"<w:p/>"))
    entry = locked.index(b"PK\x01\x02")
    locked[entry + 8] |= 1
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_data(bytes(locked), "x.docx", "docx")


def test_a_part_in_another_encoding_than_xml_allows_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="is not utf-8"):
        read_data(zipped("content.xml", b"<a>\xff</a>"), "x.odt", "odt")


ENTITIES = (
    f'<!DOCTYPE x [<!ENTITY a SYSTEM "{SECRET}"><!ENTITY b "&b2;&b2;"><!ENTITY b2 "boom">]>'
    f'<x xmlns:xi="http://www.w3.org/2001/XInclude"><p>&a;&b;<xi:include href="{SECRET}"/>end</p></x>'
)


@pytest.mark.parametrize("format", ["html", "tei", "jats"])
def test_no_entity_is_expanded_and_no_file_included(format: str) -> None:
    document = read_data(ENTITIES.encode(), "x", format)
    assert [block.passage.text for block in document.blocks] == ["&a;&b;end"]


def test_entities_of_a_package_are_not_expanded() -> None:
    xml = '<!DOCTYPE x [<!ENTITY a "boom">]><office:text><text:p>&a;</text:p></office:text>'
    document = read_data(zipped("content.xml", xml.encode()), "x.odt", "odt")
    assert [block.passage.text for block in document.blocks] == ["&a;"]


PAGE = '<item id="p{0}" href="{0}.html" media-type="application/xhtml+xml"/>'
CONTAINER = '<container><rootfile full-path="b.opf"/></container>'


def book(count: int, page: str, **more: str) -> bytes:
    items = "".join(PAGE.format(number) for number in range(count))
    refs = "".join(f'<itemref idref="p{number}"/>' for number in range(count))
    opf = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    pages = {f"{number}.html": page for number in range(count)}
    return package({"META-INF/container.xml": CONTAINER, "b.opf": opf, **pages, **more})


def test_a_book_is_refused_that_unfolds_into_more_than_any_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("alliance_refs.documents.epub.spine.LARGEST_PART", 1_000_000)
    with pytest.raises(UnreadableInput, match="its pages unpack to more than"):
        read_data(book(20, "<p>" + "a" * 90_000), "bomb", "epub")


def test_a_book_under_copy_protection_or_without_its_list_of_pages_is_refused() -> None:
    locks = '<encryption><CipherReference URI="0.html"/></encryption>'
    with pytest.raises(UnreadableInput, match="without copy protection"):
        read_data(book(1, "<p>a", **{"META-INF/encryption.xml": locks}), "x.epub", "epub")
    with pytest.raises(UnreadableInput, match=r"no EPUB: it has no part META-INF/container.xml"):
        read_data(package({"other.xml": "<x/>"}), "x.epub", "epub")
    with pytest.raises(UnreadableInput, match=r"no EPUB: it has no part b.opf"):
        read_data(package({"META-INF/container.xml": CONTAINER}), "x.epub", "epub")


@pytest.mark.parametrize(
    "left_open", ["<!--", "<a href='", "<script>", "<![CDATA[", "<div hidden>", ""]
)
def test_what_a_page_of_a_book_leaves_open_ends_with_it(left_open: str) -> None:
    document = read_data(book(2, f"One{left_open}<p>Two</p>"), "x.epub", "epub")
    first, second = document.parts
    assert (first.name, second.name) == ("0.html", "1.html")
    shown = [block.passage.text for block in document.blocks]
    assert shown[: len(shown) // 2] == shown[len(shown) // 2 :]
    assert shown[0].startswith("One")


def test_an_empty_note_of_a_book_stays_on_its_page() -> None:
    page = '<p>A<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"/><p>B'
    document = read_data(book(2, page), "x.epub", "epub")
    assert [block.kind for block in document.blocks] == ["paragraph", "note", "paragraph"] * 2
    assert [part.name for part in document.parts] == ["0.html", "1.html"]


def test_a_broken_book_is_read_by_what_is_there() -> None:
    data = book(1, "<p>a", **{"META-INF/container.xml": "<container><rootfile/></container>"})
    assert [block.passage.text for block in read_data(data, "x.epub", "epub").blocks] == ["a"]
    empty = read_data(book(1, "<img/>"), "x.epub", "epub")
    assert [found.code for found in empty.diagnostics] == ["no-text"]


def test_a_book_that_is_a_pdf_too_is_read_by_its_pages() -> None:
    pdf = '<rootfile full-path="b.pdf" media-type="application/pdf"/>'
    container = CONTAINER.replace("<rootfile ", f"{pdf}<rootfile ", 1)
    data = book(1, "<p>a", **{"META-INF/container.xml": container, "b.pdf": "x"})
    assert [block.passage.text for block in read_data(data, "x.epub", "epub").blocks] == ["a"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_no_package_may_be_is_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("content.xml", "<office:text/>")
    with pytest.raises(UnreadableInput, match="packed by an unknown method"):
        read_data(out.getvalue(), "x.odt", "odt")


def test_a_book_reaches_nothing_outside_itself() -> None:
    page = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "{SECRET}">]><html><p>&a;<a href="../../../etc/x#y">1</a>'
    )
    document = read_data(book(2, page), "x.epub", "epub")
    assert [block.passage.text for block in document.blocks] == ["&a;1", "&a;1"]


def test_an_odt_may_not_ask_for_any_number_of_spaces() -> None:
    xml = '<office:text><text:p>a<text:s text:c="999999999"/>b</text:p></office:text>'
    document = read_data(package({"content.xml": xml}), "x.odt", "odt")
    assert len(document.source.text) < 200


N = 4000
HOSTILE = {
    "html": {
        "open tags": "<div>" * N,
        "marks": "<p>" + "[1]" * N,
        "quotes": "<a '\"" * N + ">",
        "comments": "<!--" * N + ">",
        "inline": "<p>" + "<i>" * N + "<div></div>" * N,
        "calls of one note": "<sup><a href=#n id=r>1</a></sup>" * N + "<p id=n><a href=#r>^</a> x",
        "notes in notes": "<aside epub:type=footnote>a" * N,
        "lists in lists": "<ul><li>a" * N,
        "ways back": "<a href='#x'>return to " * N,
        "style sheets": "<style>" + ".a,{" * N + "}" * N,
        "cites in cites": "<cite>" * N,
        "notes begin again": "<a id=r href=#n><sup>1</sup></a><p id=n><a href=#r>^</a>" * N,
        "calls in calls": "<sup><a href=#a>1" * N + "<p id=a>x",
    },
    "latex": {
        "open notes": "\\footnote{a " * N,
        "open notes in paragraphs": "\\footnote{a\n\n" * N,
        "notes in notes": "\\footnote{a " * N + "}" * N,
        "environments": "\\begin{quote}" * N + "\\end{list}" * N,
        "options": "\\cite[{a}{b}" * N,
        "formulas": "$ \\( " * N,
        "entries": "\\bibitem[{a}{" * N,
        "verbatim": "\\begin{verbatim}" * N,
        "conditions": "\\iffalse " * N + "\\else " * N,
        "macros": "\\def\\a{\\b " * N,
        "escapes in an option": "\\footnote[" + "\\" * N,
        "a wide formula": "$" + " " * N + "$",
        "blanks behind a symbol": "\\ss" + " " * 25 * N + "\n\n\n",
    },
    "markdown": {
        "a wide heading": "# a" + " " * 25 * N + "{x}",
        "a wide link": "[a]: b" + " " * 25 * N + "c",
        "attributes": "[a]{." * N,
        "notes in notes": "a" + "^[a" * N + "]" * N,
    },
    "text": {
        "page breaks": "12 Head\n\f" * N,
        "numbers": "1\n\n" * N,
        "run in": "a.1\n1 B\n" * N,
        "columns": "left and more words      right and more words\n" * N + "\f",
        "gaps": ("a" + "   a" * N + "\n") * 9 + "\f",
        "broken words": "word " * 9 + "a1 " * N,
    },
    "rst": {
        "stars": "*a `a ``a |a " * N,
        "calls": "[#]_ " * N,
        "items": "- " * N,
        "indents": "".join(" " * (at % 200) + "- a\n\n" for at in range(N)),
    },
    "org": {
        "notes in notes": "a" + "[fn::a" * N + "]" * N,
        "open notes": "[fn::a /b " * N,
        "links": "[[a][b " * N,
        "stars": "*a /b _c =d ~e +f " * N,
        "blocks without ends": "#+begin_src\n" * N + "#+end_x\n" * N,
        "drawers": ":a:\n" * N,
        "definitions": "[fn:1] a\n" * N,
        "items": "- a\n  - b\n\n" * N,
        "quotations": "#+begin_quote\n" * N + "#+end_quote\n" * N,
        "terms": "- " + "a " * 9 * N,
        "tags": "* a" + " " * 25 * N + ":b",
        "titles": "#+title: a\n" * N,
    },
    "asciidoc": {
        "notes in notes": "a" + "footnote:[a" * N + "]" * N,
        "open notes": "footnote:[a _b " * N,
        "links": "https://a.b[c link:d[" * N,
        "signs": "_a *b `c #d ^e ~f +g ++h $$i (( " * N,
        "old quotations": "`a ``b " * N + "' ''" * N,
        "delimiters": "____\n----\n====\n|===\n" * N,
        "attributes": ":a: b\n{a} [a,b\n" * N,
        "entries": "* [[[a]]] b <<a>>\n" * N,
        "a wide term": "a" + " " * 25 * N + "::",
        "underlines": "abcd\n----\n" * N,
        "roles": "[a]#b " * N,
    },
    "rtf": {
        "braces": "{\\rtf1" + "{" * 25 * N + "a" + "}" * 50 * N,
        "notes": "{\\rtf1 " + "{\\footnote a" * N,
        "notes in a row": "{\\rtf1 " + "a{\\super *}{\\footnote b}" * N,
        "styles": "{\\rtf1{\\stylesheet " + "{\\s1 a;" * N,
        "fields": "{\\rtf1 " + '{\\field{\\fldinst HYPERLINK "a"}{\\fldrslt b' * N,
        "marks": "{\\rtf1 " + "\\i a\\b b\\i0 c\\b0 d" * N,
        "bytes": "{\\rtf1\\ansicpg932 " + "\\'83" * 25 * N,
        "stand-ins": "{\\rtf1\\uc9 " + "\\u233" * N,
        "stars": "{\\rtf1 " + "{\\*\\*" * N,
        "skips": "{\\rtf1 " + "\\bin99999999 a" * N,
    },
    "tei": {
        "notes in notes": "<TEI><p>" + "<note>a" * N,
        "notes": "<TEI><p>" + "<note>a</note>" * N,
        "divisions": "<TEI>" + "<div>" * N + "<p>x",
    },
    "jats": {"notes": "<article><p>" + "<fn id='a'>b</fn><xref rid='a'>1</xref>" * N},
}


@pytest.mark.parametrize(
    ("format", "name"), [(format, name) for format, cases in HOSTILE.items() for name in cases]
)
def test_time_stays_linear(format: str, name: str) -> None:
    text = HOSTILE[format][name]
    read_data(text.encode(), "x", format)


def test_addresses_that_run_on_take_linear_time() -> None:
    passage = plain_passage("www." * 25 * N)
    assert mend(passage) == passage


def test_the_open_notes_of_a_latex_source_are_told() -> None:
    document = read_data(b"A.\\footnote{Kim.\n\nB.", "x.tex", "latex")
    assert [str(found).splitlines()[0] for found in document.diagnostics] == [
        "x.tex:1:3: warning[note-not-closed]: \\footnote has no end"
    ]


def test_a_pdf_that_is_none_broken_or_empty() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(UnreadableInput, match="no PDF file"):
        read_data(b"plain", "x.pdf", "pdf")
    with pytest.raises(UnreadableInput, match="damaged"):
        read_data(b"%PDF-1.4\nnothing", "x.pdf", "pdf")
    empty = read_data(pdf([""]), "x.pdf", "pdf")
    assert [found.code for found in empty.diagnostics] == ["no-text"]


def test_a_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra, match=r"pip install 'alliance_refs\[pdf\]'"):
        read_data(b"%PDF-1.4", "x.pdf", "pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["BT ET"])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_data(out.getvalue(), "x.pdf", "pdf")
