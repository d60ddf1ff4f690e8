"""Every file of formats/<format>/ beside its listing: blocks with their marks, then flaws.

Zipped documents and PDF are written as their parts (`.parts`) and pages (`.pages`). In a
listing a block reads `kind label level: text {mark:words>target}`, a line end in it ⏎.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.documents import (
    DOCUMENT_FORMATS,
    FORMAT_NAMES,
    document_format,
    open_document,
    read_data,
    read_document,
)
from alliance_refs.errors import RefsError, UnknownFormat, UnreadableInput
from alliance_refs.model import Block, Document
from alliance_refs.spans import Source, Span
from documents.packages import data_of, package, sections

FOLDER = Path(__file__).parent / "formats"
CASES = sorted(path for path in FOLDER.glob("*/*") if path.suffix != ".listing")


def shown(block: Block) -> str:
    name = " ".join(filter(None, (block.kind, block.label, str(block.level or ""))))
    text = block.passage.text.replace("\n", "⏎").replace("\t", "⇥")
    marks = (
        f"{{{mark.kind}:{mark.span.cut(block.passage.text)}{'>' * bool(mark.target)}{mark.target}}}"
        for mark in sorted(block.passage.marks)
    )
    return " ".join((f"{name}: {text}", *(mark.replace("\n", "⏎") for mark in marks)))


def listing(document: Document) -> list[str]:
    blocks = [shown(block) for block in document.blocks if block.kind != "meta"]
    return [*blocks, *(f"! {found.code}: {found.message}" for found in document.diagnostics)]


def document_of(path: Path) -> Document:
    format = path.parent.name
    if format == "pdf":
        pytest.importorskip("pypdf")
    return read_data(data_of(format, path.read_text("utf-8")), path.name, format)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_blocks(path: Path) -> None:
    expected = path.with_suffix(".listing").read_text("utf-8").splitlines()
    assert listing(document_of(path)) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_stand_where_their_spans_say(path: Path) -> None:
    document = document_of(path)
    text = document.source.text
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(text)
        for char, span in letters(block):
            assert 0 <= span.start <= span.end <= len(text)
            if span.size == 1 and char.isalnum():
                assert span.cut(text) == char


def letters(block: Block) -> Iterator[tuple[str, Span]]:
    """The characters of a block with their places; calls for notes stand for other words."""
    calls = block.passage.marked("note")
    for at, char in enumerate(block.passage.text):
        if not any(call.start <= at < call.end for call in calls):
            yield char, block.passage.source(Span(at, at + 1))


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*/*.parts")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_words_lead_back_into_the_parts_of_a_package(path: Path) -> None:
    document = document_of(path)
    with zipfile.ZipFile(io.BytesIO(data_of(path.parent.name, path.read_text("utf-8")))) as file:
        assert document.parts
        for part in document.parts:
            xml = file.read(part.name).decode()
            for at in range(part.span.start, part.span.end):
                char, span = document.source.text[at], part.offsets.span(Span(at, at + 1))
                if char.isalpha() and span.size == 1:
                    assert span.cut(xml) == char


ALPHABETS = {
    "html": "<>/&;=\"'# \n!-ap1[]" + "é",
    "latex": "\\{}[]$%&~`'-\n ae1^" + "é",
    "rst": "*`_[]#|:.\\<> \n-=a1" + "é",
    "tei": "<>/&;\"' \n![]ap1",
    "org": "*/_=~+[]:#|@\\^{}<>- \n\ta1" + "é",
    "asciidoc": "*_`#^~+[]:<>{}()'\"\\-=. \na1&;" + "é",
    "rtf": "\\{}'*;- \nabiu19" + "é",
}
WORDS = {
    "html": [
        "<p>",
        "</p>",
        "<li id=n1>",
        "<a href='#n1' id=r1>1</a>",
        "<a href='#r1'>^</a>",
        "<sup>",
        "</sup>",
        "<br>",
        "<ol>",
        "&eacute;",
        "<!--",
        "-->",
    ],
    "latex": [
        "\\footnote{",
        "}",
        "\\emph{",
        "\\'e",
        "\\begin{quote}",
        "\\end{quote}",
        "\\item ",
        "\\cite{a}",
        "\\bibitem{a}",
        "\\footnotemark",
        "\n\n",
        "$x$",
    ],
    "rst": ["[#]_ ", "\n.. [#] ", "*a* ", "`a <b>`_ ", "\n\n", "  ", "::\n\n", "- ", "1. "],
    "tei": [
        "<note>",
        "</note>",
        "<p>",
        "</p>",
        "<ref target='#n'>",
        "</ref>",
        "<note xml:id='n'>",
        "<div>",
        "<bibl>",
        "<head>",
        "<hi rend='italic'>",
    ],
    "org": [
        "[fn:1]",
        "\n[fn:1] ",
        "[fn::",
        "[fn:a:",
        "]",
        "/a/",
        "[[u][w]]",
        "\n* ",
        "\n#+begin_quote\n",
        "\n#+end_quote\n",
        "\\eacute{}",
        "--",
        "\n- a :: b",
        "\n\n",
    ],
    "asciidoc": [
        "footnote:[",
        "footnote:a[",
        "]",
        "_a_",
        "https://a.b[",
        "<<a>>",
        "\n== ",
        "\n____\n",
        "\n----\n",
        "\n* [[[a]]] ",
        "{nbsp}",
        "``a''",
        "\\]",
        "\n\n",
    ],
    "rtf": [
        "{\\rtf1 ",
        "{\\footnote ",
        "{\\*",
        "}",
        "\\chftn ",
        "{\\i ",
        "\\'e9",
        "\\u233?",
        "\\par ",
        "{\\super *}",
        '{\\fldinst HYPERLINK "a"}',
        "{\\fldrslt ",
        "\\plain ",
        "{\\stylesheet{\\s1 heading 1;}}",
    ],
}


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    format = draw(st.sampled_from(sorted(WORDS)))
    words = st.one_of(st.sampled_from(WORDS[format]), st.text(ALPHABETS[format], max_size=6))
    return format, "".join(draw(st.lists(words, max_size=20)))


@given(sources())
def test_no_source_breaks_a_reader_or_its_spans(source: tuple[str, str]) -> None:
    format, text = source
    text = "{\\rtf1 " + text if format == "rtf" else text
    for block in read_document(Source(text), format).blocks:
        for char, span in letters(block):
            assert 0 <= span.start <= span.end <= len(text)
            if span.size == 1 and char.isalpha() and block.passage.text != "References":
                assert span.cut(text) == char


@pytest.mark.parametrize("format", sorted(set(FORMAT_NAMES) - {"xml"}))
@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(format: str, data: bytes) -> None:
    if format == "pdf":
        pytest.importorskip("pypdf")
    try:
        read_data(data, "x", format)
    except RefsError as error:
        assert str(error)


def test_a_path_is_read_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text("Sch\xf6n.\\footnote{Kim.}", encoding="latin-1")
    assert open_document(path, encoding="latin-1").blocks[1].passage.text == "Kim."
    path.write_bytes(b"\\usepackage[latin1]{inputenc}Sch\xf6n")
    assert open_document(path).blocks[0].passage.text == "Schön"
    assert open_document(path, "text", "latin-1").format == "text"
    with pytest.raises(UnknownFormat, match="no document format is named 'doc'"):
        open_document(path, "doc")
    with pytest.raises(UnknownFormat, match=r"suffix '\.doc'"):
        document_format("a.doc")
    with pytest.raises(UnknownFormat, match="give the file or its bytes"):
        read_document(Source(""), "docx")


def test_xml_is_known_by_its_root() -> None:
    assert read_data(b"<!-- <TEI> --><html><p>x</p></html>", "a.xml", "xml").format == "html"
    with pytest.raises(UnreadableInput, match="its root is <svg>"):
        read_data(b"<svg/>", "a.xml", "xml")
    with pytest.raises(UnreadableInput, match="no element"):
        read_data(b"x", "a.xml", "xml")


def test_every_text_format_has_a_reader_for_nothing() -> None:
    for name, read in DOCUMENT_FORMATS.items():
        if name != "xml":
            assert read(Source("")).blocks == ()


def test_parts_of_a_case_are_cut_at_their_names() -> None:
    assert sections("=== a\n1\n=== b\n2\n") == {"a": "1\n", "b": "2\n"}
    assert package({"a": "<x/>"}).startswith(b"PK")


JAPANESE = "条約が結ばれた。それはまだ守られている。\n"
KOREAN = "조약이 체결되었다. 아직 지켜지고 있다.\n"


@pytest.mark.parametrize(
    ("text", "codec", "likely"),
    [
        ("Größe\n", "cp1252", "windows-1252"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (KOREAN, "euc_kr", "cp949"),
        ("Seoul, 1953\n조약이 체결되었다", "euc_kr", "cp949"),
        (KOREAN * 20_000, "euc_kr", "cp949"),
        ("我们的条约在他的国家。\n", "gb2312", "gb18030"),
        ("我們的條約在他的國家。\n", "big5", "big5"),
        ("Signed in 1953.\n", "utf-16-le", "utf-16-le"),
    ],
)
def test_the_likely_encoding_of_a_text_is_named(text: str, codec: str, likely: str) -> None:
    with pytest.raises(UnreadableInput, match=f"--encoding {likely}"):
        read_data(text.encode(codec), "x.txt", "text")


def test_zeros_alone_are_no_text() -> None:
    with pytest.raises(UnreadableInput, match=r"not text$"):
        read_data(bytes(300), "x.txt", "text")


def test_pages_are_in_what_browsers_take_their_encoding_for() -> None:
    page = "<meta charset={}><p>{}"
    quoted = page.format("iso-8859-1", "“Größe”").encode("cp1252")
    assert read_data(quoted, "x", "html").blocks[0].passage.text == "“Größe”"
    # A page saved as UTF-8 whose declaration was left as it was.
    saved = page.format("iso-8859-1", "“Größe”").encode()
    assert read_data(saved, "x", "html").blocks[0].passage.text == "“Größe”"
    # A byte that the larger set has no letter for.
    odd = page.format("iso-8859-1", "Größe").encode("latin-1") + b"\x9d"
    assert "Größe" in read_data(odd, "x", "html").blocks[0].passage.text
    korean = page.format("euc-kr", "펲시").encode("cp949")
    assert read_data(korean, "x", "html").blocks[0].passage.text == "펲시"
