"""The filter on the command line: standard input to standard output, messages aside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CITE = {
    "citationId": "cho",
    "citationPrefix": [],
    "citationSuffix": [],
    "citationMode": {"t": "NormalCitation"},
    "citationNoteNum": 1,
    "citationHash": 0,
}
DOCUMENT = {
    "pandoc-api-version": [1, 22],
    "meta": {"csl": {"t": "MetaString", "c": "apa"}},
    "blocks": [{"t": "Para", "c": [{"t": "Cite", "c": [[CITE], []]}]}],
}


def run(text: str, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alliance_refs", "pandoc-filter", *words]
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd=cwd)


@pytest.mark.parametrize("words", [(), ("html",)])
def test_a_document_goes_through(words: tuple[str, ...]) -> None:
    done = run(json.dumps(DOCUMENT), *words)
    assert done.returncode == 0
    [element] = json.loads(done.stdout)["blocks"][0]["c"]
    assert element["c"][1] == [{"t": "Str", "c": "([cho?])"}]
    assert "no item has the key 'cho'" in done.stderr


def test_what_is_no_document_is_refused() -> None:
    done = run("# So")
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is not a pandoc document" in done.stderr


def noted(*texts: str) -> str:
    """A document with notes of these words."""
    inlines = [{"t": "Str", "c": "So."}]
    for text in texts:
        words = [
            part for word in text.split() for part in ({"t": "Str", "c": word}, {"t": "Space"})
        ]
        inlines += [{"t": "Space"}, {"t": "Note", "c": [{"t": "Para", "c": words[:-1]}]}]
    return json.dumps(
        {"pandoc-api-version": [1, 22], "meta": {}, "blocks": [{"t": "Para", "c": inlines}]}
    )


def test_notes_become_live_and_their_works_a_file(tmp_path: Path) -> None:
    text = noted("A. Cho, War (Seoul: Sam-in, 2003), 4.", "Nobody, op. cit., 3.")
    done = run(text, "--live", "--bib", "works.bib", cwd=tmp_path)
    assert done.returncode == 0
    assert "note 2: 'Nobody, op. cit., 3' stays as typed" in done.stderr
    document = json.loads(done.stdout)
    assert document["meta"]["bibliography"]["c"] == [{"t": "MetaString", "c": "works.bib"}]
    assert "@book{cho-2003," in (tmp_path / "works.bib").read_text("utf-8")
    kinds = [inline["t"] for inline in document["blocks"][0]["c"]]
    assert kinds == ["Str", "Space", "Cite", "Str", "Space", "Note"]


def test_options_of_live_notes_need_them() -> None:
    done = run("{}", "--keep-notes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--bib and --keep-notes go with --live" in done.stderr
