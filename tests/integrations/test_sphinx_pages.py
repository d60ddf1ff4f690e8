"""What built pages show, and where their links lead."""

from __future__ import annotations

import pytest

from .conftest import Build, Builder

ENTRIES = "//li[@class='csl-entry']"
CITATIONS = "//*[@class='csl-citation']"
NOTES = "//aside[contains(@class, 'footnote') and @id]/p"


def entries(build: Build, page: str = "index", place: int = 1) -> list[str]:
    found = build.text(f"(//ul[contains(@class, 'csl-bib-body')])[{place}]/li", page)
    return [text.partition(" ↑")[0] for text in found]


def assert_links_lead_somewhere(build: Build, pages: tuple[str, ...]) -> None:
    trees = {page: build.tree(page) for page in pages}
    for page, tree in trees.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{page}: an id stands twice"
        links = "//a[contains(@class, 'csl-cite')]/@href | //*[@class='csl-backlinks']/a/@href"
        assert tree.xpath(links)
        for target in tree.xpath(links):
            name, _, anchor = target.partition("#")
            other = trees[name.removesuffix(".html") or page]
            assert other.xpath(f"//*[@id='{anchor}']"), target


def test_a_project_of_sphinxcontrib_bibtex_is_built_with_one_line_changed(built: Builder) -> None:
    build = built("switch")
    assert (build.status, build.said) == (0, "")
    assert build.text(CITATIONS)[:3] == ["Hirschman [1]", "see [2, p. 466], [3]", "[3]"]
    assert build.text(CITATIONS, "other")[:2] == ["[4]", "Walt [3]"]
    assert entries(build)[3].startswith(
        "[4] G. Park, C. Nam, and S. Lee, “Alliances in East Asia,”"
    )
    assert build.text("//p", "other")[0] == (
        "[4] and Walt [3] and . Here [B1], [B2]. By Park et al. in 2002, Park, Nam, and Lee."
    )
    assert [text[:12] for text in entries(build, "other")] == ["[B1] S. M. W", "[B2] A. O. H"]
    links = build.tree("other").xpath("//a[contains(@class, 'csl-cite')]/@href")
    assert links[2:4] == ["#ref-b-walt-1987", "#ref-b-hirschman-1970"]


def test_footcite_writes_whole_references_into_footnotes(built: Builder) -> None:
    assert built("switch").text(NOTES) == [
        "Glenn H. Snyder, “The Security Dilemma in Alliance Politics,” World Politics 36, no. 4"
        " (1984): 461–95, https://doi.org/10.2307/2010183.",
        "Stephen M. Walt, The Origins of Alliances (Cornell University Press, 1987).",
    ]


@pytest.mark.parametrize(
    ("name", "pages"),
    [("switch", ("index", "other")), ("notes", ("index", "second")), ("several", ("index", "local", "german"))],
)  # fmt: skip
def test_citations_and_entries_lead_to_each_other(
    built: Builder, name: str, pages: tuple[str, ...]
) -> None:
    assert_links_lead_somewhere(built(name), pages)


def test_an_entry_leads_back_to_every_place_that_cites_it(built: Builder) -> None:
    path = "//li[@id='ref-walt-1987']//*[@class='csl-backlinks']/a/@href"
    assert built("switch").tree().xpath(path) == [
        "#citing-index-2",
        "#citing-index-3",
        "#citing-index-5",
        "other.html#citing-other-2",
    ]


def test_a_link_shows_the_whole_reference_on_hover(built: Builder) -> None:
    link = built("switch").tree().xpath("//a[@href='#ref-snyder-1984']")[0]
    assert link.get("title") == (
        "G. H. Snyder, “The security dilemma in alliance politics,” World Politics, vol. 36,"
        " no. 4, pp. 461–495, 1984, doi: 10.2307/2010183."
    )
    assert (built("switch").out / "_static" / "alliance-refs.js").exists()


def test_a_doi_is_a_link(built: Builder) -> None:
    links = built("notes").tree().xpath("//li[@id='ref-snyder-1984']//a/@href")
    assert links[0] == "https://doi.org/10.2307/2010183"


