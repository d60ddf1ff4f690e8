"""What follows a key: locators, their labels, and the words that are none."""

from __future__ import annotations

import pytest

from alliance_refs.integrations.locators import split_locator


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (", bk. VI", ("VI", "book", "")),
        (", vol. II, p. 3", ("II", "volume", ", p. 3")),
        (", pp. XII–XV", ("XII–XV", "page", "")),
        (", p. A-12", ("A-12", "page", "")),
        (", art. 5(2)", ("5(2)", "article-locator", "")),
        (" pp. iv, vi–xi, (xv)–(xvii) with more", ("iv, vi–xi, (xv)–(xvii)", "page", " with more")),
        (", pp. 30–34, 36, and 40", ("30–34, 36, and 40", "page", "")),
        (", pp. 3 and 5, and passim", ("3 and 5", "page", ", and passim")),
        (", 30ff.", ("30ff", "page", ".")),
        (", 30 ff., again", ("30 ff.", "page", ", again")),
        # pandoc puts a space that does not break after "pp.".
        (", {pp.\u00a0iv, vi} again", ("iv, vi", "page", " again")),
        (", {§5}", ("5", "section", "")),
        ("{}, 99 years later", ("", "page", ", 99 years later")),
        (", s. v. 3", ("3", "sub-verbo", "")),
        (", Abs. 2", ("2", "paragraph", "")),
        (", Rn. 12", ("12", "paragraph", "")),
        (", tome II", ("II", "volume", "")),
        (", s. 12", ("12", "page", "")),
    ],
)
def test_locators(after: str, found: tuple[str, str, str]) -> None:
    assert split_locator(after) == found


@pytest.mark.parametrize(
    "words",
    [", s.v. “alliance”", ", s. l.", ", mild praise", ", F16 pilots", ", mid-1980s", ", pt. two"],
)
def test_words_that_are_no_locators_stay_whole(words: str) -> None:
    assert split_locator(words) == ("", "", words)


@pytest.mark.parametrize("piece", ["a", "1,", "1-", "1 and ", "(1", "s. ", "{", " "])
def test_long_words_are_read_in_linear_time(piece: str) -> None:
    split_locator(", p. " + piece * 100_000)
    split_locator(piece * 100_000)
