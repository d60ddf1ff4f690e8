"""BibTeX and BibLaTeX names, both ways (BibTeX: "von Last, Jr, First"; BibLaTeX manual, 3.4).

In: the raw LaTeX of a name field. Out: raw name parts (`NameParts`), and `Name` values
with the LaTeX read. Braces keep words together; a name wholly in braces is an institution.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from alliance_refs.formats.bib.run_together import names_in
from alliance_refs.formats.bib.text import plain_latex, without_entities
from alliance_refs.model import Name, plain_text, read_markup
from alliance_refs.text.latex_write import write_latex

OTHERS = "others"
NAME_FIELDS = frozenset(
    """author editor translator bookauthor editora editorb editorc annotator commentator
    introduction foreword afterword holder shortauthor shorteditor namea nameb namec""".split()
)

# Begins at the first space of several, lest each of them be tried.
NAMES_AND = re.compile(r"(?<!\s)\s++and\s+", re.IGNORECASE)
# Groups that no "and" can hide in; an environment is none, whatever its name.
_SMALL_GROUP = re.compile(r"(?<!begin)(?<!end)\{[^{}\s]*\}")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n\s*")
# A command takes the blanks behind its name with it: "\\AA ke" is one word.
_TOKEN = re.compile(
    r"\\(?:begin|end)(?![A-Za-z])|\\(?:[A-Za-z]+\s*|.)|[{}]|\s+|,|~|[^\\{},~\s]+", re.DOTALL
)
_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)\s*=", re.IGNORECASE)
_PART = re.compile(r"\s*([A-Za-z-]+)\s*=\s*(.*?)\s*", re.DOTALL)
_NUMBER = re.compile(r"\d{4}")
_TRUE = frozenset({"true", "1", ""})
_DEPTHS = {"{": 1, "}": -1, "\\begin": 1, "\\end": -1}


class NameParts(NamedTuple):
    """A name cut into its parts, each raw LaTeX; `whole` for one wholly in braces.

    `use_prefix` is the name's own option, None when it says nothing.
    """

    given: str = ""
    prefix: str = ""
    family: str = ""
    suffix: str = ""
    whole: str = ""
    use_prefix: bool | None = None


def split_names(text: str) -> list[str]:
    """The single names of a field, split at each "and" outside braces.

    >>> split_names("{Robert and Sons} and Kim, Il-young")
    ['{Robert and Sons}', 'Kim, Il-young']
    """
    if "%" in text:
        text = _COMMENT.sub("", text)
    if "{" not in text or "{" not in _SMALL_GROUP.sub("", text):
        return [name for name in NAMES_AND.split(text.strip()) if name]
    names: list[str] = []
    words: list[str] = []
    for word in _top_level(text, " "):
        if word.lower() == "and" and words:
            names.append(" ".join(words))
            words = []
        elif word.lower() != "and":
            words.append(word)
    return [*names, " ".join(words)] if words else names


def parse_name(text: str) -> NameParts:
    """The parts of one name in any of BibTeX's three forms, or BibLaTeX's extended form.

    >>> parse_name("Ludwig van Beethoven")
    NameParts(given='Ludwig', prefix='van', family='Beethoven', suffix='', whole='', use_prefix=None)
    >>> parse_name("{Republic of Korea}").whole, parse_name("Smith, Jr., John").suffix
    ('{Republic of Korea}', 'Jr.')
    """
    if _EXTENDED.match(text):
        return _parse_extended(text)
    parts = list(_top_level(text, ","))
    words = list(_top_level(parts[0], " ")) if parts else []
    if len(parts) < 2:
        return _parse_direct(words)
    prefix, family = _split_prefix(words)
    given = parts[-1] if len(parts) < 4 else ", ".join(parts[2:])
    suffix = parts[1] if len(parts) > 2 else ""
    return NameParts(_spaced(given), prefix, family, _spaced(suffix))


def _parse_direct(words: list[str]) -> NameParts:
    """A name without commas: given names, lower-case prefix, family name."""
    if len(words) == 1 and words[0].startswith("{") and _is_one_group(words[0]):
        return NameParts(whole=words[0])
    if len(words) > 2 and _NUMBER.fullmatch(words[-1]):
        # DBLP tells persons of one name apart by numbers: "Wei Wang 0001".
        words = words[:-1]
    first = next((at for at, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    prefix, family = _split_prefix(words[max(first, 0) :])
    return NameParts(" ".join(words[: max(first, 0)]), prefix, family)


def _split_prefix(words: list[str]) -> tuple[str, str]:
    """ "von Last": the prefix is the lower-case words that lead, and never the last word.

    BibTeX lets it run on to the last lower-case word; biber reads "von Berlichingen zu
    Hornberg" as people do, with "zu Hornberg" in the family name.
    """
    leading = takewhile(_is_lower, words[:-1])
    cut = sum(1 for _ in leading)
    return " ".join(words[:cut]), " ".join(words[cut:])


def _is_lower(word: str) -> bool:
    """Whether the first letter that prints is lower case; a word wholly in braces is upper."""
    if "{" in word or "\\" in word:
        if not word.startswith("{\\") and _is_one_group(word):
            return False
        word = plain_latex(word)
    for letter in word:
        if letter.isalpha() and letter not in "ʿʾ":
            return letter.islower()
    return False


def _parse_extended(text: str) -> NameParts:
    found: dict[str, str] = {}
    for part in _top_level(text, ","):
        match = _PART.fullmatch(part)
        # A second "=" has to stand in braces or quotes; such a part says nothing.
        if match and "=" not in match[2].partition("{")[0].partition('"')[0]:
            found[match[1].lower()] = _unquoted(match[2])
    use = found.get("useprefix")
    return NameParts(
        found.get("given", ""),
        found.get("prefix", ""),
        found.get("family", ""),
        found.get("suffix", ""),
        use_prefix=None if use is None else use.lower() in _TRUE,
    )


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == '"' == text[-1]:
        return text[1:-1]
    return text[1:-1] if _is_one_group(text) else text


def _is_one_group(text: str) -> bool:
    """Whether one pair of braces encloses all of `text`."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for number, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return number == len(text) - 1
    return False


