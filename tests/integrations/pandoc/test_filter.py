"""pandoc documents through the filter: what citations show, notes, lists, settings."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.errors import Diagnostic, UnknownStyle, UnreadableInput
from alliance_refs.integrations.pandoc import filter_text

HERE = Path(__file__).parent
Json = Any
KIM = "Kim, S. (2001). The diplomacy of the alliance. Sejong Institute. https://doi.org/10.1000/kim"
NOTES = "chicago-notes-bibliography-17th-edition"


def words(text: str) -> list[Json]:
    parts: list[Json] = []
    for word in text.split(" "):
        parts += [{"t": "Str", "c": word}, {"t": "Space"}]
    return [part for part in parts[:-1] if part.get("c") != ""]


def cite(*keys: str, prefix: str = "", suffix: str = "", mode: str = "NormalCitation") -> Json:
    cites = [
        {
            "citationId": key,
            "citationPrefix": words(prefix) if prefix and not index else [],
            "citationSuffix": words(suffix) if suffix and not index else [],
            "citationMode": {"t": mode if not index else "NormalCitation"},
            "citationNoteNum": 1,
            "citationHash": 0,
        }
        for index, key in enumerate(keys)
    ]
    return {"t": "Cite", "c": [cites, words("[typed]")]}


def para(*parts: str | Json) -> Json:
    inlines: list[Json] = []
    for part in parts:
        inlines += words(part) if isinstance(part, str) else [part]
    return {"t": "Para", "c": inlines}


def string(value: str) -> Json:
    return {"t": "MetaInlines", "c": words(value)}


def filtered(*blocks: Json, notices: list[Diagnostic] | None = None, **meta: Json) -> Json:
    settings = {"bibliography": string("works.bib"), "csl": string("apa"), **meta}
    document = {"pandoc-api-version": [1, 22], "blocks": list(blocks)}
    document["meta"] = {name.replace("_", "-"): value for name, value in settings.items()}
    kept = [] if notices is None else notices
    return json.loads(filter_text(json.dumps(document), kept.append, HERE))


def text(one: Json, notes: bool = True) -> str:
    """The words of a piece of a document; notes in brackets with a caret."""
    if isinstance(one, list):
        return "".join(text(part, notes) for part in one)
    if not isinstance(one, dict):
        return ""
    kind, content = one["t"], one.get("c")
    if kind in ("Str", "Space", "SoftBreak"):
        return content or " "
    if kind == "Note":
        return f"^[{text(content)}]" if notes else ""
    inside = content[1] if kind in ("Cite", "Span", "Div", "Link", "Header") else content
    return text(content[2] if kind == "Header" else inside, notes)


def first(document: Json) -> str:
    return text(document["blocks"][0])


def listed(document: Json) -> list[str]:
    division = document["blocks"][-1]
    assert division["c"][0][0] == "refs"
    return [text(entry) for entry in division["c"][1]]


def test_a_citation_shows_prefix_locator_and_suffix() -> None:
    found = cite("kim-2001", "lee-2003", prefix="see", suffix=", pp. 3–5, and passim")
    assert first(filtered(para("So ", found, "."))) == (
        "So (see Kim, 2001, pp. 3–5, and passim; Lee & Park, 2003)."
    )


@pytest.mark.parametrize(
    ("mode", "suffix", "shown"),
    [
        ("AuthorInText", "p. 4", "So Kim (2001, p. 4)"),
        ("SuppressAuthor", ", ch. 2", "So (2001, Chapter 2)"),
        ("NormalCitation", ", so he says", "So (Kim, 2001, so he says)"),
    ],
)
def test_modes(mode: str, suffix: str, shown: str) -> None:
    assert first(filtered(para("So ", cite("kim-2001", suffix=suffix, mode=mode)))) == shown


def test_emphasis_of_a_prefix_is_kept() -> None:
    found = cite("kim-2001")
    found["c"][0][0]["citationPrefix"] = [{"t": "Emph", "c": words("cf.")}]
    [element] = filtered(para(found))["blocks"][0]["c"]
    assert {"t": "Emph", "c": words("cf.")} in element["c"][1]
    assert text(element) == "(cf. Kim, 2001)"


def test_what_was_cited_is_listed_at_the_end() -> None:
    document = filtered(para(cite("lee-2003"), cite("kim-2001")))
    assert listed(document)[0] == KIM
    division = document["blocks"][-1]
    classes = ["references", "csl-bib-body", "hanging-indent"]
    assert division["c"][0] == ["refs", classes, [["line-spacing", "2"]]]
    assert [entry["c"][0][0] for entry in division["c"][1]] == ["ref-kim-2001", "ref-lee-2003"]


def test_the_list_stands_where_the_author_put_it_and_may_be_left_out() -> None:
    place = {"t": "Div", "c": [["refs", [], []], []]}
    document = filtered(para(cite("kim-2001")), place, para("End."))
    assert text(document["blocks"][1]) == KIM
    assert len(document["blocks"]) == 3
    yes = {"t": "MetaBool", "c": True}
    assert len(filtered(para(cite("kim-2001")), suppress_bibliography=yes)["blocks"]) == 1


def test_a_title_for_the_list() -> None:
    document = filtered(para(cite("kim-2001")), reference_section_title=string("Works cited"))
    assert document["blocks"][1]["t"] == "Header"
    assert text(document["blocks"][1]) == "Works cited"


def test_nocite_lists_works_and_a_star_lists_all() -> None:
    some = filtered(para("No cites."), nocite={"t": "MetaInlines", "c": [cite("kim-2001")]})
    assert listed(some) == [KIM]
    everything = filtered(para("No cites."), nocite={"t": "MetaInlines", "c": [cite("*")]})
    assert len(listed(everything)) == 3


def test_links_lead_to_entries_only_when_asked_for() -> None:
    yes = {"t": "MetaBool", "c": True}
    [bare] = filtered(para(cite("kim-2001")))["blocks"][0]["c"]
    [linked] = filtered(para(cite("kim-2001")), link_citations=yes)["blocks"][0]["c"]
    assert "Link" not in [inline["t"] for inline in bare["c"][1]]
    [link] = [inline for inline in linked["c"][1] if inline["t"] == "Link"]
    assert link["c"][2] == ["#ref-kim-2001", ""]
    assert text(link) == "Kim, 2001"


def test_note_styles_make_notes_after_the_sentences_marks() -> None:
    blocks = para(
        "So ", cite("kim-2001", suffix=", p. 3"), ". Then ", cite("kim-2001", suffix="4"), ", and."
    )
    assert first(filtered(blocks, csl=string(NOTES))) == (
        "So.^[Seong-cheol Kim, The Diplomacy of the Alliance (Songnam: Sejong Institute, 2001), 3, "
        "https://doi.org/10.1000/kim.] Then,^[Kim, 4.] and."
    )


def test_citations_in_the_authors_own_notes_stay_there_and_count_by_position() -> None:
    note = {"t": "Note", "c": [para("As in ", cite("kim-2001"), ", and so on.")]}
    document = filtered(para("A ", cite("kim-2001"), " b", note, "."), csl=string(NOTES))
    assert first(document).endswith(" b^[As in Kim, and so on.].")


def test_a_note_begins_with_a_capital_and_ends_once() -> None:
    note = {"t": "Note", "c": [para("As in ", cite("kim-2001"), " (his words).")]}
    found = cite("kim-2001", prefix="see")
    document = filtered(para("A ", found, " b", note, "."), csl=string(NOTES))
    assert first(document).startswith("A^[See Seong-cheol Kim, The Diplomacy")
    assert first(document).endswith(" b^[As in Kim (his words).].")


def test_an_author_in_the_text_leaves_the_rest_to_the_note() -> None:
    blocks = para("As ", cite("lee-2003", mode="AuthorInText"), " say.")
    assert first(filtered(blocks, csl=string(NOTES))) == (
        "As Sam-sung Lee and Bo-ra Park^[“Proposals & Plans,” National Strategy 9, no. 3 (2003): 1–20.] say."
    )


def test_raised_numbers_stand_close_to_their_word() -> None:
    assert first(filtered(para("So ", cite("kim-2001"), "."), csl=string("nature"))) == "So1."


def test_margins_of_numbered_entries_are_spans() -> None:
    document = filtered(para(cite("kim-2001")), csl=string("ieee"))
    margin, inline = document["blocks"][-1]["c"][1][0]["c"][1][0]["c"]
    assert (margin["c"][0][1], text(margin)) == (["csl-left-margin"], "[1] ")
    assert inline["c"][0][1] == ["csl-right-inline"]


def test_works_typed_in_the_metadata_and_language() -> None:
    work = {"id": string("cho"), "type": string("book"), "title": string("Buch")}
    work["editor"] = {"t": "MetaList", "c": [{"t": "MetaMap", "c": {"family": string("Cho")}}]}
    references = {"t": "MetaList", "c": [{"t": "MetaMap", "c": work}]}
    document = filtered(
        para(cite("cho", suffix="S. 3")), references=references, lang=string("de-DE")
    )
    assert first(document) == "(Cho, o.\xa0J., S. 3)"
    assert listed(document) == ["Cho (Hrsg.). (o.\xa0J.). Buch."]


def test_citations_are_found_in_lists_tables_and_quotations() -> None:
    deep = {
        "t": "BulletList",
        "c": [[{"t": "BlockQuote", "c": [para({"t": "Emph", "c": [cite("kim-2001")]})]}]],
    }
    document = filtered(deep)
    assert "Kim, 2001" in json.dumps(document["blocks"][0]).replace(
        '"}, {"t": "Space"}, {"t": "Str", "c": "', " "
    )


def test_a_missing_key_is_told_and_shown() -> None:
    notices: list[Diagnostic] = []
    document = filtered(para(cite("kim-2002", "lee-2003")), notices=notices)
    assert [flaw.message for flaw in notices] == [
        "no item has the key 'kim-2002'; did you mean kim-2001?"
    ]
    assert first(document) == "([kim-2002?]; Lee & Park, 2003)"


def test_what_cannot_be_used_is_refused() -> None:
    with pytest.raises(UnknownStyle, match="did you mean apa"):
        filtered(para("So."), csl=string("apaa.csl"))
    with pytest.raises(UnreadableInput, match=r"gone\.bib"):
        filtered(para("So."), bibliography=string("gone.bib"))
    for name, words in (
        ("gone.json", "cannot be read"),
        ("works.bib", "no abbr"),
        ("none.json", "no abbr"),
    ):
        with pytest.raises(UnreadableInput, match=words):
            filtered(para("So."), citation_abbreviations=string(name))
    for bad in ("", "[]", "{", '{"blocks": 3}', "[" * 100_000):
        with pytest.raises(UnreadableInput, match="not a pandoc document"):
            filter_text(bad, print)


def test_a_document_without_citations_stays_as_it_is() -> None:
    blocks = [para("So."), {"t": "HorizontalRule"}]
    assert filtered(*blocks)["blocks"] == blocks


def test_a_deep_document_is_walked() -> None:
    inline: Json = cite("kim-2001")
    for _ in range(150):
        inline = {"t": "Emph", "c": [inline]}
    assert "2001" in json.dumps(filtered({"t": "Para", "c": [inline]})["blocks"][0])


KEYS = st.sampled_from(["kim-2001", "lee-2003", "müller-1998", "none"])
SUFFIXES = st.sampled_from(["", "p. 3", ", ch. 2", ", and so on"])
PARTS = st.lists(st.tuples(KEYS, SUFFIXES, st.booleans()), max_size=6)


@given(PARTS, st.sampled_from(["apa", "ieee", "nature", NOTES]))
def test_the_authors_words_stay_in_their_order(
    parts: list[tuple[str, str, bool]], style: str
) -> None:
    inlines: list[Json] = []
    for number, (key, suffix, in_note) in enumerate(parts):
        found = cite(key, suffix=suffix)
        inlines += [{"t": "Str", "c": f"word{number}"}, {"t": "Space"}]
        inlines += [{"t": "Note", "c": [{"t": "Para", "c": [found]}]} if in_note else found]
        inlines += [{"t": "Str", "c": "."}, {"t": "Space"}]
    shown = text(filtered({"t": "Para", "c": inlines}, csl=string(style))["blocks"][0], notes=False)
    assert [word for word in shown.split() if word.startswith("word")] == [
        word for word in shown.split() if "word" in word
    ]
    assert shown.count("word") == len(parts)
    assert "[typed]" not in shown


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_itself_reads_what_the_filter_writes() -> None:
    source = "---\nbibliography: works.bib\ncsl: apa\n---\nSo [see @kim-2001, p. 3]. @lee-2003 [ch. 2].\n"
    tree = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"],
        input=source,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    back = subprocess.run(
        ["pandoc", "-f", "json", "-t", "plain", "--wrap=none"],
        input=filter_text(tree, print, HERE),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert back.startswith(
        "So (see Kim, 2001, p. 3). Lee & Park (2003, Chapter 2).\n\nKim, S. (2001)."
    )
