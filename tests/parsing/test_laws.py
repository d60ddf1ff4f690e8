"""Laws of the parser: spans cut what they claim, no word is invented, nothing crashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.documents.markdown.inline import read_inline
from alliance_refs.model import Date, Item, Passage, plain_passage, plain_text
from alliance_refs.parsing import Parsed, parse_citation, parse_names
from alliance_refs.parsing.figures import digits
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.parse import LONGEST
from alliance_refs.parsing.tagger import Tag
from alliance_refs.parsing.tokens import Token, tokenize
from alliance_refs.spans import Span
from parsing.test_cases import FILES

REFERENCES = [path.read_text("utf-8").partition("\n\n")[0] for path in FILES]

# Pieces of references and marks that meet in no reference, put together at random.
PIECES = st.sampled_from(
    [
        *"()[]{}\"'“”‘’«»„.,;:?!-–—/<>*_&§°\\",
        "Kim, Yoon-ja",
        "van der Tuin",
        "J. B. ",
        "et al.",
        "eds.",
        "(ed.)",
        "in ",
        "In: ",
        "vol. 3",
        "no. 12",
        "pp. 4-9",
        "S. 7 ff.",
        "61(3):5-9",
        "2003",
        "[franz. 1966]",
        "May 27, 2003",
        "13 février 2018",
        "Seoul: ",
        "Sam-in",
        "University Press",
        "Journal of Peace",
        "https://example.org/a-",
        "doi:10.1000/x",
        "accessed ",
        "한국",
        "中国",
        "\x00",
        "\x01",
        "\u200f",
        " ",
        "  ",
        "\n",
    ]
)
NOISE = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def parse(reference: str) -> tuple[Passage, Parsed]:
    passage, _ = read_inline(plain_passage(reference))
    return passage, parse_citation(passage)


def words(text: str) -> list[str]:
    """The words of a text; a raised number is the number."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def said(item: Item) -> list[str]:
    """Every text of an item but its language, names and literal dates among them."""
    out: list[str] = []
    for value in (value for name, value in item.items() if name != "language"):
        if isinstance(value, tuple):
            out += (str(name) for name in value)
        elif isinstance(value, Date):
            out.append(value.literal)
        elif isinstance(value, Mapping):
            out += value.values()
        else:
            out.append(plain_text(value))
    return out


def assert_sound(passage: Passage, parsed: Parsed) -> None:
    # Numbers may be said in other figures than they are printed in.
    printed = (*words(passage.text), *words(digits(passage.text)))
    letters = "".join((*printed, *(mark.target for mark in passage.marks)))
    for text in said(parsed.item):
        for word in words(text):
            assert word in letters, f"{word!r} is not in the text"
    for label, span in parsed.fields:
        assert label in LABELS
        assert span.cut(passage.text).strip() == span.cut(passage.text) != ""
    for name, ground in parsed.item.evidence.items():
        assert 0 <= ground.confidence <= 1
        if name != "type" and ground.rule != "link":
            assert ground.span is not None
            assert ground.text in passage.text


@pytest.mark.parametrize("reference", REFERENCES)
def test_no_field_holds_a_word_that_the_text_does_not_have(reference: str) -> None:
    assert_sound(*parse(reference))


@settings(max_examples=150, deadline=None)
@given(NOISE)
def test_any_text_is_read_without_a_crash_and_soundly(reference: str) -> None:
    passage = plain_passage(reference)
    assert_sound(passage, parse_citation(passage))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REFERENCES), st.data())
def test_a_citation_cut_short_is_read_soundly(reference: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(reference)))
    assert_sound(*parse(reference[:end]))


def test_the_order_of_citations_does_not_matter() -> None:
    forth = [parse(reference)[1] for reference in REFERENCES]
    back = [parse(reference)[1] for reference in reversed(REFERENCES)]
    assert forth == back[::-1]


