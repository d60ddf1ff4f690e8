"""How builds go on: one page touched, two processes, broken input."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from .conftest import Builder, sphinx

Copied = Callable[[str], Path]
CITATIONS = "//*[@class='csl-citation']"


def written(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in out.rglob("*.html")}


def test_flaws_are_told_with_file_and_line_and_the_build_goes_on(built: Builder) -> None:
    build = built("flawed")
    assert build.status == 0
    for said in (
        "index.rst:4: WARNING: no item has the key 'walt-1978'; did you mean walt-1987?",
        "index.rst:17: WARNING: no item has the key 'nobody-1900'",
        "index.rst:19: WARNING: no item has the key 'nobody-2000'",
        "index.rst:6: WARNING: no citation key is read in '{}'",
        "index.rst:10: WARNING: the filter '(cited and)' is no expression; the works cited are",
        "index.rst:23: WARNING: the filter '(author = \"Walt\")' is no expression; values are compared",
        "index.rst:23: WARNING: no locale is named 'welsh'; the words are English",
        "index.rst:13: WARNING: no CSL style is named 'no-such-style'",
        "no CSL style is named 'apaa'; did you mean apa",
        "broken.bib:9: WARNING: open: the entry never closes",
        "crossref 'a' leads on and on",
        "the key 'walt-1987' stands in",
        "absent.bib: cannot be read",
    ):
        assert said in build.said
    assert build.text(CITATIONS)[0] == "([walt-1978?])"


def test_settings_of_a_wrong_type_are_told_and_left_out(built: Builder) -> None:
    build = built("german")
    assert build.status == 0
    assert "refs_library: 3 is neither a name nor a path, and is left out" in build.said
    assert "absent.csl: cannot be read: no such file or directory; apa is used" in build.said
    assert build.said.count("WARNING") == 2


def test_warnings_become_errors_by_the_builder_s_own_rule(copied: Copied) -> None:
    assert sphinx(copied("flawed"), "-W", "--keep-going").status == 1


def test_strict_builds_pass_where_nothing_is_wrong(copied: Copied) -> None:
    build = sphinx(copied("several"), "-W", "-n")
    assert (build.status, build.said) == (0, "")


def test_two_processes_write_what_one_does(copied: Copied, built: Builder) -> None:
    folder = copied("several")
    for number in range(8):
        text = f"Page {number}\n======\n\n:cite:p:`walt-1987` and :cite:t:`snyder-1984`.\n"
        (folder / f"page{number}.rst").write_text(text)
    index = folder / "index.rst"
    index.write_text(index.read_text().replace("   local\n", "   local\n   page1\n"))
    one = sphinx(folder, "-j", "1")
    pages = {path.name: path.read_text("utf-8") for path in one.out.rglob("*.html")}
    two = sphinx(folder, "-j", "2", "-E", "-a")
    assert {path.name: path.read_text("utf-8") for path in two.out.rglob("*.html")} == pages
    assert two.text("//li[@id='ref-walt-1987']//*[@class='csl-backlinks']/a")


def test_a_touched_page_is_written_alone(copied: Copied) -> None:
    folder = copied("several")
    before = written(sphinx(folder).out)
    page = folder / "german.rst"
    page.write_text(page.read_text() + "\nEin Satz mehr.\n")
    after = written(sphinx(folder).out)
    kept = {name for name, time in after.items() if before[name] == time}
    # Sphinx itself writes the pages anew that list a touched page in their contents.
    assert {"local.html", "one.html"} <= kept
    assert "german.html" not in kept


def test_what_depends_on_a_citation_is_written_anew(copied: Copied) -> None:
    folder = copied("several")
    before = written(sphinx(folder).out)
    page = folder / "german.rst"
    page.write_text(page.read_text() + "\nUnd :cite:p:`park-2002`.\n")
    build = sphinx(folder)
    after = written(build.out)
    assert before["index.html"] != after["index.html"]
    assert before["local.html"] == after["local.html"]
    links = build.tree().xpath("//li[@id='ref-park-2002']//a/@href")
    assert "german.html#citing-german-3" in links


def test_a_changed_library_changes_the_pages_that_cite_it(copied: Copied) -> None:
    folder = copied("several")
    before = written(sphinx(folder).out)
    works = folder.parent / "works.bib"
    works.write_text(works.read_text().replace("{2002}", "{2003}"))
    os.utime(works, ns=(1, 1))
    build = sphinx(folder)
    after = written(build.out)
    assert build.text(CITATIONS, "chapters/one") == ["(Park et al., 2003)"]
    assert before["local.html"] == after["local.html"]


def test_each_builder_writes_what_changed_since_its_own_last_build(
    copied: Copied,
) -> None:
    folder = copied("several")
    shared = ("-d", str(folder / "_cache"))
    sphinx(folder, *shared)
    works = folder.parent / "works.bib"
    works.write_text(works.read_text().replace("{2002}", "{2003}"))
    sphinx(folder, *shared, builder="text")
    assert sphinx(folder, *shared).text(CITATIONS, "chapters/one") == ["(Park et al., 2003)"]


def test_a_page_taken_away_is_forgotten(copied: Copied) -> None:
    folder = copied("several")
    sphinx(folder)
    (folder / "chapters" / "one.rst").unlink()
    index = folder / "index.rst"
    index.write_text(index.read_text().replace("   chapters/one\n", ""))
    build = sphinx(folder)
    assert build.said == ""
    assert not build.tree().xpath(
        "(//ul[contains(@class, 'csl-bib-body')])[1]//li[@id='ref-park-2002']"
    )
