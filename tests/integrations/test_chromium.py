"""What a reader does in a real browser: follows links and ways back, looks at cards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .browser import CHROMIUM, DRIVER, ESCAPE, MISSING, TAB, Browser, chromium
from .conftest import sphinx
from .mkdocs.conftest import build_site

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING)

# So much text that what follows it is outside the window.
LONG = "\n\n".join(["The record of the alliance fills many shelves. " * 8] * 12)
CONF = """
extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["../works.bib"]
"""
INDEX = f"""
Pages
=====

.. toctree::

   works
   notes

It was argued :cite:p:`walt-1987{{p. 17}}` and :cite:t:`snyder-1984`.

{LONG}

Again :cite:p:`walt-1987`.
"""
WORKS = f"Works\n=====\n\n{LONG}\n\n.. bibliography::\n"
NOTES = f"""
:refs-style: chicago-notes-bibliography

Notes
=====

Exit is one answer.\\ :cite:p:`hirschman-1970{{p. 4}}`

{LONG}
"""
CITATION = "#citing-index-1 a.csl-cite"
ENTRY = "#ref-walt-1987"
WALT = "Walt, S. M. (1987). The origins of alliances. Cornell University Press."


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def pages(roots: Path) -> Path:
    folder = roots / "browsed"
    folder.mkdir()
    files = {"conf.py": CONF, "index.rst": INDEX, "works.rst": WORKS, "notes.rst": NOTES}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    build = sphinx(folder, "-W")
    assert build.status == 0, build.said
    return build.out


def test_a_citation_leads_to_its_entry_on_another_page(browser: Browser, pages: Path) -> None:
    browser.open(pages / "index.html")
    browser.click(CITATION)
    assert browser.place == "works.html#ref-walt-1987"
    assert browser.is_shown(ENTRY)
    assert browser.text(ENTRY).startswith(WALT)
    lit = f"return getComputedStyle(document.querySelector('{ENTRY}')).backgroundColor"
    assert browser.run(lit) == "rgba(255, 220, 90, 0.35)"


def test_an_entry_leads_back_to_each_place_that_cites_it(browser: Browser, pages: Path) -> None:
    places = ("citing-index-1", "citing-index-3")
    for count, name in enumerate(places, 1):
        browser.open(pages / "works.html", ENTRY)
        browser.click(f"{ENTRY} .csl-backlinks a:nth-of-type({count})")
        assert browser.place == f"index.html#{name}"
        assert browser.is_shown(f"#{name}")


def test_a_card_shows_the_reference_while_the_mouse_is_over_a_citation(
    browser: Browser, pages: Path
) -> None:
    browser.open(pages / "index.html")
    assert browser.is_hidden("#csl-card")
    browser.hover(CITATION)
    assert browser.is_shown("#csl-card")
    assert browser.text("#csl-card") == WALT
    assert browser.run(f"return document.querySelector('{CITATION}').title") == ""
    assert browser.run(INSIDE)
    browser.leave()
    assert browser.is_hidden("#csl-card")


def test_a_card_stays_while_the_mouse_is_over_it_and_escape_takes_it_away(
    browser: Browser, pages: Path
) -> None:
    browser.open(pages / "index.html")
    browser.hover(CITATION)
    browser.hover("#csl-card")
    time.sleep(0.5)
    assert browser.is_shown("#csl-card")
    browser.press(ESCAPE)
    assert browser.is_hidden("#csl-card")


INSIDE = """
var box = document.getElementById("csl-card").getBoundingClientRect();
return box.left >= 0 && box.right <= document.documentElement.clientWidth
    && box.top >= 0 && box.bottom <= innerHeight;
"""


def test_a_card_stays_inside_the_window_at_its_lower_edge(browser: Browser, pages: Path) -> None:
    browser.open(pages / "index.html")
    low = "document.querySelector('#citing-index-3 a').scrollIntoView({block: 'end'})"
    browser.run(low)
    browser.hover("#citing-index-3 a")
    assert browser.text("#csl-card") == WALT
    assert browser.run(INSIDE)


def test_the_keyboard_shows_a_card_and_takes_it_away(browser: Browser, pages: Path) -> None:
    browser.open(pages / "index.html")
    browser.leave()
    browser.run(f"document.querySelector('{CITATION}').focus()")
    assert browser.text("#csl-card") == WALT
    browser.press(TAB)
    assert browser.text("#csl-card").startswith("Snyder, G. H. (1984).")
    described = "return document.activeElement.getAttribute('aria-describedby')"
    assert browser.run(described) == "csl-card"
    browser.press(ESCAPE)
    assert browser.is_hidden("#csl-card")


def test_a_mark_leads_to_its_footnote_and_the_footnote_back(browser: Browser, pages: Path) -> None:
    browser.open(pages / "notes.html")
    browser.click("a.footnote-reference")
    note = browser.place.partition("#")[2]
    assert browser.is_shown(f"aside[id='{note}']")
    assert browser.text(f"aside[id='{note}']").endswith("Harvard University Press, 1970), 4.")
    browser.click(f"aside[id='{note}'] .label a")
    assert browser.is_shown("a.footnote-reference")


PAGE = f"So it was argued [@kim-2001, p. 17].\n\n{LONG}\n\nAnd so [@kim-2001] on.\n"
KIM = "Kim, S. (2001). The diplomacy of the alliance. Sejong Institute."


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_a_site_of_mkdocs(browser: Browser, tmp_path: Path, theme: str) -> None:
    if theme == "material":
        pytest.importorskip("material", reason="needs mkdocs-material")
    settings = {"theme": {"name": theme}, "extra": {"generator": False}}
    site = build_site(tmp_path, {"index.md": PAGE}, {}, **settings)
    browser.open(site.folder / "site" / "index.html")
    browser.hover("#cite-1 a")
    assert browser.is_shown("#csl-card")
    assert browser.text("#csl-card").startswith(KIM)
    browser.leave()
    assert browser.is_hidden("#csl-card")
    browser.click("#cite-1 a")
    assert browser.place == "index.html#ref-kim-2001"
    assert browser.is_shown("#ref-kim-2001")
    browser.click("#ref-kim-2001 .refs-back a:nth-of-type(2)")
    assert browser.place == "index.html#cite-2"
    assert browser.is_shown("#cite-2")
