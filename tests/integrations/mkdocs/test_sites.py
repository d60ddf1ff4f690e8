"""What a site does as a whole: lists, links, hover text, files, warnings."""

from __future__ import annotations

import json
import logging
import re

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

KIM = "Kim, S. (2001). The diplomacy of the alliance. Sejong Institute. https://doi.org/10.1000/kim"


def entries(main) -> list[str]:
    return [entry.text_content().split("\n")[0] for entry in main.xpath('.//*[@class="csl-entry"]')]


def test_a_page_that_cites_ends_with_its_works(site) -> None:
    main = site({"index.md": "So [@kim-2001].\n", "other.md": "So [@lee-2003].\n"}).page("index")
    [entry] = main.xpath('.//*[@class="csl-entry"]')
    assert entry.get("id") == "ref-kim-2001"
    assert entry.text_content() == f"{KIM} ↩"
    assert entry.xpath("./a/@href") == ["https://doi.org/10.1000/kim"]


def test_a_citation_leads_to_its_entry_and_shows_it(site) -> None:
    main = site({"index.md": "So [see @kim-2001; @lee-2003].\n"}).page("index")
    kim, lee = main.xpath('.//span[@class="refs-citation"]/a')
    assert (kim.text, kim.get("href"), kim.get("title")) == ("see Kim, 2001", "#ref-kim-2001", KIM)
    assert (lee.text, lee.get("href")) == ("Lee & Park, 2003", "#ref-lee-2003")


def test_cards_bring_their_script_and_may_be_left_out(site, tmp_path) -> None:
    built = site({"index.md": "So [@kim-2001].\n"})
    page = (built.folder / "site" / "index.html").read_text("utf-8")
    for name in ("assets/alliance-refs.css", "assets/alliance-refs.js"):
        assert name in page
        assert (built.folder / "site" / name).is_file()
    bare = site({"index.md": "So [@kim-2001].\n"}, hover=False)
    assert "alliance-refs" not in (bare.folder / "site" / "index.html").read_text("utf-8")
    assert bare.page("index").xpath(".//a/@title") == ["Cited here"]


def test_an_entry_leads_back_to_every_citation(site) -> None:
    main = site({"index.md": "So [@kim-2001]. Thus [@lee-2003] and [@kim-2001, p. 3].\n"}).page(
        "index"
    )
    back = main.xpath('.//*[@id="ref-kim-2001"]//span[@class="refs-back"]/a/@href')
    assert back == ["#cite-1", "#cite-3"]
    assert [main.xpath(f'.//*[@id="{name[1:]}"]')[0].text_content() for name in back] == [
        "(Kim, 2001)",
        "(Kim, 2001, p. 3)",
    ]


def test_ways_back_stand_beside_the_words_of_a_numbered_entry(site) -> None:
    main = site({"index.md": "So [@kim-2001].\n"}, csl="ieee").page("index")
    [beside] = main.xpath('.//div[@class="csl-right-inline"]')
    assert beside.xpath('./span[@class="refs-back"]/a/@href') == ["#cite-1"]


@pytest.mark.parametrize("marker", ["\\bibliography", "::: {#refs}\n:::"])
def test_a_list_stands_where_it_is_asked_for(site, marker) -> None:
    main = site({"index.md": f"So [@kim-2001].\n\n{marker}\n\nThe end.\n"}).page("index")
    assert main.text_content().index("Sejong") < main.text_content().index("The end.")
    assert len(main.xpath('.//*[@class="csl-entry"]')) == 1


def test_a_page_may_end_without_its_list(site) -> None:
    main = site({"index.md": "---\nsuppress-bibliography: true\n---\nSo [@kim-2001].\n"}).page(
        "index"
    )
    assert main.text_content().strip() == "So (Kim, 2001)."


def test_one_list_for_the_whole_site(site) -> None:
    pages = {
        "index.md": "So [@lee-2003].\n",
        "b.md": "So [@kim-2001] and [@lee-2003].\n",
        "works.md": "# Works\n\n\\full_bibliography\n",
    }
    built = site(pages, csl="ieee", lists="site")
    assert built.page("index").text_content().strip() == "So [1]."
    assert built.page("b").text_content().strip() == "So [2] and [1]."
    assert built.page("b").xpath(".//a/@href") == [
        "works.html#ref-kim-2001",
        "works.html#ref-lee-2003",
    ]
    works = built.page("works")
    assert works.xpath('.//*[@class="csl-entry"]/@id') == ["ref-lee-2003", "ref-kim-2001"]
    assert works.xpath('.//*[@id="ref-lee-2003"]//span[@class="refs-back"]/a/@href') == [
        "index.html#cite-1",
        "b.html#cite-2",
    ]