def _top_level(text: str, separator: str) -> Iterator[str]:
    """`text` cut at white space (" ") or at commas, outside braces and quotes' braces."""
    run: list[str] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        depth += _DEPTHS.get(token, 0)
        blank = token.isspace() or token == "~"
        if depth <= 0 and (blank if separator == " " else token == ","):
            if run or separator == ",":
                yield "".join(run).strip()
            run = []
        else:
            run.append(token)
    if run or separator == ",":
        yield "".join(run).strip()


def _spaced(text: str) -> str:
    return " ".join(_top_level(text, " "))


@lru_cache(maxsize=16_384)
def read_name(text: str, dropping: bool, corporate: bool) -> Name:
    """The `Name` of one raw name.

    A prefix is a dropping particle when `dropping`, unless the name itself says
    otherwise; a name wholly in braces is a literal when `corporate`, else a family name.
    """
    if text.strip().lower() == OTHERS:
        return Name(literal=OTHERS) if corporate else Name(family=OTHERS)
    parts = parse_name(text)
    if parts.whole:
        whole = _words(parts.whole)
        return Name(literal=whole) if corporate else Name(family=whole)
    prefix = _words(parts.prefix)
    drops = dropping if parts.use_prefix is None else not parts.use_prefix
    return Name(
        family=_words(parts.family),
        given=_words(parts.given),
        dropping_particle=prefix if drops else "",
        non_dropping_particle="" if drops else prefix,
        suffix=_words(parts.suffix),
    )


def _words(raw: str) -> str:
    """The words of a part: names have no italics or small capitals of their own."""
    text = plain_latex(raw)
    return plain_text(read_markup(text)) if "<" in text else text


def read_names(
    text: str, *, dropping: bool = True, corporate: bool = True, parting: bool = True
) -> tuple[Name, ...]:
    """The names of a field, in order; empty ones are left out.

    When `parting`, names that only commas or semicolons part are told apart too.

    >>> [str(name) for name in read_names("Kim, Il-young and {Bank of Korea} and others")]
    ['Il-young Kim', 'Bank of Korea', 'others']
    """
    whole = split_names(without_entities(text))
    single = (name for each in whole for name in names_in(each)) if parting else whole
    names = (read_name(name, dropping, corporate) for name in single)
    return tuple(name for name in names if name != _NOBODY)


_NOBODY = Name()


def write_name(name: Name, *, extended: bool) -> str:
    """The raw name that reads back as `name` best; with BibLaTeX's own form when `extended`.

    >>> write_name(Name(family="Koo", given="Kab-woo"), extended=True)
    'Koo, Kab-woo'
    >>> write_name(Name("Gaulle", "Charles", non_dropping_particle="de"), extended=True)
    'family=Gaulle, given=Charles, prefix=de, useprefix=true'
    """
    plain = _without_flags(name)
    for candidate in _candidates(plain, extended):
        if read_names(candidate) == (plain,):
            return candidate
    return _classic(plain, _braced_if_odd)


def _candidates(name: Name, extended: bool) -> Iterator[str]:
    if name.literal:
        yield OTHERS if name.literal == OTHERS else "{" + write_latex(name.literal) + "}"
        return
    yield _classic(name, write_latex)
    yield _classic(name, _braced_if_odd, write_latex)
    yield _classic(name, _braced_if_odd)
    if extended:
        yield _extended(name)


def _classic(
    name: Name, write: Callable[[str], str], write_given: Callable[[str], str] | None = None
) -> str:
    particle = name.dropping_particle or name.non_dropping_particle
    family = " ".join(filter(None, (write_latex(particle), write(name.family))))
    parts = [family, write(name.suffix), (write_given or write)(name.given)]
    if not name.suffix:
        parts.pop(1)
    if len(parts) == 2 and not name.given:
        return family if " " not in family else family + ","
    return ", ".join(parts)


def _braced_if_odd(text: str) -> str:
    written = write_latex(text)
    return "{" + written + "}" if text and _ODD.search(text) else written


_ODD = re.compile(r"^[^A-ZÀ-Þ]|[\s,]|=")


def _extended(name: Name) -> str:
    particle = name.non_dropping_particle or name.dropping_particle
    parts = {
        "family": name.family,
        "given": name.given,
        "prefix": particle,
        "suffix": name.suffix,
    }
    written = [f"{part}={_quoted(text)}" for part, text in parts.items() if text]
    if particle:
        written.append(f"useprefix={'true' if name.non_dropping_particle else 'false'}")
    return ", ".join(written)


def _quoted(text: str) -> str:
    written = write_latex(text)
    return "{" + written + "}" if re.search(r"[,=\"]| and ", text) else written


def _without_flags(name: Name) -> Name:
    return Name(
        name.family,
        name.given,
        name.non_dropping_particle,
        name.dropping_particle,
        name.suffix,
        name.literal,
    )
