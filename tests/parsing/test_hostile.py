"""Text that is no reference: read in part where it is endless, and nothing is made up."""

from __future__ import annotations

import unicodedata

import pytest

import alliance_refs as refs
from alliance_refs.model import plain_passage
from alliance_refs.parsing import parse_citation
from alliance_refs.parsing.parse import LONGEST

HOSTILE = {
    "punctuation": ".,;:()[]{}-–—'\"“”«»" * 200,
    "brackets": "(" * 3000,
    "controls": "".join(map(chr, range(1, 32))) * 100,
    "right to left": "מלחמת קוריאה היסטוריה " * 200,
    "emoji": "📚🇰🇷👩‍💻" * 600,
    "Chinese without spaces": "朝鮮戰爭史論文集" * 500,
    "figures": "1234567890" * 400,
    "years": "1950 " * 900,
    "addresses": "http://a.b/" * 400,
    "names": "Kim, S., " * 500,
    "initials": "Kim, War. " + "A. " * 1600,
    "an act without an end": "Council Directive 1/2/EC of " + "a " * 2400,
    "courts": "OLG " + "A-" * 2400 + " NJW 1999, 1",
    "a decision cited everywhere": "BGE 1, 1 (" + "1, " * 1600,
    "a hearing of nobody": "U.S. Congress" + " ," * 2400 + " 98th Cong., 2nd sess.",
    "combining marks": "a" + "\u0301" * 4000,
    "lone surrogates": "Kim \ud800 War 2001",
    "nothing": "",
    "spaces": " \n\t" * 900,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_the_parser_and_no_field_is_made_up(text: str) -> None:
    item = refs.parse(text)
    for evidence in item.evidence.values():
        assert 0 <= evidence.confidence <= 1
    for variable in ("title", "container-title", "publisher", "publisher-place"):
        words = str(item.get(variable, ""))
        shown = text + unicodedata.normalize("NFC", text)
        assert all(letter in shown for letter in words if letter.isalpha())


def test_five_megabytes_are_read_in_part_and_said_to_be() -> None:
    text = "Harrison, Selig. Korean End Game. " * 150_000
    parsed = parse_citation(plain_passage(text))
    assert [flaw.code for flaw in parsed.diagnostics if "long" in flaw.code] == [
        "citation-too-long"
    ]
    assert len(parsed.text) == LONGEST
