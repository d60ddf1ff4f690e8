"""references/: the works of the founding documents, and the samples that cite them."""

from __future__ import annotations

from pathlib import Path

import pytest

import alliance_refs as refs

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "references"
SAMPLES = sorted((REFERENCES / "samples").glob("*.*"))
FOUNDING = ROOT.parent / "shared" / "gold" / "documents"
DOCUMENTS = ("policy-forum-04-09a.md", "mutual-security-pact.md")


@pytest.fixture(scope="module")
def alliance() -> refs.Library:
    return refs.Library.read(REFERENCES / "alliance.json")


def test_both_files_hold_the_same_works(alliance: refs.Library) -> None:
    bib = refs.Library.read(REFERENCES / "alliance.bib")
    assert list(bib) == list(alliance)
    for key, item in alliance.items():
        assert bib[key] == item


def test_every_work_says_where_it_is_cited(alliance: refs.Library) -> None:
    for item in alliance.values():
        (place,) = item["custom"]["provenance"]
        assert place["document"] in DOCUMENTS
        assert place["cited-in"]


def test_nothing_is_invented(alliance: refs.Library) -> None:
    stueck = alliance["stueck-korean-war-history"]
    assert set(stueck) == {"author", "title", "custom"}
    newspaper = alliance["joongang-daily-2003-05-27"]
    assert set(newspaper) == {"container-title", "issued", "custom"}
    assert alliance["hass-1995"]["author"] == (refs.Name(family="Hass", given="R."),)


@pytest.mark.skipif(
    not FOUNDING.exists(), reason="the founding documents are not beside the project"
)
def test_the_files_are_what_the_documents_say(alliance: refs.Library) -> None:
    found = [
        item
        for name in DOCUMENTS
        for item in refs.read(FOUNDING / name).library(provenance=True).values()
    ]
    assert found == list(alliance.values())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_cite_those_works_and_all_resolves(path: Path, alliance: refs.Library) -> None:
    document = refs.read(path)
    assert document.citations
    assert not document.diagnostics, [str(found) for found in document.diagnostics]
    known = {item.get("title") or item.get("container-title") for item in alliance.values()}
    for work in document.works.values():
        assert (work.get("title") or work.get("container-title")) in known


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "style", ["apa", "chicago-notes-bibliography", "modern-language-association", "ieee"]
)
def test_no_doubled_punctuation_and_no_empty_brackets(path: Path, style: str) -> None:
    text = refs.read(path).bibliography(style).text()
    for flaw in ("..", ",,", "()", "[]", ". ,", " ,", " .", ",.", "“”", "  ("):
        assert flaw not in text.replace("...", "")
