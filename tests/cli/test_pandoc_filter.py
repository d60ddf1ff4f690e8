"""The filter on the command line: standard input to standard output, messages aside."""

from __future__ import annotations

import json
import subprocess
import sys

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


def run(text: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alliance_refs", "pandoc-filter", *words]
    return subprocess.run(command, input=text, capture_output=True, text=True)


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
