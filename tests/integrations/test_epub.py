"""EPUB books: what stands in their pages, and where links lead inside the book."""

from __future__ import annotations

import posixpath
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from .conftest import ROOTS, sphinx

NAMES = {"h": "http://www.w3.org/1999/xhtml"}
OPTIONS = ("-W", "-d", "_trees", "-D", "version=1", "-D", "epub_copyright=none")
Book = dict[str, etree._Element]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds a project as a book, once."""
    folder = Path(shutil.copytree(ROOTS, tmp_path_factory.mktemp("epub") / "roots"))
    done: dict[str, Path] = {}

    def built(name: str) -> Path:
        if name not in done:
            build = sphinx(folder / name, *OPTIONS, builder="epub")
            assert (build.status, build.said) == (0, "")
            [done[name]] = build.out.glob("*.epub")
        return done[name]

    return built


def pages(path: Path) -> Book:
    """The pages of a book by their names."""
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name.endswith(".xhtml")]
        return {name: etree.fromstring(file.read(name)) for name in names}


def found(page: etree._Element, path: str) -> list[str]:
    """The words of the elements that an XPath finds."""
    return [" ".join("".join(one.itertext()).split()) for one in page.xpath(path, namespaces=NAMES)]


@pytest.mark.parametrize("name", ["notes", "several", "switch"])
def test_every_link_of_a_book_leads_to_a_place_in_it(
    book: Callable[[str], Path], name: str
) -> None:
    read = pages(book(name))
    count = 0
    for page, tree in read.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page
        for target in tree.xpath("//h:a/@href", namespaces=NAMES):
            file, _, anchor = target.partition("#")
            if "://" in file:
                continue
            to = posixpath.normpath(posixpath.join(posixpath.dirname(page), file)) if file else page
            assert not anchor or anchor in read[to].xpath("//@id"), target
            count += bool(anchor)
    assert count > 10


def test_a_book_has_citations_lists_and_ways_back(book: Callable[[str], Path]) -> None:
    index = pages(book("several"))["index.xhtml"]
    assert found(index, "//h:span[@class='csl-citation']") == ["(Snyder, 1984)", "(Walt, 1987)"]
    [entry] = found(index, "//h:li[@id='ref-walt-1987']")
    assert entry == "Walt, S. M. (1987). The origins of alliances. Cornell University Press. ↑↑2"
    back = index.xpath("//h:li[@id='ref-walt-1987']//h:a/@href", namespaces=NAMES)
    assert back == ["#citing-index-2", "german.xhtml#citing-german-2"]


def test_notes_of_a_book_are_footnotes(book: Callable[[str], Path]) -> None:
    index = pages(book("notes"))["index.xhtml"]
    notes = "//h:aside[@role='doc-footnote']/h:p"
    assert "Hirschman, Exit, Voice, and Loyalty, 4." in found(index, notes)
    assert found(index, "//h:a[@role='doc-noteref']") == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_addresses_are_spelled_out_where_the_book_shows_them(book: Callable[[str], Path]) -> None:
    index = pages(book("several"))["index.xhtml"]
    [entry] = found(index, "//h:li[@id='ref-snyder-1984--2']")
    assert "doi: 10.2307/2010183 [https://doi.org/10.2307/2010183]" in entry


CHECKER = shutil.which("epubcheck")


@pytest.mark.skipif(not CHECKER, reason="needs epubcheck (Debian: epubcheck)")
@pytest.mark.parametrize("name", ["notes", "several", "switch"])
def test_a_book_is_valid(book: Callable[[str], Path], name: str) -> None:
    checker = Path(str(CHECKER))
    # Debian installs a jar, which does not start by itself everywhere.
    start = ["java", "-jar"] if checker.read_bytes()[:2] == b"PK" else []
    done = subprocess.run(
        [*start, checker, book(name)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
