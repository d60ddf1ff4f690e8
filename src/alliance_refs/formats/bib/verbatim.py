"""Addresses and identifiers of .bib entries, which LaTeX takes verbatim, both ways.

Reference managers escape them all the same: Mendeley writes {\\_} and {~}, others \\url{...}
or the whole address of a DOI. What is read is what a browser takes.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from alliance_refs.formats.bib.text import without_entities

_URL_COMMAND = re.compile(
    r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}"
)
# What stands for one character in an address: {\_}, {~}, \~{}, {\textless}, $\sim$.
_CHARACTER_WORDS = {
    "textasciitilde": "~",
    "sim": "~",
    "textunderscore": "_",
    "textless": "<",
    "textgreater": ">",
    "textasciicircum": "^",
    "textbar": "|",
}
_WORDS = "|".join(_CHARACTER_WORDS)
_CHAR = re.compile(r"\{?\\char\s*(?:`\\?([~_^#%&])|126|\"7E)\s*\}?(?:\{\})?")
_ESCAPED = re.compile(
    r"\{(?:\\(?P<a>[&%#_~$^])|(?P<b>[&%#_~^]))\}|\\(?P<c>[&%#_~$^{}])(?:(?<=[~^])\{\})?"
    rf"|\{{\\(?P<d>{_WORDS})(?:\s*\{{\}})?\}}|\\(?P<e>{_WORDS})(?![A-Za-z])\s*(?:\{{\}})?"
    r"|\$\\(?P<f>sim)\$"
)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)


def read_verbatim(raw: str) -> str:
    """The address or identifier as it stands, without the escapes people put in it.

    >>> read_verbatim(r"\\url{http://a.org/x{\\_}y}"), read_verbatim("http://a.org/{~}kim")
    ('http://a.org/x_y', 'http://a.org/~kim')
    >>> read_verbatim("{10.1000/182}"), read_verbatim("{a}/{b}")
    ('10.1000/182', '{a}/{b}')
    """
    text = without_entities(raw.strip())
    if "\\char" in text:
        text = _CHAR.sub(lambda match: match[1] or "~", text)
    if "\\" in text or "{" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if "\\" in text:
        text = _URL_COMMAND.sub(lambda match: match[1] or match[2] or "", text)
    if text.startswith("{") and text.endswith("}") and _is_balanced(text[1:-1]):
        text = text[1:-1]
    return "".join(text.split()) if "\n" in text else text


def _unescaped(match: re.Match[str]) -> str:
    said = match[match.lastgroup or 0]
    return _CHARACTER_WORDS.get(said, said)


def read_doi(raw: str) -> str:
    """A DOI without the address or the "doi:" that is often put before it.

    >>> read_doi("https://doi.org/10.1000/a%3Cb"), read_doi("doi:10.1000/182")
    ('10.1000/a<b', '10.1000/182')
    """
    text = read_verbatim(raw)
    address = _DOI_ADDRESS.match(text)
    return unquote(text[address.end() :]) if address else text


def write_verbatim(value: object) -> str | None:
    """The value as it stands; None when braces or backslashes would not come back.

    >>> write_verbatim("http://a.org/b_c"), write_verbatim("a{b")
    ('http://a.org/b_c', None)
    """
    text = str(value)
    balanced = _is_balanced(text)
    return text if balanced and "\\" not in text and text == text.strip() else None


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0