def test_a_note_style_writes_footnotes_that_shorten_over_the_page(built: Builder) -> None:
    build = built("notes")
    assert build.said == ""
    notes = dict(
        zip(build.text("//aside[@id]/span[@class='label']"), build.text(NOTES), strict=True)
    )
    assert notes == {
        "[1]": "Albert O. Hirschman, Exit, Voice, and Loyalty (Harvard University Press, 1970), 4.",
        "[2]": "Hirschman, Exit, Voice, and Loyalty, 4.",
        "[3]": "Typed by hand, with Stephen M. Walt, The Origins of Alliances (Cornell University"
        " Press, 1987) inside.",
        "[4]": "Walt, The Origins of Alliances, chap. 2.",
        "[5]": "See Hirschman, Exit, Voice, and Loyalty, 9; cf. Glenn H. Snyder, “The Security"
        " Dilemma in Alliance Politics,” World Politics 36, no. 4 (1984): 461–63,"
        " https://doi.org/10.2307/2010183.",
    }
    marks = build.text("//a[@role='doc-noteref']")
    assert marks == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_each_page_of_a_note_style_counts_by_itself(built: Builder) -> None:
    assert built("notes").text(NOTES, "second")[0].startswith("Albert O. Hirschman")
    place = built("notes").tree("second").xpath("//section[@id='in-place']//aside[@id]")
    assert len(place) == 1
    assert len(built("notes").text(NOTES, "second")) == 2


def test_filters_choose_works(built: Builder) -> None:
    build = built("several")
    assert build.said == ""
    assert [text.split(" ")[0] for text in entries(build)] == [
        "Hirschman,", "Koo,", "Park,", "Snyder,", "Walt,",
    ]  # fmt: skip
    assert [text[:12] for text in entries(build, place=2)] == ["[1] G. H. Sn", "[2] S. M. Wa"]
    assert [text.split(" ")[0] for text in entries(build, place=3)] == ["Walt,"]
    assert [text.split(" ")[0] for text in entries(build, "chapters/one")] == ["Park,"]


def test_keys_in_a_list_are_listed_besides_what_is_cited(built: Builder) -> None:
    listed = built("shared").tree().xpath("//li[@class='csl-entry']/@id")
    assert listed == [
        "ref-an-1990", "ref-ok-1998", "ref-yi-2001", "ref-yi-2001-two", "ref-yi-2001-up",
    ]  # fmt: skip


def test_a_local_bibliography_counts_its_page_alone(built: Builder) -> None:
    build = built("several")
    assert build.text(CITATIONS, "local") == ["[1]", "[2]", "[1], [2]"]
    assert [text[:8] for text in entries(build, "local")] == ["[1] S. M", "[2] A. O"]
    assert (
        build.tree("local").xpath("//a[contains(@class, 'csl-cite')]/@href")[0] == "#ref-walt-1987"
    )


def test_numbered_entries_hang_beside_their_labels(built: Builder) -> None:
    [body] = built("several").tree("local").xpath("//ul[contains(@class, 'csl-labelled')]")
    assert body.xpath("count(li)") == 2
    assert not built("several").tree("chapters/one").xpath("//ul[contains(@class, 'csl-labelled')]")


def test_a_page_may_have_a_language_of_its_own(built: Builder) -> None:
    assert built("several").text(CITATIONS, "german") == [
        "Hirschman (1970, S. 4)",
        "Snyder (1984) und Walt (1987)",
    ]


def test_citations_speak_the_language_of_the_project(built: Builder) -> None:
    assert built("german").text(CITATIONS) == [
        "Snyder (1984) und Walt (1987)",
        "(Walt, 1987, S. 17)",
    ]
    assert built("german").text(CITATIONS, "english") == ["(Walt, 1987, p. 17)"]
    labels = built("labels")
    assert labels.text(CITATIONS) == ["Park et al. [PaNL02]", "[see Walt87, chap.3]"]
    assert not any(" Hrsg" in text or "S. 1" in text for text in entries(labels))


def test_headers_stand_over_lists_and_over_notes_where_there_are_some(built: Builder) -> None:
    build = built("labels")
    assert build.said == ""
    assert build.text("//p[@class='rubric']") == ["Works", "Works"]
    assert build.text("//p[@class='rubric']", "notes") == ["Notes"]


def test_notes_stand_in_their_place_and_count_as_they_are_called(built: Builder) -> None:
    build = built("labels")
    assert build.text("//a[@role='doc-noteref']", "notes") == ["[1]", "[2]"]
    after = build.text("//p[@class='rubric']/following::aside[@id]/p", "notes")
    assert after == [
        "Stephen M. Walt, The Origins of Alliances (Cornell University Press, 1987).",
        "It cites nothing.",
    ]
    assert build.text("//aside[@id][1]/following::p", "notes")[0].startswith("No note since")


def test_works_of_footnotes_alone_are_listed_where_a_filter_asks_for_them(built: Builder) -> None:
    build = built("labels")
    assert [text[:8] for text in entries(build, place=2)] == ["[NWalt87"]
    assert [text[:12] for text in entries(built("corners"))] == ["[1] G. H. Sn", "[2] S. M. Wa"]