def test_a_page_and_the_site_may_both_have_lists(site) -> None:
    pages = {
        "index.md": "So [@lee-2003].\n\n\\bibliography\n\n\\full_bibliography\n",
        "b.md": "[@kim-2001]\n",
    }
    main = site(pages).page("index")
    ids = main.xpath('.//*[@class="csl-entry"]/@id')
    assert ids == ["ref-lee-2003", "site-ref-kim-2001", "site-ref-lee-2003"]


def test_front_matter_chooses_style_files_and_uncited_works(site, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    more = [{"id": "cho", "type": "book", "title": "More", "author": [{"family": "Cho"}]}]
    (tmp_path / "docs" / "more.json").write_text(json.dumps(more))
    page = "---\ncsl: ieee\nbibliography: more.json\nnocite: '@lee-2003'\nlink-citations: false\n---\n[@cho]\n"
    main = site({"index.md": page}).page("index")
    assert main.xpath(".//p")[0].text_content() == "[1]"
    assert [line[:3] for line in entries(main)] == ["[1]", "[2]"]
    assert main.xpath('.//span[@class="refs-citation"]//a') == []


def test_nocite_of_all_lists_the_whole_library(site) -> None:
    main = site({"index.md": "---\nnocite: '@*'\n---\nNothing.\n"}).page("index")
    assert main.xpath('.//*[@class="csl-entry"]/@id') == [
        "ref-kim-2001",
        "ref-lee-2003",
        "ref-müller-1998",
    ]


def test_a_missing_key_is_told_with_its_line_and_near_keys(site) -> None:
    page = "---\ntitle: So\n---\n\nSo [@kim-2002].\n\n    [@kim-2002]\n\n`@kim-2002`, and @nobody-99.\n"
    built = site({"index.md": page})
    assert built.warnings == [
        "alliance_refs: index.md:5: no item has the key 'kim-2002'; did you mean kim-2001?",
        "alliance_refs: index.md:9: no item has the key 'nobody-99'",
    ]
    text = built.page("index").text_content()
    assert "So ([kim-2002?])." in text
    assert "and @nobody-99." in text


def test_strict_mode_fails_on_a_missing_key(site, tmp_path) -> None:
    with pytest.raises(Abort, match="1 warnings"):
        site({"index.md": "So [@nobody-99].\n"}, {"strict": True})


def test_unknown_styles_and_files_are_told_and_the_build_goes_on(site) -> None:
    page = "---\ncsl: apaa\nbibliography: gone.bib\nlang: welsh\n---\nSo [@kim-2001].\n"
    built = site({"index.md": page})
    assert built.page("index").xpath(".//p")[0].text_content() == "So (Kim, 2001)."
    assert any("index.md:2: no CSL style is named 'apaa'" in line for line in built.warnings)
    assert any("gone.bib: cannot be read" in line for line in built.warnings)
    assert any("index.md:4: no locale is named 'welsh'" in line for line in built.warnings)


def test_a_style_file_that_is_gone_is_told_once(site) -> None:
    built = site({"index.md": "So [@kim-2001].\n", "other.md": "[@kim-2001]\n"}, csl="own/x.csl")
    [told] = built.warnings
    assert told.endswith("mkdocs.yml: own/x.csl: cannot be read: no such file or directory")


def test_comments_are_no_place_of_a_missing_key(site) -> None:
    built = site({"index.md": "<!-- [@nope] -->\n\nSo [@nope].\n"})
    assert built.warnings == ["alliance_refs: index.md:3: no item has the key 'nope'"]


def test_one_bibliography_file_needs_no_list(site) -> None:
    main = site({"index.md": "So [@kim-2001].\n"}, bibliography="works.bib").page("index")
    assert entries(main) == [f"{KIM} ↩"]


def test_attributes_of_a_citation_do_not_hide_it(site) -> None:
    extensions = {"markdown_extensions": ["attr_list"]}
    main = site({"index.md": "So [@kim-2001]{.quiet #here}.\n"}, extensions).page("index")
    assert main.xpath("string(.//p)") == "So (Kim, 2001)."


def test_a_citation_among_the_words_of_a_link_is_no_link_in_it(site) -> None:
    main = site({"index.md": "[As @kim-2001 says](https://example.org), @lee-2003.\n"}).page(
        "index"
    )
    assert main.xpath("string(.//p)") == "As Kim (2001) says, Lee & Park (2003)."
    assert main.xpath(".//p//a/@href") == ["https://example.org", "#ref-lee-2003"]


def test_labels_are_parted_from_what_a_card_shows(site) -> None:
    main = site({"index.md": "So [@kim-2001].\n"}, csl="ieee").page("index")
    [card] = main.xpath(".//span[@class='refs-citation']/a/@title")
    assert card.startswith("[1] S. Kim")


def test_titles_and_contents_show_what_a_heading_cites(site) -> None:
    pages = {
        "other.md": "# What @kim-2001 says\n\n## Plans of @lee-2003 [p. 4] & @who\n\n## On [@kim-2001]\n"
    }
    built = site({"index.md": "# Home\n", **pages})
    page = (built.folder / "site" / "other.html").read_text("utf-8")
    assert "<title>What Kim (2001) says - Site</title>" in page
    for name, words in (
        ("what-says", "What Kim (2001) says"),
        ("plans-of", "Plans of Lee &amp; Park (2003, p. 4) &amp; @who"),
        ("on", "On (Kim, 2001)"),
    ):
        assert re.search(f'href="#{name}"[^>]*>{re.escape(words)}</a>', page)
    assert not re.search("[\U000f0000-\U000ffffd]", page)


def test_a_broken_entry_and_a_repeated_key_are_told(site, tmp_path) -> None:
    (tmp_path / "broken.bib").write_text(
        "@book{a, title={A}}\n@book{a, title={B}}\n@book{c, title={C\n"
    )
    built = site({"index.md": "So [@a].\n"}, bibliography=["broken.bib"])
    assert built.page("index").xpath(".//p")[0].text_content() == "So (A, n.d.)."
    assert any("broken.bib:2" in line and "'a'" in line for line in built.warnings)


def test_entries_that_lead_to_one_another_are_told_and_shown(site, tmp_path) -> None:
    (tmp_path / "round.bib").write_text(
        "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n"
    )
    built = site({"index.md": "So [@a; @b].\n"}, bibliography=["round.bib"])
    assert built.page("index").xpath(".//p")[0].text_content() == "So (A, n.d.; B, n.d.)."
    assert any("round.bib:2" in line and "crossref" in line for line in built.warnings)


def test_bare_keys_may_be_left_alone(site) -> None:
    main = site({"index.md": "So @kim-2001 and [@kim-2001].\n"}, in_text=False).page("index")
    assert main.xpath(".//p")[0].text_content() == "So @kim-2001 and (Kim, 2001)."


def test_data_is_escaped(site, tmp_path) -> None:
    (tmp_path / "evil.json").write_text(
        json.dumps([{"id": "x", "type": "book", "title": '<script>alert("1")</script> & "q"'}])
    )
    main = site({"index.md": "So [@x, <script>p</script>].\n"}, bibliography=["evil.json"]).page(
        "index"
    )
    assert main.xpath(".//script") == []


def test_material_shows_citations_too(site) -> None:
    pytest.importorskip("material", reason="needs mkdocs-material")
    page = "---\ncsl: chicago-notes-bibliography\n---\nSo [@kim-2001, p. 3].\n"
    main = site({"index.md": page}, {"theme": {"name": "material"}}).page("index")
    assert main.xpath('.//sup/a[@class="footnote-ref"]/@href') == ["#fn:refs-1"]
    assert main.xpath('.//li[@id="fn:refs-1"]')


def test_building_again_gives_the_same_pages(site, tmp_path) -> None:
    built = site({"index.md": "So [@kim-2001].\n"})
    before = (tmp_path / "site" / "index.html").read_text("utf-8")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        build(config)
        after = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert before.split("Build Date")[0] == after.split("Build Date")[0]
    assert built.warnings == []


def test_a_changed_library_is_read_again_and_watched_once(site, tmp_path) -> None:
    site({"index.md": "So [@kim-2001].\n"})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    text = (tmp_path / "works.bib").read_text("utf-8").replace("Kim, Seong", "Cho, Seong")
    (tmp_path / "works.bib").write_text(text, encoding="utf-8")
    build(config)
    shown = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert ">Cho, 2001</a>)" in shown
    assert [path for path in config.watch if path.endswith("works.bib")] == [
        str((tmp_path / "works.bib").resolve())
    ]
