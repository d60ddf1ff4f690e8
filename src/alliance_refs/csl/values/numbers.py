"""Number variables: what counts as a number, and how numbers are printed.

In: the text of a number variable. Out: whether it is numeric or plural, and its form as
digits, ordinals, roman numerals (CSL 1.0.2, Number; Choose, is-numeric; Label; Ordinal
Suffixes). Text that is no number is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.pages import render_pages
from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS
from alliance_refs.text.roman import roman

# A number may have letters before and after it ("D2", "2b"), and be a fraction ("12/13").
_NUMBER = r"(?:[^\W_]*\d[^\W_]*(?:/\d+)?|[ivxlcdm]+)"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*(?:[-–,;&]|\band\b|\bet\b|\bund\b|\by\b)\s*{_NUMBER})*")
_WHOLE = re.compile(r"0|[1-9]\d*")
_INTEGER = re.compile(r"(?<![\w/.])(?:0|[1-9]\d*)(?![\w/]|\.\d)")
_COMMA = re.compile(r"\s*,\s*(?=\w)")
_SPACED_HYPHEN = re.compile(r"\s*-\s*")

# Between the numbers of a plural: a sign, or a word for "and".
_ONE = r"(?:[^\W_]*\d[^\W_]*|[ivxlcdm]+|[IVXLCDM]+)"
_SEVERAL = re.compile(
    rf"(?<!\w){_ONE}\s*(?:(?<!\\)[-–,;&]|\s(?:and|et|und|y|e|en|og|och)\s)\s*{_ONE}(?!\w)"
)
# One number with commas between its thousands ("US 7,123,456").
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_ROMAN_RANGE = re.compile(r"[IVXLCDM]+\s*[-–]\s*[IVXLCDM]+")
# Of reports and the like, not a range: "04-09A".
_IDENTIFIER = re.compile(r"\s*0\d*\s*[-–]")
_MIXED_RANGE = re.compile(r"\d+-[A-Z]\b")
_COUNTS = frozenset(("number-of-pages", "number-of-volumes"))

# Labels inside a value ("12, fig. 3").
_EMBEDDED = re.compile(rf"(?<=[,;&] )({'|'.join(LOCATOR_ABBREVIATIONS)})\.?s? (?=\d)")


def is_numeric(text: str) -> bool:
    """Whether the text consists of numbers alone (CSL 1.0.2, Choose, is-numeric).

    >>> [is_numeric(text) for text in ("2nd", "2, 3", "second", "2nd edition")]
    [True, True, False, False]
    """
    if text.isdigit():
        return True
    # Labels between the numbers do not count ("7, p. 3").
    return len(text) < _LONGEST and bool(_NUMERIC.fullmatch(_EMBEDDED.sub("", text).strip()))


# No number is longer; a limit keeps hostile text cheap.
_LONGEST = 200


def is_plural(variable: str, text: str) -> bool:
    """Whether a label of this value is plural (CSL 1.0.2, Label).

    >>> is_plural("page", "213 & 235"), is_plural("number-of-volumes", "3"), is_plural("page", "9")
    (True, True, False)
    """
    if text.isdigit():
        return variable in _COUNTS and int(text[:9]) > 1
    if is_identifier(variable, text):
        return False
    own = _EMBEDDED.split(text[:_LONGEST], maxsplit=1)[0]
    own = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), own)
    return _SEVERAL.search(own) is not None or _MIXED_RANGE.search(own) is not None


def is_identifier(variable: str, text: str) -> bool:
    """Whether the text of a `number` is a name with hyphens in it, not a range of numbers.

    No count begins with a zero.

    >>> is_identifier("number", "04-09A"), is_identifier("number", "4-9")
    (True, False)
    """
    return variable == "number" and _IDENTIFIER.match(text) is not None


def compile_number(element: ast.Number, locale: Locale) -> Callable[[str], str]:
    """The function that gives the printed form of a value of this `cs:number`.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> compile_number(ast.Number("edition", "ordinal"), make_locale("en-US"))("2, 3")
    '2nd, 3rd'
    """
    gender = locale.gender(element.variable)
    form = element.form

    def ordinal(number: int) -> str:
        return f"{number}{locale.ordinal(number, gender)}"

    def long_ordinal(number: int) -> str:
        return locale.long_ordinal(number, gender) or ordinal(number)

    forms: dict[str, Callable[[int], str]] = {
        "ordinal": ordinal,
        "long-ordinal": long_ordinal,
        "roman": roman,
    }
    change = forms.get(form, str)

    @lru_cache(maxsize=512)
    def rendered(value: str) -> str:
        if value.isdigit():
            return change(int(value)) if len(value) < 10 and _WHOLE.fullmatch(value) else value
        if is_identifier(element.variable, value):
            return value.replace("\\-", "-")
        return _several(value.strip(), change, locale)

    return rendered


def _several(value: str, change: Callable[[int], str], locale: Locale) -> str:
    """Numbers with their separators evened out, each changed on its own."""
    numbers, *labelled = [*_EMBEDDED.split(value[:_LONGEST]), value[_LONGEST:]]
    if _ROMAN_RANGE.fullmatch(value) or _THOUSANDS.search(numbers):
        return render_pages(value, "", locale)
    if not is_numeric(numbers.strip(" ,;&")):
        return value.replace("\\-", "-")
    spaced = _COMMA.sub(", ", _SPACED_HYPHEN.sub("-", numbers))
    dashed = render_pages(spaced, "", locale)
    changed = _INTEGER.sub(lambda match: change(int(match[0])), dashed)
    return changed + "".join(_labels(labelled, locale))


def _labels(pieces: list[str], locale: Locale) -> list[str]:
    """Labels inside a value and what follows each, the labels in the words of the locale."""
    out = []
    for label, numbers in zip(pieces[::2], pieces[1::2], strict=False):
        plural = is_plural("locator", numbers)
        word = locale.term(LOCATOR_ABBREVIATIONS[label], "short", plural)
        out.append(f"{word or label} {render_pages(numbers, '', locale)}")
    return out + pieces[len(pieces) // 2 * 2 :]


def number_sort_key(text: str) -> str:
    """A text that sorts as the number does; other text as it is.

    >>> sorted(["10", "9", "9a"], key=number_sort_key)
    ['9', '9a', '10']
    """
    return _DIGITS.sub(lambda match: match[0].zfill(10), text) if is_numeric(text) else text


_DIGITS = re.compile(r"\d+")