def test_spans_lead_to_the_untouched_source() -> None:
    source = "Harrison, *Korean End Game* (Seoul: Sam-in, 2003)"
    passage, _ = read_inline(plain_passage(source, 100))
    evidence = parse_citation(passage).item.evidence
    title = evidence["title"].span
    assert title is not None
    assert title.shift(-100).cut(source) == "Korean End Game"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(plain_passage(text))
    assert all(token.span.cut(text) == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(NOISE)
def test_names_hold_only_words_of_the_text(text: str) -> None:
    letters = "".join(words(text))
    for name in parse_names(text):
        assert all(word in letters for word in words(str(name)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "." * 50_000,
        "(" * 50_000,
        "“" * 50_000,
        "“”" * 20_000 + "“",
        "1, " * 20_000,
        "A. " * 20_000,
        "Kim, " * 20_000,
        "a b " * 20_000,
        "2003 " * 10_000,
        "https://" * 5_000,
        "\x00\x01\x02" * 10_000,
        "' s' " * 10_000,
        "12(3): " * 10_000,
        "中国" * 20_000,
        "ed. " * 20_000,
        "in in " * 20_000,
        "Place: " * 10_000,
        "I, II, III, " * 5_000,
        "שלום " * 10_000,
        "😀" * 20_000,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_hostile_input_is_read_and_bounded(text: str) -> None:
    parsed = parse_citation(plain_passage(text))
    assert isinstance(parsed.item, Item)


def test_an_endless_citation_is_read_in_part_and_says_so() -> None:
    reference = "Doe, Jane, *The Long Note* (London: Quay, 1990). " + "word " * 1_000_000
    parsed = parse_citation(plain_passage(reference))
    assert [flaw.code for flaw in parsed.diagnostics][:1] == ["citation-too-long"]
    assert all(span.end <= LONGEST for _, span in parsed.fields)


def test_evidence_names_rule_and_words() -> None:
    _, parsed = parse("Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003)")
    assert parsed.item.explain("publisher").startswith('publisher "Sam-in": model read "Sam-in"')
    assert ("place", Span(33, 38)) in parsed.fields


def test_names_left_out_by_et_al_are_told() -> None:
    _, parsed = parse("Anjali Gopal et al., *Will Sharing Widen Access?* (London: Quay, 2023)")
    assert [str(name) for name in parsed.item["author"]] == ["Anjali Gopal"]
    assert [flaw.code for flaw in parsed.diagnostics] == ["others-unnamed"]


def test_a_list_takes_pages_for_the_extent_of_the_work() -> None:
    passage = plain_passage("E. D. Marsh: The Habits of Nations, pp. 224-262.")
    assert parse_citation(passage).locator == "224-262"
    entry = parse_citation(passage, in_list=True)
    assert (entry.item["page"], entry.locator) == ("224-262", "")


def test_another_tagger_can_take_the_place_of_the_rules() -> None:
    class TitleTagger:
        def tag_many(self, citations: Sequence[Sequence[Token]]) -> list[list[Tag]]:
            return [[Tag("title", 0.5, "all-title") for _ in tokens] for tokens in citations]

    item = parse_citation(plain_passage("Korean End Game"), tagger=TitleTagger()).item
    assert dict(item) == {"title": "Korean End Game"}
    assert item.evidence["title"].rule == "all-title"


@pytest.mark.parametrize("reference", REFERENCES[::7])
def test_letters_and_accents_apart_read_as_one(reference: str) -> None:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", reference))
    assert unicodedata.normalize("NFC", apart) == apart or _item(apart) == _item(reference)


def test_soft_hyphens_and_wide_spaces_are_not_read() -> None:
    plain = "Müller, Peter Preisinger (1992): Gesellschaft im Wandel. Köln: Bachem."
    rough = plain.replace("Preisi", "Prei\xadsi").replace("Gesell", "Gesell\xad")
    assert _item(rough.replace(" ", "  ")) == _item(plain)


def _item(reference: str) -> dict[str, str]:
    item = parse_citation(plain_passage(reference).squeeze(), in_list=True).item
    return {name: str(value) for name, value in item.items()}
