"""Notes typed by hand made live: each case is a document, and what is left of it.

`NAME.md` is what a scholar wrote, `NAME.json` the same as pandoc reads it, `NAME.live` the
result in short: paragraphs, notes as `^[...]`, citations in pandoc's syntax, then messages.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.errors import UnreadableInput
from alliance_refs.integrations.pandoc import filter_text, live_text
from pandoc_json import as_pandoc_reads, shown

CASES = sorted((Path(__file__).parent / "live").glob("*.md"))
Json = Any


def source(name: str) -> str:
    return (Path(__file__).parent / "live" / f"{name}.json").read_text("utf-8")


def lived(text: str, **options: Any) -> tuple[list[str], list[str]]:
    """The lines of the result, and the messages."""
    told: list[str] = []
    done = live_text(text, lambda flaw: told.append(flaw.message), **options)
    return [shown(block) for block in json.loads(done.text)["blocks"]], told


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_becomes_what_its_case_says(path: Path) -> None:
    lines, told = lived(path.with_suffix(".json").read_text("utf-8"))
    text = "\n".join([*lines, *(f"! {one}" for one in told)])
    assert text == path.with_suffix(".live").read_text("utf-8").rstrip()


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases_are_what_pandoc_reads(path: Path) -> None:
    assert (
        as_pandoc_reads(path)["blocks"]
        == json.loads(path.with_suffix(".json").read_text())["blocks"]
    )


def test_notes_may_all_stay_notes() -> None:
    lines, _ = lived(source("citations_alone_move_into_the_text"), keep_notes=True)
    text = lines[0]
    assert "“a claim.”^[[@walt-1987, p. 17].]" in text
    assert "^[Cf. [@walt-1987, chap. 2]. But see [@hirschman-1970, p. 30].]" in text


def test_the_works_stand_in_the_metadata() -> None:
    done = live_text(source("what_is_not_resolved_stays_as_typed"), print)
    [work] = json.loads(done.text)["meta"]["references"]["c"]
    assert work["c"]["id"]["c"] == [{"t": "Str", "c": "walt-1987"}]
    title = work["c"]["title"]["c"]
    assert shown(title) == "The Origins of Alliances"
    [name] = work["c"]["author"]["c"]
    assert shown(name["c"]["family"]["c"]) == "Walt"


def test_a_bibliography_file_is_named_instead() -> None:
    done = live_text(source("places_that_are_no_pages"), print, bibliography="works.bib")
    meta = json.loads(done.text)["meta"]
    assert meta["bibliography"]["c"] == [{"t": "MetaString", "c": "works.bib"}]
    assert "references" not in meta
    assert list(done.library) == ["walt-1987"]


def test_a_work_of_the_documents_own_bibliography_keeps_its_key(tmp_path: Path) -> None:
    bib = "@book{origins, author = {Walt, Stephen M.}, title = {The Origins of Alliances}, year = 1987}"
    (tmp_path / "own.bib").write_text(bib)
    document = json.loads(source("what_is_not_resolved_stays_as_typed"))
    document["meta"]["bibliography"] = {"t": "MetaString", "c": "own.bib"}
    done = live_text(json.dumps(document), lambda flaw: None, tmp_path)
    after = json.loads(done.text)
    assert shown(after["blocks"][0]).startswith("One [@origins, p. 17].")
    assert len(done.library) == 0
    assert "references" not in after["meta"]


def test_what_was_made_live_is_formatted_by_the_filter() -> None:
    live = live_text(source("citations_alone_move_into_the_text"), print).text
    document = json.loads(live)
    document["meta"]["csl"] = {"t": "MetaString", "c": "chicago-notes-bibliography-17th-edition"}
    lines = [
        shown(block) for block in json.loads(filter_text(json.dumps(document), print))["blocks"][:1]
    ]
    assert lines[0].startswith(
        "He called it “a claim.”^[Stephen M. Walt, *The Origins of Alliances* (Ithaca: Cornell"
        " University Press, 1987), 17.] It was one (an aside^[Walt, 17.]) of three.^["
    )


def test_a_deep_document_is_refused() -> None:
    inline: Json = {"t": "Str", "c": "War."}
    for _ in range(400):
        inline = {"t": "Emph", "c": [inline]}
    document = {"meta": {}, "blocks": [{"t": "Para", "c": [inline]}]}
    with pytest.raises(UnreadableInput, match="too deep"):
        live_text(json.dumps(document), print)


@pytest.mark.parametrize(
    "block",
    [
        {"t": "Para"},
        {"t": "Header", "c": [1]},
        {"t": "OrderedList", "c": [[1], 3]},
        {"t": "Para", "c": [{"t": "Link", "c": []}]},
        {"t": "Para", "c": [{"t": "Note", "c": 3}]},
        3,
    ],
    ids=json.dumps,
)
def test_what_is_of_no_known_shape_is_refused_or_left(block: Json) -> None:
    text = json.dumps({"meta": {}, "blocks": [block]})
    try:
        assert json.loads(live_text(text, print).text)["blocks"] == [block]
    except UnreadableInput as error:
        assert "not a pandoc document" in str(error)


WORDS = st.sampled_from(["war", "peace.", "See", "[1]", "1", "Ibid.,", "(1987),", "Walt,", "“so”"])
STYLES = st.sampled_from(["Str", "Emph", "Quoted", "Note", "Link", "Superscript", "Code"])


@st.composite
def inlines(draw: st.DrawFn, depth: int = 0) -> list[Json]:
    found: list[Json] = []
    for kind in draw(st.lists(STYLES, max_size=6)):
        word = {"t": "Str", "c": draw(WORDS)}
        if kind == "Str" or depth > 1:
            found += [word, {"t": "Space"}]
        elif kind == "Code":
            found.append({"t": "Code", "c": [["", [], []], "x = 1"]})
        else:
            inner = draw(inlines(depth + 1)) or [word]
            found.append(wrapped(kind, inner))
    return found


def wrapped(kind: str, inner: list[Json]) -> Json:
    content: Json = {
        "Quoted": [{"t": "DoubleQuote"}, inner],
        "Note": [{"t": "Para", "c": inner}],
        "Link": [["", [], []], inner, ["#x", ""]],
    }.get(kind, inner)
    return {"t": kind, "c": content}


@settings(deadline=None)
@given(st.lists(inlines(), max_size=4))
def test_any_document_goes_through(paragraphs: list[list[Json]]) -> None:
    blocks = [{"t": "Para", "c": one} for one in paragraphs]
    text = json.dumps({"meta": {}, "blocks": blocks})
    after = json.loads(live_text(text, lambda flaw: None).text)
    assert len(after["blocks"]) <= len(blocks)


FULL = (
    "Stephen M. Walt, *The Origins of Alliances* (Ithaca: Cornell University Press, 1987), 17",
    "Albert O. Hirschman, *Exit, Voice, and Loyalty* (Cambridge: Harvard University Press, 1970)",
)
SHORT = ("Walt, *Origins of Alliances*, 20", "Walt, op. cit., 31", "Ibid.", "Ibid., 44")
CITATIONS = st.sampled_from([*FULL, *SHORT, "Nobody, op. cit., 3"])
REMARKS = st.sampled_from(["", "He is cautious.", "The matter was left open for many years."])
NOTES_TYPED = st.lists(st.tuples(CITATIONS, REMARKS, st.booleans()), min_size=1, max_size=6)


def typed(text: str) -> list[Json]:
    """Inlines of words; those between stars are set in italics."""
    found: list[Json] = []
    for count, part in enumerate(text.split("*")):
        words = [{"t": "Str", "c": word} for word in part.split()]
        spaced = [inline for word in words for inline in (word, {"t": "Space"})]
        spaced = spaced if part.endswith(" ") else spaced[:-1]
        lead = [{"t": "Space"}] if part.startswith(" ") else []
        found += [{"t": "Emph", "c": spaced}] if count % 2 else [*lead, *spaced]
    return found


def kept_words(one: Json) -> list[str]:
    """The words of a document that no live citation stands for."""
    if isinstance(one, list):
        return [word for part in one for word in kept_words(part)]
    if not isinstance(one, dict) or one.get("t") == "Cite":
        return []
    return one["c"].split() if one["t"] == "Str" else kept_words(one.get("c"))


@settings(deadline=None)
@given(NOTES_TYPED)
def test_nothing_but_citations_is_changed(notes: list[tuple[str, str, bool]]) -> None:
    notes = [*((text, "", False) for text in FULL), *notes]
    inlines: list[Json] = []
    for number, (citation, remark, see) in enumerate(notes):
        words = [f"{'See ' * see}{citation}.", *filter(None, [remark])]
        words = words if see else [" ".join(words)]
        note = {"t": "Note", "c": [{"t": "Para", "c": typed(part)} for part in words]}
        inlines += [*typed(f"Word{number} is said."), note, {"t": "Space"}]
    text = json.dumps({"meta": {}, "blocks": [{"t": "Para", "c": inlines}]})
    told: list[str] = []
    after = json.loads(live_text(text, lambda flaw: told.append(flaw.message)).text)
    kept = " ".join(kept_words(after["blocks"])).replace(" .", ".")
    at = 0
    for number, (citation, remark, _) in enumerate(notes):
        for wanted in (f"Word{number} is said", remark):
            at = kept.index(wanted, at)
        if citation.startswith("Nobody"):
            assert citation in kept
    keys = {cite["citationId"] for cite in cites(after["blocks"])}
    assert keys <= {"walt-1987", "hirschman-1970"}
    assert len(list(cites(after["blocks"]))) + len(told) == len(notes)


def cites(one: Json) -> Iterator[Json]:
    """All live citations."""
    if isinstance(one, list):
        yield from (cite for part in one for cite in cites(part))
    elif isinstance(one, dict) and one.get("t") == "Cite":
        yield from one["c"][0]
    elif isinstance(one, dict):
        yield from cites(one.get("c"))