def test_markdown_pages_cite_as_well(built: Builder) -> None:
    build = built("myst")
    assert build.said == ""
    assert len(entries(build)) == 2
    notes = zip(build.text("//aside[@id]/span[@class='label']"), build.text(NOTES), strict=True)
    assert dict(notes) == {
        "[1]": "Albert O. Hirschman, Exit, Voice, and Loyalty (Harvard University Press, 1970), 4.",
        "[2]": "Stephen M. Walt, The Origins of Alliances (Cornell University Press, 1987).",
        "[3]": "As in Walt, The Origins of Alliances, 17, and elsewhere.",
        "[4]": "Hirschman, Exit, Voice, and Loyalty, 9.",
    }
    assert build.text("//a[@role='doc-noteref']") == ["[1]", "[2]", "[3]", "[4]"]


def test_latex_has_footnotes_lists_and_anchors(built: Builder) -> None:
    build = built("notes", "latex")
    assert build.said == ""
    text = next(build.out.glob("*.tex")).read_text("utf-8")
    assert "\\begin{footnote}[2]\\sphinxAtStartFootnote" in text
    assert "\\item[]\\phantomsection\\label{\\detokenize{index:ref-walt-1987}}" in text
    assert "\\hyperref[\\detokenize{index:ref-walt-1987}]" in text
    assert "↑" not in text


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "singlehtml", "dirhtml"])
def test_other_builders_write_words(built: Builder, builder: str) -> None:
    build = built("several", builder)
    assert (build.status, build.said) == (0, "")
    texts = [
        path.read_text("utf-8", "replace") for path in build.out.rglob("*.*") if path.is_file()
    ]
    assert any("Harvard University" in text for text in texts)


def test_headings_cite_and_lists_of_contents_repeat_their_words(built: Builder) -> None:
    build = built("headings")
    assert build.text("//section/h1 | //section/h2") == [
        "On Walt (1987)¶",
        "In a list (Snyder, 1984)¶",
    ]
    assert build.text("//nav[@id='contents']//a | //*[@id='contents']//a")[0] == "On Walt (1987)"
    assert build.tree().findtext(".//title").startswith("On Walt (1987)")
    assert build.text("//li[@class='toctree-l1']/a")[0] == "Other on (Walt, 1987)"
    assert_links_lead_somewhere(build, ("index", "other"))
    assert "other.rst:1: WARNING: no CSL style is named 'no-such-style'" in build.said


def test_roles_of_natbib_show_their_parts(built: Builder) -> None:
    assert built("headings").text("//section/p")[-1] == (
        "Snyder, 1984; Walt, 1987; (1987); (Walt); Park, Nam, and Lee (2002, p. 3);"
        " see Park et al. (2002, p. 3); Walt, 1987"
    )


def test_what_a_builder_leaves_out_is_neither_listed_nor_noted(built: Builder) -> None:
    build = built("corners")
    assert build.said == ""
    assert build.text(CITATIONS)[0] == "[1]"
    assert len(build.text(NOTES)) == 1
    assert build.text(NOTES)[0].startswith("Albert O. Hirschman")
    assert [text[:12] for text in entries(build)] == ["[1] G. H. Sn", "[2] S. M. Wa"]
    assert_links_lead_somewhere(build, ("index", "titled"))
    printed = next(built("corners", "latex").out.glob("*.tex")).read_text("utf-8")
    assert "Alliances in East Asia" in printed
    assert "Dilemma" not in printed


def test_a_heading_is_named_by_keys_and_referred_to_by_words(built: Builder) -> None:
    build = built("corners")
    assert build.text("//section/@id/..", "titled")[0].startswith("After Walt [1]")
    assert build.tree("titled").xpath("//section/@id") == ["after-walt-1987"]
    assert build.text("//*[contains(@class, 'std-ref')]", "titled") == [
        "After Walt [1]",
        "After Walt [1]",
        "Figure of Snyder [2]",
    ]
    assert build.text("//*[@class='doc']", "titled") == ["After Walt [1]"]
    titles = build.tree("titled").xpath("//*[@class='csl-backlinks']/a/@title")
    assert set(titles) == {"cited in “After Walt [1]”"}


def test_one_page_has_each_list_and_entry_once(built: Builder) -> None:
    ids = built("corners", "singlehtml").tree().xpath("//@id")
    assert len(ids) == len(set(ids))


def test_manual_pages_show_no_addresses_within(built: Builder) -> None:
    build = built("corners", "man")
    assert "ref-" not in next(build.out.glob("*.1")).read_text("utf-8").replace("std-ref", "")


def test_substitutions_cite_wherever_they_stand(built: Builder) -> None:
    build = built("corners")
    assert build.text("//section/p", "titled")[-1] == (
        "Again both works [1], [2], and both works [1], [2]; not shown[1]."
    )
    ids = build.tree("titled").xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(build.text(NOTES, "titled")) == 1


def test_builders_of_other_formats_write_bullet_lists(built: Builder) -> None:
    text = (built("corners", "xml").out / "index.xml").read_text("utf-8")
    assert text.count("<list_item") == 3
