"""Identifiers: addresses and numbers without the white space of broken lines, and their variables.

In: an identifier as printed, perhaps with its label and with stray marks. Out: the CSL
variable and the bare value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.tagger import Field

# Marks that end a sentence and not an address.
_TAIL = ".,;:>\"”’'»]}"
_LEADS = re.compile(
    r"^[\s<(\[:.,;„“\"]*(?:(?:available|online|verfügbar|disponible|abrufbar|accessible|url|retrieved|from|at|under|unter|en|sur|à|su|via|internet)\b[:\s]*)*[<(\[\s]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|ftp)\s?:\s?/\s?/|www\s?\.", re.IGNORECASE)


def read_url(text: str) -> str:
    """An address as one word, without the words that lead to it and the stop behind it.

    >>> read_url("https://example.org/a- b"), read_url("URL: <http ://example.org/a.pdf>.")
    ('https://example.org/a-b', 'http://example.org/a.pdf')
    """
    start = _ADDRESS.search(text)
    text = text[start.start() :] if start else _LEADS.sub("", text)
    return _without_tail("".join(text.split()))


def _without_tail(word: str) -> str:
    """A word without the marks behind it; a bracket goes when it was not opened."""
    end = len(word)
    unopened = word.count(")") - word.count("(")
    while end and (word[end - 1] in _TAIL or (word[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= word[end] == ")"
    return word[:end]


_DOI = re.compile(r"10\.\s?\d{3,9}\s?/\s?.+", re.DOTALL)


def read_doi(text: str) -> str:
    """A DOI without "doi:" or the address of a resolver.

    >>> read_doi("https://doi.org/10.1000/x- y."), read_doi("DOI 10.1002/asi.21001")
    ('10.1000/x-y', '10.1002/asi.21001')
    """
    match = _DOI.search(text)
    return _without_tail("".join((match[0] if match else text).split()))


_BOOK_NUMBER = re.compile(r"[\dXx][\dXx\s‐‑–-]*[\dXx]")


def read_number_of_book(text: str) -> str:
    """An ISBN or ISSN without its label, hyphens as printed.

    >>> read_number_of_book("ISBN-13: 978-3-16-148410-0."), read_number_of_book("ISSN 0018-2613")
    ('978-3-16-148410-0', '0018-2613')
    """
    text = re.sub(r"ISBN(?:-1[03])?|E?-?ISSN", " ", text, flags=re.IGNORECASE)
    match = _BOOK_NUMBER.search(text)
    return "".join((match[0] if match else text).split()).strip(".,;:")


_KINDS = (
    ("PMCID", re.compile(r"(?:PMCID:?|PMCfreearticle:?)?(PMC\d+)|PMCID:?(\d+)", re.I)),
    ("PMID", re.compile(r"(?:PMID|PubMed(?:ID)?):?(\d+)", re.I)),
    ("ISBN", re.compile(r"(?:ISBN(?:-1[03])?:?)([\dXx‐-]+)", re.I)),
    ("ISSN", re.compile(r"(?:[EP]?-?ISSN:?)(\d{4}[-‐–]?\d{3}[\dXx])", re.I)),
    ("DOI", re.compile(r"(?:doi:?|https?://(?:dx\.|www\.)?doi\.org/)(10\.\d{3,9}/.+)", re.I)),
)
_BARE_DOI = re.compile(r"10\.\d{4,9}/\S+")


def identifier_variable(text: str) -> tuple[str, str]:
    """The CSL variable and the value of an identifier that is named in the text.

    >>> identifier_variable("PMID: 1234567"), identifier_variable("arXiv:2301.00001")
    (('PMID', '1234567'), ('number', 'arXiv:2301.00001'))
    >>> identifier_variable("ISBN 978-3-16-148410-0")
    ('ISBN', '978-3-16-148410-0')
    """
    squeezed = _without_tail("".join(text.split()))
    for variable, pattern in _KINDS:
        match = pattern.fullmatch(squeezed)
        if match:
            return variable, match[match.lastindex or 0]
    if _BARE_DOI.fullmatch(squeezed):
        return "DOI", squeezed
    if _ADDRESS.match(squeezed):
        return "URL", read_url(text)
    return "number", squeezed


# Two that no mark parts: "PMID: 1234567 PMCID: PMC123456".
_NEXT = re.compile(r"(?<=\d)\s(?=PMC?(?:ID)?\s?:?\s?(?:PMC)?\d)", re.IGNORECASE)


def identifier_variables(text: str) -> list[tuple[str, str]]:
    """The variable and the bare value of each identifier in some words.

    >>> identifier_variables("PMID: 1234567 PMCID: PMC123456")
    [('PMID', '1234567'), ('PMCID', 'PMC123456')]
    """
    return list(map(identifier_variable, _NEXT.split(text)))


_RESOLVER = re.compile(r"\W*https?\s?:\s?//\s?(?:dx\.|www\.)?doi\.\s?org\s?/\s?10\.", re.IGNORECASE)


def with_resolvers(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the address of a DOI's resolver is a DOI, where no other is printed.

    >>> from alliance_refs.spans import Span
    >>> [field.label for field in with_resolvers("https://doi.org/10.1000/1", [
    ...     Field("url", Span(0, 25), 1.0, "")])]
    ['doi']
    """
    if any(field.label == "doi" for field in fields):
        return fields
    return tuple(
        replace(field, label="doi")
        if field.label == "url" and _RESOLVER.match(text, *field.span)
        else field
        for field in fields
    )
